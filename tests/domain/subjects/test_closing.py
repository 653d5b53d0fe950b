"""Items that are superseded, and what closing ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.rating.rules import Rule
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import ItemSuperseded, Supersede
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.extensions import (
    GrantExtension,
)
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import (
    Colour,
    Declared,
    Response,
    Status,
)
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    CHAIR,
    DUE,
    JUNE,
    MARCH,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
)
from tests.domain.sentences import sentence_of

OVERDUE_DAY = DUE + timedelta(days=10)


def not_accepted(reason: str | None = "Not ours to do.", meeting: str | None = AT_JUNE) -> Respond:
    return Respond(refs=(R4,), response=Response.NOT_ACCEPTED, reason=reason, meeting=meeting)


def test_superseded_and_reopened_an_item_has_its_adopted_date_still(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH, by_item=R5))
    plan.on(OVERDUE_DAY).does(Reopen(refs=(R4,), reason="Not the same."))
    row = plan.row()
    assert (row.item.status, row.item.deadline.due_on, row.item.deadline.adopted_on) == (Status.IN_PROGRESS, DUE, DUE)
    assert row.rating.rule is Rule.OVERDUE


def test_a_recommendation_is_superseded_with_its_actions_in_one_command(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train"))
    plan.does(AddActions(refs=(R4,), title="Audit"))
    superseded = Supersede(refs=(R4, A1), reason="Merged.", meeting=AT_MARCH, by_item=R5)
    assert plan.on(MARCH).refuses(superseded) == "SAM-R04 has live actions: SAM-R04-A2. Close them first."
    plan.does(replace(superseded, refs=(R4, A1, f"{R4}-A2")))
    assert {plan.item(ref).status for ref in (R4, A1, f"{R4}-A2")} == {Status.SUPERSEDED}


@pytest.mark.parametrize("closing", ["sign-off", "supersede", "not-accept"])
def test_closing_an_item_lets_its_open_extension_lapse(plan: PlanWithSittings, closing: str) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE)
    if closing == "sign-off":
        plan.completes()
        assert plan.item().extension_to is not None, "completion alone does not close it"
        plan.signs_off(AT_JUNE)
    elif closing == "supersede":
        plan.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_JUNE))
    else:
        plan.does(not_accepted())
    assert plan.item().extension_to is None
    assert "has no extension waiting" in plan.refuses(GrantExtension(refs=(R4,), meeting=AT_JUNE))


@pytest.mark.parametrize("reopened", [False, True])
def test_closing_ends_a_request_a_pause_and_a_colour_by_decision_for_good(
    plan: PlanWithSittings,
    reopened: bool,  # noqa: FBT001
) -> None:
    plan.adopts(due=date(2027, 6, 1))
    plan.asks()
    plan.on(JUNE).does(
        OverrideRating(refs=(R4,), colour=Colour.AMBER, reason="In hand.", meeting=AT_JUNE, agreed_by=CHAIR)
    )
    plan.does(PauseItems(refs=(R4,), until=SEPTEMBER, reason="The inspection.", meeting=AT_JUNE))
    plan.does(RecordUpdate(refs=(R4,), words="At risk.", on=JUNE, declared=Declared.RED))
    plan.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_JUNE))
    if reopened:
        plan.does(Reopen(refs=(R4,), reason="Not the same."))
    item = plan.item()
    assert (item.request, item.pause, item.override, item.declared) == (None, None, None, Declared.NONE)
    assert plan.view().text_of(item, "override_agreed_by") == ""


def test_only_a_meeting_supersedes(plan: PlanWithSittings) -> None:
    given = Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH, by_item=R5)
    assert "has not sat yet" in plan.refuses(given)
    plan.on(MARCH).does(given)
    item = plan.item()
    assert item.status is Status.SUPERSEDED
    assert item.closing is not None
    assert (item.closing.superseded_by, item.closing.on) == (R5, MARCH)
    assert plan.row().reason == "Closed: superseded."
    back = Supersede(refs=(R5,), reason="Merged.", meeting=AT_MARCH, by_item=R4)
    assert plan.refuses(back) == "SAM-R04 is superseded: it cannot take the place of another item."


def test_nothing_takes_its_own_place(plan: PlanWithSittings) -> None:
    given = Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH, by_item=R4)
    assert plan.on(MARCH).refuses(given) == "SAM-R04 cannot take its own place."


def test_live_actions_are_closed_before_a_recommendation_is(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train"))
    plan.on(JUNE)
    live = "SAM-R04 has live actions: SAM-R04-A1. Close them first."
    assert plan.refuses(not_accepted()) == live
    assert plan.refuses(Supersede(refs=(R4,), reason="Merged.", meeting=AT_JUNE)) == live
    plan.does(Supersede(refs=(A1,), reason="Merged.", meeting=AT_JUNE))
    plan.does(not_accepted())


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            ItemSuperseded(MEETING_ID, DECIDED_ON, "SAM-R05", "Merged"),
            "Superseded by SAM-R05, decided at the meeting of 11 March 2027. Reason: Merged.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (ItemSuperseded(MEETING_ID, DECIDED_ON), "Superseded, decided by chair's action of 11 March 2027."),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence
