"""A server's plan is migrated: to the schema of a new one, once, and with the grants kept."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger import schema
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.migrations import runner
from actionplan.ledger.tables import STATE_TABLES
from tests.databases import Databases, PostgresServer, shell
from tests.factories import new_ledger

pytestmark = pytest.mark.postgresql

NEXT_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = {before!r}


def upgrade():
    op.add_column("entry_text", sa.Column("language", sa.Text()))
    {then}
"""

SHAPE = {
    "columns": (
        "SELECT table_name, column_name, data_type, is_nullable, collation_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name IN ('entry', 'entry_text') ORDER BY 1, ordinal_position"
    ),
    "indexes": "SELECT indexdef FROM pg_indexes WHERE tablename IN ('entry', 'entry_text') ORDER BY 1",
    "triggers": (
        "SELECT pg_get_triggerdef(oid), tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname, tgrelid"
    ),
    "functions": (
        "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname"
    ),
    "constraints": (
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid IN ('entry'::regclass, 'entry_text'::regclass) ORDER BY 1"
    ),
}


def shape(location: str) -> Mapping[str, Sequence[Sequence[Any]]]:
    with shell(location) as owner:
        return {what: owner.rows(query.replace("::", "\\:\\:")) for what, query in SHAPE.items()}


@pytest.fixture
def with_next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that knows one migration more than the plan has had."""
    versions = tmp_path / "versions"
    versions.mkdir()
    for known in (runner.MIGRATIONS / "versions").glob("*.py"):
        (versions / known.name).write_text(known.read_text(encoding="utf-8"), encoding="utf-8")
    put_next_migration(versions, "pass")
    original = runner.migrate
    monkeypatch.setattr(runner, "migrate", lambda connection, to: original(connection, to, versions))
    return versions


def put_next_migration(versions: Path, then: str) -> None:
    text = NEXT_MIGRATION.format(before=schema.REVISION, then=then)
    (versions / "9998_next.py").write_text(text, encoding="utf-8")


def become_the_next_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "OLDER_REVISIONS", frozenset({schema.REVISION}))
    monkeypatch.setattr(schema, "REVISION", "9998")


def test_a_new_plan_has_the_shape_that_the_migrations_lead_to(databases: Databases, tmp_path: Path) -> None:
    location = databases.new_location(tmp_path)
    engine = sa.create_engine(location, poolclass=sa.NullPool)
    with engine.begin() as connection:
        runner.migrate(connection, schema.REVISION)
    migrated, made_at_once = shape(location), shape(new_ledger(tmp_path).location)
    assert len(made_at_once["triggers"]) == 8
    assert all(enabled == "A" for _, enabled in made_at_once["triggers"])
    assert migrated == made_at_once


def test_of_two_programs_that_start_at_once_one_migrates_and_both_open(
    tmp_path: Path, with_next_migration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = new_ledger(tmp_path)
    before = ledger.view()
    become_the_next_program(monkeypatch)
    migrate, migrated = runner.migrate, []
    barrier, both_found_it_due = threading.Barrier(2), schema.migration_is_due

    def together(connection: sa.Connection) -> bool:
        due = both_found_it_due(connection)
        if connection.get_execution_options().get("writing") is None:
            barrier.wait()
        return due

    def counted(connection: sa.Connection, to: str) -> None:
        migrated.append(to)
        migrate(connection, to)

    monkeypatch.setattr(schema, "migration_is_due", together)
    monkeypatch.setattr(runner, "migrate", counted)
    views = []
    programs = [
        threading.Thread(target=lambda: views.append(Ledger.open(ledger.location, ledger.clock).view()))
        for _ in range(2)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert migrated == ["9998"]
    assert views == [before, before]


def test_a_migration_that_fails_leaves_the_plan_as_it_was(
    tmp_path: Path, with_next_migration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = new_ledger(tmp_path)
    put_next_migration(with_next_migration, "raise OSError('no')")
    before = shape(ledger.location)
    with monkeypatch.context() as newer:
        become_the_next_program(newer)
        with pytest.raises(OSError, match="no"):
            Ledger.open(ledger.location, ledger.clock)
    assert shape(ledger.location) == before
    assert Ledger.open(ledger.location, ledger.clock).verify().ok


def test_a_plan_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    with shell(ledger.location) as owner:
        owner.run("UPDATE alembic_version SET version_num = '9999'")
    before = shape(ledger.location)
    with pytest.raises(BadInput, match="newer actionplan"):
        Ledger.open(ledger.location, ledger.clock)
    assert shape(ledger.location) == before


def test_roles_may_do_after_a_migration_what_they_could_before(
    tmp_path: Path, with_next_migration: Path, monkeypatch: pytest.MonkeyPatch, server: PostgresServer
) -> None:
    ledger, role = new_ledger(tmp_path), f'{server.new_name()} "%s"'
    quoted = '"' + role.replace('"', '""') + '"'
    server.admin(f"CREATE ROLE {quoted}".replace("%", "%%"))
    grants = (
        "SELECT table_name, column_name, privilege_type FROM information_schema.column_privileges "
        "WHERE grantee = :role AND table_name LIKE '%_state' ORDER BY 1, 2, 3"
    )
    with shell(ledger.location) as owner:
        try:
            for table in (each.name for each in STATE_TABLES.values()):
                owner.run(f"GRANT SELECT, UPDATE (to_entry) ON {table} TO {quoted}")
                owner.run(f"GRANT INSERT ON {table} TO PUBLIC")
            before = owner.rows(grants, role=role)
            become_the_next_program(monkeypatch)
            assert Ledger.open(ledger.location, ledger.clock).verify().ok
            assert owner.rows(grants, role=role) == before
            assert ("item_state", "to_entry", "UPDATE") in before
            assert ("item_state", "due_on", "UPDATE") not in before
            may = "SELECT has_table_privilege('pg_monitor', 'item_state', 'INSERT')"
            assert owner.rows(may) == [(True,)], "what is given to everybody is given again, too"
        finally:
            owner.run(f"DROP OWNED BY {quoted}")
            server.admin(f"DROP ROLE {quoted}".replace("%", "%%"))
