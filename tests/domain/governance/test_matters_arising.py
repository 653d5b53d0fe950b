"""Matters arising: the open follow-ups of a body come first on its next agenda, each an ask of its own."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.governance.agenda import agenda, asks_about, grouped
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.meetings.follow_ups import done_since_last_sitting
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import FindingKind, plan_findings
from actionplan.domain.reports.follow_ups import due_words, outcome_words, owner_of, sentence_of, source_words
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.vocabulary import FollowUpSource, FollowUpState
from tests.domain.builders import REF, a_follow_up, a_meeting, a_snapshot, ago, ahead, an_item

BEFORE, NEXT, BOARD = a_meeting(ago(9), id="before"), a_meeting(ahead(10), id="next"), a_meeting(ahead(9), "Board")


def set_before(number: int, **given: object) -> FollowUp:
    return a_follow_up(number, meeting="before", **given)


def matters(*found: FollowUp) -> list[str]:
    plan = a_snapshot(an_item(), BEFORE, NEXT, *found)
    return [ask.ref for ask in agenda(plan, NEXT) if ask.kind is AskKind.MATTER]


def test_open_ones_of_the_body_come_first_and_what_is_done_does_not() -> None:
    plan = a_snapshot(an_item(), BEFORE, NEXT, set_before(1, ref=REF), set_before(2, state=FollowUpState.DONE))
    asked = agenda(plan, NEXT)
    assert [ask.ref for ask in asked][:2] == ["F1", REF]
    assert (asked[0].kind, asked[0].about, asked[0].words) == (AskKind.MATTER, "F1", "hear what came of it")
    assert next(ask.ref for ask in asks_about(REF, plan, NEXT)) == "F1"
    assert grouped(asked)[0].refs == ("F1",)
    assert f"{grouped(asked)[0].verb} {grouped(asked)[0].words}" == "hear what came of 1 matter arising"


def test_another_body_does_not_hear_of_it_and_neither_does_the_meeting_that_set_it() -> None:
    plan = a_snapshot(an_item(), BEFORE, NEXT, BOARD, set_before(1))
    assert not [ask for ask in agenda(plan, BOARD) if ask.kind is AskKind.MATTER]
    assert not [ask for ask in agenda(plan, BEFORE) if ask.kind is AskKind.MATTER]


@given(st.lists(st.sampled_from(list(FollowUpState)), max_size=8))
def test_each_open_one_is_one_ask_and_the_sentences_hold_as_many(states: list[FollowUpState]) -> None:
    found = [set_before(number, state=state) for number, state in enumerate(states, start=1)]
    plan = a_snapshot(an_item(), BEFORE, NEXT, *found)
    wanted = [each.name for each in found if each.is_open]
    assert matters(*found) == wanted
    assert sum(len(group.refs) for group in grouped(agenda(plan, NEXT))) == len(agenda(plan, NEXT))


def test_the_next_meeting_sees_what_was_done_since_the_one_before() -> None:
    done = set_before(1, state=FollowUpState.DONE, outcome_on=ago(1))
    earlier = set_before(2, state=FollowUpState.DONE, outcome_on=ago(20), set_on=ago(30))
    assert done_since_last_sitting([done, earlier, set_before(3)], NEXT, [BEFORE, NEXT]) == (done,)


def test_words_name_a_role_and_an_agency_the_days_and_what_came_of_it() -> None:
    item = an_item(lead_agency="police", lead_role=4, lead_name=5)
    late = set_before(
        1, ref=REF, source=FollowUpSource.CONDITION, for_lead=True, due_on=ago(2), earlier_dates=(ago(5),)
    )
    texts = {(3, "condition"): "A report", (4, "lead_role"): "Head of Service", (5, "lead_name"): "Jo Smith"}
    view = PlanView(a_snapshot(item, BEFORE, NEXT, late), texts)
    assert owner_of(late, view) == "Head of Service, Merseyside Police"
    assert due_words(late, view) == "due 20 November 2026, 2 days late, before that 17 November 2026"
    assert source_words(late, view) == "condition of an extension that the Executive of 13 November 2026 granted"
    assert "Jo Smith" not in sentence_of(late, view)
    (finding,) = [each for each in plan_findings(view) if each.kind is FindingKind.FOLLOW_UP_LATE]
    assert (finding.ref, finding.words) == (
        "F1",
        f"{REF}, A report (Head of Service, Merseyside Police): 2 days late",
    )


def test_nobody_and_no_day_are_said_so_and_what_ended_by_itself_says_why() -> None:
    ended = set_before(
        1, ref=REF, source=FollowUpSource.RETURNED, state=FollowUpState.DONE, outcome_on=date(2026, 11, 20)
    )
    nobody = set_before(2, source=FollowUpSource.CONDITION, for_lead=True, ref=REF)
    view = PlanView(a_snapshot(an_item(), BEFORE, NEXT, ended, nobody), {})
    assert outcome_words(ended, view) == f"done on 20 November 2026: {REF} was reported complete again"
    assert (owner_of(nobody, view), due_words(nobody, view)) == (
        f"the lead officer of {REF}",
        "due at the next sitting",
    )
