"""An older plan is backed up, migrated and rebuilt; a newer one is left alone."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.kinds import describe
from actionplan.domain.moment import Moment
from actionplan.domain.rating.reasons import answer_words
from actionplan.domain.rating.rules import Rule
from actionplan.domain.state.item import Refusal
from actionplan.domain.subjects.extensions import AskExtension, RefuseExtension
from actionplan.domain.subjects.overrides import RatingOverridden
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import ExtensionAnswer
from actionplan.ledger import schema
from actionplan.ledger.codec import UnreadableEntry, unseal
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.migrations import runner
from tests.factories import BY, new_ledger

NEXT_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "0003"


def upgrade():
    op.create_table("language", sa.Column("name", sa.Text()))
    {then}
"""


def plan_path(ledger: Ledger) -> Path:
    return Path(ledger.location)


def shape(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: " ".join(str(sql).split()) for name, sql in rows}


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        return {table: database.execute(f"PRAGMA table_info({table})").fetchall() for table in ("entry", "entry_text")}


@pytest.fixture
def with_next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that knows one migration more than the plan has had."""
    versions = tmp_path / "versions"
    versions.mkdir()
    for known in (runner.MIGRATIONS / "versions").glob("*.py"):
        (versions / known.name).write_text(known.read_text(encoding="utf-8"), encoding="utf-8")
    (versions / "9998_next.py").write_text(NEXT_MIGRATION.format(then="pass"), encoding="utf-8")
    monkeypatch.setattr(schema, "REVISION", "9998")
    monkeypatch.setattr(schema, "OLDER_REVISIONS", frozenset({"0003"}))
    original = runner.migrate
    monkeypatch.setattr(runner, "migrate", lambda connection, to: original(connection, to, versions))
    return versions


def test_a_new_plan_has_the_shape_that_the_migrations_lead_to(tmp_path: Path) -> None:
    made_at_once = plan_path(new_ledger(tmp_path))
    migrated = tmp_path / "migrated.db"
    engine = sa.create_engine(f"sqlite:///{migrated}")
    with engine.begin() as connection:
        runner.migrate(connection, schema.REVISION)
    engine.dispose()
    triggers_and_indexes = {name: sql for name, sql in shape(migrated).items() if not name.startswith("table")}
    assert triggers_and_indexes == {
        name: sql for name, sql in shape(made_at_once).items() if not name.startswith("table")
    }
    assert columns(migrated) == columns(made_at_once)


def test_an_older_plan_is_backed_up_and_brought_up_with_nothing_lost(tmp_path: Path, with_next_migration: Path) -> None:
    with pytest.MonkeyPatch.context() as older_program:
        older_program.setattr(schema, "REVISION", "0003")
        ledger = new_ledger(tmp_path)
        before = ledger.view()
    path = plan_path(ledger)
    opened = Ledger.open(ledger.location, ledger.clock)
    assert opened.view() == before
    assert opened.verify().ok
    assert "table language" in shape(path)
    backup = path.parent / "backups" / f"{path.name}.before-9998.backup"
    assert "table language" not in shape(backup)
    assert backup.stat().st_mode & 0o077 == 0


@pytest.fixture
def plan_of_0002(tmp_path: Path) -> Path:
    """A plan as the program wrote it when 0002 was its newest migration: the state then, and entries of schema 1."""
    path = tmp_path / "plan.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((Path(__file__).parent / "plan_of_0002.sql").read_text(encoding="utf-8"))
    return path


OPENED = Clock(fixed_day=date(2027, 6, 15))


def test_a_plan_of_0002_is_backed_up_and_its_state_rebuilt_with_what_it_did_not_keep(plan_of_0002: Path) -> None:
    ledger = Ledger.open(str(plan_of_0002), OPENED)
    assert (plan_of_0002.parent / "backups" / f"plan.db.before-{schema.REVISION}.backup").exists()
    assert ledger.verify().problems == ()
    items = {row.ref: row.item for row in ledger.view().rows}
    first, second, action = items["SAM-R01"], items["SAM-R02"], items["SAM-R02-A1"]
    assert first.override is not None
    assert action.closing is not None
    assert (first.deadline.adopted_meeting, first.override.meeting) == ("executive-2027-03-03", "executive-2027-06-10")
    assert first.refusal == Refusal(date(2027, 3, 11), ExtensionAnswer.RETURNED, "executive-2027-03-11")
    assert (first.response.meeting, first.override.agreed_by) == (None, None)
    assert (action.closing.meeting, second.deadline.adopted_meeting) == ("executive-2027-06-10", "executive-2027-03-11")
    ledger.close()


def test_in_a_plan_of_0002_no_number_changes(plan_of_0002: Path) -> None:
    """A correction that a meeting made then put the adopted date right with it, and its papers said so."""
    ledger = Ledger.open(str(plan_of_0002), OPENED)
    dates = {
        row.ref: (
            row.item.deadline.adopted_on,
            row.item.deadline.due_on,
            row.item.deadline.slip_days,
            row.item.deadline.times_moved,
            row.rating.rule,
        )
        for row in ledger.view().rows
    }
    march, may = date(2027, 3, 20), date(2027, 5, 31)
    assert dates == {
        "SAM-R01": (march, march, 0, 0, Rule.OVERDUE),
        "SAM-R02": (march, march, 0, 0, Rule.OVERDUE),
        "SAM-R02-A1": (may, may, 0, 0, Rule.CLOSED),
    }
    ledger.close()


def test_a_plan_of_0002_reads_in_words_as_it_was_and_says_what_the_chair_decided(plan_of_0002: Path) -> None:
    ledger = Ledger.open(str(plan_of_0002), OPENED)
    told = {line.entry.number: describe(line.entry, str) for line in ledger.history(ledger.last_number())}
    assert told[10] == "Response: accepted in part. Reason: Two of three districts."
    assert told[19] == "Date adopted by chair's action of 3 March 2027: 20 March 2027."
    assert told[20] == "Date adopted at the meeting of 11 March 2027: 20 March 2027."
    assert told[32] == "Adopted date corrected at the meeting of 10 June 2027 to 31 May 2027. Reason: Mistyped."
    assert told[33] == (
        "Shown as Amber by decision of the Executive, 10 June 2027; by the rule: Red. "
        "It ends with its next sitting. Reason: In hand."
    )
    ledger.close()


def test_an_undo_of_0002_leaves_nothing_of_an_answer_that_it_did_not_know_of(plan_of_0002: Path) -> None:
    """A refusal was undone and the undo undone: of that, the older ledger kept the day, and not which answer it was."""
    ledger = Ledger.open(str(plan_of_0002), OPENED)
    undone = ledger.view(Moment(date(2027, 3, 11), 26)).snapshot.row("SAM-R02")
    again = ledger.view().snapshot.row("SAM-R02")
    assert undone is not None
    assert again is not None
    assert undone.item.refusal is None
    assert answer_words(again.case) == "not granted on 11 March 2027"
    ledger.close()


def test_work_goes_on_in_a_plan_of_0002(plan_of_0002: Path) -> None:
    ledger = Ledger.open(str(plan_of_0002), OPENED)
    asked_on, to = date(2027, 6, 10), date(2027, 7, 31)
    ask = AskExtension(refs=("SAM-R02",), to=to, reason="Staff.", asked_by="Superintendent", on=asked_on)
    ledger.record(ask, BY)
    refused = ledger.record(RefuseExtension(refs=("SAM-R02",), meeting="executive-2027-06-10"), BY).step
    assert refused is not None
    ledger.record(Undo(step=refused), BY)
    row = ledger.view().snapshot.row("SAM-R02")
    assert row is not None
    assert answer_words(row.case) == "not granted on 11 March 2027"
    assert ledger.verify().problems == ()
    ledger.close()


@pytest.mark.parametrize("schema_number", [0, RatingOverridden.schema + 1])
def test_an_entry_of_a_schema_number_that_this_program_does_not_know_is_not_guessed_at(schema_number: int) -> None:
    with pytest.raises(UnreadableEntry, match="not known to this program"):
        unseal(RatingOverridden.kind, schema_number, "{}")


def test_a_migration_that_fails_leaves_the_plan_as_it_was(tmp_path: Path, with_next_migration: Path) -> None:
    with pytest.MonkeyPatch.context() as older_program:
        older_program.setattr(schema, "REVISION", "0003")
        ledger = new_ledger(tmp_path)
    before = shape(plan_path(ledger))
    (with_next_migration / "9998_next.py").write_text(
        NEXT_MIGRATION.format(then="raise OSError('no')"), encoding="utf-8"
    )
    with pytest.raises(OSError, match="no"):
        Ledger.open(ledger.location, ledger.clock)
    assert shape(plan_path(ledger)) == before


def test_a_migration_that_did_not_end_can_be_tried_again(tmp_path: Path, with_next_migration: Path) -> None:
    with pytest.MonkeyPatch.context() as older_program:
        older_program.setattr(schema, "REVISION", "0003")
        ledger = new_ledger(tmp_path)
    migration = with_next_migration / "9998_next.py"
    whole = migration.read_text(encoding="utf-8")
    migration.write_text(NEXT_MIGRATION.format(then="raise OSError('no')"), encoding="utf-8")
    with pytest.raises(OSError, match="no"):
        Ledger.open(ledger.location, ledger.clock)
    migration.write_text(whole, encoding="utf-8")
    assert Ledger.open(ledger.location, ledger.clock).verify().ok
    assert [each.name for each in (tmp_path / "backups").iterdir()] == ["plan.db.before-9998.backup"]


def test_a_plan_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    path = plan_path(ledger)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    bytes_before = path.read_bytes()
    with pytest.raises(BadInput, match="newer actionplan"):
        Ledger.open(ledger.location, ledger.clock)
    assert path.read_bytes() == bytes_before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE song (title TEXT)")
    ledger = new_ledger(tmp_path)
    with pytest.raises(BadInput, match="not an actionplan database"):
        Ledger.open(str(path), ledger.clock)


def test_alembic_is_not_imported_where_no_migration_is_due(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    script = (
        "import sys\n"
        "from actionplan.domain.clock import Clock\n"
        "from actionplan.ledger.ledger import Ledger\n"
        f"Ledger.open({ledger.location!r}, Clock()).view()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
