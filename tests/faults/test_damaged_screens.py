"""A plan that is found damaged while the screens are up: they close, and a sentence is shown, no traceback."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest

from tests.e2e.terminal import clean_environment
from tests.faults.file_damage import Specimen, make_specimen
from tests.faults.test_damaged_files import damage

GIVE_UP_AFTER_SECONDS = 60
TO_THE_LAST_PAGE = "n" * 20
DANGLING = "UPDATE agency_state SET id = 'nobody' WHERE id = 'merseyside-police'"
UNREADABLE = "UPDATE item_state SET status = 'half-way' WHERE ref = 'SAM-R04' AND to_entry IS NULL"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Specimen:
    """A plan of a year that nothing is wrong with."""
    return make_specimen(tmp_path_factory.mktemp("specimen"))


def ended_in_a_terminal(argv: Sequence[str], folder: Path) -> tuple[int, str]:
    """The exit code of the program started in a terminal, and all that it drew and said there."""
    program = pexpect.spawn(
        sys.executable,
        ["-m", "actionplan", *argv],
        env=clean_environment(folder, today="2027-06-05"),
        dimensions=(40, 200),
        encoding="utf-8",
        timeout=GIVE_UP_AFTER_SECONDS,
    )
    shown = ""
    while program.expect(["1 of [0-9]+", pexpect.EOF]) == 0:  # the meeting view's first page
        shown += str(program.before)
        program.send(TO_THE_LAST_PAGE)
    shown += str(program.before)
    program.close()
    return int(program.exitstatus or 0), shown


@pytest.mark.parametrize("command", [(), ("present",)], ids=["the tracker", "the meeting view"])
@pytest.mark.parametrize("statement", [DANGLING, UNREADABLE], ids=["an agency that is gone", "a state that is none"])
def test_the_screens_end_with_a_sentence_that_names_what_is_damaged(
    whole: Specimen, tmp_path: Path, command: tuple[str, ...], statement: str
) -> None:
    path = tmp_path / "plan.db"
    path.write_bytes(whole.whole)
    damage(path, statement)
    before = path.read_bytes()
    code, shown = ended_in_a_terminal(["--db", str(path), *command], tmp_path)
    assert code == 2, shown[-2_000:]
    said = " ".join(shown.split())
    assert "The state kept for" in said
    assert "To see all that is wrong, and what to do: actionplan verify" in said
    assert "Traceback" not in shown
    assert path.read_bytes() == before
