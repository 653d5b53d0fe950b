"""Where an item was brought from: the row of a tracker, and what of it was kept in words."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import named_items, optional_text, required_line
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import with_full_stop


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSource(Command):
    """Say where items were brought from, "plan.xlsx, sheet Actions, row 14", and what was kept in words."""

    source: str
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class RowBrought(Fact):
    """An item was brought from a row of a tracker; ``kept`` has cells that became no value, under their headings."""

    kind: ClassVar[str] = "row-brought"
    source: str | None = free_text()
    kept: str | None = free_text()


def record_source(context: CommandContext, command: RecordSource, today: date) -> list[Draft]:
    """One entry for each item that was brought from there for the first time."""
    del today
    source = required_line(command.source, "Where it was brought from")
    kept = optional_text(command.kept, "What was kept in words") or None
    return [
        Draft(item.ref, RowBrought(source=source, kept=kept))
        for item in named_items(context, command.refs)
        if source != context.text(item.source, "source")
    ]


def _brought(item: Item, entry: Entry, fact: RowBrought) -> Item:
    return replace(item, source=pointer(entry.number, fact.source, item.source))


def _brought_sentence(fact: RowBrought, names: SentenceContext) -> str:
    del names
    kept = f" Kept in words: {with_full_stop(fact.kept)}" if fact.kept else ""
    return f"Brought from {with_full_stop(fact.source)}{kept}"


SUBJECT = Subject(
    commands=(rule(RecordSource, record_source),),
    facts=(item_fact(RowBrought, _brought, _brought_sentence, "The row of a tracker"),),
)
