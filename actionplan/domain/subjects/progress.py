"""Progress: updates, contacts that are no progress, and evidence. Each is kept as a record under its item."""

import dataclasses
import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import (
    live_items,
    named_items,
    not_after_today,
    optional_line,
    refuse_not_taken_forward,
    required_line,
    required_text,
)
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_of, rule
from actionplan.domain.text import with_full_stop
from actionplan.domain.vocabulary import Declared, EvidenceKind, RecordKind, Source, Status, Via

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordUpdate(Command):
    """Record a progress update; with ``hold`` it is in no paper until it is released."""

    words: str
    on: date
    sender: str | None = None
    via: Via | None = None
    declared: Declared | None = None
    restricted: bool = False
    hold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNote(Command):
    """Record a contact that is no progress."""

    words: str
    on: date
    sender: str | None = None
    via: Via | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvidence(Command):
    """Point to a piece of evidence; ``sha256`` is the digest of a file, in hexadecimal."""

    title: str
    evidence_kind: EvidenceKind
    on: date
    held_at: str | None = None
    sha256: str | None = None
    restricted: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class ProgressRecorded(Fact):
    """A progress update: dated words from a person.

    ``declared_stands``: False where a view of a later day was on record already. In schema 1 the entry decides, and not
    the day.
    """

    kind: ClassVar[str] = "progress-recorded"
    schema: ClassVar[int] = 2
    on: date
    via: Via | None = None
    declared: Declared | None = None
    restricted: bool = False
    words: str | None = free_text()
    sender: str | None = free_text()
    declared_stands: bool = True
    held: bool = False


@dataclass(frozen=True, slots=True)
class ContactNoted(Fact):
    """A contact that is no progress."""

    kind: ClassVar[str] = "contact-noted"
    on: date
    via: Via | None = None
    restricted: bool = False
    words: str | None = free_text()
    sender: str | None = free_text()


@dataclass(frozen=True, slots=True)
class EvidenceAdded(Fact):
    """A pointer to evidence: never a copy of it."""

    kind: ClassVar[str] = "evidence-added"
    evidence_kind: EvidenceKind
    on: date
    sha256: str | None = None
    restricted: bool = False
    title: str | None = free_text()
    held_at: str | None = free_text()
    source: Source | None = None


def update(context: CommandContext, command: RecordUpdate, today: date) -> list[Draft]:
    """A progress update; the first one starts an item. Of two views of the lead, that of the later day stands."""
    fact = ProgressRecorded(
        on=not_after_today(command.on, today, "An update"),
        via=command.via,
        declared=command.declared,
        restricted=command.restricted,
        words=required_text(command.words, "The update"),
        sender=optional_line(command.sender, "The sender") or None,
        held=command.hold,
    )
    items = live_items(context, command.refs, "recording progress")
    return [Draft(item.ref, dataclasses.replace(fact, declared_stands=_stands(item, fact))) for item in items]


def _stands(item: Item, fact: ProgressRecorded) -> bool:
    """Whether a view is of the latest day; one from before a completion was cleared by it."""
    later = (item.declared_on, item.completed_on)
    return fact.declared is None or all(day is None or fact.on >= day for day in later)


def note(context: CommandContext, command: RecordNote, today: date) -> list[Draft]:
    """A contact; it starts nothing, so a closed item can have one too."""
    fact = ContactNoted(
        on=not_after_today(command.on, today, "A note"),
        via=command.via,
        restricted=command.restricted,
        words=required_text(command.words, "The note"),
        sender=optional_line(command.sender, "The sender") or None,
    )
    return [Draft(item.ref, fact) for item in named_items(context, command.refs)]


def evidence(context: CommandContext, command: RecordEvidence, today: date) -> list[Draft]:
    """A pointer to evidence; evidence of impact often comes after sign-off."""
    if command.sha256 is not None and not _SHA256.fullmatch(command.sha256):
        raise BadInput("A SHA-256 is 64 hexadecimal digits, 0-9 and a-f.")
    fact = EvidenceAdded(
        evidence_kind=command.evidence_kind,
        on=not_after_today(command.on, today, "Evidence"),
        sha256=command.sha256,
        restricted=command.restricted,
        title=required_line(command.title, "The title of the evidence"),
        held_at=optional_line(command.held_at, "Where it is held") or None,
        source=command.source,
    )
    items = named_items(context, command.refs)
    refuse_not_taken_forward(items)
    return [Draft(item.ref, fact) for item in items]


def _progressed(state: PlanState, entry: Entry, fact: ProgressRecorded) -> tuple[Entity, ...]:
    item = replace(item_of(state, entry), version=entry.number)
    if item.last_update_on is None or fact.on >= item.last_update_on:
        item = replace(item, last_update=entry.number, last_update_on=fact.on)
    if item.status is Status.NOT_STARTED:
        item = replace(item, status=Status.IN_PROGRESS, started_on=fact.on)
    if fact.declared is not None:
        declared = fact.declared if fact.declared_stands else item.declared
        item = replace(item, declared=declared, declared_on=max(fact.on, item.declared_on or fact.on))
    record = replace(_record(item, entry, fact, RecordKind.UPDATE), via=fact.via, declared=fact.declared)
    return item, replace(record, held=fact.held or None)


def _contacted(state: PlanState, entry: Entry, fact: ContactNoted) -> tuple[Entity, ...]:
    item = item_of(state, entry)
    contacted = max(fact.on, item.last_contact_on or fact.on)
    item = replace(item, version=entry.number, last_contact_on=contacted)
    return item, replace(_record(item, entry, fact, RecordKind.NOTE), via=fact.via)


def _evidenced(state: PlanState, entry: Entry, fact: EvidenceAdded) -> tuple[Entity, ...]:
    item = replace(item_of(state, entry), version=entry.number)
    match fact.evidence_kind:
        case EvidenceKind.OUTPUT:
            item = replace(item, evidence_output=item.evidence_output + 1)
        case EvidenceKind.QUALITY:
            item = replace(item, evidence_quality=item.evidence_quality + 1)
        case EvidenceKind.IMPACT:
            item = replace(item, evidence_impact=item.evidence_impact + 1)
    item = replace(item, last_evidence_on=max(fact.on, item.last_evidence_on or fact.on))
    record = _record(item, entry, fact, RecordKind.EVIDENCE)
    return item, replace(record, evidence_kind=fact.evidence_kind, sha256=fact.sha256, source=fact.source)


def _record(
    item: Item, entry: Entry, fact: ProgressRecorded | ContactNoted | EvidenceAdded, kind: RecordKind
) -> Record:
    return Record(
        entry=entry.number,
        version=entry.number,
        ref=item.ref,
        kind=kind,
        on=fact.on,
        by=entry.by,
        restricted=fact.restricted,
    )


def _progressed_sentence(fact: ProgressRecorded, names: SentenceContext) -> str:
    del names
    own_view = "" if fact.declared is None else _own_view(fact.declared)
    if not fact.declared_stands:
        own_view += " then: a later one stands"
    return f"Progress ({_circumstances(fact, own_view)}): {fact.words}"


def _contacted_sentence(fact: ContactNoted, names: SentenceContext) -> str:
    del names
    return f"Note ({_circumstances(fact)}): {fact.words}"


def _circumstances(fact: ProgressRecorded | ContactNoted, own_view: str = "") -> str:
    parts = [
        long_day(fact.on),
        f"from {fact.sender}" if fact.sender else "",
        _via_words(fact.via),
        own_view,
        "restricted" if fact.restricted else "",
        "held back" if isinstance(fact, ProgressRecorded) and fact.held else "",
    ]
    return ", ".join(part for part in parts if part)


def _via_words(via: Via | None) -> str:
    if via is None:
        return ""
    return "at a meeting" if via is Via.MEETING else f"by {via}"


def _own_view(declared: Declared) -> str:
    return "own view taken back" if declared is Declared.NONE else f"own view {declared.value}"


def _evidenced_sentence(fact: EvidenceAdded, names: SentenceContext) -> str:
    del names
    held = f" Held at: {with_full_stop(fact.held_at)}" if fact.held_at else ""
    file = f" SHA-256 of the file: {fact.sha256}." if fact.sha256 else ""
    restricted = ", restricted" if fact.restricted else ""
    source = f", source: {fact.source}" if fact.source else ""
    about = f"{fact.evidence_kind}, {long_day(fact.on)}{source}{restricted}"
    return f"Evidence ({about}): {with_full_stop(fact.title)}{held}{file}"


SUBJECT = Subject(
    commands=(rule(RecordUpdate, update), rule(RecordNote, note), rule(RecordEvidence, evidence)),
    facts=(
        fact_kind(ProgressRecorded, _progressed, _progressed_sentence, "A progress update"),
        fact_kind(ContactNoted, _contacted, _contacted_sentence, "A note"),
        fact_kind(EvidenceAdded, _evidenced, _evidenced_sentence, "A piece of evidence"),
    ),
)
