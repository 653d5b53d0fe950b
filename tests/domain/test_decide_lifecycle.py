"""From each status, each command: where it leads, or that it is refused in a sentence and changes nothing."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import SUBJECTS, decide
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.item import Item
from actionplan.domain.subjects import closing, deadlines, extensions, meetings, overrides, packs, pauses, signing_off
from actionplan.domain.subjects.actions import AddActions, RetitleAction
from actionplan.domain.subjects.agencies import AddAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.plan import BeginPlan, SetPolicy
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview, LoadReview
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, RecordKind, Response, Status
from tests.domain.builders import OWNED, REF, TODAY, Plan, a_plan, ago, ahead, an_action, an_item

UPDATE = RecordUpdate(refs=(REF,), words="Policy drafted.", on=TODAY)
NOTE = RecordNote(refs=(REF,), words="Rang, no answer.", on=TODAY)
EVIDENCE = RecordEvidence(refs=(REF,), title="Audit", evidence_kind=EvidenceKind.QUALITY, on=TODAY)
COMPLETE = ReportComplete(refs=(REF,), on=ago(1), summary="Adopted by all.", outcome=Outcome.IN_PART)
REOPEN = Reopen(refs=(REF,), reason="The audit found gaps.")
PLAN = SetPlan(refs=(REF,), will_do="Write the policy.")
THEME = SetTheme(refs=(REF,), theme="Exploitation")
DUE = ProposeDate(refs=(REF,), on=ahead(50))
ASSIGN = AssignOwner(refs=(REF,), agency="camhs")
CONFIRM = ConfirmOwner(refs=(REF,), confirmed_from="Head of Service")
CLEAR = ClearOwner(refs=(REF,))
VACATE = VacatePost(refs=(REF,))
RESPOND = Respond(refs=(REF,), response=Response.ACCEPTED)
ACTION = AddActions(refs=(REF,), title="Train staff")

NOT_STARTED, GOING, REPORTED = Status.NOT_STARTED, Status.IN_PROGRESS, Status.REPORTED_COMPLETE
SIGNED, SUPERSEDED, NOT_ACCEPTED = Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED
STAYS = {status: status for status in (NOT_STARTED, GOING, REPORTED)}
ALWAYS = {status: status for status in Status}

LIFECYCLE: dict[str, tuple[Command, dict[Status, Status]]] = {
    "update": (UPDATE, {NOT_STARTED: GOING, GOING: GOING, REPORTED: REPORTED}),
    "note": (NOTE, ALWAYS),
    "evidence": (EVIDENCE, {**STAYS, SIGNED: SIGNED}),
    "complete": (COMPLETE, {NOT_STARTED: REPORTED, GOING: REPORTED}),
    "reopen": (REOPEN, {REPORTED: GOING, SIGNED: GOING, SUPERSEDED: GOING}),
    "plan": (PLAN, STAYS),
    "theme": (THEME, ALWAYS),
    "due": (DUE, STAYS),
    "assign": (ASSIGN, STAYS),
    "confirm": (CONFIRM, STAYS),
    "clear owner": (CLEAR, STAYS),
    "vacate": (VACATE, STAYS),
    "respond": (RESPOND, STAYS),
    "add an action": (ACTION, STAYS),
}


def item_with(status: Status) -> Item:
    done = {"completed_on": ago(9), "reported_on": ago(9), "outcome": Outcome.DELIVERED, "completion_summary": 40}
    signed = {"signed_off_on": ago(2), "signed_off_at": "executive-2026-11-20"}
    by_status: dict[Status, dict[str, Any]] = {
        NOT_STARTED: {},
        GOING: {"started_on": ago(60)},
        REPORTED: {**done, "started_on": ago(60)},
        SIGNED: {**done, **signed},
        SUPERSEDED: {},
        NOT_ACCEPTED: {},
    }
    return an_item(**OWNED, status=status, lead_name=30, lead_role=30, **by_status[status])


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("name", list(LIFECYCLE))
def test_a_command_leads_where_the_lifecycle_says_or_is_refused_in_a_sentence(name: str, status: Status) -> None:
    command, leads_to = LIFECYCLE[name]
    plan = Plan(item_with(status))
    before = dict(plan.state.entities)
    if status in leads_to:
        assert plan.does(command)
        assert plan.item.status is leads_to[status]
        return
    with pytest.raises(Refused) as refused:
        plan.does(command)
    assert REF in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert plan.state.entities == before


def test_every_command_about_an_item_is_in_the_lifecycle() -> None:
    about_a_plan = {
        BeginPlan, SetPolicy, LoadReview, EditReview, AddAgency,
        RenameAgency, MergeAgency, RetitleAction, Undo, Redact,
    }  # fmt: skip
    in_table = {type(command) for command, _ in LIFECYCLE.values()}
    at_meetings = (deadlines, extensions, signing_off, closing, pauses, overrides, meetings, packs)
    elsewhere = {each.command for subject in at_meetings for each in subject.SUBJECT.commands} - {ProposeDate}
    everything = {each.command for subject in SUBJECTS for each in subject.commands}
    assert in_table | about_a_plan == everything - elsewhere


@pytest.mark.parametrize("command", [command for command, _ in LIFECYCLE.values()])
def test_an_item_that_is_not_there_is_named(command: Command) -> None:
    with pytest.raises(BadInput, match=r"^There is no item SAM-R04 in this plan\.$"):
        decide(a_plan(), command, TODAY)


@pytest.mark.parametrize("command", [UPDATE, NOTE, EVIDENCE, COMPLETE, REOPEN, ASSIGN, DUE])
def test_a_bulk_command_is_refused_whole_for_one_item(command: Command) -> None:
    state = a_plan(item_with(GOING), an_item(ref="SAM-R05", number="5"))
    both = type(command)(
        **{each.name: getattr(command, each.name) for each in fields(command)} | {"refs": (REF, "SAM-R06")}
    )
    with pytest.raises(BadInput, match="SAM-R06"):
        decide(state, both, TODAY)


def test_items_named_twice_are_written_once() -> None:
    plan = Plan(item_with(GOING))
    assert len(plan.does(RecordUpdate(refs=(REF, REF), words="Once.", on=TODAY))) == 1


def test_what_names_no_item_says_how_to_name_one() -> None:
    with pytest.raises(BadInput, match="No item was named"):
        decide(a_plan(), RecordUpdate(words="To whom?", on=TODAY), TODAY)


def test_the_first_update_starts_an_item_on_its_own_day_and_a_note_starts_nothing() -> None:
    plan = Plan(item_with(NOT_STARTED))
    plan.does(NOTE)
    assert (plan.item.status, plan.item.last_update_on, plan.item.last_contact_on) == (NOT_STARTED, None, TODAY)
    plan.does(RecordUpdate(refs=(REF,), words="Begun.", on=ago(4)))
    assert (plan.item.status, plan.item.started_on, plan.item.last_update_on) == (GOING, ago(4), ago(4))


def test_an_older_update_is_kept_but_is_not_the_last() -> None:
    plan = Plan(item_with(NOT_STARTED))
    for words, day in (("New.", ago(1)), ("Old.", ago(9)), ("Same day.", ago(1))):
        plan.does(RecordUpdate(refs=(REF,), words=words, on=day))
    assert plan.texts[plan.item.last_update or 0, "words"] == "Same day."
    assert plan.item.last_update_on == ago(1)
    assert [record.on for record in plan.state.records(REF)] == [ago(1), ago(9), ago(1)]


def test_evidence_is_counted_by_its_kind() -> None:
    plan = Plan(item_with(GOING))
    for kind in (EvidenceKind.OUTPUT, EvidenceKind.IMPACT, EvidenceKind.IMPACT):
        plan.does(RecordEvidence(refs=(REF,), title="Minutes", evidence_kind=kind, on=TODAY, sha256="a" * 64))
    assert (plan.item.evidence_output, plan.item.evidence_quality, plan.item.evidence_impact) == (1, 0, 2)
    assert {record.kind for record in plan.state.records(REF)} == {RecordKind.EVIDENCE}


def test_completion_keeps_when_what_and_how_it_ended_and_clears_the_declared_colour() -> None:
    plan = Plan(an_item(**OWNED, status=GOING, started_on=ago(50), declared=Declared.RED, extension_to=ahead(90)))
    plan.does(COMPLETE)
    item = plan.item
    assert item.completion is not None
    assert (item.completed_on, item.completion.reported_on, item.outcome) == (ago(1), TODAY, Outcome.IN_PART)
    assert plan.texts[item.completion.summary or 0, "completion_summary"] == "Adopted by all."
    assert (item.declared, item.extension_to) == (Declared.NONE, ahead(90)), "closing lapses it, completion does not"


def test_reopening_clears_what_completion_and_sign_off_set() -> None:
    plan = Plan(item_with(SIGNED))
    plan.does(REOPEN)
    item = plan.item
    assert (item.completion, item.sign_off) == (None, None)
    assert item.started_on == TODAY
    assert plan.texts[item.reopened_reason or 0, "reopened_reason"] == "The audit found gaps."
    assert item.deadline.due_on == OWNED["due_on"]


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


@pytest.mark.parametrize(
    "command",
    [
        RecordUpdate(refs=(REF,), words="Soon.", on=ahead(1)),
        RecordNote(refs=(REF,), words="Soon.", on=ahead(1)),
        RecordEvidence(refs=(REF,), title="Soon", evidence_kind=EvidenceKind.OUTPUT, on=ahead(1)),
        ReportComplete(refs=(REF,), summary="Soon.", on=ahead(1)),
    ],
)
def test_what_happened_cannot_be_dated_after_today(command: Command) -> None:
    with pytest.raises(BadInput, match="cannot be dated 23 November 2026: that is after today, 22 November 2026"):
        decide(a_plan(item_with(GOING)), command, TODAY)


@pytest.mark.parametrize(
    "command",
    [
        RecordUpdate(refs=(REF,), words=" \r\n ", on=TODAY),
        RecordNote(refs=(REF,), words="", on=TODAY),
        RecordEvidence(refs=(REF,), title="\t", evidence_kind=EvidenceKind.OUTPUT, on=TODAY),
        ReportComplete(refs=(REF,), summary="", on=TODAY),
        Reopen(refs=(REF,), reason=" "),
        ConfirmOwner(refs=(REF,), confirmed_from=""),
        AddActions(refs=(REF,), title=" "),
    ],
)
def test_words_that_are_needed_and_empty_are_asked_for(command: Command) -> None:
    with pytest.raises(BadInput, match="is empty: say it in a few words"):
        decide(a_plan(item_with(REPORTED)), command, TODAY)


@pytest.mark.parametrize("digest", ["A" * 64, "a" * 63, "g" * 64, "a" * 64 + "\n"])
def test_a_digest_is_64_hexadecimal_digits(digest: str) -> None:
    command = RecordEvidence(refs=(REF,), title="T", evidence_kind=EvidenceKind.OUTPUT, on=TODAY, sha256=digest)
    with pytest.raises(BadInput, match="64 hexadecimal digits"):
        decide(a_plan(item_with(GOING)), command, TODAY)


def test_words_are_cleaned_and_nul_is_refused() -> None:
    plan = Plan(item_with(GOING))
    plan.does(RecordUpdate(refs=(REF,), words="  one\r\ntwo\rthree \x1b[2J ", on=TODAY, sender=" A\nB "))
    assert plan.texts[101, "words"] == "one\ntwo\nthree \x1b[2J"
    assert plan.texts[101, "sender"] == "A B"
    with pytest.raises(BadInput, match="NUL"):
        plan.does(RecordUpdate(refs=(REF,), words="a\0b", on=TODAY))


def test_the_actions_of_a_closed_recommendation_wait_for_its_reopening() -> None:
    plan = Plan(item_with(SUPERSEDED))
    with pytest.raises(Refused, match=r"is closed\. Reopen it before adding an action"):
        plan.does(ACTION)
    plan.does(REOPEN)
    assert plan.does(ACTION)


def test_an_action_goes_under_a_recommendation_only() -> None:
    with pytest.raises(Refused, match="SAM-R04-A1 is not a recommendation"):
        decide(a_plan(an_item(), an_action()), AddActions(refs=(f"{REF}-A1",), title="Deeper"), TODAY)


def test_a_plan_that_has_not_begun_takes_no_command() -> None:
    with pytest.raises(ValueError, match="has not begun"):
        decide(CommandContext(), UPDATE, date(2026, 11, 22))
