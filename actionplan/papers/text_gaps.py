"""What ``check`` finds, as plain text and JSON."""

from collections.abc import Sequence

from actionplan.domain.dates import counted, long_day
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import Finding
from actionplan.domain.text import cells
from actionplan.papers.json_document import json_bytes
from actionplan.papers.lines import NARROWEST, folded_lines, joined, padded

THE_FILE = "plan"
"""What stands in place of a ref where the plan's own file is meant."""


def findings_text(found: Sequence[Finding], view: PlanView, width: int) -> str:
    """One line a gap, then how many there are, as at which day."""
    width = max(width, NARROWEST)
    as_at = f"as at {long_day(view.as_at)}"
    if not found:
        return joined(folded_lines(f"No gaps were found, {as_at}.", width))
    room = max(cells(each.ref or THE_FILE) for each in found)
    lines = []
    for each in found:
        first, *rest = folded_lines(each.words, width - room - 2)
        lines += [f"{padded(each.ref or THE_FILE, room)}  {first}", *(f"{' ' * (room + 2)}{line}" for line in rest)]
    places = len({each.ref for each in found})
    summary = f"{counted(len(found), 'gap')} in {counted(places, 'place')}, {as_at}."
    return joined([*lines, "", *folded_lines(summary, width)])


def findings_json(found: Sequence[Finding]) -> bytes:
    """``[{"ref", "gap", "words"}]``."""
    return json_bytes([{"ref": each.ref, "gap": each.gap.value, "words": each.words} for each in found])
