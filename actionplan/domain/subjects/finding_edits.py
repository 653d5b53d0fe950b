"""A finding put right after it was recorded: its wording, its number, or that it is none. It rates nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import optional_text, required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, HistoryLine, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.subjects.amending import Amend, amend
from actionplan.domain.subjects.findings import finding_number
from actionplan.domain.text import reason_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class EditFinding(Command):
    """Put a finding's words right, give it another number (an empty one takes it away), or both.

    ``entry`` is the one that holds its wording; other words are an amendment of it and need a reason.
    """

    finding: str
    entry: int | None = None
    words: str | None = None
    number: str | None = None
    reason: str | None = None

    @classmethod
    def of(cls, finding: ReviewFinding, words: str | None, number: str | None, reason: str | None) -> "EditFinding":
        """For a finding as it is shown; None leaves the words, or the number, as they are."""
        entry = None if words is None else finding.wording
        return cls(finding=finding.ref, entry=entry, words=words, number=number, reason=reason)

    def needs(self) -> Needs:
        """The findings, and what the entry says."""
        return Needs(findings=True, wordings_of=self.entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawFinding(Command):
    """Say that what was recorded is no finding of the review; it counts nowhere any more. An undo brings it back."""

    finding: str
    reason: str | None = None

    def needs(self) -> Needs:
        """The findings."""
        return Needs(findings=True)


@dataclass(frozen=True, slots=True)
class FindingRenumbered(Fact):
    """A finding has another published number; None where it has none. Its ref stays."""

    kind: ClassVar[str] = "finding-renumbered"
    finding: str
    number: str | None = None
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class FindingWithdrawn(Fact):
    """What was recorded is no finding of the review."""

    kind: ClassVar[str] = "finding-withdrawn"
    finding: str
    reason: str | None = free_text()


def edit(context: CommandContext, command: EditFinding, today: date) -> list[Draft]:
    """An amendment of its words, and its other number; nothing where it says so already."""
    now = _known(context, command.finding)
    if command.words is None and command.number is None:
        raise BadInput(f"Say what {now.ref} says, or which number it has.")
    return [*_reworded(context, now, command, today), *_renumbered(context, now, command)]


def _reworded(context: CommandContext, now: ReviewFinding, command: EditFinding, today: date) -> list[Draft]:
    if command.words is None:
        return []
    words = required_text(command.words, "The finding")
    if words == context.text(now.wording, "wording"):
        return []
    if command.entry is None or command.entry != now.wording:
        raise Refused(f"The words of {now.ref} were removed for good: nothing is left to put right.")
    return amend(context, Amend(entry=command.entry, words=words, reason=command.reason or ""), today)


def _renumbered(context: CommandContext, now: ReviewFinding, command: EditFinding) -> list[Draft]:
    if command.number is None:
        return []
    number = finding_number(command.number)
    if number == now.number:
        return []
    for each in context.findings:
        same = each.review == now.review and each.ref != now.ref and each.number is not None and number is not None
        if same and str(each.number).casefold() == str(number).casefold():
            raise Refused(f"{each.ref} has the number {number} already.")
    return [Draft(now.ref, FindingRenumbered(now.ref, number, reason=_reason(command.reason)))]


def withdraw(context: CommandContext, command: WithdrawFinding, today: date) -> list[Draft]:
    """It counts no more."""
    del today
    now = _known(context, command.finding)
    reason = required_text(command.reason or "", "The reason")
    return [Draft(now.ref, FindingWithdrawn(now.ref, reason=reason))]


def withdrawn_in(lines: Iterable[HistoryLine]) -> dict[str, int]:
    """Of withdrawals, oldest first: the findings for which one is not undone, by ref, with the step of the latest."""
    return {line.entry.ref: line.entry.step for line in lines if line.undone_by is None and line.entry.ref is not None}


def _reason(given: str | None) -> str | None:
    return optional_text(given, "The reason") or None


def _known(context: CommandContext, ref: str) -> ReviewFinding:
    now = context.finding(ref)
    if now is None:
        raise BadInput(f"There is no finding {ref} in this plan.")
    return now


def _after_renumbering(state: PlanState, entry: Entry, fact: FindingRenumbered) -> tuple[Entity, ...]:
    return (replace(_ever_added(state, entry, fact.finding), version=entry.number, number=fact.number),)


def _after_withdrawal(state: PlanState, entry: Entry, fact: FindingWithdrawn) -> tuple[Entity, ...]:
    return (replace(_ever_added(state, entry, fact.finding), version=entry.number, present=False),)


def _ever_added(state: PlanState, entry: Entry, ref: str) -> ReviewFinding:
    now = state.finding_ever_added(ref)
    if now is None:
        raise LookupError(f"entry {entry.number} is about the finding {ref}, which no earlier entry added")
    return now


def _renumbered_sentence(fact: FindingRenumbered, names: SentenceContext) -> str:
    del names
    now = f"has the number {fact.number}" if fact.number else "has no number"
    return f"Finding {fact.finding} {now}.{reason_sentence(fact.reason)}"


def _withdrawn_sentence(fact: FindingWithdrawn, names: SentenceContext) -> str:
    del names
    return f"Finding {fact.finding} withdrawn.{reason_sentence(fact.reason)}"


SUBJECT = Subject(
    commands=(rule(EditFinding, edit), rule(WithdrawFinding, withdraw)),
    facts=(
        fact_kind(FindingRenumbered, _after_renumbering, _renumbered_sentence),
        fact_kind(FindingWithdrawn, _after_withdrawal, _withdrawn_sentence),
    ),
)
