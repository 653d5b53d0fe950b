"""What the guard was told to let out: of which kind it was and in which paper, never the words themselves.

The guard's words are in no plan: whoever reads the ledger learns that something was let through, and by whom.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import required_line
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact
from actionplan.domain.guard import Guarded
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class LetThrough(Command):
    """Record that the guard lets something through: in one ``document``, or, without one, in all from now on."""

    kinds: tuple[Guarded, ...]
    document: str = ""


@dataclass(frozen=True, slots=True)
class GuardLetThrough(Fact):
    """Something of a kind was let through: in one document, or (empty) in all from now on."""

    kind: ClassVar[str] = "guard-let-through"
    what: str
    document: str = ""


def let_through(context: CommandContext, command: LetThrough, today: date) -> list[Draft]:
    """An entry for each kind."""
    del context, today
    document = required_line(command.document, "The document") if command.document else ""
    kinds = sorted(set(command.kinds), key=list(Guarded).index)
    return [Draft(None, GuardLetThrough(kind.value, document)) for kind in kinds]


def _let_through(state: PlanState, entry: Entry, fact: GuardLetThrough) -> tuple[Entity, ...]:
    """No entity changes: what is let through is kept beside the guard's words, outside of the plan."""
    del state, entry, fact
    return ()


def _let_through_sentence(fact: GuardLetThrough, names: SentenceContext) -> str:
    del names
    known = {each.value: each.in_words for each in Guarded}
    where = f"go out in {fact.document}" if fact.document else "go out from now on"
    return f"The guard was told to let {known.get(fact.what, fact.what)} {where}."


SUBJECT = Subject(
    commands=(rule(LetThrough, let_through),),
    facts=(fact_kind(GuardLetThrough, _let_through, _let_through_sentence),),
)
