"""The point of a plan at which somebody last looked at what changed: in the state folder, never in the plan."""

from datetime import date
from typing import Final

from actionplan.domain.moment import Moment
from actionplan.services.notes import read_note, write_note

FILE: Final = "last-look.json"


def last_look(location: str) -> Moment | None:
    """When a plan was last looked at, and as after which entry; None where that is not known."""
    found = read_note(FILE, location)
    day, head = found.get("day"), found.get("head")
    try:
        return Moment(date.fromisoformat(day), head) if isinstance(day, str) and isinstance(head, int) else None
    except ValueError:
        return None


def looked(location: str, moment: Moment) -> bool:
    """Remember that a plan was looked at; False where that cannot be kept, which nobody need be told of."""
    return write_note(FILE, location, {"day": moment.day.isoformat(), "head": moment.head})
