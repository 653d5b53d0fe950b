"""Updates, notes and evidence, and what they change about an item."""

from datetime import date

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide
from actionplan.domain.subjects.progress import (
    ContactNoted,
    EvidenceAdded,
    ProgressRecorded,
    RecordEvidence,
    RecordNote,
    RecordUpdate,
)
from actionplan.domain.vocabulary import (
    Declared,
    EvidenceKind,
    RecordKind,
    Status,
    Via,
)
from tests.domain.builders import REF, TODAY, Plan, a_plan, ago, item_with
from tests.domain.sentences import sentence_of

NOTE = RecordNote(refs=(REF,), words="Rang, no answer.", on=TODAY)
NOT_STARTED, GOING, REPORTED = Status.NOT_STARTED, Status.IN_PROGRESS, Status.REPORTED_COMPLETE
SIGNED, SUPERSEDED, NOT_ACCEPTED = Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED


def test_the_first_update_starts_an_item_on_its_own_day_and_a_note_starts_nothing() -> None:
    plan = Plan(item_with(NOT_STARTED))
    plan.does(NOTE)
    assert (plan.item.status, plan.item.last_update_on, plan.item.last_contact_on) == (NOT_STARTED, None, TODAY)
    plan.does(RecordUpdate(refs=(REF,), words="Begun.", on=ago(4)))
    assert (plan.item.status, plan.item.started_on, plan.item.last_update_on) == (GOING, ago(4), ago(4))


def test_an_older_update_is_kept_but_is_not_the_last() -> None:
    plan = Plan(item_with(NOT_STARTED))
    for words, day, last in (("New.", ago(1), "New."), ("Old.", ago(9), "New."), ("Same day.", ago(1), "Same day.")):
        plan.does(RecordUpdate(refs=(REF,), words=words, on=day))
        assert plan.texts[plan.item.last_update or 0, "words"] == last
        assert plan.item.last_update_on == ago(1)
    assert [record.on for record in plan.state.records(REF)] == [ago(1), ago(9), ago(1)]


def test_an_older_note_is_not_the_last_contact() -> None:
    plan = Plan(item_with(NOT_STARTED))
    for day in (ago(1), ago(9)):
        plan.does(RecordNote(refs=(REF,), words="Rang.", on=day))
        assert plan.item.last_contact_on == ago(1)


@pytest.mark.parametrize("status", [SUPERSEDED, NOT_ACCEPTED])
def test_what_was_dropped_takes_no_more_evidence_and_what_was_signed_off_does(status: Status) -> None:
    evidence = RecordEvidence(refs=(REF,), title="Survey", evidence_kind=EvidenceKind.IMPACT, on=TODAY)
    with pytest.raises(Refused, match="there is nothing left to show evidence of"):
        Plan(item_with(status)).does(evidence)
    assert Plan(item_with(SIGNED)).does(evidence)


def test_evidence_is_counted_by_its_kind() -> None:
    plan = Plan(item_with(GOING))
    for kind in (EvidenceKind.OUTPUT, EvidenceKind.IMPACT, EvidenceKind.IMPACT):
        plan.does(RecordEvidence(refs=(REF,), title="Minutes", evidence_kind=kind, on=TODAY, sha256="a" * 64))
    assert (plan.item.evidence_output, plan.item.evidence_quality, plan.item.evidence_impact) == (1, 0, 2)
    assert {record.kind for record in plan.state.records(REF)} == {RecordKind.EVIDENCE}


def test_a_declared_colour_stands_until_the_next_one() -> None:
    plan = Plan(item_with(GOING))
    for declared, stands in (
        (Declared.AMBER, Declared.AMBER),
        (None, Declared.AMBER),
        (Declared.RED, Declared.RED),
        (Declared.NONE, Declared.NONE),
    ):
        plan.does(RecordUpdate(refs=(REF,), words="View.", on=TODAY, declared=declared))
        assert plan.item.declared is stands


@pytest.mark.parametrize("digest", ["A" * 64, "a" * 63, "g" * 64, "a" * 64 + "\n"])
def test_a_digest_is_64_hexadecimal_digits(digest: str) -> None:
    command = RecordEvidence(refs=(REF,), title="T", evidence_kind=EvidenceKind.OUTPUT, on=TODAY, sha256=digest)
    with pytest.raises(BadInput, match="64 hexadecimal digits"):
        decide(a_plan(item_with(GOING)), command, TODAY)


# Its entries in words

SAID_ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            ProgressRecorded(SAID_ON, Via.PHONE, Declared.AMBER, words="One\nTwo", sender="Detective Superintendent"),
            "Progress (20 November 2026, from Detective Superintendent, by phone, own view amber): One\nTwo",
        ),
        (
            ProgressRecorded(SAID_ON, declared=Declared.NONE, words="x"),
            "Progress (20 November 2026, own view taken back): x",
        ),
        (
            ContactNoted(SAID_ON, Via.MEETING, restricted=True, words="Rang"),
            "Note (20 November 2026, at a meeting, restricted): Rang",
        ),
        (
            EvidenceAdded(EvidenceKind.OUTPUT, SAID_ON, title="Minutes", held_at="Shelf 4", sha256="ab"),
            "Evidence (output, 20 November 2026): Minutes. Held at: Shelf 4. SHA-256 of the file: ab.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
