"""Dates: proposed freely, fixed by adoption, and corrected with a reason."""

from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide, describe
from actionplan.domain.rating.rules import Rule
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, MergeAgency
from actionplan.domain.subjects.deadlines import AdoptDates, DateAdopted, DateCorrected, DateProposed, ProposeDate
from actionplan.domain.subjects.extensions import (
    AskExtension,
)
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import (
    Colour,
    DateState,
)
from tests.domain.builders import OWNED, REF, TODAY, Plan, a_plan, ahead, an_item
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    BEGUN,
    DUE,
    JUNE,
    LATER,
    MARCH,
    POLICE,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
    chairs_action,
)
from tests.domain.sentences import sentence_of

OVERDUE_DAY = DUE + timedelta(days=10)
ADOPT = AdoptDates(refs=(R4,), meeting=AT_MARCH)


def correct(on: date, meeting: str | None = None, reason: str | None = "Mistyped.") -> ProposeDate:
    return ProposeDate(refs=(R4,), on=on, correct=True, reason=reason, meeting=meeting)


def propose(on: date | None) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=on)


def ask(to: date = LATER) -> AskExtension:
    return AskExtension(refs=(R4,), to=to, reason="The audit is late.", asked_by="Lead officer")


def policy(key: str, value: int) -> SetPolicy:
    return SetPolicy(key=key, value=value, reason="Agreed.")


def test_a_proposed_date_changes_freely_and_remembers_when_it_was_first_set() -> None:
    plan = Plan(an_item())
    for day, on in ((TODAY, ahead(50)), (ahead(2), ahead(80)), (ahead(4), None)):
        plan.does(ProposeDate(refs=(REF,), on=on), day=day)
        assert plan.item.deadline.due_on == on
    assert plan.item.deadline.first_dated_on == TODAY
    assert plan.item.deadline.state is DateState.NONE
    assert plan.item.deadline.times_moved == 0


def test_an_adopted_date_moves_by_an_extension_only() -> None:
    item = an_item(**OWNED, adopted_on=OWNED["due_on"], adopted_at=date(2026, 11, 12))
    with pytest.raises(Refused, match=r"30 June 2027, was adopted by a meeting: only an extension"):
        decide(a_plan(item), ProposeDate(refs=(REF,), on=ahead(5)), TODAY)


def test_a_correction_needs_its_reason() -> None:
    with pytest.raises(BadInput, match="needs its reason"):
        decide(a_plan(an_item(**OWNED)), ProposeDate(refs=(REF,), on=ahead(5), correct=True), TODAY)


def test_a_proposed_date_changes_freely_and_an_adopted_one_does_not(plan: PlanWithSittings) -> None:
    plan.does(propose(LATER))
    plan.does(propose(None))
    plan.adopts()
    item = plan.item()
    assert (item.deadline.state, item.deadline.adopted_on, item.deadline.adopted_at, item.deadline.due_on) == (
        DateState.ADOPTED,
        DUE,
        MARCH,
        DUE,
    )
    assert "only an extension that a meeting grants can move it" in plan.refuses(propose(LATER))
    assert "only an extension" in plan.refuses(propose(DUE - timedelta(days=9)))
    assert "only an extension" in plan.refuses(propose(None))


def test_adopting_needs_a_date_and_is_done_once(plan: PlanWithSittings) -> None:
    assert plan.on(MARCH).refuses(ADOPT) == "SAM-R04 has no date to adopt. Propose one first."
    plan.adopts()
    assert not plan.record(ADOPT)


def test_several_dates_are_adopted_in_one_step_or_none_is(plan: PlanWithSittings) -> None:
    plan.does(propose(DUE))
    assert "SAM-R05 has no date to adopt" in plan.on(MARCH).refuses(AdoptDates(refs=(R4, R5), meeting=AT_MARCH))
    assert plan.item().deadline.state is DateState.PROPOSED


def test_a_date_adopted_by_a_chairs_action_says_so(plan: PlanWithSittings) -> None:
    taken = date(2027, 2, 3)
    plan.on(taken).does(chairs_action(taken))
    plan.adopts(at="executive-2027-02-03", day=taken)
    assert "Due 30 June 2027 (agreed by chair's action of 3 February 2027)." in plan.row().reason
    last = plan.history()[-1]
    assert describe(last.entry, str) == "Date adopted by chair's action of 3 February 2027: 30 June 2027."


def test_a_mistyped_adopted_date_is_corrected_on_its_own_day_with_a_reason(plan: PlanWithSittings) -> None:
    plan.adopts(due=date(2027, 6, 3))
    assert plan.refuses(correct(DUE, reason=None)) == "A correction needs its reason: say why."
    plan.does(correct(DUE))
    item = plan.item()
    assert (item.deadline.due_on, item.deadline.adopted_on, item.deadline.times_moved, item.deadline.slip_days) == (
        DUE,
        DUE,
        0,
        0,
    )


def test_from_the_next_day_on_a_correction_needs_a_meeting(plan: PlanWithSittings) -> None:
    plan.adopts()
    assert "is corrected without a meeting on the day of its entry only. Name the meeting." in plan.on(
        MARCH + timedelta(days=1)
    ).refuses(correct(LATER))
    assert "has not sat yet" in plan.refuses(correct(LATER, AT_JUNE))
    plan.does(correct(LATER, AT_MARCH))
    assert plan.item().deadline.due_on == LATER


def test_a_correction_by_a_meeting_moves_the_date_in_force_and_cannot_hide_the_slip(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.on(SEPTEMBER)
    assert plan.row().rating.rule is Rule.OVERDUE
    carried = plan.row().times_carried_forward
    plan.does(correct(date(2027, 12, 31), AT_SEPTEMBER))
    row = plan.row()
    assert (row.item.deadline.adopted_on, row.item.deadline.due_on, row.item.deadline.slip_days) == (
        DUE,
        date(2027, 12, 31),
        184,
    )
    assert (row.item.deadline.times_moved, row.times_carried_forward) == (1, carried)
    assert "Due 31 December 2027 (corrected 9 September 2027; first adopted for 30 June 2027)." in row.reason


def test_a_correction_by_a_meeting_counts_as_a_move_where_the_policy_limits_them(plan: PlanWithSittings) -> None:
    plan.does(policy("extensions_at_most", 1))
    plan.adopts()
    plan.on(JUNE).does(correct(LATER, AT_JUNE))
    assert "SAM-R04 has been moved 1 time, and the policy allows no more" in plan.refuses(ask(date(2027, 12, 1)))


def test_an_extension_after_a_correction_and_a_correction_after_an_extension_are_said_in_turn(
    plan: PlanWithSittings,
) -> None:
    plan.adopts()
    plan.on(JUNE).does(correct(LATER, AT_JUNE))
    plan.asks(date(2027, 12, 31))
    plan.grants(AT_JUNE)
    assert "(extended 10 June 2027; first adopted for 30 June 2027, moved 2 times)" in plan.row().reason
    plan.on(SEPTEMBER).does(correct(date(2027, 12, 30), AT_SEPTEMBER))
    assert "(corrected 9 September 2027; first adopted for 30 June 2027, moved 3 times)" in plan.row().reason


def test_a_correction_by_a_chairs_action_says_so(plan: PlanWithSittings) -> None:
    plan.adopts()
    taken = date(2027, 4, 20)
    plan.on(taken).does(chairs_action(taken))
    plan.does(correct(LATER, "executive-2027-04-20"))
    assert "(corrected by chair's action of 20 April 2027; first adopted for 30 June 2027)" in plan.row().reason


def test_the_day_of_another_meeting_that_is_closed_does_not_keep_a_date_from_being_corrected(
    plan: PlanWithSittings,
) -> None:
    plan.does(AddMeetings(body="Improvement Board", days=(MARCH,)))
    plan.on(MARCH).does(CloseMeeting(meeting="improvement-board-2027-03-11"))
    plan.adopts(due=date(2027, 6, 3))
    plan.does(correct(DUE))
    assert (plan.item().deadline.adopted_on, plan.item().deadline.times_moved) == (DUE, 0)


def test_a_correction_cannot_take_the_date_away(plan: PlanWithSittings) -> None:
    plan.adopts()
    taken_away = ProposeDate(refs=(R4,), on=None, correct=True, reason="No.")
    assert "it cannot be taken away" in plan.refuses(taken_away)


def test_once_papers_have_gone_out_the_same_day_a_correction_needs_a_meeting_too(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.issues(AT_JUNE)
    assert "papers went out today: now only a meeting can correct it" in plan.refuses(correct(LATER))


def test_once_the_meeting_is_closed_the_same_day_a_correction_needs_a_meeting_too(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert "was adopted by a meeting that is closed" in plan.refuses(correct(LATER))


def test_a_correction_after_an_extension_leaves_the_adopted_date(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).grants(AT_JUNE)
    plan.does(correct(LATER - timedelta(days=1)))
    assert (plan.item().deadline.adopted_on, plan.item().deadline.slip_days) == (DUE, 61)


def test_an_action_is_held_to_its_adopted_date_as_a_recommendation_is(plan: PlanWithSittings) -> None:
    added = plan.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=DUE))
    step = plan.on(MARCH).does(AdoptDates(refs=(A1,), meeting=AT_MARCH))
    plan.on(OVERDUE_DAY)
    assert "would loosen the adopted date of SAM-R04-A1" in plan.refuses(Undo(step=step))
    assert "later work builds on it" in plan.refuses(Undo(step=added))
    assert plan.row().rating.colour is Colour.RED
    later_action = AddActions(refs=(R4,), title="More", agencies=(POLICE,), due_on=date(2028, 1, 1))
    plan.does(later_action)
    row = plan.row()
    assert (row.rating.colour, row.rating_of) == (Colour.RED, A1), "a later action hides no overdue one"


def test_loading_and_merging_leave_adopted_dates_alone(plan: PlanWithSittings) -> None:
    from actionplan.intake.seed import read_seed

    plan.adopts()
    before = plan.item()
    assert not plan.record(LoadReview(file=read_seed()))
    plan.does(AddAgency(name="Force"))
    merged = plan.does(MergeAgency(agency=POLICE, into="force"))
    assert "later work builds on it" in plan.refuses(Undo(step=2))
    plan.on(OVERDUE_DAY).undoes(merged)
    after = plan.item()
    assert (after.deadline.due_on, after.deadline.adopted_on, after.deadline.adopted_at) == (
        before.deadline.due_on,
        before.deadline.adopted_on,
        before.deadline.adopted_at,
    )


def test_the_same_day_of_the_first_entry_is_past_when_looked_at_later(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).grants(AT_JUNE)
    plan.on(OVERDUE_DAY)
    yesterday = plan.view(as_at=JUNE - timedelta(days=1)).snapshot.row(R4)
    assert yesterday is not None
    assert (yesterday.item.deadline.due_on, yesterday.item.extension_to) == (DUE, LATER)
    assert plan.view(as_at=BEGUN).snapshot.row(R4) is not None


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)
NEW_DAY = date(2027, 8, 31)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (DateProposed(date(2027, 3, 31)), "Proposed date set to 31 March 2027."),
        (DateProposed(None, reason="mistyped"), "Proposed date taken away. Reason: mistyped."),
        (DateAdopted(NEW_DAY, MEETING_ID, DECIDED_ON), "Date adopted at the meeting of 11 March 2027: 31 August 2027."),
        (
            DateCorrected(NEW_DAY, None, None, "Typo", DECIDED_ON),
            "Adopted date corrected from 11 March 2027 to 31 August 2027. Reason: Typo.",
        ),
        (
            DateCorrected(NEW_DAY, MEETING_ID, DECIDED_ON, "Typo", date(2027, 3, 31)),
            (
                "Date in force corrected at the meeting of 11 March 2027 from 31 March 2027 to 31 August 2027. "
                "The adopted date stays. Reason: Typo."
            ),
        ),
        (DateCorrected(NEW_DAY, None, None, "Typo"), "Adopted date corrected to 31 August 2027. Reason: Typo."),
        (
            DateCorrected(NEW_DAY, MEETING_ID, DECIDED_ON, "Typo"),
            "Adopted date corrected at the meeting of 11 March 2027 to 31 August 2027. Reason: Typo.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            DateAdopted(NEW_DAY, MEETING_ID, DECIDED_ON),
            "Date adopted by chair's action of 11 March 2027: 31 August 2027.",
        ),
        (
            DateCorrected(NEW_DAY, MEETING_ID, DECIDED_ON, "Typo", date(2027, 3, 31)),
            (
                "Date in force corrected by chair's action of 11 March 2027 from 31 March 2027 to 31 August 2027. "
                "The adopted date stays. Reason: Typo."
            ),
        ),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence
