"""One list of exceptions: what a meeting looks at first, in its papers and on the wall."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from actionplan.domain.governance.exceptions import (
    Exceptional,
    ExceptionLine,
    exceptions,
    in_brief,
    most_urgent_first,
    why_exceptional,
)
from actionplan.domain.moment import Moment
from actionplan.domain.rating.rules import Rating, Rule
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.travel import LastPapers, Travel
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item, WithOthers
from actionplan.domain.vocabulary import Colour, FollowUpState, Status
from tests.domain.builders import a_case, a_follow_up, a_snapshot, ago, an_action, an_item

NO_PAPERS = Travel(None)


def a_row(colour: Colour, item: Item | None = None, rule: Rule = Rule.ON_TRACK, *, decided: bool = False) -> Row:
    rating = Rating(colour, rule, decided, Colour.RED if decided else None)
    case = a_case(item or an_item())
    return Row(case.item, case, rating, rating, case)


def travelled(then: Colour, *refs: str, amber_before: frozenset[str] = frozenset()) -> Travel:
    """Since papers in which these items had this colour."""
    colours = dict.fromkeys(refs or (an_item().ref,), then)
    return Travel(LastPapers(ago(40), Moment(ago(47), 3), colours, amber_before=amber_before))


def a_plan(rows: Sequence[Row], follow_ups: Sequence[FollowUp] = ()) -> Snapshot:
    return replace(a_snapshot(), rows=tuple(rows), follow_ups=tuple(follow_ups))


def test_red_worse_and_shown_by_decision_are_exceptions_and_nothing_else() -> None:
    assert why_exceptional(a_row(Colour.RED), travelled(Colour.RED)) == (Exceptional.RED,)
    assert why_exceptional(a_row(Colour.AMBER), travelled(Colour.GREEN)) == (Exceptional.WORSE,)
    assert why_exceptional(a_row(Colour.AMBER, decided=True), NO_PAPERS) == (Exceptional.BY_DECISION,)
    assert why_exceptional(a_row(Colour.RED), travelled(Colour.GREEN)) == (Exceptional.RED, Exceptional.WORSE)
    for colour in (Colour.AMBER, Colour.GREEN, Colour.GREY):
        for travel in (NO_PAPERS, travelled(colour), travelled(Colour.RED), travelled(Colour.RED, "SAM-R99")):
            assert why_exceptional(a_row(colour), travel) == ()


def test_amber_now_and_in_the_last_two_papers_is_an_exception() -> None:
    again = travelled(Colour.AMBER, amber_before=frozenset({an_item().ref}))
    assert why_exceptional(a_row(Colour.AMBER), again) == (Exceptional.AMBER_AGAIN,)
    assert why_exceptional(a_row(Colour.GREEN), again) == ()
    assert why_exceptional(a_row(Colour.AMBER), travelled(Colour.AMBER)) == ()


def test_amber_before_means_in_both_of_the_last_two_papers() -> None:
    def rows(*colours: Colour) -> list[Row]:
        return [a_row(colour, an_item(ref=f"SAM-R0{number}")) for number, colour in enumerate(colours, 1)]

    last, before = rows(Colour.AMBER, Colour.AMBER, Colour.RED), rows(Colour.AMBER, Colour.RED, Colour.AMBER)
    papers = LastPapers.of(ago(40), Moment(ago(47), 3), last, earlier=a_plan(before))
    assert papers.amber_before == {"SAM-R01"}
    assert LastPapers.of(ago(40), Moment(ago(47), 3), last).amber_before == frozenset()


def test_a_second_extension_is_an_exception_granted_or_asked_for() -> None:
    once = an_item(due_on=ago(-90), times_moved=1)
    twice = an_item(due_on=ago(-90), times_moved=2)
    again = an_item(due_on=ago(-90), times_moved=1, extension_to=ago(-200))
    first = an_item(due_on=ago(-90), extension_to=ago(-200))
    assert [why_exceptional(a_row(Colour.GREEN, item), NO_PAPERS) for item in (once, first)] == [(), ()]
    for item in (twice, again):
        assert why_exceptional(a_row(Colour.GREEN, item), NO_PAPERS) == (Exceptional.SECOND_EXTENSION,)


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.SIGNED_OFF, Status.SUPERSEDED])
def test_a_late_follow_up_about_an_item_or_its_action_is_an_exception_though_it_is_closed(status: Status) -> None:
    rows = [a_row(Colour.GREEN, an_item(status=status)), a_row(Colour.GREEN, an_action())]
    for ref in (rows[0].ref, rows[1].ref):
        late = a_follow_up(3, ref=ref, due_on=ago(1))
        (line,) = exceptions(a_plan(rows, [late]), NO_PAPERS)
        assert (line.ref, line.why, line.late) == (an_item().ref, (Exceptional.FOLLOW_UP_LATE,), (late,))
        assert in_brief(line, PlanView(a_plan(rows, [late]), {})) == "follow-up late (F3)"
    for other in (
        a_follow_up(3, ref=an_item().ref, due_on=ago(0)),
        a_follow_up(3, ref=an_item().ref, due_on=None),
        a_follow_up(3, ref=an_item().ref, due_on=ago(9), state=FollowUpState.DONE),
        a_follow_up(3, ref="OTHER-R01", due_on=ago(9)),
    ):
        assert exceptions(a_plan(rows, [other]), NO_PAPERS) == ()


def test_a_late_follow_up_about_no_item_is_an_exception_by_itself_after_the_others() -> None:
    late = a_follow_up(3, due_on=ago(5))
    plan = a_plan([a_row(Colour.RED)], [late])
    assert [line.ref for line in exceptions(plan, NO_PAPERS)] == [an_item().ref, "F3"]
    last = most_urgent_first(exceptions(plan, NO_PAPERS))[-1]
    assert (last.ref, last.row, last.words) == ("F3", None, "follow-up late")
    assert in_brief(last, PlanView(plan, {})).endswith("5 days late")


def test_with_others_and_past_its_answer_date_is_an_exception_until_they_answer() -> None:
    def given(due: int, *, awaited: bool = True) -> Item:
        others = WithOthers("Ofsted", ago(60), ago(due), "executive", awaited=awaited)
        return an_item(status=Status.WITH_OTHERS, with_others=others)

    assert why_exceptional(a_row(Colour.CLOSED, given(1)), NO_PAPERS) == (Exceptional.ANSWER_LATE,)
    assert why_exceptional(a_row(Colour.CLOSED, given(0)), NO_PAPERS) == ()
    assert why_exceptional(a_row(Colour.CLOSED, given(1, awaited=False)), NO_PAPERS) == ()


def test_only_live_recommendations_are_listed_in_published_order() -> None:
    rows = [
        a_row(Colour.RED, an_item(ref="SAM-R01")),
        a_row(Colour.AMBER, an_item(ref="SAM-R02")),
        a_row(Colour.RED, an_item(ref="SAM-R03", status=Status.SIGNED_OFF)),
        a_row(Colour.RED, an_action()),
        a_row(Colour.GREEN, an_item(ref="SAM-R05")),
    ]
    found = exceptions(a_plan(rows), travelled(Colour.BLUE, "SAM-R05"))
    assert [line.ref for line in found] == ["SAM-R01", "SAM-R05"]


def test_each_reason_has_words_of_its_own() -> None:
    for said in ([each.words for each in Exceptional], [each.meaning for each in Exceptional]):
        assert len({*said}) == len(Exceptional)
    line = ExceptionLine(a_row(Colour.RED), (Exceptional.RED, Exceptional.SECOND_EXTENSION))
    assert line.words == "Red; second extension"


def test_the_most_urgent_come_first_and_the_longest_overdue_before_the_others() -> None:
    green = a_row(Colour.GREEN, an_item(ref="SAM-R01"))
    off_track = a_row(Colour.RED, an_item(ref="SAM-R02"), Rule.OFF_TRACK)
    late = a_row(Colour.RED, an_item(ref="SAM-R03", due_on=ago(3)), Rule.OVERDUE)
    later = a_row(Colour.RED, an_item(ref="SAM-R04", due_on=ago(30)), Rule.OVERDUE)
    ordered = most_urgent_first([ExceptionLine(row, (Exceptional.RED,)) for row in (green, off_track, late, later)])
    assert [line.ref for line in ordered] == ["SAM-R04", "SAM-R03", "SAM-R02", "SAM-R01"]
