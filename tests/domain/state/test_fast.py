"""Values made and copied without their own constructors are the same values."""

import dataclasses
from dataclasses import FrozenInstanceError
from datetime import date
from typing import Any

import pytest

from actionplan.domain.state.entities import Agency, Meeting, Policy, Record, Review
from actionplan.domain.state.fast import columns_of, make_all, replace, values_of
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import MeetingKind, RecordKind
from tests.domain.builders import TODAY, an_action, an_item

DAY = date(2026, 11, 22)
ENTITIES = [
    an_item(due_on=DAY, contributing=("police", "camhs")),
    an_action(),
    Policy(stale_days=9),
    Review("SAM", 2, 1, 2, None, 2, "Executive", 11, None, DAY, DAY),
    Agency("police", 3, "Police", ("Force",)),
    Record(24, 24, "SAM-R04", RecordKind.UPDATE, DAY, "Business Manager"),
    Meeting("executive", 5, "Executive", DAY, MeetingKind.SITTING),
]


def named(entity: Any) -> str:
    return type(entity).__name__


@pytest.mark.parametrize("entity", ENTITIES, ids=named)
def test_a_copy_is_the_one_that_the_library_makes(entity: Any) -> None:
    copy = replace(entity, version=99)
    assert copy == dataclasses.replace(entity, version=99)
    assert type(copy) is type(entity)
    assert hash(copy) == hash(dataclasses.replace(entity, version=99))
    assert replace(entity) == entity
    assert entity.version != 99


@pytest.mark.parametrize("entity", ENTITIES, ids=named)
def test_a_copy_is_frozen_and_has_no_other_field(entity: Any) -> None:
    copy: Any = replace(entity, version=99)
    with pytest.raises(FrozenInstanceError):
        copy.version = 1
    with pytest.raises(AttributeError):
        replace(entity, colour="red")
    assert not hasattr(copy, "__dict__")


@pytest.mark.parametrize("rows", [0, 1, 199, 200, 1_000])
@pytest.mark.parametrize("entity", ENTITIES, ids=named)
def test_many_rows_become_what_the_constructor_makes_of_each(entity: Any, rows: int) -> None:
    kind, values = type(entity), values_of(type(entity))(entity)
    made = make_all(kind, [values] * rows)
    assert made == [entity] * rows
    assert {type(each) for each in made} <= {kind}
    for each in made[:1]:
        with pytest.raises(FrozenInstanceError):
            each.version = 1


@pytest.mark.parametrize(("rows", "width"), [(1, 1), (500, 1), (500, -1)])
def test_a_row_that_is_too_short_or_too_long_is_refused(rows: int, width: int) -> None:
    values = values_of(Item)(an_item())
    row = values[:-1] if width < 0 else (*values, None)
    with pytest.raises((TypeError, ValueError)):
        make_all(Item, [row] * rows)


def test_values_stand_in_the_order_of_the_columns_and_those_of_a_part_that_is_missing_are_none() -> None:
    item = an_item(lead_agency="police", paused_until=TODAY)
    found = dict(zip((column.name for column in columns_of(Item)), values_of(Item)(item), strict=True))
    assert (found["ref"], found["owner_agency"], found["pause_until"], found["deadline_due_on"]) == (
        (item.ref, "police", TODAY, None)
    )
    assert [value for name, value in found.items() if name.startswith("override_")] == [None] * 7
