"""Pauses: a meeting agrees that an item rests until a review date. A pause never moves the deadline."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import live_items, named_items, past_meeting, required_text
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, Pause, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import reason_sentence
from actionplan.domain.vocabulary import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseItems(Command):
    """A meeting agrees to a pause until a review date."""

    until: date
    reason: str
    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeItems(Command):
    """End a pause."""


@dataclass(frozen=True, slots=True)
class ItemPaused(Fact):
    """A meeting agreed to a pause; the deadline stays."""

    kind: ClassVar[str] = "item-paused"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.PAUSE
    until: date
    meeting: str
    meeting_on: date
    pause_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ItemResumed(Fact):
    """A pause has ended."""

    kind: ClassVar[str] = "item-resumed"


def pause(context: CommandContext, command: PauseItems, today: date) -> list[Draft]:
    """Agreed by a meeting, for live items that are not reported complete, with a review date after today."""
    meeting = past_meeting(context, command.meeting, today)
    if command.until <= today:
        raise BadInput(f"A pause needs a review date in the future; {long_day(command.until)} is not after today.")
    fact = ItemPaused(command.until, meeting.id, meeting.on, required_text(command.reason, "The reason"))
    items = live_items(context, command.refs, "pausing it")
    for item in items:
        if item.reported_complete:
            raise Refused(f"{item.ref} is reported complete: there is nothing to pause.")
    return [Draft(item.ref, fact) for item in items]


def resume(context: CommandContext, command: ResumeItems, today: date) -> list[Draft]:
    """Only what is paused can be resumed."""
    del today
    items = named_items(context, command.refs)
    for item in items:
        if item.pause is None:
            raise Refused(f"{item.ref} is not paused.")
    return [Draft(item.ref, ItemResumed()) for item in items]


def _paused(item: Item, entry: Entry, fact: ItemPaused) -> Item:
    return replace(item, pause=Pause(fact.until, pointer(entry.number, fact.pause_reason)))


def _resumed(item: Item, entry: Entry, fact: ItemResumed) -> Item:
    del entry, fact
    return replace(item, pause=None)


def _paused_sentence(fact: ItemPaused, names: SentenceContext) -> str:
    agreed = f"Paused until {long_day(fact.until)}, agreed {names.at_meeting(fact.meeting_on)}. The deadline stays."
    return f"{agreed}{reason_sentence(fact.pause_reason)}"


SUBJECT = Subject(
    commands=(rule(PauseItems, pause), rule(ResumeItems, resume)),
    facts=(
        item_fact(ItemPaused, _paused, _paused_sentence),
        item_fact(ItemResumed, _resumed, lambda _fact, _telling: "Resumed."),
    ),
)
