"""The kinds of entry about extensions: what each changes and says."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, Fact, free_text
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import ExtensionRequest, Item, Refusal, pointer
from actionplan.domain.subject import SentenceContext, decision_record, fact_kind, item_fact, item_of
from actionplan.domain.subjects.follow_ups import made_with, set_words
from actionplan.domain.text import reason_sentence, with_full_stop
from actionplan.domain.vocabulary import Act, ExtensionAnswer, FollowUpSource


@dataclass(frozen=True, slots=True)
class ExtensionAsked(Fact):
    """Somebody asks for a later date; the date in force stays until a meeting grants it."""

    kind: ClassVar[str] = "extension-asked"
    to: date
    extension_reason: str | None = free_text()
    asked_by: str | None = free_text()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ExtensionGranted(Fact):
    """A meeting granted an extension, perhaps to another date than was asked, perhaps with a condition.

    Since schema 2 the condition is a follow-up, with its number and its date; schema 1 made none.
    """

    kind: ClassVar[str] = "extension-granted"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.EXTEND
    to: date
    meeting: str
    meeting_on: date
    condition: str | None = free_text()
    follow_up: int | None = None
    follow_up_due: date | None = None
    each_sitting: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionRefused(Fact):
    """A meeting refused an extension: the date in force stays."""

    kind: ClassVar[str] = "extension-refused"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.EXTEND
    meeting: str
    meeting_on: date
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ExtensionReturned(Fact):
    """A meeting wants to know more before it decides on an extension."""

    kind: ClassVar[str] = "extension-returned"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.EXTEND
    meeting: str
    meeting_on: date
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ExtensionWithdrawn(Fact):
    """The request for an extension was withdrawn by the person who made it."""

    kind: ClassVar[str] = "extension-withdrawn"
    reason: str | None = free_text()


ABOUT_EXTENSIONS = (ExtensionAsked, ExtensionGranted, ExtensionRefused, ExtensionReturned, ExtensionWithdrawn)
"""The kinds that tell the story of a date that somebody wants to move."""


def _asked(item: Item, entry: Entry, fact: ExtensionAsked) -> Item:
    reason, asked_by = pointer(entry.number, fact.extension_reason), pointer(entry.number, fact.asked_by)
    asked_on = fact.on or entry.day
    return replace(item, request=ExtensionRequest(fact.to, asked_on, reason, asked_by), last_asked_on=asked_on)


def _granted(item: Item, entry: Entry, fact: ExtensionGranted) -> Item:
    deadline = replace(
        item.deadline,
        due_on=fact.to,
        times_moved=item.deadline.times_moved + 1,
        extended_at=fact.meeting_on,
        extended_meeting=fact.meeting,
        corrected_at=None,
        corrected_meeting=None,
        condition=pointer(entry.number, fact.condition),
        recorded_on=entry.day,
        due_before=item.deadline.before_moving(item.completed_on),
    )
    # What a meeting answered before was about a date that is no longer in force.
    return replace(item, deadline=deadline, request=None, refusal=None)


def _granted_with_condition(state: PlanState, entry: Entry, fact: ExtensionGranted) -> tuple[Entity, ...]:
    granted = replace(_granted(item_of(state, entry), entry, fact), version=entry.number)
    asked = made_with(state, entry, fact.follow_up, FollowUpSource.CONDITION, fact.meeting, fact.follow_up_due)
    follow_ups = () if asked is None else (replace(asked, each_sitting=fact.each_sitting),)
    return granted, decision_record(entry, fact.meeting, granted.ref), *follow_ups


def _refused(item: Item, entry: Entry, fact: ExtensionRefused) -> Item:
    del entry
    return replace(item, request=None, refusal=Refusal(fact.meeting_on, ExtensionAnswer.REFUSED, fact.meeting))


def _returned(item: Item, entry: Entry, fact: ExtensionReturned) -> Item:
    del entry
    return replace(item, request=None, refusal=Refusal(fact.meeting_on, ExtensionAnswer.RETURNED, fact.meeting))


def _withdrawn(item: Item, entry: Entry, fact: ExtensionWithdrawn) -> Item:
    del entry, fact
    return replace(item, request=None)


def _asked_sentence(fact: ExtensionAsked, names: SentenceContext) -> str:
    del names
    asked = f"Extension to {long_day(fact.to)} asked for by {with_full_stop(fact.asked_by)}"
    told = "" if fact.on is None else f" It was asked for on {long_day(fact.on)}."
    return f"{asked}{told}{reason_sentence(fact.extension_reason)}"


def _granted_sentence(fact: ExtensionGranted, names: SentenceContext) -> str:
    condition = f" Condition: {with_full_stop(fact.condition)}" if fact.condition else ""
    asked = set_words(fact.follow_up, fact.follow_up_due, each_sitting=fact.each_sitting)
    return f"Extension granted {names.at_meeting(fact.meeting_on)}: now due {long_day(fact.to)}.{condition}{asked}"


def _refused_sentence(fact: ExtensionRefused, names: SentenceContext) -> str:
    return f"Extension refused {names.at_meeting(fact.meeting_on)}: the date stays.{reason_sentence(fact.reason)}"


def _returned_sentence(fact: ExtensionReturned, names: SentenceContext) -> str:
    return f"Request for an extension returned {names.at_meeting(fact.meeting_on)}.{reason_sentence(fact.reason)}"


def _withdrawn_sentence(fact: ExtensionWithdrawn, names: SentenceContext) -> str:
    del names
    return f"Request for an extension withdrawn.{reason_sentence(fact.reason)}"


FACTS = (
    item_fact(ExtensionAsked, _asked, _asked_sentence, "A request for an extension"),
    fact_kind(ExtensionGranted, _granted_with_condition, _granted_sentence),
    item_fact(ExtensionRefused, _refused, _refused_sentence),
    item_fact(ExtensionReturned, _returned, _returned_sentence),
    item_fact(ExtensionWithdrawn, _withdrawn, _withdrawn_sentence),
)
