"""Notes in the state folder, by plan or for all: what the program remembers for its user, and never part of a plan.

A note that is missing, damaged or cannot be written stops nothing: it reads as empty, and writing it gives False.
"""

import json
from collections.abc import Mapping
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.ledger.addresses import location_id
from actionplan.ledger.files.private_files import exclusive_lock, make_private_folder
from actionplan.services.faults import state_folder
from actionplan.services.files import replace_file

MOST_PLANS: Final = 200
"""Of the plans noted longest ago, no more is kept than this."""

_ALL: Final = "all-plans"
_WAIT_SECONDS: Final = 2.0
_UNUSABLE: Final = (OSError, RuntimeError, ValueError, RecursionError, BadInput)

Note = Mapping[str, object]


def read_note(file: str, location: str | None) -> Note:
    """What a file of notes has about a plan, or None: for all; empty where it has nothing that can be read."""
    return _read(file).get(_name(location), {})


def write_note(file: str, location: str | None, note: Note) -> bool:
    """Put a note in place of an earlier one; those of other plans stay, whichever process writes them."""
    try:
        folder = state_folder()
        make_private_folder(folder)
        with exclusive_lock(folder / f"{file}.lock", _WAIT_SECONDS) as alone:
            if not alone:
                return False
            about = _name(location)
            others = {name: each for name, each in _read(file).items() if name != about}
            kept = dict([*others.items()][-(MOST_PLANS - 1) :])
            content = json.dumps({**kept, about: dict(note)}, indent=1)
            replace_file(folder / file, content.encode())
    except _UNUSABLE:
        return False
    return True


def _name(location: str | None) -> str:
    return _ALL if location is None else location_id(location)


def _read(file: str) -> dict[str, dict[str, object]]:
    try:
        found = json.loads((state_folder() / file).read_text(encoding="utf-8"))
    except _UNUSABLE:
        return {}
    return {key: each for key, each in found.items() if isinstance(each, dict)} if isinstance(found, dict) else {}
