"""Priority: given to live items, changed and taken away; what is said of it, filtered and sorted by it."""

import pytest

from actionplan.domain.errors import Refused
from actionplan.domain.filters.filter import parse_filter_line
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import SortOrder, arrange
from actionplan.domain.subjects.priorities import PrioritySet, SetPriority
from actionplan.domain.vocabulary import Priority, Status
from tests.domain.builders import REF, TODAY, Plan, a_plan, an_item

HIGH = SetPriority(refs=(REF,), priority=Priority.HIGH)


def view_of(**priorities: Priority) -> PlanView:
    items = (
        an_item(ref=f"SAM-{ref}", number=ref[1:], position=int(ref[1:]), priority=priority)
        for ref, priority in priorities.items()
    )
    return PlanView(snapshot(a_plan(*items), TODAY, 100), {})


def test_an_item_has_none_until_it_is_given_one() -> None:
    assert an_item().priority is Priority.NONE
    plan = Plan(an_item())
    assert [draft.fact for draft in plan.does(HIGH)] == [PrioritySet(Priority.HIGH)]
    assert plan.item.priority is Priority.HIGH


def test_the_same_again_changes_nothing_and_none_takes_it_away() -> None:
    plan = Plan(an_item(priority=Priority.HIGH))
    assert plan.does(HIGH) == ()
    plan.does(SetPriority(refs=(REF,), priority=Priority.NONE))
    assert plan.item.priority is Priority.NONE


@pytest.mark.parametrize("status", [Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED])
def test_a_closed_item_is_refused(status: Status) -> None:
    with pytest.raises(Refused, match="changing its priority"):
        Plan(an_item(status=status)).does(HIGH)


def test_lists_are_sorted_by_it_high_first_and_none_last() -> None:
    view = view_of(R1=Priority.NONE, R2=Priority.LOW, R3=Priority.HIGH, R4=Priority.MEDIUM)
    assert [row.ref for row in arrange(view.rows, SortOrder.PRIORITY, view)] == ["SAM-R3", "SAM-R4", "SAM-R2", "SAM-R1"]


def test_lists_are_filtered_by_it() -> None:
    view = view_of(R1=Priority.NONE, R2=Priority.LOW, R3=Priority.HIGH)
    found = parse_filter_line("priority:high,none", view).keep(view.rows, view)
    assert [row.ref for row in found] == ["SAM-R1", "SAM-R3"]
