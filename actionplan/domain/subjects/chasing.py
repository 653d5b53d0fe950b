"""Chases: that whoever leads an item was reminded of it, and whether they answered. No address and no name is in them.

Whom to chase, and about what, is in ``governance.chasing``; a chase is no progress, and changes no rating.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import live_items, named_items, not_after_today
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Chased, Item
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChase(Command):
    """Record that the lead of items was chased; ``copied``: the agency's delegated partner had a copy."""

    on: date
    copied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChaseAnswer(Command):
    """Record that the last chase about items was answered, or that no reply came."""

    on: date
    replied: bool


@dataclass(frozen=True, slots=True)
class ItemChased(Fact):
    """The lead of the item was chased about it."""

    kind: ClassVar[str] = "item-chased"
    on: date
    copied: bool = False


@dataclass(frozen=True, slots=True)
class ChaseAnswered(Fact):
    """The last chase was answered, or no reply came."""

    kind: ClassVar[str] = "chase-answered"
    on: date
    replied: bool


def record_chase(context: CommandContext, command: RecordChase, today: date) -> list[Draft]:
    """One entry for each item; a second one on the same day is the same chase."""
    on = not_after_today(command.on, today, "A chase")
    drafts = []
    for item in live_items(context, command.refs, "chasing its lead"):
        if item.owner.agency is None:
            raise Refused(f"{item.ref} has no lead agency that could be chased. Assign one first.")
        last = None if item.chased is None else item.chased.last_on
        if last is not None and on < last:
            raise BadInput(f"{item.ref} was last chased on {long_day(last)}: the next time was after that.")
        if on != last:
            drafts.append(Draft(item.ref, ItemChased(on, command.copied)))
    return drafts


def record_answer(context: CommandContext, command: RecordChaseAnswer, today: date) -> list[Draft]:
    """The answer to the last chase; after a reply, that none came is refused."""
    on = not_after_today(command.on, today, "An answer")
    drafts = []
    for item in named_items(context, command.refs):
        chased = item.chased
        if chased is None:
            raise Refused(f"Nobody was chased about {item.ref} yet.")
        if on < chased.last_on:
            raise BadInput(
                f"{item.ref} was last chased on {long_day(chased.last_on)}: an answer came on that day or later."
            )
        if not command.replied and chased.replied_on is not None:
            raise Refused(f"The last chase about {item.ref} was answered on {long_day(chased.replied_on)}.")
        known = chased.replied_on if command.replied else chased.no_reply_on
        if known is None:
            drafts.append(Draft(item.ref, ChaseAnswered(on, command.replied)))
    return drafts


def _chased(item: Item, entry: Entry, fact: ItemChased) -> Item:
    del entry
    before = item.chased
    if before is None:
        return replace(item, chased=Chased(1, fact.on))
    heard = item.last_update_on is not None and item.last_update_on > before.last_on
    answered = heard or before.replied_on is not None
    unanswered = 0 if answered else before.unanswered + (before.no_reply_on is None)
    return replace(item, chased=Chased(before.times + 1, fact.on, unanswered))


def _answered(item: Item, entry: Entry, fact: ChaseAnswered) -> Item:
    del entry
    chased = item.chased
    if chased is None:
        return item
    if fact.replied:
        return replace(item, chased=replace(chased, replied_on=fact.on, no_reply_on=None, unanswered=0))
    return replace(item, chased=replace(chased, no_reply_on=fact.on, unanswered=chased.unanswered + 1))


def _chased_sentence(fact: ItemChased, names: SentenceContext) -> str:
    del names
    copied = ", with a copy to the delegated safeguarding partner of its agency" if fact.copied else ""
    return f"The lead was chased on {long_day(fact.on)}{copied}."


def _answered_sentence(fact: ChaseAnswered, names: SentenceContext) -> str:
    del names
    return f"The lead replied on {long_day(fact.on)}." if fact.replied else f"No reply had come by {long_day(fact.on)}."


SUBJECT = Subject(
    commands=(rule(RecordChase, record_chase), rule(RecordChaseAnswer, record_answer)),
    facts=(item_fact(ItemChased, _chased, _chased_sentence), item_fact(ChaseAnswered, _answered, _answered_sentence)),
)
