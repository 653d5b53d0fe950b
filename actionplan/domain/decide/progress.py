"""What happened: updates, contacts, evidence, completion and reopening."""

import re
from datetime import date

from actionplan.domain.commands import RecordEvidence, RecordNote, RecordUpdate, Reopen, ReportComplete
from actionplan.domain.decide.checks import (
    found_items,
    live_items,
    not_after_today,
    optional_line,
    required_line,
    required_text,
    status_words,
)
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.item_entries import (
    CompletionReported,
    ContactNoted,
    EvidenceAdded,
    ItemReopened,
    ProgressRecorded,
)
from actionplan.domain.state.context import PlanState
from actionplan.domain.vocabulary import Status

_SHA256 = re.compile(r"[0-9a-f]{64}")
_REOPENABLE = frozenset({Status.REPORTED_COMPLETE, Status.SIGNED_OFF, Status.SUPERSEDED})


def update(state: PlanState, command: RecordUpdate, today: date) -> list[Draft]:
    """A progress update; the first one starts an item."""
    fact = ProgressRecorded(
        on=not_after_today(command.on, today, "An update"),
        via=command.via,
        declared=command.declared,
        restricted=command.restricted,
        words=required_text(command.words, "The update"),
        sender=optional_line(command.sender, "The sender") or None,
    )
    return [Draft(item.ref, fact) for item in live_items(state, command.refs, "recording progress")]


def note(state: PlanState, command: RecordNote, today: date) -> list[Draft]:
    """A contact; it starts nothing, so it is welcome on a closed item too."""
    fact = ContactNoted(
        on=not_after_today(command.on, today, "A note"),
        via=command.via,
        restricted=command.restricted,
        words=required_text(command.words, "The note"),
        sender=optional_line(command.sender, "The sender") or None,
    )
    return [Draft(item.ref, fact) for item in found_items(state, command.refs)]


def evidence(state: PlanState, command: RecordEvidence, today: date) -> list[Draft]:
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
    )
    items = found_items(state, command.refs)
    for item in items:
        if item.status in {Status.SUPERSEDED, Status.NOT_ACCEPTED}:
            raise Refused(f"{item.ref} is {status_words(item)}: there is nothing left to show evidence of.")
    return [Draft(item.ref, fact) for item in items]


def complete(state: PlanState, command: ReportComplete, today: date) -> list[Draft]:
    """Reported complete: when, what was done, and how it ended."""
    fact = CompletionReported(
        on=not_after_today(command.on, today, "Completion"),
        outcome=command.outcome,
        completion_summary=required_text(command.summary, "What was done"),
    )
    drafts = []
    for item in live_items(state, command.refs, "reporting it complete"):
        if item.reported_complete:
            raise Refused(f"{item.ref} is reported complete already. Reopen it to report it anew.")
        drafts.append(Draft(item.ref, fact))
    return drafts


def reopen(state: PlanState, command: Reopen) -> list[Draft]:
    """Back to in progress, with the reason."""
    fact = ItemReopened(reopened_reason=required_text(command.reason, "The reason"))
    items = found_items(state, command.refs)
    for item in items:
        if item.status not in _REOPENABLE:
            raise Refused(
                f"{item.ref} is {status_words(item)}: only what is reported complete, signed off or superseded "
                "can be reopened."
            )
        parent = None if item.parent is None else state.item(item.parent)
        if parent is not None and not parent.live and parent.ref not in command.refs:
            raise Refused(f"{parent.ref} is {status_words(parent)}. Reopen it before its action {item.ref}.")
    return [Draft(item.ref, fact) for item in items]
