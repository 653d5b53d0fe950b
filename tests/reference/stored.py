"""How the reference is kept in files: a folder a plan, in it the plan as the SQL that makes it, and its readings.

A reading is what some commands said of the plan, as one document. All is compressed, since a plan says the same thing
many times.
"""

import json
import lzma
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
FOLDER: Final = "{folder}"
"""Stands in a command and in its output for a folder that each run chooses."""

_PLAN: Final = "plan.sql.xz"
_READING: Final = ".json.xz"


@dataclass(frozen=True, slots=True)
class Output:
    """One command line, how it ended, and what it wrote: to stdout and stderr, and the files by name."""

    argv: tuple[str, ...]
    code: int
    out: str
    err: str
    files: dict[str, str]

    @property
    def command(self) -> str:
        """The command as a person reads it."""
        return " ".join(self.argv)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was said of a plan on a day, and how many columns it had room for."""

    today: str
    columns: int
    outputs: tuple[Output, ...]


def keep_plan(plan: Path, name: str) -> None:
    """Keep a plan's database, and forget the readings that were kept of it."""
    (HERE / name).mkdir(exist_ok=True)
    for each in (HERE / name).iterdir():
        each.unlink()
    with closing(sqlite3.connect(plan)) as database:
        _write(HERE / name / _PLAN, "\n".join(database.iterdump()))


def restore_plan(name: str, plan: Path) -> None:
    """Make a plan's database again in a new file, as it was when it was kept."""
    plan.touch(0o600)  # as the program makes it: ``check`` names a file that others can read
    with closing(sqlite3.connect(plan)) as database:
        database.executescript(_read(HERE / name / _PLAN))


def keep_reading(plan: str, name: str, reading: Reading) -> None:
    """Keep what was said of a plan."""
    whole = json.dumps(asdict(reading), ensure_ascii=False, separators=(",", ":"))
    _write(HERE / plan / f"{name}{_READING}", whole)


def readings() -> list[tuple[str, str]]:
    """Every reading that is kept, by its plan and its name."""
    return sorted((each.parent.name, each.name.removesuffix(_READING)) for each in HERE.glob(f"*/*{_READING}"))


def reading(plan: str, name: str) -> Reading:
    """What was said of a plan."""
    kept = json.loads(_read(HERE / plan / f"{name}{_READING}"))
    outputs = (Output(**{**each, "argv": tuple(each["argv"])}) for each in kept["outputs"])
    return Reading(kept["today"], kept["columns"], tuple(outputs))


def _write(file: Path, text: str) -> None:
    file.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def _read(file: Path) -> str:
    return lzma.decompress(file.read_bytes()).decode("utf-8")
