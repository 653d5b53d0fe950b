"""The ledger in words as JSON."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from actionplan.domain.entry import HistoryLine
from actionplan.domain.kinds import describe_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.undo import StepReversed
from actionplan.papers.formats.json import json_bytes


def history_json(lines: Iterable[HistoryLine], view: PlanView) -> bytes:
    """The ledger in words, oldest first; ``at`` is UTC."""
    return json_bytes([_entry(line, view) for line in lines])


def _entry(line: HistoryLine, view: PlanView) -> dict[str, Any]:
    entry = line.entry
    return {
        "entry": entry.number,
        "step": entry.step,
        "at": entry.at.astimezone(UTC).isoformat(timespec="seconds"),
        "by": entry.by,
        "kind": entry.fact.kind,
        "ref": entry.ref,
        "words": describe_line(line, view.snapshot.agency_name),
        "reverses": entry.fact.reverses if isinstance(entry.fact, StepReversed) else None,
    }
