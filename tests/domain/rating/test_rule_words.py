"""Each rule has its words, long and short, in one row; a list's "in 12 d" goes by the plan's policy."""

from typing import Any

import pytest

from actionplan.domain.rating.marks import reason_in_brief
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.reasons import RULE_WORDS
from actionplan.domain.rating.rules import Rating, Rule, own_rating
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Policy
from actionplan.domain.vocabulary import Colour, Declared, Status
from actionplan.tui.widgets.cells import CellPainter
from tests.domain.builders import OWNED, TODAY, a_case, a_plan, ago, ahead, an_item

INKS = dict.fromkeys(
    (*(f"{each}-ink" for each in ("red", "amber", "green", "blue", "grey", "closed")), "quiet", "accent"), "#fff"
)


def a_row(**given: Any) -> Row:
    case = a_case(an_item(**given))
    rating = own_rating(case)
    return Row(case.item, case, rating, rating, case)


def test_every_rule_has_both_its_words() -> None:
    assert set(RULE_WORDS) == set(Rule)
    case = a_case(an_item())
    for rule, words in RULE_WORDS.items():
        assert words.long(case), rule
        assert words.short(case), rule
        assert len(words.short(case)) <= len(words.long(case)) or rule in {Rule.CLOSED, Rule.ON_TRACK}, rule


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({**OWNED, "due_on": ago(5)}, "overdue by 5 days"),
        ({**OWNED, "declared": Declared.RED}, "off track by own view"),
        ({}, "no owner, no date"),
        ({"lead_agency": "police"}, "no date"),
        ({"due_on": ahead(90)}, "no owner"),
        ({**OWNED, "due_on": TODAY, "started_on": ago(50), "status": Status.IN_PROGRESS}, "due today, not confirmed"),
        ({**OWNED, "due_on": ahead(3), "started_on": ago(50), "status": Status.IN_PROGRESS}, "due in 3 days"),
        ({**OWNED, "started_on": ago(50), "status": Status.IN_PROGRESS}, "no update for 50 days"),
        ({**OWNED, "vacant_since": ago(40)}, "post vacant 40 days"),
        ({"status": Status.SUPERSEDED}, "not taken forward"),
    ],
)
def test_a_list_says_why_in_a_few_words(given: dict[str, Any], words: str) -> None:
    assert reason_in_brief(a_row(**given)) == words


def test_a_colour_by_decision_says_the_rules_own() -> None:
    row = a_row(**OWNED)
    decided = Rating(Colour.AMBER, Rule.OVERDUE, decided=True, rule_colour=Colour.RED)
    assert reason_in_brief(Row(row.item, row.case, decided, decided, row.case)) == "by decision; rule: ■ RED"


@pytest.mark.parametrize(("near_days", "shown"), [(10, "(3 Dec 26)"), (11, "(in 11 d)"), (28, "(in 11 d)")])
def test_the_list_says_what_is_due_soon_by_the_plans_own_policy(near_days: int, shown: str) -> None:
    state = a_plan(an_item(**{**OWNED, "due_on": ahead(11)}))
    state.merge([Policy(version=1, due_near_days=near_days)])
    view = PlanView(snapshot(state, TODAY, 100), {})
    cells = CellPainter(INKS).row(view.rows[0], view, marked=False, in_full=False)
    assert cells[4].plain == shown
