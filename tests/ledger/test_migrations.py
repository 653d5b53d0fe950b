"""An older plan is backed up, brought up to date and rebuilt; a newer one is left alone."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger import migrating, schema
from actionplan.ledger.ledger import Ledger
from tests.factories import new_ledger

NEXT_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "0002"


def upgrade():
    op.add_column("entry_text", sa.Column("language", sa.Text()))
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
    for known in (migrating.MIGRATIONS / "versions").glob("*.py"):
        (versions / known.name).write_text(known.read_text(encoding="utf-8"), encoding="utf-8")
    (versions / "9998_next.py").write_text(NEXT_MIGRATION.format(then="pass"), encoding="utf-8")
    monkeypatch.setattr(schema, "REVISION", "9998")
    monkeypatch.setattr(schema, "OLDER_REVISIONS", frozenset({"0002"}))
    original = migrating.migrate
    monkeypatch.setattr(migrating, "migrate", lambda connection, to: original(connection, to, versions))
    return versions


def test_a_new_plan_has_the_shape_that_the_migrations_lead_to(tmp_path: Path) -> None:
    made_at_once = plan_path(new_ledger(tmp_path))
    migrated = tmp_path / "migrated.db"
    engine = sa.create_engine(f"sqlite:///{migrated}")
    with engine.begin() as connection:
        migrating.migrate(connection, schema.REVISION)
    engine.dispose()
    triggers_and_indexes = {name: sql for name, sql in shape(migrated).items() if not name.startswith("table")}
    assert triggers_and_indexes == {
        name: sql for name, sql in shape(made_at_once).items() if not name.startswith("table")
    }
    assert columns(migrated) == columns(made_at_once)


def test_an_older_plan_is_backed_up_and_brought_up_with_nothing_lost(tmp_path: Path, with_next_migration: Path) -> None:
    with pytest.MonkeyPatch.context() as older_program:
        older_program.setattr(schema, "REVISION", "0002")
        ledger = new_ledger(tmp_path)
        before = ledger.view()
    path = plan_path(ledger)
    opened = Ledger.open(ledger.location, ledger.clock)
    assert opened.view() == before
    assert opened.verify().ok
    assert "language" in [row[1] for row in columns(path)["entry_text"]]
    backup = path.with_name(f"{path.name}.before-9998.backup")
    assert "language" not in [row[1] for row in columns(backup)["entry_text"]]
    assert backup.stat().st_mode & 0o077 == 0


def test_a_migration_that_fails_leaves_the_plan_as_it_was(tmp_path: Path, with_next_migration: Path) -> None:
    with pytest.MonkeyPatch.context() as older_program:
        older_program.setattr(schema, "REVISION", "0002")
        ledger = new_ledger(tmp_path)
    before = shape(plan_path(ledger))
    (with_next_migration / "9998_next.py").write_text(
        NEXT_MIGRATION.format(then="raise OSError('no')"), encoding="utf-8"
    )
    with pytest.raises(OSError, match="no"):
        Ledger.open(ledger.location, ledger.clock)
    assert shape(plan_path(ledger)) == before


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
