"""The registry: every command and every kind of entry of the subjects is in it once, and is complete."""

import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest

from actionplan.domain import subjects
from actionplan.domain.command import Command
from actionplan.domain.entry import Entry, Fact, free_text_fields
from actionplan.domain.kinds import FACTS, SUBJECTS, evolve
from actionplan.domain.state.entities import TEXT_POINTERS, Meeting, Review
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.plan import PolicySet
from actionplan.domain.subjects.planning import ThemeSet
from actionplan.domain.subjects.reviews import ReviewEdited, ReviewLoaded
from actionplan.domain.subjects.undo.reversal import FlatStepReversed
from actionplan.domain.vocabulary import MeetingKind
from actionplan.ledger.codec import seal, unseal, with_texts
from tests.domain.builders import REF, Plan, a_follow_up, ahead, an_item
from tests.domain.example_facts import example
from tests.domain.sentences import sentence_of

NUMBER = 999_983
COMPLETE = an_item(
    completed_on=ahead(-9),
    signed_off_on=ahead(-2),
    paused_until=ahead(9),
    extension_to=ahead(90),
    closed_on=ahead(-1),
    override_colour="Amber",
)


def defined_in_subjects(base: type) -> set[type]:
    """The classes under ``base`` that the modules of the subjects define."""
    found: set[type] = set()
    for each in pkgutil.walk_packages(subjects.__path__, f"{subjects.__name__}."):
        values = vars(import_module(each.name)).values()
        found |= {value for value in values if isinstance(value, type) and value.__module__ == each.name}
    return {each for each in found if issubclass(each, base)}


def test_each_command_of_a_subject_has_one_rule() -> None:
    registered = Counter(rule.command for subject in SUBJECTS for rule in subject.commands)
    assert set(registered) == defined_in_subjects(Command)
    assert set(registered.values()) == {1}


def test_each_kind_of_entry_of_a_subject_is_registered_once() -> None:
    registered = Counter(kind.fact for subject in SUBJECTS for kind in subject.facts)
    old_shapes = {FlatStepReversed}
    assert set(registered) == defined_in_subjects(Fact) - old_shapes
    assert set(registered.values()) == {1}


def test_no_two_kinds_share_a_name() -> None:
    registered = [kind.fact for subject in SUBJECTS for kind in subject.facts]
    assert len({fact.kind for fact in registered}) == len(registered) == len(FACTS)


@pytest.mark.parametrize("kind", FACTS.values(), ids=FACTS)
def test_each_kind_reads_back_as_it_was_sealed(kind: type[Fact]) -> None:
    words = {name: f"Words of {name}." for name in free_text_fields(kind)}
    fact = example(kind, **words)
    stored, texts = seal(fact)
    assert not any(text in stored for text in words.values())
    assert with_texts(unseal(kind.kind, kind.schema, stored), {text.field: text.body for text in texts}) == fact


@pytest.mark.parametrize(
    "kind", [kind for kind in FACTS.values() if free_text_fields(kind)], ids=lambda kind: kind.kind
)
def test_what_an_entry_makes_an_item_or_review_point_to_is_known_as_its_text(kind: type[Fact]) -> None:
    words = {name: f"Words of {name}." for name in free_text_fields(kind)}
    for entity in evolved(example(kind, **words)):
        if not isinstance(entity, Item | Review | Measure | ReviewFinding):
            continue  # a record is found by its entry, and the others point to no text
        known = set(TEXT_POINTERS[type(entity)])
        pointing = {path for path in paths_to(entity, NUMBER) if path != ("version",)}
        assert pointing <= {path for path, _ in known}
        for path in pointing:
            assert {name for each, name in known if each == path} & set(words)


def evolved(fact: Fact) -> tuple[Any, ...]:
    """What entry 999983 changes in a plan with an item that has every part."""
    plan = Plan(COMPLETE)
    plan.state.merge([Meeting("some words", 3, "Executive", ahead(-3), MeetingKind.SITTING)])
    plan.state.merge([Measure("some words", 3, (REF,))])
    plan.state.merge([ReviewFinding("some words", 3, "SAM", 1)])
    plan.state.merge([a_follow_up(number) for number in range(1, 8)])
    given = {name: "police" for name in ("agency", "into") if hasattr(fact, name)}
    given |= {"parent": REF} if hasattr(fact, "parent") else {}
    given |= {"key": "stale_days"} if isinstance(fact, PolicySet) else {}
    fact = example(type(fact), **{each.name: getattr(fact, each.name) for each in fields(fact)} | given)
    ref = "SAM" if isinstance(fact, ReviewLoaded | ReviewEdited) else REF
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return evolve(plan.state, Entry(NUMBER, 9, at, date(2026, 11, 22), "Business Manager", ref, fact))


def paths_to(value: Any, number: int, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where a dataclass, or a part of it, holds this number."""
    for each in fields(value):
        held = getattr(value, each.name)
        if held == number:
            yield (*path, each.name)
        elif is_dataclass(held):
            yield from paths_to(held, number, (*path, each.name))


@pytest.mark.parametrize("kind", FACTS.values(), ids=FACTS)
def test_a_decision_names_its_meeting(kind: type[Fact]) -> None:
    names = {each.name for each in fields(kind)}
    assert not kind.decision or "meeting" in names
    assert "meeting_on" not in names or kind.decision


@pytest.mark.parametrize("kind", FACTS.values(), ids=FACTS)
def test_each_kind_of_entry_has_a_sentence(kind: type[Fact]) -> None:
    assert len(sentence_of(example(kind))) > 5


@pytest.mark.parametrize("kind", [kind for kind in FACTS.values() if kind.decision], ids=lambda kind: kind.kind)
def test_a_decision_can_be_the_chairs(kind: type[Fact]) -> None:
    given = {"meeting_on": ahead(0)} if any(each.name == "meeting_on" for each in fields(kind)) else {}
    said = sentence_of(example(kind, meeting="executive-2026-11-22", **given), by_chair=True)
    assert "chair" in said


def test_a_kind_without_a_sentence_is_named() -> None:
    class Unheard(Fact):
        kind = "unheard"

    with pytest.raises(KeyError, match="Unheard"):
        sentence_of(Unheard())


def test_what_was_undone_says_by_which_step() -> None:
    assert sentence_of(ThemeSet("Risk"), undone_by=9) == "Theme: Risk. (Undone by step 9.)"
