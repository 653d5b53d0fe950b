"""Findings as JSON: those of the plan with what answers them."""

from collections.abc import Iterable
from typing import Any

from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import Coverage
from actionplan.papers.formats.json import json_bytes


def findings_json(found: Iterable[Coverage], view: PlanView) -> bytes:
    """A list of findings, by review and in their order."""
    return json_bytes([finding_value(each, view) for each in found])


def finding_value(each: Coverage, view: PlanView) -> dict[str, Any]:
    """One finding with its documented names."""
    finding = each.finding
    return {
        "finding": finding.ref,
        "review": finding.review,
        "number": finding.number,
        "text": view.words(finding.wording, "wording") or None,
        "answered_by": list(finding.answered_by),
        "state": each.cover.value,
        "none_needed_because": view.words(finding.none_needed, "reason") or None,
    }
