"""What needs the manager now, as JSON."""

from actionplan.domain.governance.today import Today
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.recording import deals_with


def today_json(found: Today) -> bytes:
    """``[{"what", "ref", "words", "since", "does"}]``, in order; ``ref`` is null for the plan as a whole.

    ``since`` is the day since which it waits, or on which it falls; ``does`` is the command that deals with it.
    """
    return json_bytes(
        [
            {
                "what": line.part.value,
                "ref": line.ref or None,
                "words": line.words,
                "since": line.since,
                "does": deals_with(line),
            }
            for line in found.lines
        ]
    )
