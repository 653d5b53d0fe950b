"""Completion: the lead reports an item complete; reopening puts it back in progress."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from actionplan.domain.checks import live_items, named_items, not_after_today, required_text
from actionplan.domain.command import Command
from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import Refused, Remedy
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Completion, Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_fact, item_of, rule
from actionplan.domain.subjects.follow_ups import ended_by_completion
from actionplan.domain.text import reason_sentence, the_body
from actionplan.domain.vocabulary import Declared, Outcome, Status

_LONG_BEFORE = timedelta(days=28)
"""How long before anything was heard a completion is pointed out."""

_REOPENABLE = frozenset({Status.REPORTED_COMPLETE, Status.SIGNED_OFF, Status.SUPERSEDED})

OUTCOMES = {
    Outcome.DELIVERED: "delivered",
    Outcome.IN_PART: "delivered in part",
    Outcome.NOT_INTRODUCED: "considered and not introduced",
}
"""How a completed item ended, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportComplete(Command):
    """Report items complete: when, what was done, and how it ended."""

    on: date
    summary: str
    outcome: Outcome = Outcome.DELIVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Command):
    """Put completed or closed items back in progress."""

    reason: str


@dataclass(frozen=True, slots=True)
class CompletionReported(Fact):
    """The lead reports the item complete."""

    kind: ClassVar[str] = "completion-reported"
    on: date
    outcome: Outcome
    completion_summary: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ItemReopened(Fact):
    """A closed or completed item is in progress again."""

    kind: ClassVar[str] = "item-reopened"
    reopened_reason: str | None = free_text()


def complete(context: CommandContext, command: ReportComplete, today: date) -> list[Draft]:
    """Reported complete: when, what was done, and how it ended."""
    fact = CompletionReported(
        on=not_after_today(command.on, today, "Completion"),
        outcome=command.outcome,
        completion_summary=required_text(command.summary, "What was done"),
    )
    drafts = []
    for item in live_items(context, command.refs, "reporting it complete"):
        if item.reported_complete:
            raise Refused(f"{item.ref} is reported complete already. Reopen it to report it again.")
        drafts.append(Draft(item.ref, fact))
    return drafts


def completion_remark(item: Item, on: date) -> str:
    """What is odd about the day of a completion: it lies long before anything was heard of the item; empty: nothing."""
    heard = [day for day in (item.started_on, item.last_contact_on) if day is not None]
    first = min(heard, default=item.added_on)
    if on + _LONG_BEFORE > first:
        return ""
    before = "it was in the plan" if not heard else "anything was heard of it"
    return f"{item.ref}: {long_day(on)} is {counted((first - on).days, 'day')} before {before}. Check the day."


def reopen(context: CommandContext, command: Reopen, today: date) -> list[Draft]:
    """Back to in progress, with the reason; an action only under a recommendation that is live or reopened with it."""
    del today
    fact = ItemReopened(reopened_reason=required_text(command.reason, "The reason"))
    items = named_items(context, command.refs)
    for item in items:
        if item.status is Status.NOT_ACCEPTED:
            raise Refused(
                f"{item.ref} was not accepted: only a meeting can change that.", Remedy.CHANGE_RESPONSE, item.ref
            )
        if item.with_others is not None:
            raise Refused(
                f"{item.ref} is with {the_body(item.with_others.body)}: only a meeting can take it back.",
                Remedy.TAKE_BACK,
                item.ref,
            )
        if item.status not in _REOPENABLE:
            raise Refused(
                f"{item.ref} is {item.status.label}: only what is reported complete, signed off or superseded "
                "can be reopened."
            )
        parent = None if item.parent is None else context.item(item.parent)
        if parent is not None and not parent.live and parent.ref not in command.refs:
            raise Refused(f"{parent.ref} is {parent.status.label}. Reopen it before its action {item.ref}.")
    return [Draft(item.ref, fact) for item in items]


def _completed(item: Item, entry: Entry, fact: CompletionReported) -> Item:
    summary = pointer(entry.number, fact.completion_summary)
    return replace(
        item,
        status=Status.REPORTED_COMPLETE,
        declared=Declared.NONE,
        pause=None,
        completion=Completion(
            on=fact.on,
            reported_on=entry.day,
            outcome=fact.outcome,
            summary=summary,
            lead_name=item.owner.latest_name,
            lead_role=item.owner.latest_role,
        ),
    )


def _completed_as_asked(state: PlanState, entry: Entry, fact: CompletionReported) -> tuple[Entity, ...]:
    """What a returned sign-off asked for has been done, now that it is reported complete again."""
    item = replace(_completed(item_of(state, entry), entry, fact), version=entry.number)
    return item, *ended_by_completion(state, entry)


def back_in_progress(item: Item, entry: Entry, reason: str | None) -> Item:
    """The item in progress again, without its report of completion."""
    return replace(
        item,
        status=Status.IN_PROGRESS,
        started_on=item.started_on or entry.day,
        reopened_reason=pointer(entry.number, reason),
        completion=None,
    )


def _reopened(item: Item, entry: Entry, fact: ItemReopened) -> Item:
    again = back_in_progress(item, entry, fact.reopened_reason)
    return replace(again, declared=Declared.NONE, sign_off=None, closing=None)


def _completed_sentence(fact: CompletionReported, names: SentenceContext) -> str:
    del names
    return f"Reported complete, on {long_day(fact.on)}, {OUTCOMES[fact.outcome]}: {fact.completion_summary}"


def _reopened_sentence(fact: ItemReopened, names: SentenceContext) -> str:
    del names
    return f"Reopened.{reason_sentence(fact.reopened_reason)}"


SUBJECT = Subject(
    commands=(rule(ReportComplete, complete), rule(Reopen, reopen)),
    facts=(
        fact_kind(CompletionReported, _completed_as_asked, _completed_sentence, "A report that it is complete"),
        item_fact(ItemReopened, _reopened, _reopened_sentence),
    ),
)
