"""A clock that is, or was, ahead: pointed out before it is written into a plan, and the way back is named."""

import shlex
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.services.session import ahead_warning
from tests.cli.conftest import Cli

pytestmark = pytest.mark.daily_backups

TAKE_CARE = (
    "Take care: ACTIONPLAN_TODAY sets the day to 1 June 2027, and it is 23 November 2026 by this computer's clock."
)
AHEAD, NEXT_DAY = "2027-06-01", "2026-11-23"


@pytest.fixture(autouse=True)
def computer_s_clock(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer's clock, the day after the plan's first."""
    del home  # sets up its own first
    monkeypatch.setattr("actionplan.services.session.ahead_warning", ahead_warning)
    monkeypatch.setattr(
        "actionplan.services.session.Clock", partial(Clock, now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    )


def test_the_first_entry_ahead_of_the_clock_is_pointed_out_and_no_other(done: Cli, cli: Cli) -> None:
    assert "Take care" not in done("init").err
    assert "Take care" not in done("due", "R4", "+6w").err
    assert "Take care" not in done("status", today=AHEAD).err, "reading writes nothing"
    first = cli("due", "R4", "+7w", today=AHEAD)
    assert first.code == 0
    assert first.err.startswith(TAKE_CARE)
    assert "Take care" not in done("due", "R4", "+8w", today=AHEAD).err


def test_a_plan_that_is_made_ahead_of_the_clock_is_pointed_out(done: Cli, home: Path) -> None:
    assert done("init", "--db", str(home / "trial.db"), today=AHEAD).err.startswith(TAKE_CARE)


def test_the_refusal_by_a_clock_once_ahead_names_the_backup_and_following_it_lets_the_plan_be_written(
    done: Cli, cli: Cli, home: Path
) -> None:
    db = str(home / "plan.db")
    done("init", "--db", db)
    done("due", "R4", "+6w", "--db", db)
    done("due", "R4", "+7w", "--db", db, today=NEXT_DAY)
    done("due", "R4", "+8w", "--db", db, today=AHEAD)
    done("due", "R4", "+9w", "--db", db, today="2027-06-02")
    refused = cli("due", "R4", "+5w", "--db", db, today=NEXT_DAY)
    assert refused.code == 3
    said, _, command = refused.err.partition("with: ")
    assert "Set the clock right and try again. If it is right, it was ahead when that entry was made:" in said
    words = shlex.split(command)
    assert words[:2] == ["actionplan", "restore"]
    assert Path(words[2]).is_file()
    done(*words[1:], "--yes", "--db", db)
    assert done("due", "R4", "+5w", "--db", db, today=NEXT_DAY).code == 0
    steps = [line["step"] for line in done("history", "R4", "--json", "--db", db, today=NEXT_DAY).json]
    assert steps[-3:] == [3, 4, 5], "the dates of the first two days, and then this one"


def test_without_a_backup_from_before_the_refusal_names_restore_all_the_same(done: Cli, cli: Cli, home: Path) -> None:
    db = str(home / "plan.db")
    done("init", "--db", db)
    done("due", "R4", "+8w", "--db", db, today=AHEAD)
    shutil.rmtree(home / "backups")
    refused = cli("due", "R4", "+5w", "--db", db)
    assert refused.code == 3
    assert refused.err.endswith("go back to a backup from before it, with: actionplan restore FILE\n")


@pytest.mark.parametrize("worked_on", [False, True])
def test_a_plan_that_was_begun_ahead_is_begun_again_in_the_file_that_the_refusal_names(
    done: Cli, cli: Cli, home: Path, *, worked_on: bool
) -> None:
    db = str(home / "our plan.db")
    done("init", "--db", db, today=AHEAD)
    if worked_on:
        assert "Take care" not in done("due", "R4", "+8w", "--db", db, today="2027-06-02").err
    (home / "our plan-2.db").touch()
    for command in (("due", "R4", "+5w"), ("status",), ("export", "csv")):
        refused = cli(*command, "--db", db, today=NEXT_DAY)
        assert (refused.code, refused.out) == (2, "")
        said, _, again = refused.err.partition("with: ")
        assert said == (
            "This plan began on 1 June 2027: there is nothing to show as at 23 November 2026. If the clock is right, "
            "it was ahead when this plan was begun, and no backup is from before: begin again in a new file, "
        )
    words = shlex.split(again)
    assert words == ["actionplan", "init", "--db", str(home / "our plan-3.db")]
    done(*words[1:], today=NEXT_DAY)
    done("due", "R4", "+5w", "--db", words[-1], today=NEXT_DAY)


def test_a_day_before_the_plan_began_is_no_fault_of_the_clock(done: Cli, cli: Cli) -> None:
    done("init")
    assert cli("status", "--as-at", "2026-11-21").err == (
        "This plan began on 22 November 2026: there is nothing to show as at 21 November 2026.\n"
    )
