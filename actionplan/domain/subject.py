"""The shape of a subject: the rules of its commands, and what its entries change and say.

Each module of ``subjects`` defines one ``Subject``; ``kinds`` collects them. Defines no subject itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, deciding_meeting
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item
from actionplan.domain.text import at_meeting
from actionplan.domain.vocabulary import RecordKind

AgencyName = Callable[[str], str]
"""The name of an agency by its id."""
MeetingTitle = Callable[[str], str]
"""The title of a meeting by its id, within a sentence: "the Executive of 11 March 2027"."""

_Command = TypeVar("_Command", bound=Command)
_Fact = TypeVar("_Fact", bound=Fact)


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """What an entry's sentence needs besides its fact: the names of agencies, and whether it was decided at a sitting.

    Else by the chair, or ``between`` meetings by partners. ``meeting_title`` names meetings for readers; without it,
    a sentence has their ids.
    """

    agency_name: AgencyName
    by_chair: bool = False
    between: bool = False
    meeting_title: MeetingTitle = str

    def at_meeting(self, day: date) -> str:
        """Who decided, and when: "at the meeting of 11 March 2027", "by chair's action of 3 March 2027"."""
        return at_meeting(day, by_chair=self.by_chair, between=self.between)

    @property
    def decided_by(self) -> str:
        """What follows on "decided" where no sitting did: " by the chair"; empty for a sitting."""
        if self.between:
            return " between meetings"
        return " by the chair" if self.by_chair else ""


@dataclass(frozen=True, slots=True)
class CommandRule:
    """A command, and the function that returns its entries or refuses it in a sentence."""

    command: type[Command]
    decide: Callable[[CommandContext, Any, date], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of entry: what it changes, what it says, and what to call it without its free text.

    ``noun`` ("A progress update") is for kinds whose sentence would say little without the free text.
    """

    fact: type[Fact]
    evolve: Callable[[PlanState, Entry, Any], tuple[Entity, ...]]
    sentence: Callable[[Any, SentenceContext], str]
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The commands and the kinds of entry of one subject."""

    commands: tuple[CommandRule, ...]
    facts: tuple[FactKind, ...]


def rule(command: type[_Command], decide: Callable[[CommandContext, _Command, date], Iterable[Draft]]) -> CommandRule:
    """The rule of a command; its arguments are the context, the command and the Europe/London day."""
    return CommandRule(command, decide)


def fact_kind(
    fact: type[_Fact],
    evolve: Callable[[PlanState, Entry, _Fact], tuple[Entity, ...]],
    sentence: Callable[[_Fact, SentenceContext], str],
    noun: str | None = None,
) -> FactKind:
    """A kind of entry; ``evolve`` returns the next value of each entity that it changes."""
    return FactKind(fact, evolve, sentence, noun)


def item_fact(
    fact: type[_Fact],
    evolve: Callable[[Item, Entry, _Fact], Item],
    sentence: Callable[[_Fact, SentenceContext], str],
    noun: str | None = None,
) -> FactKind:
    """A kind of entry about one item; a meeting's decision is also added to that meeting's records."""

    def changed(state: PlanState, entry: Entry, recorded: _Fact) -> tuple[Entity, ...]:
        item = replace(evolve(item_of(state, entry), entry, recorded), version=entry.number)
        meeting = deciding_meeting(recorded)
        return (item,) if meeting is None else (item, decision_record(entry, meeting, item.ref))

    return FactKind(fact, changed, sentence, noun)


def item_of(state: PlanState, entry: Entry) -> Item:
    """The item that an entry is about; raises ``LookupError`` where no earlier entry added it."""
    item = state.item_ever_added(entry.ref or "")
    if item is None:
        raise LookupError(f"entry {entry.number} is about {entry.ref}, which no earlier entry added")
    return item


def decision_record(entry: Entry, meeting: str, ref: str) -> Record:
    """The decision that an entry records, as a record of the meeting."""
    return Record(
        entry=entry.number,
        version=entry.number,
        ref=ref,
        kind=RecordKind.DECISION,
        on=entry.day,
        by=entry.by,
        meeting=meeting,
    )
