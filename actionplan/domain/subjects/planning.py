"""Planning: what will be done about an item, to what end and how it is measured, and our own theme for it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import live_items, named_items, optional_line, optional_text
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Remedy
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import changed_texts_sentence, with_full_stop


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlan(Command):
    """Say what will be done, the intended outcome, or how it will be measured."""

    will_do: str | None = None
    intended_outcome: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTheme(Command):
    """Put items under one of our themes."""

    theme: str


@dataclass(frozen=True, slots=True)
class PlanSet(Fact):
    """What will be done, the intended outcome, how it will be measured; None leaves as it was."""

    kind: ClassVar[str] = "plan-set"
    will_do: str | None = free_text()
    intended_outcome: str | None = free_text()
    measure: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ThemeSet(Fact):
    """Our heading for an item was changed; empty clears it."""

    kind: ClassVar[str] = "theme-set"
    theme: str | None = free_text()


def set_plan(context: CommandContext, command: SetPlan, today: date) -> list[Draft]:
    """The parts of the plan that were given and differ."""
    del today
    given = {
        "will_do": optional_text(command.will_do, "What will be done"),
        "intended_outcome": optional_text(command.intended_outcome, "The intended outcome"),
        "measure": optional_text(command.measure, "The measure"),
    }
    if all(text is None for text in given.values()):
        raise BadInput("Nothing was given: say what will be done, its outcome or how it is measured.", Remedy.GIVE_PLAN)
    drafts = []
    for item in live_items(context, command.refs, "changing its plan"):
        changed = {
            name: text
            for name, text in given.items()
            if text is not None and text != context.text(getattr(item, name), name)
        }
        if changed:
            drafts.append(Draft(item.ref, PlanSet(**changed)))
    return drafts


def set_theme(context: CommandContext, command: SetTheme, today: date) -> list[Draft]:
    """Our theme for the items; an empty one takes it away."""
    del today
    theme = optional_line(command.theme, "The theme") or ""
    items = named_items(context, command.refs)
    return [Draft(i.ref, ThemeSet(theme=theme)) for i in items if theme != context.text(i.theme, "theme")]


def _planned(item: Item, entry: Entry, fact: PlanSet) -> Item:
    return replace(
        item,
        will_do=pointer(entry.number, fact.will_do, item.will_do),
        intended_outcome=pointer(entry.number, fact.intended_outcome, item.intended_outcome),
        measure=pointer(entry.number, fact.measure, item.measure),
    )


def _themed(item: Item, entry: Entry, fact: ThemeSet) -> Item:
    return replace(item, theme=pointer(entry.number, fact.theme, item.theme))


def _planned_sentence(fact: PlanSet, names: SentenceContext) -> str:
    del names
    given = (("will do", fact.will_do), ("intended outcome", fact.intended_outcome), ("measure", fact.measure))
    return changed_texts_sentence(given) or "Plan: nothing was changed."


def _themed_sentence(fact: ThemeSet, names: SentenceContext) -> str:
    del names
    return f"Theme: {with_full_stop(fact.theme)}" if fact.theme else "Theme taken away."


SUBJECT = Subject(
    commands=(rule(SetPlan, set_plan), rule(SetTheme, set_theme)),
    facts=(
        item_fact(PlanSet, _planned, _planned_sentence, "A plan"),
        item_fact(ThemeSet, _themed, _themed_sentence, "A theme"),
    ),
)
