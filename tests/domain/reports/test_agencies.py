"""The plan by agency: the lines add up to the whole plan."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.rating.marks import NO_LEAD
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import AgencyView, agency_view
from actionplan.domain.reports.movement import ALL
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Declared, Status
from tests.domain.builders import OWNED, TODAY, a_plan, ago, an_action, an_item

CLOSED: dict[str, Any] = {"status": Status.SIGNED_OFF, "completed_on": ago(3), "signed_off_on": ago(2)}


def a_view(*items: Entity, as_at: date = TODAY) -> PlanView:
    return PlanView(snapshot(a_plan(*items), as_at, 100), {})


def another(number: int, **given: Any) -> Item:
    return an_item(ref=f"SAM-R{number:02d}", number=str(number), position=number, **given)


def by_name(view: AgencyView) -> dict[str, Any]:
    return {line.name: line for line in view.recommendations}


def test_agencies_stand_by_name_then_what_nobody_leads_then_all() -> None:
    found = agency_view(a_view(an_item(), another(5, **OWNED), another(6, **OWNED | {"lead_agency": "camhs"})))
    assert list(by_name(found)) == ["CAMHS", "Merseyside Police", NO_LEAD, ALL]
    assert found.actions == ()
    assert found.leading_none == ()


def test_an_agency_that_leads_nothing_is_named() -> None:
    assert agency_view(a_view(an_item(**OWNED))).leading_none == ("CAMHS",)
    only_an_action = agency_view(a_view(an_item(**OWNED), an_action(lead_agency="camhs")))
    assert only_an_action.leading_none == ()
    assert [line.name for line in only_an_action.actions] == ["CAMHS", ALL]


def test_a_plan_without_recommendations_has_no_lines() -> None:
    assert agency_view(a_view()).recommendations == ()


def test_a_lead_s_view_counts_as_better_only_where_it_is() -> None:
    overdue = OWNED | {"due_on": ago(1)}
    rows = [
        another(1, declared=Declared.GREEN, **overdue),
        another(2, declared=Declared.AMBER, **overdue),
        another(3, declared=Declared.RED, **overdue),
        another(5, **overdue),
        another(6, declared=Declared.GREEN, **overdue | CLOSED),
        another(7, declared=Declared.AMBER, **OWNED),
    ]
    police = by_name(agency_view(a_view(*rows)))["Merseyside Police"]
    assert [row.ref for row in police.declared_better] == ["SAM-R01", "SAM-R02"]
    assert police.totals.overdue == 4


def test_quiet_is_the_longest_of_live_items_and_those_never_heard_of_are_counted() -> None:
    rows = [
        another(1, last_update_on=ago(9), **OWNED),
        another(2, last_update_on=ago(30), **OWNED),
        another(3, **OWNED),
        another(5, last_update_on=ago(300), **OWNED | CLOSED),
        another(6, **OWNED | CLOSED),
    ]
    police = by_name(agency_view(a_view(*rows)))["Merseyside Police"]
    assert (police.longest_quiet, police.without_update, police.totals.signed_off) == (30, 1, 2)
    silent = by_name(agency_view(a_view(another(1, **OWNED))))["Merseyside Police"]
    assert (silent.longest_quiet, silent.without_update) == (None, 1)


@given(st.lists(st.tuples(st.sampled_from([None, "police", "camhs"]), st.sampled_from(list(Status))), min_size=1))
def test_agencies_add_up_to_the_plan_s_totals(drawn: list[tuple[str | None, Status]]) -> None:
    view = a_view(*(another(n, lead_agency=lead, status=status) for n, (lead, status) in enumerate(drawn)))
    *lines, last = agency_view(view).recommendations
    assert last.totals == view.snapshot.totals()
    for name in ("published", "live", "signed_off", "not_taken_forward", "overdue"):
        assert sum(getattr(line.totals, name) for line in lines) == getattr(last.totals, name)
