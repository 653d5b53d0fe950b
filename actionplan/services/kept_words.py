"""Words that were being typed when the program ended by a fault: kept in the state folder until they are dealt with.

They are a plan's words, so the files are their owner's alone; the log of the fault has none of them.
"""

import json
import os
import shlex
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from actionplan.ledger.addresses import location_id
from actionplan.ledger.files.private_files import make_private_folder
from actionplan.services.faults import state_folder

FOLDER: Final = "kept-words"

KEPT: Final = "What you typed is kept, and is offered when the tracker is next opened on this plan."


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What was typed into a command's form: by its fields' names, with the items and the meeting that it was about."""

    command: str
    refs: tuple[str, ...]
    meeting: str
    typed: Mapping[str, str]


def keep(location: str, words: KeptWords) -> bool:
    """Keep words for the next start on a plan; False where they cannot be."""
    content = json.dumps(asdict(words), ensure_ascii=False, indent=1)
    try:
        folder = state_folder() / FOLDER
        make_private_folder(folder)
        if not any(
            each.read_text(encoding="utf-8") == content for each in folder.glob(f"{location_id(location)}-*.json")
        ):
            _write(folder, f"{location_id(location)}-", ".json", content)
    except (OSError, RuntimeError, ValueError):
        return False
    return True


def keep_command(words: Sequence[str], read: Sequence[str]) -> str:
    """Keep a command line and what it has read from standard input or its user; the sentence that says where."""
    content = "\n".join(["actionplan " + shlex.join(words), *read, ""])
    try:
        folder = state_folder() / FOLDER
        make_private_folder(folder)
        file = _write(folder, "command-", ".txt", content)
    except (OSError, RuntimeError, ValueError):
        return ""
    return f"What you typed is kept in {file}"


def oldest(location: str) -> tuple[Path, KeptWords] | None:
    """The words that have been kept longest for a plan, and their file; None where there are none."""
    try:
        found = sorted((state_folder() / FOLDER).glob(f"{location_id(location)}-*.json"), key=_age)
    except (OSError, RuntimeError):
        return None
    for file in found:
        words = _read(file)
        if words is not None:
            return file, words
    return None


def forget(file: Path) -> None:
    """Remove words that have been dealt with."""
    with suppress(OSError):
        file.unlink()


def _write(folder: Path, beginning: str, ending: str, content: str) -> Path:
    """A new file for its owner alone. Raises ``OSError``."""
    handle, name = tempfile.mkstemp(ending, beginning, folder)
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(content)
    return Path(name)


def _age(file: Path) -> tuple[int, str]:
    return file.stat().st_mtime_ns, file.name


def _read(file: Path) -> KeptWords | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return KeptWords(
            str(found["command"]),
            tuple(str(ref) for ref in found["refs"]),
            str(found["meeting"]),
            {str(name): str(words) for name, words in found["typed"].items()},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
