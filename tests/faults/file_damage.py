"""Ways to damage a plan's file, and commands to run on it."""

import io
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from actionplan.cli.main import run_command
from tests.faults.forked_processes import CompletedRun
from tests.faults.plans import PLAN
from tests.stories.year_of_papers import a_year

READING: tuple[tuple[str, ...], ...] = (
    ("list",), ("list", "--json"), ("status",), ("show", "R4"), ("show", "R4", "--json"), ("history",),
    ("history", "R5", "--json"), ("export", "csv"), ("export", "json"), ("check",), ("agency", "list"),
    ("review", "show", "SAM"), ("policy", "show"), ("meeting", "list"), ("meeting", "show", "executive-2027-03-11"),
    ("extend", "list"), ("changes", "--since", "2026-12-01"), ("movement", "--since", "2026-12-01"),
    ("list", "--as-at", "2027-01-20"), ("timeline",), ("info",),
)  # fmt: skip
WRITING: tuple[tuple[str, ...], ...] = (
    ("update", "R4", "Words"), ("due", "R7", "2027-09-01"), ("assign", "R2", "--agency", "police"), ("undo",),
    ("agency", "rename", "police", "Police"), ("meeting", "add", "Executive", "2027-12-09"),
    ("extend", "ask", "R5", "2027-12-01", "--reason", "Waiting", "--asked-by", "Officer"),
)  # fmt: skip

SURROUNDINGS = {"ACTIONPLAN_TODAY": "2027-06-05", "ACTIONPLAN_BY": "Business Manager", "COLUMNS": "100"}
SECTOR, PAGE = 512, 4096

Rows = Mapping[str, Sequence[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Specimen:
    """An undamaged plan: its file's bytes, and the rows of its tables."""

    whole: bytes
    content: Rows


def make_specimen(folder: Path) -> Specimen:
    """A plan of a year, with three meetings' papers issued, in one file."""
    ledger = a_year(folder)
    ledger.close()
    path = folder / PLAN
    with closing(sqlite3.connect(path)) as shell:
        shell.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Specimen(path.read_bytes(), content_of(path))


def content_of(path: Path) -> Rows:
    """All rows of all tables, and the triggers; read without the indexes, which may be damaged."""
    with closing(sqlite3.connect(path)) as shell:
        shell.text_factory = bytes
        names = [name.decode() for (name,) in shell.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: shell.execute(f"SELECT * FROM {name} NOT INDEXED").fetchall() for name in names}  # noqa: S608
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        return {
            **{name: sorted(rows, key=repr) for name, rows in found.items()},
            "triggers": sorted(shell.execute(triggers)),
        }


def a_bit(random: Random, content: bytearray) -> None:
    """One bit of the file is another."""
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def a_byte(random: Random, content: bytearray) -> None:
    """One byte is another."""
    content[random.randrange(len(content))] = random.randrange(256)


def twenty_bytes(random: Random, content: bytearray) -> None:
    """Twenty bytes, here and there, are others."""
    for _ in range(20):
        a_byte(random, content)


def a_sector_of_zeros(random: Random, content: bytearray) -> None:
    """A sector that the disk lost."""
    start = random.randrange(len(content) // SECTOR) * SECTOR
    content[start : start + SECTOR] = bytes(SECTOR)


def a_page_from_elsewhere(random: Random, content: bytearray) -> None:
    """A page that was written to another's place."""
    one, other = (random.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE] = content[other : other + PAGE]


OF_BYTES: Mapping[str, Callable[[Random, bytearray], None]] = {
    "a bit": a_bit,
    "a byte": a_byte,
    "twenty bytes": twenty_bytes,
    "a sector of zeros": a_sector_of_zeros,
    "a page from elsewhere": a_page_from_elsewhere,
}
A_VALUE = "a value"
KINDS = (*OF_BYTES, A_VALUE)

ODD_VALUES = (
    None, "", 0, -1, 1, 2**40, 3.5, "x", b"\xff\x00", "[]", "{}", '["ghost"]', "ghost", "SAM-R99", "2026-13-45",
    "2027-01-01", "0001-01-01",
)  # fmt: skip


def damage_file(kind: str, random: Random, whole: Specimen, path: Path) -> None:
    """Write the plan with one damage of this kind to the path."""
    content = bytearray(whole.whole)
    if kind in OF_BYTES:
        OF_BYTES[kind](random, content)
    path.write_bytes(content)
    if kind == A_VALUE:
        _change_a_value(random, path)


def _change_a_value(random: Random, path: Path) -> None:
    """Change one field, as somebody with a database shell can."""
    with closing(sqlite3.connect(path)) as shell, shell:
        triggers = shell.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            shell.execute(f"DROP TRIGGER {name}")
        shell.execute("PRAGMA ignore_check_constraints = ON")
        tables = [name for (name,) in shell.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [name for name in tables if shell.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]  # noqa: S608
        table = random.choice(tables)
        column = random.choice([row[1] for row in shell.execute(f"PRAGMA table_info({table})")])
        values = shell.execute(f'SELECT rowid, "{column}" FROM {table}').fetchall()  # noqa: S608
        value = random.choice([*ODD_VALUES, random.choice(values)[1]])
        with suppress(sqlite3.IntegrityError):  # a text for a table's own number is refused; that is no damage
            shell.execute(
                f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE rowid = ?',  # noqa: S608
                (value, random.choice(values)[0]),
            )
        for _, sql in triggers:
            shell.execute(sql)


def run_in_process(argv: Sequence[str], path: Path) -> CompletedRun:
    """Run one command line on a plan, in this process; an error that it does not catch comes through."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    kept = dict(os.environ)
    os.environ.update(
        SURROUNDINGS | {"HOME": str(path.parent), "XDG_DATA_HOME": str(path.parent), "ACTIONPLAN_DB": str(path)}
    )
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run_command(list(argv))
    finally:
        os.environ.clear()
        os.environ.update(kept)
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    return CompletedRun(code, buffer.getvalue(), err.getvalue())
