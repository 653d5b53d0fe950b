"""What the public is told of an item: a line written for it, or nothing at all.

Says nothing of what an edition holds (``domain.editions``), and changes no rating: a withheld item counts in totals.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import named_items
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePublicLine(Command):
    """Write what the public edition says of items, which are for publication then; no words take the line away."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdFromPublic(Command):
    """Keep items out of the public edition, which counts them and says no more."""


@dataclass(frozen=True, slots=True)
class PublicLineWritten(Fact):
    """What the public edition says of an item was written, changed or (empty) taken away."""

    kind: ClassVar[str] = "public-line-written"
    public_line: str | None = free_text()


@dataclass(frozen=True, slots=True)
class WithheldFromPublic(Fact):
    """An item was marked as not for publication."""

    kind: ClassVar[str] = "withheld-from-public"


def write_line(context: CommandContext, command: WritePublicLine, today: date) -> list[Draft]:
    """One entry for each item, open or closed, that says something else then or was withheld."""
    del today
    words = command.words.strip()
    items = named_items(context, command.refs)
    changed = [item for item in items if item.withheld or context.text(item.public_line, "public_line") != words]
    return [Draft(item.ref, PublicLineWritten(public_line=words)) for item in changed]


def withhold(context: CommandContext, command: WithholdFromPublic, today: date) -> list[Draft]:
    """One entry for each item, open or closed, that is not withheld yet."""
    del today
    return [Draft(item.ref, WithheldFromPublic()) for item in named_items(context, command.refs) if not item.withheld]


def _written(item: Item, entry: Entry, fact: PublicLineWritten) -> Item:
    return replace(item, public_line=pointer(entry.number, fact.public_line), withheld=False)


def _withheld(item: Item, entry: Entry, fact: WithheldFromPublic) -> Item:
    del entry, fact
    return replace(item, withheld=True)


def _written_sentence(fact: PublicLineWritten, names: SentenceContext) -> str:
    del names
    return f"Public line: {fact.public_line}" if fact.public_line else "Public line taken away; it is for publication."


def _withheld_sentence(fact: WithheldFromPublic, names: SentenceContext) -> str:
    del fact, names
    return "Marked as not for publication."


SUBJECT = Subject(
    commands=(rule(WritePublicLine, write_line), rule(WithholdFromPublic, withhold)),
    facts=(
        item_fact(PublicLineWritten, _written, _written_sentence, "A public line"),
        item_fact(WithheldFromPublic, _withheld, _withheld_sentence),
    ),
)
