"""The scrutineer's view: on record beside the item, and without effect on it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actionplan.domain.rating.rule_sets import rule_set
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.vocabulary import RecordKind, Status
from tests.domain.builders import REF, TODAY, Plan, a_case, item_with
from tests.domain.memory_plan import MemoryPlan
from tests.domain.sentences import sentence_of

VIEW = RecordScrutiny(refs=(REF,), words="Not yet seen by children.", sender="Independent scrutineer", on=TODAY)


@pytest.mark.parametrize("status", list(Status))
def test_it_changes_nothing_of_an_item_open_or_closed_and_is_not_heard_from_the_owner(status: Status) -> None:
    item = item_with(status)
    plan = Plan(item)
    plan.does(VIEW)
    assert replace(plan.item, version=item.version) == item
    heard = rule_set(a_case(item).policy).heard_on
    assert heard(plan.item, ()) == heard(item, ())


def test_it_is_a_record_of_its_own_with_who_and_when() -> None:
    plan = MemoryPlan.seeded(TODAY)
    written = plan.record(VIEW)
    assert [record.kind for record in plan.records(REF)] == [RecordKind.SCRUTINY]
    said = "Scrutineer's view (22 November 2026, from Independent scrutineer): Not yet seen by children."
    assert sentence_of(written[0].fact) == said
    plan.undoes(written[0].step)
    assert plan.records(REF) == []


@pytest.mark.parametrize(
    ("given", "why"),
    [({"words": " "}, "empty"), ({"sender": ""}, "empty"), ({"on": TODAY + timedelta(days=1)}, "after today")],
)
def test_it_says_something_and_whose_it_is(given: dict[str, str | date], why: str) -> None:
    view = replace(VIEW, **given)  # type: ignore[arg-type] # any field
    assert why in MemoryPlan.seeded(TODAY).refuses(view)
