"""Priority: how soon the partnership wants an item done, beside its date: high, medium, low, or none."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import live_items
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.vocabulary import Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPriority(Command):
    """Give items a priority, or take it away."""

    priority: Priority


@dataclass(frozen=True, slots=True)
class PrioritySet(Fact):
    """The priority of an item was set, changed or (none) taken away."""

    kind: ClassVar[str] = "priority-set"
    priority: Priority


def set_priority(context: CommandContext, command: SetPriority, today: date) -> list[Draft]:
    """One entry for each live item whose priority changes; what is closed has none to change."""
    del today
    items = live_items(context, command.refs, "changing its priority")
    return [Draft(item.ref, PrioritySet(command.priority)) for item in items if item.priority is not command.priority]


def _prioritised(item: Item, entry: Entry, fact: PrioritySet) -> Item:
    del entry
    return replace(item, priority=fact.priority)


def _prioritised_sentence(fact: PrioritySet, names: SentenceContext) -> str:
    del names
    return "Priority taken away." if fact.priority is Priority.NONE else f"Priority: {fact.priority}."


SUBJECT = Subject(
    commands=(rule(SetPriority, set_priority),),
    facts=(item_fact(PrioritySet, _prioritised, _prioritised_sentence),),
)
