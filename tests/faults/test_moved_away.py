"""A plan's file is moved, deleted or replaced while it is open: nothing is written to the old file."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.errors import ActionplanError, BadInput, Refused
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.ledger.backups.backup import back_up
from actionplan.ledger.files.same_file import has_log
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger

R4 = "SAM-R04"


@pytest.fixture(params=["own disk", "OneDrive"])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    """A plan that stands open, with each of the two journals that a place has."""
    ledger = new_ledger(tmp_path / request.param)
    assert ledger.record(due(9), BY).step is not None
    return ledger


@pytest.fixture
def copy(plan: Ledger, tmp_path: Path) -> Path:
    """The same plan in another file, two entries on."""
    place = tmp_path / "copy.db"
    back_up(plan.location, place)
    with closing(Ledger.open(str(place), plan.clock)) as opened:
        opened.record(due(10), BY)
        opened.record(due(11), BY)
    return place


def due(days: int) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each.is_file() and each.name.startswith(path.name))


def refused(attempt: Callable[[], object], kind: type[ActionplanError]) -> str:
    with pytest.raises(kind) as told:
        attempt()
    return told.value.sentence


def exchange(copy: Path, path: Path) -> None:
    """As a service does that brings another computer's file: a name is given to it, and the old file loses it."""
    shutil.move(copy, path)


def test_what_is_recorded_after_another_file_took_the_name_stands_in_that_file(plan: Ledger, copy: Path) -> None:
    path = Path(plan.location)
    exchange(copy, path)
    assert plan.last_number() == 25
    assert plan.record(due(20), BY).entries[0].number == 26
    plan.close()
    with closing(Ledger.open(str(path), plan.clock)) as opened_again:
        assert opened_again.last_number() == 26
        assert opened_again.verify().ok


@pytest.mark.parametrize("away", ["deleted", "moved"])
def test_nothing_is_acknowledged_while_nothing_has_the_name_and_no_empty_file_takes_it(plan: Ledger, away: str) -> None:
    path, elsewhere = Path(plan.location), Path(plan.location).with_name("away.db")
    plan.last_number()  # so that a connection stands open
    if away == "moved":
        path.rename(elsewhere)
    else:
        path.unlink()
    said = f"{path} is no longer there: it was moved or deleted while it was open. Put it back, or name another file "
    for attempt in (lambda: plan.record(due(20), BY), plan.last_number, plan.view, plan.verify):
        assert refused(attempt, BadInput) == f"{said}with --db."
        assert path.name not in beside(path)
    if away == "moved":
        elsewhere.rename(path)
        assert plan.record(due(20), BY).entries[0].number == 24


@pytest.mark.parametrize("exchanged", [True, False], ids=["exchanged", "deleted"])
def test_a_file_that_loses_its_name_under_a_writer_is_not_said_to_hold_what_was_written(
    plan: Ledger, copy: Path, *, exchanged: bool
) -> None:
    path = Path(plan.location)

    def loses_its_name(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "INSERT INTO item_state" in statement and copy.exists():
            exchange(copy, path)
            if not exchanged:
                path.unlink()

    sa.event.listen(plan._database.engine, "before_cursor_execute", loses_its_name)
    assert refused(lambda: plan.record(due(20), BY), Refused) == (
        f"{path} was moved, deleted or replaced while it was written to. Nothing was written: try again."
    )
    if exchanged:
        assert plan.record(due(20), BY).entries[0].number == 26
        assert plan.verify().ok


@pytest.mark.parametrize("reads_only", [True, False], ids=["read only", "writing"])
def test_what_another_program_was_told_is_saved_in_the_new_file_stays_there(
    plan: Ledger, copy: Path, *, reads_only: bool
) -> None:
    path = Path(plan.location)
    with closing(Ledger.open(str(path), plan.clock, read_only=reads_only)) as standing:
        standing.last_number()
        plan.close()
        exchange(copy, path)
        with closing(Ledger.open(str(path), plan.clock)) as another:
            number = another.record(due(30), BY).entries[-1].number
            path.chmod(0o600)  # as a service does that brings the file's mode too
            assert standing.last_number() == number
            with closing(Ledger.open(str(path), plan.clock)) as third:
                assert third.last_number() == number


def test_a_program_that_closes_leaves_no_changes_in_the_log_though_another_has_the_plan_open(plan: Ledger) -> None:
    path = Path(plan.location)
    with closing(Ledger.open(str(path), plan.clock, read_only=True)) as standing:
        standing.last_number()
        plan.close()
        assert not has_log(path)
        assert standing.last_number() == 23
