"""Redaction: the free text of one entry is removed for good; the entry, its date and its author stay.

A text that was amended goes in every wording, whichever of its entries is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.text import reason_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Redact(Command):
    """Remove the free text of one entry for good, with every other wording of it."""

    entry: int
    reason: str

    def needs(self) -> Needs:
        """Which texts the entry still holds."""
        return Needs(texts_of=self.entry)


@dataclass(frozen=True, slots=True)
class TextRedacted(Fact):
    """The free text of another entry was removed for good; ``also`` from the entries that held other wordings of it."""

    kind: ClassVar[str] = "text-redacted"
    entry: int
    reason: str | None = free_text()
    also: tuple[int, ...] = ()

    @property
    def entries(self) -> tuple[int, ...]:
        """All entries whose text was removed."""
        return (self.entry, *self.also)


def also_removed(also: Sequence[int]) -> str:
    """What is said of the other wordings, before a text is removed that was amended."""
    return f"Its other wordings go too: entry {', '.join(map(str, also))}."


def redact(context: CommandContext, command: Redact, today: date) -> list[Draft]:
    """The free text of one entry goes, in each of its wordings; refused where none is held any more."""
    del today
    target = context.redaction_target
    if target is None:
        raise BadInput(f"There is no entry {command.entry} in this plan's ledger.")
    if not target.texts_held and not target.also:
        why = "its text was removed before" if target.removed_before else "it holds no free text"
        raise Refused(f"Nothing can be removed from entry {target.entry}: {why}.")
    reason = required_text(command.reason, "The reason")
    return [Draft(target.ref, TextRedacted(entry=target.entry, reason=reason, also=target.also))]


def _redacted(state: PlanState, entry: Entry, fact: TextRedacted) -> tuple[Entity, ...]:
    """No entity changes: texts are kept apart from the state, which only points to them."""
    del state, entry, fact
    return ()


def _redacted_sentence(fact: TextRedacted, names: SentenceContext) -> str:
    del names
    others = " and ".join(map(str, fact.also))
    also = f" Other wordings of it, in entry {others}, went too." if fact.also else ""
    return f"Text of entry {fact.entry} removed for good.{also}{reason_sentence(fact.reason)}"


SUBJECT = Subject(
    commands=(rule(Redact, redact),),
    facts=(fact_kind(TextRedacted, _redacted, _redacted_sentence),),
)
