"""Colours by decision, and when they end."""

from datetime import date, timedelta

import pytest

from actionplan.domain.command import Command
from actionplan.domain.entry import Fact
from actionplan.domain.rating.marks import reason_beside_mark
from actionplan.domain.rating.rules import Rule, own_rating
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.bodies import AddBody
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting
from actionplan.domain.subjects.overrides import OverrideEnded, OverrideRating, RatingOverridden
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import ProgressRecorded, RecordUpdate
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import (
    BodyRole,
    Colour,
    Declared,
    Status,
)
from tests.domain.builders import OWNED, REF, TODAY, Plan, a_case, ago, an_item
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    DUE,
    JUNE,
    MARCH,
    POLICE,
    R4,
    SEPTEMBER,
    PlanWithSittings,
    chairs_action,
)
from tests.domain.sentences import sentence_of

EARLY = date(2027, 3, 1)
DAY = timedelta(days=1)


def shown(colour: Colour, at: str = AT_MARCH, ref: str = R4) -> OverrideRating:
    return OverrideRating(
        refs=(ref,), colour=colour, reason="It is in hand.", meeting=at, agreed_by="Partnership chair"
    )


def overdue_in_march(plan: PlanWithSittings) -> PlanWithSittings:
    """Due on 1 March; it is the day of March's sitting."""
    plan.adopts(due=EARLY)
    return plan


def test_an_overdue_item_is_shown_amber_by_decision_and_says_what_the_rule_says(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(shown(Colour.AMBER))
    row = plan.row()
    assert (row.rating.colour, row.rating.rule, row.rating.rule_colour) == (Colour.AMBER, Rule.OVERDUE, Colour.RED)
    assert row.rating.decided
    assert row.days_overdue == 10, "it counts as overdue all the same"
    assert row.reason == (
        "Amber by decision of the Executive, 11 March 2027; by the rule: Red, overdue by 10 days. "
        "Due 1 March 2027 (agreed 11 March 2027). "
        "Nothing has been heard since it was assigned on 4 January 2027, 66 days ago."
    )
    assert reason_beside_mark(row).startswith("By decision of the Executive, 11 March 2027; by the rule: Red, overdue")


def test_who_agreed_it_is_kept_and_named_in_no_rating(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(shown(Colour.AMBER))
    assert plan.view().text_of(plan.item(), "override_agreed_by") == "Partnership chair"
    assert "Partnership chair" not in plan.row().reason, "a rating is projected, and names are not"


def test_a_colour_that_nobody_agreed_is_not_shown(plan: PlanWithSittings) -> None:
    nobody = OverrideRating(refs=(R4,), colour=Colour.AMBER, reason="R.", meeting=AT_MARCH, agreed_by=" ")
    assert overdue_in_march(plan).refuses(nobody) == "Who agreed it is empty: say it in a few words."


def test_an_overdue_item_is_never_shown_green(plan: PlanWithSittings) -> None:
    assert overdue_in_march(plan).refuses(shown(Colour.GREEN)) == (
        "SAM-R04 is overdue: a meeting can show it as Amber at best."
    )


@pytest.mark.parametrize("colour", [Colour.RED, Colour.BLUE, Colour.GREY, Colour.CLOSED])
def test_a_meeting_shows_amber_or_green_and_nothing_else(plan: PlanWithSittings, colour: Colour) -> None:
    assert "can show Amber or Green in place of the rule's colour, and no other" in overdue_in_march(plan).refuses(
        shown(colour)
    )


def test_what_the_rule_says_already_is_not_decided(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(AskExtension(refs=(R4,), to=date(2027, 9, 1), reason="Late.", asked_by="Lead"))
    assert plan.refuses(shown(Colour.AMBER)) == "SAM-R04 is Amber by the rule already."


def test_it_ends_with_the_day_of_the_bodys_next_sitting(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(shown(Colour.AMBER))
    assert plan.on(JUNE).row().rating.colour is Colour.AMBER
    row = plan.on(JUNE + DAY).row()
    assert (row.rating.colour, row.rating.decided) == (Colour.RED, False)


def test_a_chairs_action_does_not_end_it_and_a_cancelled_sitting_does_not_either(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(shown(Colour.AMBER))
    taken = date(2027, 4, 20)
    plan.on(taken).does(chairs_action(taken))
    plan.does(CancelMeeting(meeting=AT_JUNE, reason="Election."))
    assert plan.on(JUNE + DAY).row().rating.colour is Colour.AMBER
    assert plan.on(SEPTEMBER + DAY).row().rating.colour is Colour.RED


def test_it_ends_with_the_sitting_of_the_body_that_decided_whichever_body_governs(plan: PlanWithSittings) -> None:
    board = date(2027, 4, 15)
    plan.does(AddMeetings(body="Improvement Board", days=(MARCH, board)))
    plan.does(AddBody(name="Improvement Board", role=BodyRole.OVERSEES))
    overdue_in_march(plan).does(shown(Colour.AMBER, "improvement-board-2027-03-11"))
    assert plan.on(board).row().rating.decided
    assert not plan.on(board + DAY).row().rating.decided


def test_another_governing_body_does_not_make_it_last(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(shown(Colour.AMBER))
    plan.does(EditReview(review="SAM", governing_body="Board", meeting=AT_MARCH))
    assert plan.row().rating.decided
    assert not plan.on(JUNE + DAY).row().rating.decided


def test_it_ends_as_soon_as_the_rule_gives_worse(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(
        RecordUpdate(refs=(R4,), words="A risk.", on=MARCH, declared=Declared.AMBER),
    )
    plan.does(shown(Colour.GREEN))
    assert plan.row().reason.startswith(
        "Green by decision of the Executive, 11 March 2027; by the rule: Amber, the lead officer says "
        "that it is at risk. Due"
    )
    plan.does(RecordUpdate(refs=(R4,), words="Off track.", on=MARCH, declared=Declared.RED))
    assert plan.row().rating.rule is Rule.OFF_TRACK
    assert not plan.row().rating.decided


def test_an_item_that_falls_overdue_since_is_red_though_a_red_was_decided_upon(plan: PlanWithSittings) -> None:
    plan.adopts(due=date(2027, 4, 30))
    plan.does(RecordUpdate(refs=(R4,), words="Stuck.", on=MARCH, declared=Declared.RED))
    plan.does(shown(Colour.AMBER))
    assert plan.on(date(2027, 4, 30)).row().rating.decided
    row = plan.on(date(2027, 5, 1)).row()
    assert (row.rating.colour, row.rating.rule, row.rating.decided) == (Colour.RED, Rule.OVERDUE, False)
    assert plan.refuses(shown(Colour.AMBER)) == (
        "SAM-R04 fell overdue after the Executive of 11 March 2027, which cannot have decided about that."
    )


def test_a_decision_recorded_after_the_next_sitting_has_ended_by_then(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).on(JUNE + DAY)
    assert plan.refuses(shown(Colour.AMBER)) == (
        "The Executive has sat since, on 10 June 2027: what was shown by decision of 11 March 2027 has ended by then."
    )
    plan.does(shown(Colour.AMBER, AT_JUNE))


def test_a_sitting_passed_is_known_when_the_colour_is_decided(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.completes()
    plan.on(JUNE + DAY)
    assert plan.row().rating.rule is Rule.SIGN_OFF_WAITING
    plan.does(shown(Colour.GREEN, AT_JUNE))
    row = plan.row()
    assert (row.rating.colour, row.rating.decided) == (Colour.GREEN, True)


def test_green_by_decision_is_counted_by_what_the_item_is(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.completes()
    plan.on(JUNE + DAY).does(shown(Colour.GREEN, AT_JUNE))
    totals = plan.view().snapshot.totals()
    assert (totals.colours[Colour.GREEN], totals.on_track, totals.awaiting_sign_off) == (1, 0, 1)


def test_amber_by_decision_leaves_no_count_below_nothing(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.completes()
    assert plan.row().rating.rule is Rule.AWAITING_SIGN_OFF
    plan.does(shown(Colour.AMBER))
    totals = plan.view().snapshot.totals()
    assert (totals.colours[Colour.AMBER], totals.on_track, totals.awaiting_sign_off) == (1, 0, 0)


def test_an_action_shown_amber_by_decision_rolls_up_and_says_so(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=EARLY))
    plan.adopts()
    assert plan.row().rating_of == A1
    plan.does(shown(Colour.AMBER, ref=A1))
    row = plan.row()
    assert (row.rating.colour, row.rating_of, row.rating.decided) == (Colour.AMBER, A1, True)
    assert row.reason.startswith(
        "Amber, from SAM-R04-A1, by decision of the Executive, 11 March 2027; by the rule: Red, overdue by 10 days."
    )


def test_a_recommendation_shown_amber_does_not_hide_an_action_that_is_red(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=EARLY))
    plan.adopts()
    plan.does(RecordUpdate(refs=(R4,), words="A risk.", on=MARCH, declared=Declared.AMBER))
    plan.does(shown(Colour.GREEN))
    assert (plan.row().rating.colour, plan.row().rating_of) == (Colour.RED, A1)
    assert plan.row().own.decided


def test_where_the_red_is_an_actions_the_sentence_names_it(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=EARLY))
    plan.adopts()
    plan.does(RecordUpdate(refs=(R4,), words="A risk.", on=MARCH, declared=Declared.AMBER))
    assert plan.refuses(shown(Colour.AMBER)) == (
        "SAM-R04 is Amber by its own rule. Where it is shown worse, that is the rating of an action under it "
        "(SAM-R04-A1): decide about that one."
    )


def test_a_closed_item_has_no_colour_to_decide(plan: PlanWithSittings) -> None:
    plan.on(MARCH).completes()
    plan.signs_off(AT_MARCH)
    assert plan.refuses(shown(Colour.AMBER)) == "SAM-R04 is signed off. Reopen it before overriding its rating."


def test_no_meeting_decides_before_it_has_sat(plan: PlanWithSittings) -> None:
    assert "has not sat yet" in overdue_in_march(plan).refuses(shown(Colour.AMBER, AT_SEPTEMBER))
    assert plan.item().deadline.due_on == EARLY < DUE


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            RatingOverridden(Colour.AMBER, Colour.RED, "Executive", MEETING_ID, DECIDED_ON, "In hand"),
            (
                "Shown as Amber by decision of the Executive, 11 March 2027; by the rule: Red. "
                "It ends with its next sitting. Reason: In hand."
            ),
        ),
        (
            RatingOverridden(
                Colour.AMBER, Colour.RED, "Executive", MEETING_ID, DECIDED_ON, "In hand", "Partnership chair"
            ),
            (
                "Shown as Amber by decision of the Executive, 11 March 2027; by the rule: Red. "
                "It ends with its next sitting. Agreed by Partnership chair. Reason: In hand."
            ),
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            RatingOverridden(Colour.AMBER, Colour.RED, "Executive", MEETING_ID, DECIDED_ON),
            (
                "Shown as Amber by chair's action for the Executive, 11 March 2027; by the rule: Red. "
                "It ends with its next sitting."
            ),
        ),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence


# An end is an end (rules 2)


def shown_amber_over_grey(plan: PlanWithSittings) -> PlanWithSittings:
    """The date is far, nothing has begun, and the meeting of March shows Amber until June's."""
    plan.adopts()
    plan.does(shown(Colour.AMBER))
    assert (plan.row().rating.colour, plan.row().rating.rule_colour) == (Colour.AMBER, Colour.GREY)
    return plan


def says(plan: PlanWithSittings, words: str, declared: Declared | None = None, ref: str = R4) -> int:
    """An update today."""
    return plan.does(RecordUpdate(refs=(ref,), words=words, on=plan.today, declared=declared))


def test_a_first_update_leaves_what_was_decided_about_a_grey_item(plan: PlanWithSittings) -> None:
    shown_amber_over_grey(plan)
    says(plan.on(MARCH + DAY), "Begun")
    assert (plan.row().rating.colour, plan.row().rating.rule_colour) == (Colour.AMBER, Colour.GREEN)


def test_what_time_has_ended_does_not_come_back_with_good_news(plan: PlanWithSittings) -> None:
    shown_amber_over_grey(plan)
    near = DUE - 28 * DAY
    assert plan.on(near).row().rating.rule is Rule.DUE_UNCONFIRMED
    assert not plan.row().rating.decided
    says(plan, "Begun")
    row = plan.row()
    assert (row.rating.colour, row.rating.decided) == (Colour.GREEN, False)
    assert plan.view(MARCH + DAY).snapshot.row(R4).rating.decided, "until then it was shown"  # type: ignore[union-attr]
    assert [type(entry.fact) for entry in plan.entries[-2:]] == [ProgressRecorded, OverrideEnded]
    assert plan.replays()


def test_what_a_worse_report_has_ended_does_not_come_back_with_a_better_one(plan: PlanWithSittings) -> None:
    shown_amber_over_grey(plan)
    says(plan.on(MARCH + DAY), "Stuck", Declared.RED)
    says(plan, "Going again", Declared.GREEN)
    assert (plan.row().rating.colour, plan.item().override) == (Colour.GREEN, None)


def test_a_report_that_is_undone_has_ended_nothing(plan: PlanWithSittings) -> None:
    shown_amber_over_grey(plan)
    before = plan.item()
    step = says(plan.on(MARCH + DAY), "Mistyped", Declared.RED)
    plan.undoes(step)
    assert plan.row().rating.decided
    assert plan.item().override == before.override


@pytest.mark.parametrize(
    "later",
    [
        SetPolicy(key="due_near_days", value=7, reason="Agreed", meeting=AT_MARCH, recorded_late=True),
        EditReview(review="SAM", plan_due_on=date(2028, 1, 1)),
        AddMeetings(body="Practice Group", days=(SEPTEMBER,)),
    ],
)
def test_what_has_ended_does_not_come_back_with_another_threshold_or_date_of_the_plan(
    plan: PlanWithSittings, later: Command
) -> None:
    shown_amber_over_grey(plan)
    plan.on(DUE - 28 * DAY).does(later)
    assert not plan.row().rating.decided
    assert plan.item().override is None


def test_what_an_action_has_ended_does_not_come_back(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Audit", agencies=(POLICE,), due_on=DUE))
    plan.adopts()
    plan.does(shown(Colour.AMBER))
    plan.on(DUE - 28 * DAY).does(RecordUpdate(refs=(A1,), words="Begun", on=plan.today))
    assert plan.item().override is None


def test_under_rules_1_a_decision_comes_back() -> None:
    decided = {"override_colour": Colour.AMBER, "override_rule_colour": Colour.GREEN, "override_on": ago(3)}
    plan = Plan(an_item(**OWNED, status=Status.IN_PROGRESS, started_on=ago(3), last_update_on=ago(3), **decided))
    for declared in (Declared.RED, Declared.GREEN):
        plan.does(RecordUpdate(refs=(REF,), words="News", on=TODAY, declared=declared))
    assert own_rating(a_case(plan.item)).decided
