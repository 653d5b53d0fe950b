"""Closing without completion: a meeting agrees that something else takes an item's place; what every closing ends."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import (
    actions_first,
    known_item,
    live_items,
    past_meeting,
    refuse_live_actions,
    required_text,
)
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Closing, Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import reason_sentence
from actionplan.domain.vocabulary import Act, Declared, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Supersede(Command):
    """A meeting agrees that something else takes the items' place."""

    reason: str
    meeting: str
    by_item: str | None = None

    def needs(self) -> Needs:
        """The item that takes their place."""
        return Needs(families=() if self.by_item is None else (self.by_item,))


@dataclass(frozen=True, slots=True)
class ItemSuperseded(Fact):
    """A meeting agreed that something else takes the item's place."""

    kind: ClassVar[str] = "item-superseded"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.SUPERSEDE
    meeting: str
    meeting_on: date
    by_item: str | None = None
    closing_reason: str | None = free_text()


def supersede(context: CommandContext, command: Supersede, today: date) -> list[Draft]:
    """Something else takes the place of live items; an item that takes it has to be in the plan and not superseded."""
    meeting = past_meeting(context, command.meeting, today)
    reason = required_text(command.reason, "The reason")
    if command.by_item is not None:
        instead = known_item(context, command.by_item)
        if command.by_item in command.refs:
            raise BadInput(f"{command.by_item} cannot take its own place.")
        if not instead.live and instead.status is not Status.SIGNED_OFF:
            raise Refused(f"{command.by_item} is {instead.status.label}: it cannot take the place of another item.")
    fact = ItemSuperseded(meeting.id, meeting.on, command.by_item, reason)
    items = actions_first(live_items(context, command.refs, "superseding it"))
    refuse_live_actions(context, items, meeting)
    return [Draft(item.ref, fact) for item in items]


def closed(item: Item, status: Status) -> Item:
    """The item with a closed status: its request, pause, decided colour and what waits for an answer end for good."""
    raised = None if item.raised_and_unanswered else item.raised
    return replace(item, status=status, declared=Declared.NONE, request=None, pause=None, override=None, raised=raised)


def _superseded(item: Item, entry: Entry, fact: ItemSuperseded) -> Item:
    why = Closing(fact.meeting_on, fact.meeting, pointer(entry.number, fact.closing_reason), fact.by_item)
    return replace(closed(item, Status.SUPERSEDED), closing=why)


def _superseded_sentence(fact: ItemSuperseded, names: SentenceContext) -> str:
    by = "" if fact.by_item is None else f" by {fact.by_item}"
    return f"Superseded{by}, decided {names.at_meeting(fact.meeting_on)}.{reason_sentence(fact.closing_reason)}"


SUBJECT = Subject(
    commands=(rule(Supersede, supersede),),
    facts=(item_fact(ItemSuperseded, _superseded, _superseded_sentence),),
)
