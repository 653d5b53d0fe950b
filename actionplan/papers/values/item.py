"""One item whole as JSON: its columns, and what is kept under it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from actionplan.domain.entry import HistoryLine
from actionplan.domain.kinds import describe
from actionplan.domain.rating.chases import chased_words, unanswered_chases
from actionplan.domain.rating.measured import Measured, better_of
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import answered_by
from actionplan.domain.reports.time_passed import time_about
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.state.entities import Record, TextKey
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.amending import TextAmended
from actionplan.domain.subjects.extensions import ABOUT_EXTENSIONS
from actionplan.domain.vocabulary import RecordKind
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.values.follow_ups import follow_up_value
from actionplan.papers.values.plan import item_columns

AmendedOn = Mapping[int, date]
"""The day of the latest amendment of each entry that was amended."""

_BESIDE_COLUMNS: Final = (
    "confirmed_from",
    "reopened_reason",
    "asked_by",
    "agreed_by",
    "checked_by",
    "interest",
    "override_agreed_by",
)
"""What people entered that is in no column: who said or agreed something, and why it was reopened."""


def item_json(
    row: Row, view: PlanView, records: Sequence[Record], texts: Mapping[TextKey, str], history: Sequence[HistoryLine]
) -> bytes:
    """One item with what is kept under it, oldest first; ``measures`` whole, with their readings.

    ``texts`` hold the words of the records; ``history`` is the item's own, of which the extensions are told. The view
    has to be compared with the last papers.
    """
    amended = amended_on(view.snapshot.amendments)
    of_kind = {kind: [record for record in records if record.kind is kind] for kind in RecordKind}
    return json_bytes(
        {
            **item_columns(row, view),
            "updates": [_update(record, texts, amended) for record in of_kind[RecordKind.UPDATE]],
            "notes": [_note(record, texts, amended) for record in of_kind[RecordKind.NOTE]],
            "evidence": [_evidence(record, texts, amended) for record in of_kind[RecordKind.EVIDENCE]],
            "measures": [measure_value(each, view, texts, amended) for each in view.snapshot.measured(row.ref)],
            "scrutiny": [_scrutiny(record, texts, amended) for record in of_kind[RecordKind.SCRUTINY]],
            "amendments": _amendments(history),
            "extensions": [_extension(line, view) for line in history if isinstance(line.entry.fact, ABOUT_EXTENSIONS)],
            "actions": [item_columns(action, view) for action in view.snapshot.actions_of(row.ref)],
            "follow_ups": [follow_up_value(each, view) for each in view.snapshot.follow_ups if each.ref == row.ref],
            "findings": [each.ref for each in answered_by(view, row.ref)],
            **{name: view.text_of(row.item, name) or None for name in _BESIDE_COLUMNS},
            "others": _others(row.item, view),
            "raised": _raised(row.item, view),
            "lead_email": view.text_of(row.item, "lead_email") or None,
            "chased": _chased(row),
            "time": [
                {"on": each.on, "what": each.what.value, "ref": each.ref, "words": each.words}
                for each in time_about(row, view, history)
            ],
        }
    )


def _others(item: Item, view: PlanView) -> dict[str, Any] | None:
    given = item.with_others
    if given is None:
        return None
    return {
        "with": given.body,
        "meeting": given.meeting,
        "asked_on": given.asked_on,
        "answer_due": given.answer_due,
        "days_waiting": given.days_waiting(view.as_at),
        "last_answer_on": given.answered_on,
        "last_answer": view.text_of(item, "others_answer") or None,
        "reason": view.text_of(item, "response_reason") or None,
    }


def _raised(item: Item, view: PlanView) -> dict[str, Any] | None:
    raised = item.raised
    if raised is None:
        return None
    return {
        "with": raised.raised_with,
        "on": raised.on,
        "meeting": raised.meeting,
        "reason": view.text_of(item, "raised_reason") or None,
        "answered_on": raised.answered_on,
        "answered_at": raised.answered_at,
        "answer": view.text_of(item, "raise_answer") or None,
    }


def _chased(row: Row) -> dict[str, Any] | None:
    chased = row.item.chased
    if chased is None:
        return None
    return {
        "times": chased.times,
        "last_on": chased.last_on,
        "unanswered": unanswered_chases(row),
        "replied_on": chased.replied_on,
        "no_reply_on": chased.no_reply_on,
        "words": chased_words(row) or None,
    }


def _extension(line: HistoryLine, view: PlanView) -> dict[str, Any]:
    fact = line.entry.fact
    return {
        "entry": line.entry.number,
        "what": fact.kind.removeprefix("extension-"),
        "on": line.entry.day,
        "to": getattr(fact, "to", None),
        "meeting": getattr(fact, "meeting", None),
        "words": describe(line.entry, view.snapshot.agency_name, line.undone_by),
        "undone": line.undone_by is not None,
    }


def _amendments(history: Sequence[HistoryLine]) -> list[dict[str, Any]]:
    """Each amendment of the item's words, undone ones too, with the words that it put in the place of others."""
    words: dict[TextKey, str | None] = {}
    facts = {line.entry.number: line.entry.fact for line in history}
    found = []
    for line in history:
        fact = line.entry.fact
        if not isinstance(fact, TextAmended):
            continue
        key = (fact.entry, fact.field)
        before = words.get(key, getattr(facts.get(fact.entry), fact.field, None))
        found.append(
            {
                "entry": line.entry.number,
                "amends": fact.entry,
                "field": fact.field,
                "on": line.entry.day,
                "by": line.entry.by,
                "before": before,
                "text": fact.words,
                "reason": fact.reason,
                "undone": line.undone_by is not None,
            }
        )
        if line.undone_by is None:
            words[key] = fact.words
    return found


def _update(record: Record, texts: Mapping[TextKey, str], amended: AmendedOn) -> dict[str, Any]:
    return {**_note(record, texts, amended), "declared_rag": record.declared, "held": bool(record.held)}


def _note(record: Record, texts: Mapping[TextKey, str], amended: AmendedOn) -> dict[str, Any]:
    return {
        "entry": record.entry,
        "on": record.on,
        "from": texts.get((record.entry, "sender")),
        "by": record.by,
        "via": record.via,
        "restricted": record.restricted,
        "text": texts.get((record.entry, "words")),
        "amended_on": amended.get(record.entry),
    }


def _evidence(record: Record, texts: Mapping[TextKey, str], amended: AmendedOn) -> dict[str, Any]:
    return {
        "entry": record.entry,
        "on": record.on,
        "by": record.by,
        "kind": record.evidence_kind,
        "title": texts.get((record.entry, "title")),
        "held_at": texts.get((record.entry, "held_at")),
        "source": record.source,
        "sha256": record.sha256,
        "restricted": record.restricted,
        "amended_on": amended.get(record.entry),
    }


def measure_value(
    measured: Measured, view: PlanView, texts: Mapping[TextKey, str], amended: AmendedOn
) -> dict[str, Any]:
    """One measure with its readings; ``texts`` hold the words of these."""
    measure = measured.measure
    return {
        "ref": measure.ref,
        "title": view.words(measure.title, "title") or None,
        "unit": view.measure_unit(measure) or None,
        "items": measure.items,
        "baseline": measure.baseline,
        "target": measure.target,
        "target_on": measure.target_on,
        "better": better_of(measure),
        "withdrawn": measure.withdrawn,
        "readings": [_reading(record, texts, amended) for record in measured.readings],
    }


def _reading(record: Record, texts: Mapping[TextKey, str], amended: AmendedOn) -> dict[str, Any]:
    """Numbers are texts, exact as typed."""
    return {
        "entry": record.entry,
        "on": record.on,
        "by": record.by,
        "value": record.value,
        "of": record.out_of,
        "words": texts.get((record.entry, "words")),
        "period": texts.get((record.entry, "period")),
        "source": record.source,
        "amended_on": amended.get(record.entry),
    }


def _scrutiny(record: Record, texts: Mapping[TextKey, str], amended: AmendedOn) -> dict[str, Any]:
    return {
        "entry": record.entry,
        "on": record.on,
        "from": texts.get((record.entry, "sender")),
        "by": record.by,
        "text": texts.get((record.entry, "words")),
        "amended_on": amended.get(record.entry),
    }
