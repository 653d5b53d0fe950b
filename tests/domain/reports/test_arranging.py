"""The orders and groups of lists."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import Grouping, SortOrder, apart_from_parent, arrange, grouped
from actionplan.domain.subjects.plan import BeginPlan
from tests.domain.memory_plan import MemoryPlan
from tests.stories.months_of_work import months_of_work_in_memory


@pytest.fixture(scope="module")
def view() -> PlanView:
    """R04 (overdue), R05 (amber, reported complete), R10 with an amber action due in June and a red one in July."""
    return months_of_work_in_memory().view()


def refs(view: PlanView, order: SortOrder) -> list[str]:
    return [row.ref.removeprefix("SAM-") for row in arrange(list(reversed(view.rows)), order, view)]


def test_published_order_keeps_actions_under_their_recommendation(view: PlanView) -> None:
    assert refs(view, SortOrder.PUBLISHED) == [row.ref.removeprefix("SAM-") for row in view.rows]


def test_the_worst_come_first_and_the_longest_overdue_before_them(view: PlanView) -> None:
    order = refs(view, SortOrder.RATING)
    assert order[0] == "R04"
    assert order[1:4] == ["R01", "R02", "R03"]
    assert set(order[-2:]) == {"R05", "R10-A1"}


def test_the_soonest_come_first_and_the_undated_last_in_published_order(view: PlanView) -> None:
    order = refs(view, SortOrder.DUE)
    assert order[:4] == ["R04", "R05", "R10-A1", "R10-A2"]
    assert order[4:] == ["R01", "R02", "R03", "R06", "R07", "R08", "R09", "R10", "R11"]


def test_leads_stand_by_name_and_what_nobody_leads_last(view: PlanView) -> None:
    assert refs(view, SortOrder.LEAD)[:4] == ["R10-A1", "R04", "R05", "R01"]


def test_what_was_never_heard_of_comes_before_the_longest_quiet(view: PlanView) -> None:
    order = refs(view, SortOrder.UPDATED)
    assert order[0] == "R01"
    assert order[-4:] == ["R04", "R05", "R10", "R10-A1"]
    heard = [row.case.last_update_on for row in arrange(view.rows, SortOrder.UPDATED, view)]
    assert [day or date.min for day in heard] == sorted(day or date.min for day in heard)


def test_what_slipped_furthest_and_what_was_moved_most_often_come_first(view: PlanView) -> None:
    dates = {"SAM-R03": (10, 2), "SAM-R05": (90, 1), "SAM-R04": (0, 0)}

    def moved(row: Row) -> Row:
        if row.ref not in dates:
            return row
        slip, times = dates[row.ref]
        due = date(2027, 1, 1)
        deadline = replace(row.item.deadline, adopted_on=due, due_on=due + timedelta(days=slip), times_moved=times)
        return replace(row, item=replace(row.item, deadline=deadline))

    after = replace(view, snapshot=replace(view.snapshot, rows=tuple(map(moved, view.rows))))
    assert refs(after, SortOrder.SLIP)[:4] == ["R05", "R03", "R04", "R01"]
    assert refs(after, SortOrder.MOVED)[:3] == ["R03", "R05", "R01"]


@pytest.mark.parametrize("order", list(SortOrder))
def test_no_order_loses_or_doubles_a_row(view: PlanView, order: SortOrder) -> None:
    assert sorted(refs(view, order)) == sorted(row.ref.removeprefix("SAM-") for row in view.rows)


@pytest.mark.parametrize(
    ("grouping", "headings"),
    [
        (Grouping.NONE, [""]),
        (Grouping.RATING, ["■ RED", "▲ AMBER", "● GREEN"]),
        (Grouping.LEAD, ["Education", "Merseyside Police", "Not yet assigned"]),
        (Grouping.REVIEW, ["SAM · Child Sam"]),
    ],
)
def test_groups_have_these_headings_in_this_order(view: PlanView, grouping: Grouping, headings: list[str]) -> None:
    groups = grouped(view.rows, grouping, view)
    assert [heading for heading, _ in groups] == headings
    assert sum(len(rows) for _, rows in groups) == len(view.rows)


def test_an_action_stands_under_the_theme_of_its_recommendation(view: PlanView) -> None:
    themes = dict(grouped(view.rows, Grouping.THEME, view))
    assert [row.ref for row in themes["Organised crime"]] == ["SAM-R04", "SAM-R10", "SAM-R10-A1", "SAM-R10-A2"]


def test_an_empty_plan_has_no_groups() -> None:
    view = MemoryPlan(date(2026, 11, 22), BeginPlan()).view()
    assert grouped(view.rows, Grouping.RATING, view) == []


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_action_belongs_to_the_last_recommendation_above_it_or_is_apart(view: PlanView, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(view.rows)))
    order, grouping = data.draw(st.sampled_from(SortOrder)), data.draw(st.sampled_from(Grouping))
    for _, rows in grouped(arrange(list(kept), order, view), grouping, view):
        apart, above, broken = apart_from_parent(rows), None, False
        for row in rows:
            if row.item.parent is None:
                above, broken = row.ref, False
                assert row.ref not in apart
            else:
                broken = broken or row.item.parent != above
                assert (row.ref in apart) is broken


def test_a_heading_parts_an_action_from_its_recommendation(view: PlanView) -> None:
    family = [row for row in view.rows if row.ref.startswith("SAM-R10")]
    assert apart_from_parent(family) == frozenset()
    assert apart_from_parent([family[0], None, *family[1:]]) == {"SAM-R10-A1", "SAM-R10-A2"}
