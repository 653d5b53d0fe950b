"""The page "A plan that several people share" holds: its SQL is run as it stands, and each role tries the limits."""

import re
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.cli.main import run_command
from actionplan.domain.clock import Clock
from actionplan.domain.errors import ActionplanError, BadInput, Refused
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Declared
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.tables import STATE_TABLES
from actionplan.services.session import Session, start_plan
from tests.databases import PostgresServer, Shell, content, shell
from tests.factories import BY, START

pytestmark = pytest.mark.postgresql

PAGE = Path(__file__).parents[1] / "docs" / "shared-plan.md"
R4 = "SAM-R04"
CLOCK = Clock(fixed_day=START)
ROLES = ("plan_viewer", "plan_contributor", "plan_manager")
PEOPLE = ("board_member", "lead_officer", "business_manager")
OWNER, DATABASE = "plan_owner", "plan"


def blocks() -> list[tuple[str, list[str]]]:
    """The page's SQL, in order: as whom, and the statements."""
    found = []
    for block in re.findall(r"^```sql\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        by, _, statements = block.partition("\n")
        found.append((by.removeprefix("-- "), [each.strip() for each in statements.split(";") if each.strip()]))
    return found


@dataclass(frozen=True)
class SharedPlan:
    """A plan set up as the page says, under names that nothing else on the server has."""

    server: PostgresServer
    beginning: str
    password: str

    def named(self, text: str) -> str:
        """The page's names as they are here: one server runs many tests at once."""
        return re.sub(rf"\b({'|'.join((DATABASE, OWNER, *ROLES, *PEOPLE))})\b", rf"{self.beginning}_\1", text)

    def location(self, who: str) -> str:
        """The plan's address for one of the accounts."""
        url = self.server.url.set(username=self.named(who), password=self.password, database=self.named(DATABASE))
        return url.render_as_string(hide_password=False)

    def opened(self, who: str) -> Ledger:
        """The plan, opened by one of the accounts."""
        return Ledger.open(self.location(who), CLOCK)

    @contextmanager
    def psql(self, who: str) -> Iterator[Shell]:
        """One of the accounts, past the program."""
        with shell(self.location(who)) as connected:
            yield connected

    def let_in(self, who: str) -> None:
        """Give an account a password, as ``\\password`` does."""
        self.server.admin(f"ALTER ROLE {self.named(who)} PASSWORD '{self.password}'")


@pytest.fixture
def shared(server: PostgresServer) -> Iterator[SharedPlan]:
    plan = SharedPlan(server, server.new_name(), secrets.token_hex(8))
    try:
        for by, statements in blocks():
            if by == "superuser":
                for statement in statements:
                    server.admin(plan.named(statement))
            elif any("GRANT" in statement for statement in statements):
                plan.let_in(OWNER)
                start_plan(Session(plan.location(OWNER), BY, CLOCK, is_default_plan=False), seeded=True).close()
                with plan.psql(OWNER) as owner:
                    for statement in statements:
                        owner.run(statement if OWNER in statement else plan.named(statement))
        for person in PEOPLE:
            plan.let_in(person)
        yield plan
    finally:
        server.admin(plan.named(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"))
        for role in (*PEOPLE, *reversed(ROLES), OWNER):
            server.admin(plan.named(f"DROP ROLE IF EXISTS {role}"))


def update(words: str) -> RecordUpdate:
    return RecordUpdate(refs=(R4,), words=words, on=START, declared=Declared.GREEN)


def refusal(attempt: Callable[[], object], kind: type[ActionplanError] = Refused) -> str:
    """The sentence that somebody is refused with."""
    with pytest.raises(kind) as refused:
        attempt()
    return refused.value.sentence


def test_the_page_names_every_table_that_a_contributor_writes_to() -> None:
    (grants,) = [statements for by, statements in blocks() if by == OWNER and any("GRANT" in s for s in statements)]
    written = next(each for each in grants if "to_entry" in each)
    assert {table.name for table in STATE_TABLES.values()} == set(re.findall(r"\w+_state", written))


def test_a_viewer_reads_everything_and_writes_nothing(shared: SharedPlan) -> None:
    shared.opened("business_manager").record(update("Begun."), BY)
    plan = shared.opened("board_member")
    assert len(plan.view().rows) == 11
    assert plan.verify().ok
    before = content(shared.location(OWNER))
    assert refusal(lambda: plan.record(update("Mine."), "Board member")) == "Your account may only read this plan."
    assert content(shared.location(OWNER)) == before


def test_a_contributor_does_all_but_remove_words(shared: SharedPlan) -> None:
    plan = shared.opened("lead_officer")
    words = plan.record(update("Begun."), BY).entries[0].number
    plan.record(AssignOwner(refs=(R4,), agency="merseyside-police", role="Superintendent"), BY)
    step = plan.record(AddActions(refs=(R4,), title="Train"), BY).step
    assert step is not None
    plan.record(Undo(step=step), BY)
    plan.record(SetPolicy(key="stale_days", value=56, reason="Agreed"), BY)
    plan.record(AddAgency(name="School"), BY)
    before = content(shared.location(OWNER))
    said = refusal(lambda: plan.record(Redact(entry=words, reason="personal data"), BY))
    assert said == "Your account may add to this plan, but not remove words from it. A manager's account may."
    assert content(shared.location(OWNER)) == before
    assert plan.verify().ok


def test_a_manager_removes_words_and_nobody_puts_them_back(shared: SharedPlan) -> None:
    plan = shared.opened("business_manager")
    words = plan.record(update("A name that slipped in."), BY).entries[0].number
    plan.record(Redact(entry=words, reason="personal data"), BY)
    assert plan.verify().ok
    with shared.psql("business_manager") as manager, pytest.raises(sa.exc.IntegrityError, match="never changed"):
        manager.run("UPDATE entry_text SET body = 'back' WHERE entry = :n", n=words)


REWRITING = [
    "UPDATE entry SET by = 'Nobody' WHERE number = 5",
    "DELETE FROM entry WHERE number = 5",
    "TRUNCATE entry CASCADE",
    "DELETE FROM entry_text",
    "UPDATE entry_text SET field = 'other'",
    "DROP TABLE entry CASCADE",
    "ALTER TABLE entry DISABLE TRIGGER ALL",
    "DROP TRIGGER entry_in_order ON entry",
    "DROP FUNCTION entry_in_order() CASCADE",
    "CREATE OR REPLACE FUNCTION entry_in_order() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "SET session_replication_role = replica",
    "UPDATE item_state SET owner_agency = NULL",
    "DELETE FROM item_state",
    "UPDATE alembic_version SET version_num = '9999'",
    "CREATE TABLE entry_of_mine (number integer)",
    "CREATE RULE r AS ON INSERT TO entry DO INSTEAD NOTHING",
]


def test_no_account_of_a_person_can_rewrite_the_ledger_or_its_guards(shared: SharedPlan) -> None:
    before = content(shared.location(OWNER))
    for who in PEOPLE:
        with shared.psql(who) as person:
            for statement in REWRITING:
                with pytest.raises(sa.exc.DBAPIError, match=r"permission denied|must be owner|append-only|never"):
                    person.run(statement)
    assert content(shared.location(OWNER)) == before
    assert shared.opened(OWNER).verify().ok


def test_not_even_the_owner_rewrites_it_without_taking_the_triggers_away(shared: SharedPlan) -> None:
    with shared.psql(OWNER) as owner:
        for statement in REWRITING[:4]:
            with pytest.raises(sa.exc.IntegrityError, match=r"append-only|never deleted"):
                owner.run(statement)


def test_what_a_contributor_forges_past_the_program_is_named_by_verify(shared: SharedPlan) -> None:
    with shared.psql("lead_officer") as person:
        person.run("UPDATE item_state SET to_entry = 5 WHERE ref = 'SAM-R04'")
    assert any("SAM-R04" in problem for problem in shared.opened("board_member").verify().problems)


def test_making_the_state_anew_takes_nobody_s_rights(shared: SharedPlan) -> None:
    with shared.psql("lead_officer") as person:
        person.run("UPDATE item_state SET to_entry = 5 WHERE ref = 'SAM-R04'")
    assert shared.opened(OWNER).rebuild().ok
    assert len(shared.opened("board_member").view().rows) == 11
    assert shared.opened("lead_officer").record(update("Begun."), BY).step is not None
    assert refusal(lambda: shared.opened("board_member").record(update("Mine."), BY)) == (
        "Your account may only read this plan."
    )


def test_an_entry_that_a_contributor_forges_is_named_and_the_way_back_is_the_server_s(
    shared: SharedPlan, capsys: pytest.CaptureFixture[str]
) -> None:
    with shared.psql("lead_officer") as person:
        person.run(
            "INSERT INTO entry SELECT number + 1, hash, hash, at, by, step + 1, 'forged', 1, ref, fields FROM entry "
            "ORDER BY number DESC LIMIT 1"
        )
    assert run_command(["verify", "--db", shared.location("board_member")]) == 1
    said = capsys.readouterr().out
    assert "Entry 23 was changed after it was written: its hash does not fit what it says." in said
    assert "Leave it as it is, and tell the server's administrator" in said
    assert "actionplan restore" not in said


def test_somebody_without_a_role_is_not_even_let_in(shared: SharedPlan) -> None:
    name = f"{shared.beginning}_stranger"
    shared.server.admin(f"CREATE ROLE {name} LOGIN PASSWORD '{shared.password}'")
    try:
        url = sa.make_url(shared.location(OWNER)).set(username=name).render_as_string(hide_password=False)
        said = refusal(lambda: Ledger.open(url, CLOCK), BadInput)
    finally:
        shared.server.admin(f"DROP ROLE {name}")
    assert said.endswith("your account may not connect to this database.")


def test_a_contributor_who_would_update_the_tables_is_sent_to_the_owner(
    shared: SharedPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    from actionplan.ledger import schema

    with shared.psql(OWNER) as owner:
        owner.run("UPDATE alembic_version SET version_num = :older", older=min(schema.OLDER_REVISIONS))
    for who in PEOPLE:
        said = refusal(lambda who=who: shared.opened(who))  # type: ignore[misc]
        assert said.startswith("Your account may not make or change the tables of postgresql+psycopg://")
    assert shared.opened(OWNER).verify().ok
    assert shared.opened("lead_officer").record(update("Still allowed."), BY).step is not None


def test_a_service_file_and_a_password_file_are_enough(
    shared: SharedPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    url, person = shared.server.url, shared.named("business_manager")
    (service,) = re.findall(r"```\n(\[plan\]\n.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    own = {"host": url.host, "dbname": shared.named(DATABASE), "user": person, "sslmode": "prefer"}
    lines = [line for line in service.splitlines() if not line.startswith("sslrootcert")]
    lines = [f"{name}={own[name]}" if (name := line.partition("=")[0]) in own else line for line in lines]
    (tmp_path / "services").write_text("\n".join([*lines, f"port={url.port}", ""]), encoding="utf-8")
    passwords = tmp_path / "passwords"
    passwords.write_text(f"{url.host}:{url.port}:{own['dbname']}:{person}:{shared.password}\n", encoding="utf-8")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (address,) = re.findall(r"export ACTIONPLAN_DB='(.*)'", PAGE.read_text("utf-8"))
    monkeypatch.setenv("ACTIONPLAN_DB", address)
    assert run_command(["info"]) == 0
    said = capfdbinary.readouterr().out.decode("utf-8")
    assert address in said
    assert "recommendations  11" in said
    assert shared.password not in said


needs_pg_dump = pytest.mark.skipif(
    shutil.which("pg_dump") is None or shutil.which("pg_restore") is None, reason="pg_dump is not on the PATH"
)


@needs_pg_dump
def test_a_backup_put_back_is_proved_whole_and_still_guarded(
    shared: SharedPlan, server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = shared.opened("business_manager")
    plan.record(update("Begun."), BY)
    words = plan.record(update("A name that slipped in."), BY).entries[0].number
    plan.record(Redact(entry=words, reason="personal data"), BY)
    monkeypatch.setenv("PGPASSWORD", shared.password)
    dump = str(tmp_path / "plan.dump")
    _run("pg_dump", "--format=custom", f"--file={dump}", f"--dbname={_dsn(shared.location('board_member'))}")
    with server.for_one_test():
        checked = server.new_location(tmp_path)
        _run(
            "pg_restore", f"--dbname={_dsn(checked)}", "--no-owner", "--no-privileges", "--exit-on-error", dump,
        )  # fmt: skip
        restored = Ledger.open(checked, CLOCK)
        assert restored.verify() == plan.verify()
        assert restored.record(update("And on it goes."), BY).step is not None
        with shell(checked) as superuser:
            superuser.run("SET session_replication_role = replica")
            with pytest.raises(sa.exc.IntegrityError, match="append-only"):
                superuser.run("DELETE FROM entry")
        restored.close()


def _dsn(location: str) -> str:
    return sa.make_url(location).set(drivername="postgresql").render_as_string(hide_password=False)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_removed_words_leave_the_servers_files_when_the_owner_has_the_table_written_anew(shared: SharedPlan) -> None:
    plan = shared.opened("business_manager")
    needle = "Quillfeather-7731"
    words = plan.record(update(f"It names {needle}."), BY).entries[0].number
    plan.record(Redact(entry=words, reason="personal data"), BY)
    (vacuum,) = [statements[0] for by, statements in blocks() if by == OWNER and "VACUUM" in statements[0]]
    with shared.psql(OWNER) as owner:
        # A row that a transaction anywhere on the server may still see is kept: other tests have theirs.
        ended = owner.rows("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")[0][0]
        while owner.rows("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")[0][0] < ended:
            pass
        owner.run(vacuum)
    superuser_s = shared.server.url.set(database=shared.named(DATABASE)).render_as_string(hide_password=False)
    with shell(superuser_s) as superuser:
        superuser.run("CHECKPOINT")
        names = superuser.rows("SELECT 'base/' || oid || '/' FROM pg_database WHERE datname = current_database()")
        folder = names[0][0]
        found = superuser.rows(
            "SELECT name FROM pg_ls_dir(:folder) AS name, "
            "pg_read_binary_file(:folder || name, 0, 100000000, true) AS bytes "
            "WHERE position(convert_to(:needle, 'UTF8') IN bytes) > 0",
            folder=folder,
            needle=needle,
        )
    assert found == []
    assert plan.verify().ok
