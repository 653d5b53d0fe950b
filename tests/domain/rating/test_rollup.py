"""A recommendation's rating from its own and its actions', and the totals over them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.rules import Rating, Rule, overdue, own_rating, worst_action
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Colour, Declared, Kind, Status
from tests.domain.builders import OWNED, PLAN_DUE, REF, TODAY, a_case, a_plan, ago, ahead, an_action, an_item
from tests.domain.rating.random_items import items

DONE: dict[str, Any] = {"status": Status.REPORTED_COMPLETE, "completed_on": ago(9), "reported_on": ago(9)}
GOING: dict[str, Any] = {
    "status": Status.IN_PROGRESS,
    "started_on": ago(10),
    "last_update": 50,
    "last_update_on": ago(1),
}
SHOWN: dict[str, Any] = {"evidence_output": 1}

BY_COLOUR: dict[Colour, dict[str, Any]] = {
    Colour.RED: {**OWNED, **GOING, "due_on": ago(1)},
    Colour.AMBER: {**OWNED, **GOING, "declared": Declared.AMBER},
    Colour.GREEN: {**OWNED, **GOING},
    Colour.GREY: {},
    Colour.BLUE: {**OWNED, "status": Status.SIGNED_OFF},
    Colour.CLOSED: {**OWNED, "status": Status.SUPERSEDED},
}


def the_plan(item: Item, *actions: Item, as_at: date = TODAY) -> Snapshot:
    return snapshot(a_plan(item, *actions), as_at, 3)


@pytest.mark.parametrize("own", list(Colour))
@pytest.mark.parametrize("one", list(Colour))
@pytest.mark.parametrize("other", list(Colour))
def test_a_recommendation_has_the_rating_of_its_worst_live_part(own: Colour, one: Colour, other: Colour) -> None:
    mine, first, second = (
        Rating(own, Rule.ON_TRACK),
        Rating(one, Rule.NO_EVIDENCE),
        Rating(other, Rule.STALE),
    )
    place = worst_action(mine, [first, second])
    found = mine if place is None else (first, second)[place]
    if own in {Colour.BLUE, Colour.CLOSED}:
        assert found is mine
        return
    colours = [each for each in (own, one, other) if each not in {Colour.BLUE, Colour.CLOSED}]
    worst = next(each for each in (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY) if each in colours)
    assert found.colour is worst
    assert found is next(each for each in (mine, first, second) if each.colour is worst)


@pytest.mark.parametrize("closed", [Colour.BLUE, Colour.CLOSED])
@pytest.mark.parametrize("own", [Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY])
def test_blue_and_closed_never_roll_up(closed: Colour, own: Colour) -> None:
    row = the_plan(an_item(**BY_COLOUR[own]), an_action(**BY_COLOUR[closed])).row(REF)
    assert row is not None
    assert row.rating.colour is own
    assert row.rating_of == REF


def test_it_says_whose_rating_it_is() -> None:
    plan = the_plan(an_item(**BY_COLOUR[Colour.GREEN]), an_action(1), an_action(2, **BY_COLOUR[Colour.RED]))
    row = plan.row(REF)
    assert row is not None
    assert (row.rating.colour, row.rating.rule, row.rating_of) == (Colour.RED, Rule.OVERDUE, f"{REF}-A2")
    assert row.own.colour is Colour.GREEN
    assert row.reason.startswith("Red, from SAM-R04-A2: overdue by 1 day. Due 21 November 2026 (proposed).")


def test_a_recommendation_without_owner_or_date_is_planned_when_each_live_action_is() -> None:
    planned, half = an_action(1, **OWNED), an_action(2, lead_agency="police")
    closed = an_action(3, status=Status.SUPERSEDED)
    own = {
        actions: a_case(an_item(), *actions, as_at=PLAN_DUE)
        for actions in ((), (planned,), (planned, closed), (closed,), (planned, half))
    }
    assert [case.planned for case in own.values()] == [False, True, True, False, False]
    assert own_rating(own[planned,]).rule is not Rule.UNPLANNED
    assert own_rating(own[planned, half]).rule is Rule.UNPLANNED


def test_without_a_date_of_its_own_it_is_due_with_the_last_of_its_actions() -> None:
    soon, last = an_action(1, **{**OWNED, "due_on": ago(5)}), an_action(2, **{**OWNED, "due_on": ago(2)})
    done = {**OWNED, **DONE, **SHOWN, "due_on": ahead(99), "status": Status.SIGNED_OFF}
    case = a_case(an_item(**GOING), soon, last, an_action(3, **done))
    assert case.due_on == ago(2)
    assert overdue(case)
    assert case.days_overdue == 2
    assert a_case(an_item(due_on=ahead(7)), soon, last).due_on == ahead(7)


def test_a_childs_update_counts_for_its_parent() -> None:
    parent = an_item(**{**OWNED, **GOING, "last_update_on": ago(60), "due_on": ahead(10)})
    assert own_rating(a_case(parent)).rule is Rule.DUE_UNCONFIRMED
    told = a_case(parent, an_action(1, last_update_on=ago(3)), an_action(2, last_update_on=ago(70)))
    assert told.last_update_on == ago(3)
    assert own_rating(told).rule is Rule.ON_TRACK


def test_a_parent_has_begun_when_a_child_has() -> None:
    child = an_action(1, **{**OWNED, **GOING})
    assert own_rating(a_case(an_item(**OWNED), child)).rule is Rule.ON_TRACK
    assert own_rating(a_case(an_item(**OWNED))).rule is Rule.NOT_STARTED


@settings(max_examples=80, deadline=None)
@given(mine=items(), below=st.tuples(items(position=1), items(position=2)))
def test_totals_reconcile_for_any_plan(mine: Item, below: tuple[Item, Item]) -> None:
    others = [
        replace(mine, ref=f"SAM-R{n:02d}", number=str(n), position=n, status=status)
        for n, status in enumerate(Status, 20)
    ]
    plan = snapshot(a_plan(mine, *below, *others), TODAY, 3)
    for kind, count in ((Kind.RECOMMENDATION, 8), (Kind.ACTION, 2)):
        totals = plan.totals(kind)
        assert totals.published == count
        apart = totals.signed_off + totals.not_taken_forward + totals.with_others
        assert totals.live + apart == totals.published
        assert sum(totals.colours.values()) == totals.published
        live = totals.published - totals.colours[Colour.BLUE] - totals.colours[Colour.CLOSED]
        assert totals.live == live
        assert totals.on_track + totals.awaiting_sign_off == totals.colours[Colour.GREEN]


def test_a_row_follows_its_recommendation_in_published_order() -> None:
    first, second = an_item(ref="SAM-R02", position=2), an_item()
    plan = the_plan(second, an_action(2), an_action(1), first)
    assert [row.ref for row in plan.rows] == ["SAM-R02", REF, f"{REF}-A1", f"{REF}-A2"]
