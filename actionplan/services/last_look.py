"""The point of a plan at which somebody last looked at what changed: in the state folder, never in the plan."""

import json
from datetime import date
from pathlib import Path
from typing import Final

from actionplan.domain.moment import Moment
from actionplan.ledger.addresses import location_id
from actionplan.ledger.files.private_files import make_private_folder
from actionplan.services.faults import state_folder
from actionplan.services.files import replace_file

FILE: Final = "last-look.json"


def last_look(location: str) -> Moment | None:
    """When a plan was last looked at, and as after which entry; None where that is not known."""
    found = _read().get(location_id(location), {})
    day, head = found.get("day"), found.get("head")
    try:
        return Moment(date.fromisoformat(day), head) if isinstance(day, str) and isinstance(head, int) else None
    except ValueError:
        return None


def looked(location: str, moment: Moment) -> bool:
    """Remember that a plan was looked at; False where that cannot be kept, which nobody need be told of."""
    known = {**_read(), location_id(location): {"day": moment.day.isoformat(), "head": moment.head}}
    try:
        make_private_folder(state_folder())
        replace_file(_path(), json.dumps(known, indent=1).encode())
    except (OSError, RuntimeError, ValueError):
        return False
    return True


def _path() -> Path:
    return state_folder() / FILE


def _read() -> dict[str, dict[str, object]]:
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, RuntimeError, ValueError):
        return {}
    return {key: each for key, each in found.items() if isinstance(each, dict)} if isinstance(found, dict) else {}
