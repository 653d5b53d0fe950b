"""What is to be done about an item, and its theme."""

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput
from actionplan.domain.state.entities import item_text
from actionplan.domain.subjects.planning import PlanSet, SetPlan, SetTheme, ThemeSet
from tests.domain.builders import REF, Plan, an_item
from tests.domain.sentences import sentence_of


def words(plan: Plan, name: str) -> str:
    return plan.state.text(item_text(plan.item, name), name)


def test_the_parts_of_a_plan_are_set_one_by_one_and_cleared_by_an_empty_text() -> None:
    plan = Plan(an_item())
    plan.does(SetPlan(refs=(REF,), will_do="Write it.\r\nTeach it.", measure="Audit of 20 cases"))
    plan.does(SetPlan(refs=(REF,), intended_outcome="Children are heard."))
    assert words(plan, "will_do") == "Write it.\nTeach it."
    plan.does(SetPlan(refs=(REF,), measure=""))
    assert (plan.item.measure, words(plan, "intended_outcome")) == (None, "Children are heard.")
    with pytest.raises(BadInput, match="Nothing was given"):
        plan.does(SetPlan(refs=(REF,)))


def test_only_what_differs_is_written_and_the_rest_stays() -> None:
    plan = Plan(an_item())
    plan.does(SetPlan(refs=(REF,), will_do="Write it.", intended_outcome="They know.", measure="Audit."))
    (draft,) = plan.does(SetPlan(refs=(REF,), will_do="Write it.", intended_outcome="They ask."))
    assert draft.fact == PlanSet(intended_outcome="They ask.")
    kept = (plan.item.will_do, plan.item.measure)
    assert kept == (101, 101)
    assert plan.item.intended_outcome == 102
    assert plan.does(SetPlan(refs=(REF,), will_do="Write it.")) == ()


def test_a_theme_is_one_line_and_an_empty_one_takes_it_away() -> None:
    plan = Plan(an_item())
    plan.does(SetTheme(refs=(REF,), theme=" Child\nexploitation "))
    assert words(plan, "theme") == "Child exploitation"
    plan.does(SetTheme(refs=(REF,), theme=""))
    assert plan.item.theme is None


# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (PlanSet(will_do="Audit.", measure=""), "Will do: Audit. Measure taken away."),
        (ThemeSet(""), "Theme taken away."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
