"""The checks that all rules share: items that are named, days that have been, and words that are needed."""

from dataclasses import fields

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput
from actionplan.domain.kinds import decide
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import EvidenceKind, Outcome, Response, Status
from tests.domain.builders import REF, TODAY, Plan, a_plan, ago, ahead, an_item, item_with

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
ABOUT_AN_ITEM = (
    UPDATE,
    NOTE,
    EVIDENCE,
    COMPLETE,
    REOPEN,
    PLAN,
    THEME,
    DUE,
    ASSIGN,
    CONFIRM,
    CLEAR,
    VACATE,
    RESPOND,
    ACTION,
)
GOING = Status.IN_PROGRESS


@pytest.mark.parametrize("command", ABOUT_AN_ITEM)
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
        decide(a_plan(item_with(Status.REPORTED_COMPLETE)), command, TODAY)


def test_words_are_cleaned_and_nul_is_refused() -> None:
    plan = Plan(item_with(GOING))
    plan.does(RecordUpdate(refs=(REF,), words="  one\r\ntwo\rthree \x1b[2J ", on=TODAY, sender=" A\nB "))
    assert plan.texts[101, "words"] == "one\ntwo\nthree \x1b[2J"
    assert plan.texts[101, "sender"] == "A B"
    with pytest.raises(BadInput, match="NUL"):
        plan.does(RecordUpdate(refs=(REF,), words="a\0b", on=TODAY))
