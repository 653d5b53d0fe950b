"""What stands at a plan's place and is no plan, or none that can be used: a sentence, the exit code, nothing touched.

Each is met through the commands and through the tracker, each time in a process of its own.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.conftest import Program
from tests.faults.forked_processes import CompletedRun
from tests.faults.plans import PLAN, small_plan

THE_TRACKER: tuple[str, ...] = ()
COMMANDS = (("list",), ("show", "R4"), ("update", "R4", "Words"), ("verify",), ("backup", "copy.db"), THE_TRACKER)

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002")


def as_found(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes; SQLite's lock file and an empty log hold no data, and do not count."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: held for name, held in found.items() if not name.endswith("-shm") and (held or name == PLAN)}


def assert_refused(ran: CompletedRun, code: int, *words: str) -> None:
    """Nothing on stdout, and on stderr one line of plain sentences that holds these words."""
    assert (ran.code, ran.out) == (code, b""), ran
    assert ran.err.count("\n") == 1, ran.err
    assert not ran.err.startswith("Traceback")
    for each in words:
        assert each in ran.err


def bytes_at(content: bytes) -> Callable[[Path], object]:
    """Something that is not a database."""
    return lambda path: path.write_bytes(content)


def another_programs_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as shell, shell:
        shell.execute("CREATE TABLE entry (number INTEGER)")


def plan_of_schema(number: str | None) -> Callable[[Path], object]:
    """A plan that says of itself which schema it has."""

    def make(path: Path) -> None:
        small_plan(path.parent)
        with closing(sqlite3.connect(path)) as shell, shell:
            shell.execute("DELETE FROM alembic_version")
            if number is not None:
                shell.execute("INSERT INTO alembic_version VALUES (?)", (number,))

    return make


UNFIT: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: None, "There is no plan at {path}. Make one with: actionplan init"),
    "an empty file": (bytes_at(b""), "{path} is empty: no plan is in it."),
    "a letter": (bytes_at(b"This is a letter about a plan.\n" * 400), "{path} is not an actionplan database."),
    "a byte": (bytes_at(b"x"), "not an actionplan database."),
    "a picture": (bytes_at(PNG * 40), "{path} is not an actionplan database."),
    "a folder": (lambda path: path.mkdir(), "{path} is a folder. Name the plan's file with --db."),
    "a pipe": (os.mkfifo, "{path} is not a file that could hold a plan."),
    "a link to nowhere": (lambda path: path.symlink_to("unplugged/plan.db"), "link to unplugged/plan.db, which is not"),
    "a link to itself": (lambda path: path.symlink_to(path), "which is not there"),
    "another program's database": (another_programs_database, "not an actionplan database"),
    "a newer program's plan": (plan_of_schema("9999"), "written by a newer actionplan (schema 9999;"),
    "a plan without a schema's number": (plan_of_schema(None), "which schema it has cannot be read"),
    "a plan with a schema's number that is none": (plan_of_schema("later"), "which schema it has cannot be read"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_what_is_no_plan_is_named_by_every_command_and_by_the_tracker_and_stays_as_it_is(
    what: str, tmp_path: Path, program: Program
) -> None:
    make, sentence = UNFIT[what]
    place = tmp_path / "place"
    place.mkdir()
    make(place / PLAN)
    before = as_found(place)
    for argv in COMMANDS:
        assert_refused(
            program(*argv, environment={"ACTIONPLAN_DB": str(place / PLAN)}), 2, sentence.format(path=place / PLAN)
        )
        assert as_found(place) == before


@pytest.mark.parametrize("what", ["an empty file", "a letter", "a folder", "a link to nowhere"])
def test_at_the_place_of_ones_own_plan_nothing_is_written_over_either(
    what: str, tmp_path: Path, program: Program
) -> None:
    make, sentence = UNFIT[what]
    place = tmp_path / "home" / "data" / "actionplan"
    place.mkdir(parents=True)
    make(place / PLAN)
    before = as_found(place)
    for argv in (THE_TRACKER, ("list",)):
        assert_refused(program(*argv), 2, sentence.format(path=place / PLAN))
    ran = program("init")
    assert_refused(ran, 2, str(place / PLAN))
    assert as_found(place) == before
    assert sorted(path.name for path in place.iterdir()) == [PLAN]


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, program: Program) -> None:
    for argv in (("list",), ("init",), THE_TRACKER):
        ran = program(*argv, environment={"ACTIONPLAN_DB": str(tmp_path / ("x" * 300))})
        assert_refused(ran, 2, "File name too long")


@pytest.mark.parametrize("left", [0.02, 0.3, 0.6, 0.9])
def test_a_plan_that_was_cut_off_is_called_damaged_and_stays_as_it_is(
    left: float, tmp_path: Path, program: Program
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    path = small_plan(place)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * left)])
    before = as_found(place)
    for argv in (("verify",), THE_TRACKER, ("list",), ("update", "R4", "Words")):
        ran = program(*argv, environment={"ACTIONPLAN_DB": str(path)})
        assert_refused(ran, 2, f"{path} is damaged. Keep the file as it is, and go back to your last backup")
        assert as_found(place) == before
