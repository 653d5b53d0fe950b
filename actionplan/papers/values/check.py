"""What ``check`` finds, as JSON."""

from collections.abc import Sequence

from actionplan.domain.reports.check import Finding
from actionplan.papers.formats.json import json_bytes


def findings_json(found: Sequence[Finding]) -> bytes:
    """``[{"ref", "gap", "words"}]``."""
    return json_bytes([{"ref": each.ref, "gap": each.kind.value, "words": each.words} for each in found])
