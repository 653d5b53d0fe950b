"""The plan, one item, and the history as JSON: the names of the columns, typed, in a fixed order."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from actionplan.domain.entries import StepReversed
from actionplan.domain.meeting_entries import ABOUT_EXTENSIONS
from actionplan.domain.phrases import MEANINGS
from actionplan.domain.snapshot import Row, Totals
from actionplan.domain.state import Record, Review, TextKey
from actionplan.domain.view import PlanView
from actionplan.domain.wording import Line, describe
from actionplan.domain.words import Kind, RecordKind
from actionplan.papers.columns import item_line
from actionplan.papers.json_document import json_bytes


def plan_json(view: PlanView, rows: Iterable[Row]) -> bytes:
    """The rows given, the reviews and the key; ``totals`` count the whole plan, whichever rows are shown.

    The view has to be ``compared`` with the last papers, here and in ``item_json``.
    """
    return json_bytes(
        {
            "as_at": view.as_at,
            "key": {colour.value: meaning for colour, meaning in MEANINGS.items()},
            "reviews": [_review(review, view) for review in view.snapshot.reviews],
            "items": [_item(row, view) for row in rows],
            "totals": {
                **_totals(view.snapshot.totals()),
                "actions": _totals(view.snapshot.totals(Kind.ACTION)),
            },
        }
    )


def item_json(
    row: Row, view: PlanView, records: Sequence[Record], texts: Mapping[TextKey, str], history: Sequence[Line]
) -> bytes:
    """One item with what is kept under it, oldest first.

    ``texts`` hold the words of the records; ``history`` is the item's own, of which the extensions are told.
    """
    of_kind = {kind: [record for record in records if record.kind is kind] for kind in RecordKind}
    return json_bytes(
        {
            **_item(row, view),
            "updates": [_update(record, texts) for record in of_kind[RecordKind.UPDATE]],
            "notes": [_note(record, texts) for record in of_kind[RecordKind.NOTE]],
            "evidence": [_evidence(record, texts) for record in of_kind[RecordKind.EVIDENCE]],
            "extensions": [_extension(line, view) for line in history if isinstance(line.entry.fact, ABOUT_EXTENSIONS)],
            "actions": [_item(action, view) for action in view.snapshot.actions_of(row.ref)],
        }
    )


def _extension(line: Line, view: PlanView) -> dict[str, Any]:
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


def history_json(lines: Iterable[Line], view: PlanView) -> bytes:
    """The ledger in words, oldest first; ``at`` is UTC."""
    return json_bytes([_entry(line, view) for line in lines])


def _entry(line: Line, view: PlanView) -> dict[str, Any]:
    entry = line.entry
    return {
        "entry": entry.number,
        "step": entry.step,
        "at": entry.at.astimezone(UTC).isoformat(timespec="seconds"),
        "by": entry.by,
        "kind": entry.fact.kind,
        "ref": entry.ref,
        "words": describe(entry, view.snapshot.agency_name, line.undone_by),
        "reverses": entry.fact.reverses if isinstance(entry.fact, StepReversed) else None,
    }


def _item(row: Row, view: PlanView) -> dict[str, Any]:
    return item_line(row, view)._asdict()


def _review(review: Review, view: PlanView) -> dict[str, Any]:
    return {
        "ref": review.ref,
        "title": view.review_title(review) or None,
        "kind": view.words(review.review_kind, "review_kind") or None,
        "partnership": view.words(review.partnership, "partnership") or None,
        "governing_body": review.governing_body,
        "stated_count": review.stated_count,
        "published_on": review.published_on,
        "plan_due_on": review.plan_due_on,
        "contributing_agencies": [view.snapshot.agency_name(each) for each in review.contributing],
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "published": totals.published,
        "live": totals.live,
        "signed_off": totals.signed_off,
        "not_taken_forward": totals.not_taken_forward,
        **{colour.value: count for colour, count in totals.colours.items()},
        "on_track": totals.on_track,
        "awaiting_sign_off": totals.awaiting_sign_off,
        "overdue": totals.overdue,
        "unassigned": totals.unassigned,
        "undated": totals.undated,
        "stale": totals.stale,
        "no_evidence": totals.no_evidence,
    }


def _update(record: Record, texts: Mapping[TextKey, str]) -> dict[str, Any]:
    return {**_note(record, texts), "declared_rag": record.declared}


def _note(record: Record, texts: Mapping[TextKey, str]) -> dict[str, Any]:
    return {
        "entry": record.entry,
        "on": record.on,
        "from": texts.get((record.entry, "sender")),
        "by": record.by,
        "via": record.via,
        "restricted": record.restricted,
        "text": texts.get((record.entry, "words")),
    }


def _evidence(record: Record, texts: Mapping[TextKey, str]) -> dict[str, Any]:
    return {
        "entry": record.entry,
        "on": record.on,
        "by": record.by,
        "kind": record.evidence_kind,
        "title": texts.get((record.entry, "title")),
        "held_at": texts.get((record.entry, "held_at")),
        "sha256": record.sha256,
        "restricted": record.restricted,
    }
