"""The scrutineer's view of an item: a record of its own, which agrees nothing and changes no rating.

It does not count as heard from the owner, since it is not the owner's.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import named_items, not_after_today, required_line, required_text
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_of, rule
from actionplan.domain.vocabulary import RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordScrutiny(Command):
    """Record what a scrutineer says of items, open or closed."""

    words: str
    sender: str
    on: date


@dataclass(frozen=True, slots=True)
class ScrutinyRecorded(Fact):
    """What a scrutineer says of an item."""

    kind: ClassVar[str] = "scrutiny-recorded"
    on: date
    words: str | None = free_text()
    sender: str | None = free_text()


def scrutiny(context: CommandContext, command: RecordScrutiny, today: date) -> list[Draft]:
    """One view for each item, signed by who gave it."""
    fact = ScrutinyRecorded(
        on=not_after_today(command.on, today, "A scrutineer's view"),
        words=required_text(command.words, "The scrutineer's view"),
        sender=required_line(command.sender, "Whose view it is"),
    )
    return [Draft(item.ref, fact) for item in named_items(context, command.refs)]


def _recorded(state: PlanState, entry: Entry, fact: ScrutinyRecorded) -> tuple[Entity, ...]:
    item = replace(item_of(state, entry), version=entry.number)
    number = entry.number
    return item, Record(number, number, item.ref, RecordKind.SCRUTINY, fact.on, entry.by)


def _recorded_sentence(fact: ScrutinyRecorded, names: SentenceContext) -> str:
    del names
    return f"Scrutineer's view ({long_day(fact.on)}, from {fact.sender}): {fact.words}"


SUBJECT = Subject(
    commands=(rule(RecordScrutiny, scrutiny),),
    facts=(fact_kind(ScrutinyRecorded, _recorded, _recorded_sentence, "A scrutineer's view"),),
)
