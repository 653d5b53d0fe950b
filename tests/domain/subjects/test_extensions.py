"""Extensions: asking changes nothing, a meeting answers, and the policy limits them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.rating.reasons import answer_words
from actionplan.domain.rating.rules import Rule
from actionplan.domain.state.item import Refusal
from actionplan.domain.subjects.extensions import (
    AskExtension,
    ExtendByMeeting,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    WithdrawExtension,
)
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.vocabulary import (
    Colour,
    ExtensionAnswer,
)
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_SEPTEMBER,
    DUE,
    JUNE,
    LATER,
    MARCH,
    R4,
    SEPTEMBER,
    PlanWithSittings,
    chairs_action,
)
from tests.domain.sentences import sentence_of

OVERDUE_DAY = DUE + timedelta(days=10)
GRANT = GrantExtension(refs=(R4,), meeting=AT_JUNE)


def ask(to: date = LATER) -> AskExtension:
    return AskExtension(refs=(R4,), to=to, reason="The audit is late.", asked_by="Lead officer")


def policy(key: str, value: int, meeting: str | None = None) -> SetPolicy:
    return SetPolicy(key=key, value=value, reason="Agreed.", meeting=meeting)


def test_asking_changes_no_date_and_no_red(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.on(OVERDUE_DAY)
    before = plan.row()
    plan.asks()
    after = plan.row()
    assert (before.rating, before.days_overdue) == (after.rating, after.days_overdue)
    assert (after.rating.colour, after.rating.rule, after.item.deadline.due_on) == (Colour.RED, Rule.OVERDUE, DUE)
    assert (after.item.extension_to, after.item.extension_asked_on) == (LATER, OVERDUE_DAY)
    assert after.reason == (
        "Red: overdue by 10 days. Due 30 June 2027 (agreed 11 March 2027). An extension to 31 August 2027 waits for "
        "a meeting."
    )


def test_asking_in_time_shows_amber_and_says_that_the_date_in_force_counts(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    row = plan.row()
    assert (row.rating.colour, row.rating.rule) == (Colour.AMBER, Rule.EXTENSION_ASKED)
    assert "waits for a meeting; until then the date in force counts. Due 30 June 2027" in row.reason


def test_a_grant_moves_the_date_in_force_and_the_adopted_date_stays(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).does(GrantExtension(refs=(R4,), meeting=AT_JUNE, condition="Monthly reports."))
    item = plan.item()
    assert (item.deadline.adopted_on, item.deadline.due_on, item.deadline.slip_days, item.deadline.times_moved) == (
        DUE,
        LATER,
        62,
        1,
    )
    assert (item.extension_to, item.deadline.extended_at) == (None, JUNE)
    assert plan.view().text_of(item, "condition") == "Monthly reports."
    assert "Due 31 August 2027 (extended 10 June 2027; first adopted for 30 June 2027)." in plan.row().reason


def test_a_date_moved_twice_says_so(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).grants(AT_JUNE)
    plan.asks(date(2027, 12, 31))
    plan.on(SEPTEMBER).grants(AT_SEPTEMBER)
    assert plan.item().deadline.times_moved == 2
    assert "(extended 9 September 2027; first adopted for 30 June 2027, moved 2 times)" in plan.row().reason


def test_a_meeting_may_grant_another_later_date_but_no_earlier_one(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE)
    assert plan.refuses(GrantExtension(refs=(R4,), meeting=AT_JUNE, to=DUE)) == (
        "An extension is to a later date than the one in force, 30 June 2027."
    )
    plan.grants(AT_JUNE, to=DUE + timedelta(days=7))
    assert plan.item().deadline.slip_days == 7


@pytest.mark.parametrize(
    ("command", "answer"),
    [(RefuseExtension, ExtensionAnswer.REFUSED), (ReturnExtension, ExtensionAnswer.RETURNED)],
)
def test_refused_or_returned_the_date_stays_nothing_waits_and_it_is_said_which_it_was(
    plan: PlanWithSittings, command: type[RefuseExtension | ReturnExtension], answer: ExtensionAnswer
) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).does(command(refs=(R4,), meeting=AT_JUNE, reason="Too vague."))
    item = plan.item()
    assert (item.deadline.due_on, item.extension_to, item.deadline.times_moved) == (DUE, None, 0)
    assert item.refusal == Refusal(JUNE, answer, AT_JUNE)
    assert f"An extension was {answer} on 10 June 2027." in plan.row().reason


def test_what_was_answered_before_is_known_while_it_is_asked_anew_and_until_the_date_moves(
    plan: PlanWithSittings,
) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).does(ReturnExtension(refs=(R4,), meeting=AT_JUNE))
    plan.asks()
    assert answer_words(plan.row().case) == "returned on 10 June 2027"
    assert "An extension was" not in plan.row().reason, "what waits says more"
    granted = plan.grants(AT_JUNE)
    assert answer_words(plan.row().case) == ""
    plan.undoes(granted)
    assert answer_words(plan.row().case) == "returned on 10 June 2027"


def test_an_answer_taken_back_is_no_answer(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    step = plan.on(JUNE).does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    plan.undoes(step)
    item = plan.item()
    assert item.refusal is None


def test_an_item_reported_complete_says_no_more_of_a_refusal(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    plan.completes()
    assert "extension" not in plan.row().reason


def test_a_request_is_withdrawn_without_a_meeting(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.does(WithdrawExtension(refs=(R4,), reason="Done in time."))
    assert (plan.item().request, plan.item().refusal) == (None, None)
    assert plan.on(JUNE).refuses(GRANT) == "SAM-R04 has no extension waiting for a meeting."


def test_asking_is_refused_where_it_makes_no_sense(plan: PlanWithSittings) -> None:
    assert plan.refuses(ask()) == "SAM-R04 has no adopted date. A proposed date needs no extension: change it."
    plan.adopts()
    assert "to a later date than the one in force, 30 June 2027" in plan.refuses(ask(DUE))
    plan.asks()
    assert plan.refuses(ask(date(2027, 12, 1))) == (
        "SAM-R04 has asked for an extension already, to 31 August 2027, which waits for a meeting. "
        "Withdraw it to ask again."
    )
    plan.does(WithdrawExtension(refs=(R4,)))
    plan.completes()
    assert plan.refuses(ask()) == "SAM-R04 is reported complete: it needs no later date."


def test_the_policy_can_allow_no_extensions_asked_or_granted(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.does(policy("extensions_allowed", 0, "executive-2027-03-11"))
    none = "This plan allows no extensions (policy extensions_allowed is 0)."
    assert plan.on(JUNE).refuses(GRANT) == none
    plan.does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    assert plan.refuses(ask()) == none


def test_the_policy_can_limit_how_often_a_date_moves(plan: PlanWithSittings) -> None:
    plan.does(policy("extensions_at_most", 1))
    plan.adopts()
    plan.asks()
    plan.on(JUNE).grants(AT_JUNE)
    assert plan.refuses(ask(date(2027, 12, 1))) == (
        "SAM-R04 has been moved 1 time, and the policy allows no more (extensions_at_most)."
    )


def test_a_chairs_action_can_grant(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    taken = date(2027, 4, 20)
    plan.on(taken).does(chairs_action(taken))
    plan.grants("executive-2027-04-20")
    assert (plan.item().deadline.due_on, plan.item().deadline.extended_at) == (LATER, taken)
    assert "(extended by chair's action of 20 April 2027; first adopted for 30 June 2027)" in plan.row().reason


def test_an_answer_by_a_chairs_action_says_so(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    taken = date(2027, 4, 20)
    plan.on(taken).does(chairs_action(taken))
    plan.does(RefuseExtension(refs=(R4,), meeting="executive-2027-04-20"))
    assert answer_words(plan.row().case) == "refused by chair's action of 20 April 2027"


def test_a_sitting_on_the_day_of_a_chairs_action_is_told_apart(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(chairs_action(MARCH))
    plan.adopts()
    assert "(agreed 11 March 2027)" in plan.row().reason


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)
NEW_DAY = date(2027, 8, 31)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            ExtensionAsked(NEW_DAY, "The audit is late", "Lead officer"),
            "Extension to 31 August 2027 asked for by Lead officer. Reason: The audit is late.",
        ),
        (
            ExtensionGranted(NEW_DAY, MEETING_ID, DECIDED_ON, "Monthly reports"),
            "Extension granted at the meeting of 11 March 2027: now due 31 August 2027. Condition: Monthly reports.",
        ),
        (
            ExtensionRefused(MEETING_ID, DECIDED_ON),
            "Extension refused at the meeting of 11 March 2027: the date stays.",
        ),
        (
            ExtensionReturned(MEETING_ID, DECIDED_ON, "Say more"),
            "Request for an extension returned at the meeting of 11 March 2027. Reason: Say more.",
        ),
        (ExtensionWithdrawn("Done"), "Request for an extension withdrawn. Reason: Done."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            ExtensionGranted(NEW_DAY, MEETING_ID, DECIDED_ON),
            "Extension granted by chair's action of 11 March 2027: now due 31 August 2027.",
        ),
        (
            ExtensionRefused(MEETING_ID, DECIDED_ON),
            "Extension refused by chair's action of 11 March 2027: the date stays.",
        ),
        (
            ExtensionReturned(MEETING_ID, DECIDED_ON),
            "Request for an extension returned by chair's action of 11 March 2027.",
        ),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence


def test_a_meeting_gives_a_later_date_itself_and_the_request_is_put_on_record_with_the_grant(
    plan: PlanWithSittings,
) -> None:
    plan.adopts()
    plan.on(JUNE)
    longer = ExtendByMeeting(refs=(R4,), to=LATER, reason="Late.", meeting=AT_JUNE, condition="Monthly reports.")
    assert "later date than the one in force" in plan.refuses(replace(longer, to=DUE))
    step = plan.does(longer)
    told = [line for line in plan.history() if line.entry.step == step]
    assert [line.entry.fact.kind for line in told] == ["extension-asked", "extension-granted"]
    assert (plan.item().deadline.due_on, plan.item().deadline.times_moved, plan.item().request) == (LATER, 1, None)
    assert [each.ref for each in plan.view().snapshot.follow_ups if each.is_open] == [R4]
    plan.asks(date(2027, 12, 31))
    assert "already" in plan.refuses(replace(longer, to=date(2027, 11, 30)))
