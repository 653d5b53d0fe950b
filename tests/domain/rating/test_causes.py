"""What made a rating better or worse since the last papers: the first cause whose removal takes the change away."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.moment import Moment
from actionplan.domain.rating.causes import MOVED, causes
from actionplan.domain.rating.removals import Corrected
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.travel import Cause, LastPapers, Travel, direction
from actionplan.domain.rating.travel_totals import travel_line, travel_totals
from actionplan.domain.state.entities import Entity, Policy, Review, newest_policy
from actionplan.domain.state.item import Item, Owner
from actionplan.domain.vocabulary import Colour, Declared, ExtensionAnswer, Kind, Outcome, Status
from tests.domain.builders import OWNED, REF, TODAY, a_meeting, a_snapshot, ago, ahead, an_action, an_item
from tests.domain.rating.random_items import items

THEN = ago(90)
"""The day of the last papers."""
GOING: dict[str, Any] = {
    **OWNED,
    "status": Status.IN_PROGRESS,
    "started_on": ago(100),
    "first_dated_on": ago(200),
    "last_update": 20,
    "last_update_on": ago(95),
}
HEARD: dict[str, Any] = {"last_update": 40, "last_update_on": ago(3)}
DONE: dict[str, Any] = {
    "status": Status.REPORTED_COMPLETE,
    "completed_on": ago(4),
    "reported_on": ago(4),
    "outcome": Outcome.DELIVERED,
    "completion_summary": 41,
    "evidence_output": 1,
}
OVERDUE: dict[str, Any] = {**GOING, "due_on": ago(120), "adopted_on": ago(120)}


def rated(*entities: Entity, as_at: date = TODAY, policy: Policy | None = None) -> Snapshot:
    return a_snapshot(policy or newest_policy(), *entities, as_at=as_at)


def since_then(then: Item, now: Item, *more: Entity, corrected: Corrected | None = None) -> Cause | None:
    """The cause of what became of one item, with the same other entities then and now."""
    before, after = rated(then, *more, as_at=THEN), rated(now, *more)
    return causes(before, after, {} if corrected is None else {REF: corrected}).get(REF)


def changed(then: dict[str, Any], **given: Any) -> tuple[Item, Item]:
    return an_item(**then), an_item(**{**then, **given})


BETTER = [
    ("words from the lead", changed(GOING | {"last_update_on": ago(200)}, **HEARD), Cause.PROGRESS),
    ("a completion with evidence", changed(OVERDUE, **DONE), Cause.PROGRESS),
    ("a date that was moved", changed(OVERDUE, due_on=ahead(90), times_moved=1, **HEARD), Cause.LATER_DATE),
    ("a date moved and then done", changed(OVERDUE, due_on=ahead(90), times_moved=1, **DONE), Cause.PROGRESS),
    (
        "a request that was granted",
        changed(GOING | {"extension_to": ahead(250)}, due_on=ahead(250), extension_to=None, **HEARD),
        Cause.LATER_DATE,
    ),
    ("a pause that a meeting agreed", changed(OVERDUE, paused_until=ahead(30)), Cause.DECISION),
    (
        "a date moved and a pause too",
        changed(OVERDUE, paused_until=ahead(30), due_on=ahead(90), **HEARD),
        Cause.DECISION,
    ),
    ("a first owner and date", (an_item(), an_item(**OWNED)), None),
]


@pytest.mark.parametrize(
    ("then", "now", "cause"), [(*items, cause) for _, items, cause in BETTER], ids=[n for n, *_ in BETTER]
)
def test_what_made_a_rating_better(then: Item, now: Item, cause: Cause | None) -> None:
    assert since_then(then, now) is cause


FRESH = GOING | {"last_update_on": ago(95), "due_on": ahead(300)}
VACANT = replace(an_item(**FRESH | HEARD), owner=Owner("police", vacated_on=ago(40)))
WORSE = [
    ("its date came and went", changed(FRESH | {"due_on": ago(10)}), Cause.DATE_PASSED),
    (
        "its date passed, though the lead called it red too",
        changed(FRESH | {"due_on": ago(10)}, declared=Declared.RED, **HEARD),
        Cause.DATE_PASSED,
    ),
    ("nobody wrote", changed(FRESH), Cause.NOTHING_HEARD),
    ("the lead's view", changed(FRESH, declared=Declared.AMBER, declared_on=ago(3), **HEARD), Cause.OWN_VIEW),
    ("a post that was said to be vacant", (an_item(**FRESH), VACANT), Cause.POST_VACANT),
    ("a pause", changed(FRESH, paused_until=ahead(30), **HEARD), Cause.DECISION),
    (
        "a pause that ended with its date gone",
        changed(OVERDUE | {"paused_until": ahead(5)}, paused_until=None),
        Cause.DECISION,
    ),
    ("a date that was brought forward", changed(FRESH, due_on=ago(2), **HEARD), Cause.EARLIER_DATE),
    ("a completion without evidence", changed(FRESH, **DONE | {"evidence_output": 0}), Cause.REPORTED),
    ("a request for a later date", changed(FRESH, extension_to=ahead(400), **HEARD), Cause.REPORTED),
]


@pytest.mark.parametrize(
    ("then", "now", "cause"), [(*items, cause) for _, items, cause in WORSE], ids=[n for n, *_ in WORSE]
)
def test_what_made_a_rating_worse(then: Item, now: Item, cause: Cause) -> None:
    assert since_then(then, now) is cause


def test_what_was_reopened_is_worse_by_that() -> None:
    done = GOING | DONE | {"completed_on": ago(95), "reported_on": ago(95), "due_on": ago(96)}
    then = an_item(**done)
    now = an_item(**GOING | {"due_on": ago(96)} | HEARD, reopened_reason=50, evidence_output=1)
    assert since_then(then, now) is Cause.REOPENED


def test_a_refused_request_is_a_decision_and_one_withdrawn_is_none() -> None:
    asked = FRESH | {"extension_to": ahead(400), "last_update_on": ago(95)}
    refused = {"extension_to": None, "extension_refused_on": ago(5), "extension_answer": ExtensionAnswer.REFUSED}
    then, now = changed(asked, **refused, **HEARD)
    assert since_then(then, now) is Cause.DECISION
    assert since_then(then, an_item(**{**asked, "extension_to": None, **HEARD})) is Cause.PROGRESS


def test_a_change_of_rules_comes_before_all_else() -> None:
    nameless = an_item(**GOING | HEARD | {"vacant_since": ago(200)})
    then = rated(an_item(**GOING, vacant_since=ago(200)), as_at=THEN, policy=Policy(version=1))
    now = rated(nameless, policy=replace(newest_policy(), version=9))
    assert (then.rows[0].rating.colour, now.rows[0].rating.colour) == (Colour.AMBER, Colour.GREEN)
    assert causes(then, now, {}) == {REF: Cause.RULES}
    eased = replace(newest_policy(), version=9, stale_days=400)
    assert causes(
        rated(
            an_item(
                **GOING,
            ),
            as_at=ago(50),
        ),
        rated(an_item(**GOING), policy=eased),
        {},
    ) == {REF: Cause.RULES}


def test_a_correction_comes_before_a_later_date_and_an_undo_is_one() -> None:
    then, now = changed(OVERDUE, due_on=ahead(90), **HEARD)
    assert since_then(then, now, corrected=Corrected(deadline=then.deadline)) is Cause.CORRECTION
    assert (
        since_then(then, now, corrected=Corrected(deadline=replace(now.deadline, due_on=ahead(60)))) is Cause.LATER_DATE
    )
    declared, taken_back = changed(FRESH | {"declared": Declared.RED}, declared=Declared.NONE, **HEARD)
    undone = Corrected(fields=frozenset({"declared"}))
    assert since_then(declared, taken_back, corrected=undone) is Cause.CORRECTION


def test_a_plan_that_is_due_later_is_a_later_date() -> None:
    review = Review("SAM", 2, 1, 2, 2, 2, "Executive", 11, None, ago(100), ago(200))
    later = replace(review, plan_due_on=ahead(30))
    then, now = rated(an_item(), review, as_at=THEN), rated(an_item(), later)
    assert causes(then, now, {}) == {REF: Cause.LATER_DATE}


def test_a_sitting_that_was_called_off_is_a_decision_and_one_that_came_is_a_date() -> None:
    waits = an_item(**GOING | DONE | {"reported_on": ago(130), "completed_on": ago(130)})
    sat = a_meeting(ago(100))
    then, now = rated(waits, sat, as_at=THEN), rated(waits, replace(sat, cancelled=True))
    assert causes(then, now, {}) == {REF: Cause.DECISION}
    came = a_meeting(ago(20))
    assert causes(rated(waits, came, as_at=THEN), rated(waits, came), {}) == {REF: Cause.DATE_PASSED}
    assert causes(rated(waits, as_at=THEN), rated(waits, came), {}) == {REF: Cause.DATE_PASSED}


def test_a_decided_colour_moves_nothing_under_rules_2_and_is_a_decision_under_rules_1() -> None:
    decided = {"override_colour": Colour.AMBER, "override_rule_colour": Colour.RED, "override_on": ago(1)}
    then, now = an_item(**OVERDUE), an_item(**OVERDUE, **decided)
    assert since_then(then, now) is None
    ones = Policy(version=1)
    assert causes(rated(then, as_at=THEN, policy=ones), rated(now, policy=ones), {}) == {REF: Cause.DECISION}


def test_an_action_that_moves_its_recommendation_gives_it_its_cause() -> None:
    above, action = an_item(**FRESH | HEARD), an_action(**FRESH | {"due_on": ago(10)})
    then, now = rated(above, action, as_at=THEN), rated(above, action)
    assert causes(then, now, {}) == {REF: Cause.DATE_PASSED, action.ref: Cause.DATE_PASSED}
    moved = replace(action, deadline=replace(action.deadline, due_on=ahead(300)), last_update_on=ago(1))
    assert causes(now, rated(above, moved, as_at=ahead(1)), {}) == {REF: Cause.LATER_DATE, action.ref: Cause.LATER_DATE}


def test_a_new_action_that_is_behind_is_what_was_reported() -> None:
    above = an_item(**FRESH | HEARD)
    now = rated(above, an_action(**OVERDUE))
    assert causes(rated(above, as_at=THEN), now, {}) == {REF: Cause.REPORTED}


def test_same_and_new_have_no_cause_and_the_rest_has_one() -> None:
    same, other = an_item(**OVERDUE), replace(an_item(**OVERDUE), ref="SAM-R05", position=5)
    then, now = rated(same, as_at=THEN), rated(same, other)
    assert causes(then, now, {}) == {}
    ways = {row.ref: direction(row, then.row(row.ref)) for row in now.rows}
    assert not any(way in MOVED for way in ways.values())


@given(then=st.tuples(items(), items(position=1)), now=st.tuples(items(), items(position=1)), rules=st.integers(1, 2))
def test_every_rating_that_moved_has_one_cause_and_no_other_has(
    then: tuple[Item, Item], now: tuple[Item, Item], rules: int
) -> None:
    policy = Policy(version=1, rules_number=rules)
    before, after = rated(*then, as_at=THEN, policy=policy), rated(*now, policy=policy)
    found = causes(before, after, {})
    travel = Travel(LastPapers.of(THEN, Moment(THEN, 50), before.rows, before), causes=found)
    assert set(found) == {row.ref for row in after.rows if travel.direction(row) in MOVED}
    for kind in Kind:
        totals = travel_totals(after.rows, travel, kind)
        assert all(sum(totals.causes[way].values()) == totals.ways[way] for way in MOVED)


def test_the_counts_say_how_many_went_which_way_and_why_and_what_only_looks_better() -> None:
    decided = {"override_colour": Colour.AMBER, "override_rule_colour": Colour.RED, "override_on": ago(1)}

    def numbered(number: int, given: dict[str, Any]) -> Item:
        return replace(an_item(**given), ref=f"SAM-R{number:02}", position=number)

    before = [numbered(number, OVERDUE) for number in (1, 2, 3, 4)]
    after = [
        numbered(1, OVERDUE | DONE),
        numbered(2, OVERDUE | {"due_on": ahead(90)} | HEARD),
        numbered(3, OVERDUE | decided),
        numbered(4, OVERDUE),
        numbered(5, OVERDUE),
    ]
    then, now = rated(*before, as_at=THEN), rated(*after)
    travel = Travel(LastPapers.of(THEN, Moment(THEN, 50), then.rows, then), causes=causes(then, now, {}))
    assert travel_line(now.rows, travel) == (
        "Since the papers of 24 August 2026: 2 better: 1 by a later date, 1 by progress; "
        "1 more shown better by decision; 2 same; 1 new."
    )
    assert travel_line(now.rows, Travel(None)) == ""
