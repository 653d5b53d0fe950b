"""The rating table of the design: each row on both sides of its border, its order, its thresholds, and the roll-up."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.rating.rules import RULES, Rule, no_evidence, overdue, own_rating, stale, vacant
from actionplan.domain.state.entities import Policy
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Colour, Declared, Kind, Status
from tests.domain.builders import OWNED, PLAN_DUE, TODAY, a_case, ago, ahead, an_action, an_item
from tests.domain.rating.random_items import days_around, items
from tests.domain.rating.rating_table import read_out

DONE: dict[str, Any] = {"status": Status.REPORTED_COMPLETE, "completed_on": ago(9), "reported_on": ago(9)}
GOING: dict[str, Any] = {
    "status": Status.IN_PROGRESS,
    "started_on": ago(10),
    "last_update": 50,
    "last_update_on": ago(1),
}
SHOWN: dict[str, Any] = {"evidence_output": 1}


def rule_of(*actions: Item, as_at: date = TODAY, sittings: tuple[date, ...] = (), **fields: Any) -> tuple[Colour, Rule]:
    rating = own_rating(a_case(an_item(**fields), *actions, as_at=as_at, sittings=sittings))
    return rating.colour, rating.rule


_TABLE = {
    Colour.CLOSED: "closed",
    Colour.BLUE: "signed-off",
    Colour.RED: "overdue off-track unplanned pause-over",
    Colour.AMBER: "paused no-evidence sign-off-waiting at-risk extension-asked due-unconfirmed not-begun stale vacant",
    Colour.GREY: "not-planned not-started",
    Colour.GREEN: "awaiting-sign-off on-track",
}
COLOUR_OF = {Rule(rule): colour for colour, rules in _TABLE.items() for rule in rules.split()}

# Each row of the table, on its border and just beside it. Fields come after what the row's item needs to have.
ROWS: list[tuple[str, dict[str, Any], Rule]] = [
    ("superseded", {"status": Status.SUPERSEDED}, Rule.CLOSED),
    ("not accepted", {"status": Status.NOT_ACCEPTED}, Rule.CLOSED),
    ("signed off", {"status": Status.SIGNED_OFF}, Rule.SIGNED_OFF),
    ("due yesterday", {**OWNED, **GOING, "due_on": ago(1)}, Rule.OVERDUE),
    ("due today, with news", {**OWNED, **GOING, "due_on": TODAY}, Rule.ON_TRACK),
    ("due yesterday, reported complete", {**OWNED, **DONE, **SHOWN, "due_on": ago(1)}, Rule.AWAITING_SIGN_OFF),
    (
        "due yesterday, agreed pause to today",
        {**OWNED, **GOING, "due_on": ago(1), "paused_until": TODAY},
        Rule.PAUSED,
    ),
    (
        "due yesterday, agreed pause to yesterday",
        {**OWNED, **GOING, "due_on": ago(1), "paused_until": ago(1)},
        Rule.OVERDUE,
    ),
    ("lead says red", {**OWNED, **GOING, "declared": Declared.RED}, Rule.OFF_TRACK),
    ("paused, review day today", {**OWNED, **GOING, "paused_until": TODAY}, Rule.PAUSED),
    ("paused, review day yesterday", {**OWNED, **GOING, "paused_until": ago(1)}, Rule.PAUSE_OVER),
    ("complete, no evidence", {**OWNED, **DONE}, Rule.NO_EVIDENCE),
    ("complete, evidence of quality", {**OWNED, **DONE, "evidence_quality": 1}, Rule.AWAITING_SIGN_OFF),
    ("complete, evidence of impact", {**OWNED, **DONE, "evidence_impact": 1}, Rule.AWAITING_SIGN_OFF),
    ("lead says amber", {**OWNED, **GOING, "declared": Declared.AMBER}, Rule.AT_RISK),
    ("lead says green", {**OWNED, **GOING, "declared": Declared.GREEN}, Rule.ON_TRACK),
    ("lead says green, overdue", {**OWNED, **GOING, "due_on": ago(1), "declared": Declared.GREEN}, Rule.OVERDUE),
    ("extension asked", {**OWNED, **GOING, "extension_to": ahead(400)}, Rule.EXTENSION_ASKED),
    ("extension asked, overdue", {**OWNED, **GOING, "due_on": ago(1), "extension_to": ahead(400)}, Rule.OVERDUE),
    (
        "due in 28 days, news 29 days ago",
        {**OWNED, **GOING, "due_on": ahead(28), "last_update_on": ago(29)},
        Rule.DUE_UNCONFIRMED,
    ),
    (
        "due in 28 days, news 28 days ago",
        {**OWNED, **GOING, "due_on": ahead(28), "last_update_on": ago(28)},
        Rule.ON_TRACK,
    ),
    (
        "due in 29 days, news 29 days ago",
        {**OWNED, **GOING, "due_on": ahead(29), "last_update_on": ago(29)},
        Rule.ON_TRACK,
    ),
    ("due today, no news", {**OWNED, **GOING, "due_on": TODAY, "last_update_on": None}, Rule.DUE_UNCONFIRMED),
    ("due in 28 days, complete", {**OWNED, **DONE, **SHOWN, "due_on": ahead(28)}, Rule.AWAITING_SIGN_OFF),
    ("not begun, half of 80 days gone", {**OWNED, "first_dated_on": ago(40), "due_on": ahead(40)}, Rule.NOT_BEGUN),
    (
        "not begun, less than half of 81 days gone",
        {**OWNED, "first_dated_on": ago(40), "due_on": ahead(41)},
        Rule.NOT_STARTED,
    ),
    (
        "not begun, date within 28 days, news",
        {**OWNED, "due_on": ahead(28), "first_dated_on": TODAY, "last_update_on": TODAY},
        Rule.NOT_BEGUN,
    ),
    ("not begun, date in 29 days", {**OWNED, "due_on": ahead(29), "first_dated_on": TODAY}, Rule.NOT_STARTED),
    ("begun, half gone", {**OWNED, **GOING, "first_dated_on": ago(60), "due_on": ahead(40)}, Rule.ON_TRACK),
    ("news 42 days ago", {**OWNED, **GOING, "last_update_on": ago(42)}, Rule.STALE),
    ("news 41 days ago", {**OWNED, **GOING, "last_update_on": ago(41)}, Rule.ON_TRACK),
    ("started 42 days ago, no news", {**OWNED, **GOING, "last_update_on": None, "started_on": ago(42)}, Rule.STALE),
    ("started 41 days ago, no news", {**OWNED, **GOING, "last_update_on": None, "started_on": ago(41)}, Rule.ON_TRACK),
    ("post vacant for 28 days", {**OWNED, **GOING, "vacant_since": ago(28)}, Rule.VACANT),
    ("post vacant for 27 days", {**OWNED, **GOING, "vacant_since": ago(27)}, Rule.ON_TRACK),
    ("no lead agency yet", {**OWNED, "lead_agency": None}, Rule.NOT_PLANNED),
    ("no date yet", {**OWNED, "due_on": None}, Rule.NOT_PLANNED),
    ("planned", {**OWNED}, Rule.NOT_STARTED),
    ("in progress", {**OWNED, **GOING}, Rule.ON_TRACK),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_each_row_of_the_table_holds_up_to_its_border(fields: dict[str, Any], expected: Rule) -> None:
    assert rule_of(**fields) == (COLOUR_OF[expected], expected)


def test_every_rule_of_the_table_has_a_row_here_or_a_test_of_its_own() -> None:
    elsewhere = {Rule.UNPLANNED, Rule.SIGN_OFF_WAITING}
    assert {expected for *_, expected in ROWS} | elsewhere == set(Rule)
    assert [(colour, rule) for colour, rule, _ in RULES] == [(colour, rule) for rule, colour in COLOUR_OF.items()]


@pytest.mark.parametrize("lacking", ["lead_agency", "due_on"])
def test_what_lacks_an_owner_or_a_date_is_red_from_the_day_on_which_the_plan_is_due(lacking: str) -> None:
    fields = {**OWNED, **GOING, lacking: None, "last_update_on": PLAN_DUE - timedelta(days=2)}
    assert rule_of(as_at=PLAN_DUE - timedelta(days=1), **fields) == (Colour.GREY, Rule.NOT_PLANNED)
    assert rule_of(as_at=PLAN_DUE, **fields) == (Colour.RED, Rule.UNPLANNED)
    fields[lacking] = OWNED[lacking]
    assert rule_of(as_at=PLAN_DUE, **fields) == (Colour.GREEN, Rule.ON_TRACK)


@pytest.mark.parametrize(
    ("added", "red_from"),
    [
        (date(2026, 11, 1), PLAN_DUE),
        (date(2026, 11, 22), PLAN_DUE),
        (date(2026, 11, 23), date(2027, 2, 23)),
        (date(2026, 11, 30), date(2027, 2, 28)),
    ],
)
def test_an_action_has_three_months_to_be_planned_where_that_is_later(added: date, red_from: date) -> None:
    action = an_action(added_on=added)
    assert own_rating(a_case(action, as_at=red_from - timedelta(days=1))).rule is Rule.NOT_PLANNED
    assert own_rating(a_case(action, as_at=red_from)).rule is Rule.UNPLANNED


@pytest.mark.parametrize(
    ("sitting", "waiting"),
    [(ago(10), False), (ago(9), False), (ago(8), True), (ago(1), True), (TODAY, False), (ahead(1), False)],
)
def test_sign_off_waits_once_a_sitting_has_passed_since_it_was_reported(sitting: date, waiting: bool) -> None:  # noqa: FBT001
    found = rule_of(sittings=(ago(90), sitting, ahead(90)), **OWNED, **DONE, **SHOWN)
    expected = (Colour.AMBER, Rule.SIGN_OFF_WAITING) if waiting else (Colour.GREEN, Rule.AWAITING_SIGN_OFF)
    assert found == expected
    assert rule_of(sittings=(sitting,), **OWNED, **GOING)[1] is Rule.ON_TRACK


@pytest.mark.parametrize(
    ("threshold", "fields", "rule"),
    [
        ("due_near_days", {**GOING, "due_on": ahead(5), "last_update_on": ago(30)}, Rule.DUE_UNCONFIRMED),
        ("due_near_days", {"due_on": ahead(5), "first_dated_on": TODAY, "last_update_on": ago(3)}, Rule.NOT_BEGUN),
        ("stale_days", {**GOING, "last_update_on": ago(5)}, Rule.STALE),
        ("vacant_days", {**GOING, "vacant_since": ago(5)}, Rule.VACANT),
    ],
)
def test_thresholds_come_from_the_plans_policy(threshold: str, fields: dict[str, Any], rule: Rule) -> None:
    item = an_item(**{**OWNED, **fields})
    for days, wider in ((4, "shut"), (5, "border"), (6, "open")):
        given: dict[str, Any] = {threshold: days}
        policy = replace(Policy(version=1), **given)
        reached = own_rating(a_case(item, policy=policy)).rule is rule
        near = threshold == "due_near_days"
        assert reached is (days >= 5 if near else days <= 5), wider


def test_how_fresh_an_update_must_be_comes_from_policy() -> None:
    item = an_item(**{**OWNED, **GOING, "due_on": ahead(3), "last_update_on": ago(5)})
    rules = [own_rating(a_case(item, policy=Policy(update_fresh_days=days))).rule for days in (4, 5)]
    assert rules == [Rule.DUE_UNCONFIRMED, Rule.ON_TRACK]


def test_the_months_for_planning_an_action_come_from_policy() -> None:
    action = an_action(added_on=date(2026, 11, 30))
    rules = [
        own_rating(a_case(action, as_at=date(2027, 3, 1), policy=Policy(action_planning_months=months))).rule
        for months in (3, 4)
    ]
    assert rules == [Rule.UNPLANNED, Rule.NOT_PLANNED]


@settings(max_examples=200, deadline=None)
@given(
    item=items() | items(position=9),
    below=st.lists(st.integers(), max_size=2).flatmap(
        lambda n: st.tuples(*(items(position=i + 1) for i in range(len(n))))
    ),
    as_at=days_around(0, 3) | st.sampled_from([PLAN_DUE, PLAN_DUE - timedelta(days=1), PLAN_DUE + timedelta(days=9)]),
    sittings=st.lists(days_around(-60, 5), max_size=3).map(tuple),
)
def test_the_rules_agree_with_the_table_read_out_on_any_item(
    item: Item, below: tuple[Item, ...], as_at: date, sittings: tuple[date, ...]
) -> None:
    actions = below if item.kind is Kind.RECOMMENDATION else ()
    rating = own_rating(a_case(item, *actions, as_at=as_at, sittings=sittings))
    assert (rating.colour.value, rating.rule.value) == read_out(item, actions, as_at, sittings)


# What can be asked by itself, whichever rule won


def test_conditions_hold_whichever_rule_won() -> None:
    quiet_red = a_case(
        an_item(**{**OWNED, **GOING, "last_update_on": ago(50), "vacant_since": ago(50), "due_on": ago(3)})
    )
    assert own_rating(quiet_red).rule is Rule.OVERDUE
    assert (overdue(quiet_red), stale(quiet_red), vacant(quiet_red), no_evidence(quiet_red)) == (
        True,
        True,
        True,
        False,
    )
    off_track = a_case(an_item(**{**OWNED, **DONE, "declared": Declared.RED}))
    assert own_rating(off_track).rule is Rule.OFF_TRACK
    assert no_evidence(off_track)


@pytest.mark.parametrize("status", [Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED])
def test_a_closed_item_is_neither_overdue_nor_vacant(status: Status) -> None:
    case = a_case(an_item(**{**OWNED, "due_on": ago(9), "vacant_since": ago(90), "status": status}))
    assert not overdue(case)
    assert not vacant(case)
