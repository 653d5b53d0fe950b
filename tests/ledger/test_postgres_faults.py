"""Errors of a server and its driver in plain words without the password, and no half-written step."""

import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.errors import ActionplanError, BadInput, Refused
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.installation import install_command
from actionplan.ledger.addresses import display_location
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.projection import Projection
from tests.databases import PostgresServer, content, shell
from tests.factories import BY, START, new_ledger, on_day

R4 = "SAM-R04"
CLOCK = Clock(fixed_day=START)


def due(days: int = 9) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def opening(location: str) -> str:
    """What somebody is told who opens a plan that cannot be opened."""
    with pytest.raises(ActionplanError) as refused:
        Ledger.open(location, CLOCK)
    return refused.value.sentence


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


# Before a connection stands


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    port = free_port()
    sentence = opening(f"postgresql+psycopg://me:secret@127.0.0.1:{port}/plan")
    assert sentence.startswith(f"The server of postgresql+psycopg://me@127.0.0.1:{port}/plan cannot be reached.")
    assert "secret" not in sentence
    assert "\n" not in sentence


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda url: url.set(password="wrong-one"), "the server does not accept this name with this password."),  # noqa: S106
        (lambda url: url.set(username="nobody-here"), "the server does not accept this name with this password."),
        (
            lambda url: sa.URL.create(url.drivername, "me", None, url.host, url.port, url.database),
            "asks for a password",
        ),
        (lambda url: url.set(database="no_such_plan"), "There is no database at postgresql+psycopg://"),
        (lambda url: url.update_query_dict({"sslmode": "verify-full"}), "could not be secured, so none was made."),
        (lambda url: url.update_query_dict({"sslmode": "nonsense"}), "cannot be reached"),
    ],
    ids=["wrong password", "unknown name", "no password", "no database", "no TLS", "nonsense"],
)
def test_what_keeps_somebody_out_is_said_without_the_password(
    server: PostgresServer, monkeypatch: pytest.MonkeyPatch, change: Callable[[sa.URL], sa.URL], said: str
) -> None:
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    url = change(server.url)
    sentence = opening(url.render_as_string(hide_password=False))
    assert said in sentence
    for secret in (server.url.password, url.password):
        assert secret is None or secret not in sentence


def test_without_the_driver_the_sentence_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from actionplan.cli.main import run_command\n"
        "sys.exit(run_command(['status', '--db', 'postgresql+psycopg://me:secret@127.0.0.1/plan']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "A plan on a server needs the PostgreSQL driver, which is not installed. Install it with: "
        f"{install_command('postgres')}\n"
    )


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("postgresql+psycopg://me:secret@host/plan", "postgresql+psycopg://me@host/plan"),
        ("postgresql+psycopg://me:se%40cret@host:5433/plan", "postgresql+psycopg://me@host:5433/plan"),
        ("postgresql+psycopg://me:sec/ret?x@host/plan", "postgresql+psycopg://me@host/plan"),
        ("postgresql+psycopg://host/plan?user=me&password=secret", "postgresql+psycopg://host/plan?user=me"),
        ("postgresql+psycopg:///?service=plan", "postgresql+psycopg:///?service=plan"),
        (
            "postgresql+psycopg://me@host/plan?sslmode=verify-full",
            "postgresql+psycopg://me@host/plan?sslmode=verify-full",
        ),
        # Where the password itself confuses what follows it, nothing is shown.
        ("postgresql+psycopg://me:se@cret@host/plan", "postgresql+psycopg://…"),
        ("postgresql+psycopg://me:s@ec?ret@host/plan", "postgresql+psycopg://…"),
        ("postgresql+psycopg://host/plan?password=sec@ret", "postgresql+psycopg://…"),
        ("postgresql+psycopg://me:secret", "postgresql+psycopg://…"),
        ("mysql://me:secret@host/plan", "mysql://me@host/plan"),
        # What is all but an address is no file either.
        ("postgresql+psycopg:me:secret@host/plan", "postgresql+psycopg://…"),
        ("postgresql+psycopg:/me:secret@host/plan", "postgresql+psycopg://…"),
        ("postgresql//me:secret@host/plan", "postgresql://…"),
        ("Postgres:me:secret@host/plan", "Postgres://…"),
    ],
)
def test_an_address_is_shown_without_its_password_however_it_was_typed(location: str, shown: str) -> None:
    assert display_location(location) == shown


@pytest.mark.parametrize(
    "location",
    [
        "mysql://me:secret@host/plan",
        "postgresql+psycopg://me:se@cret@h@ost:x/plan",
        "https://host/secret@",
        "postgresql+psycopg:me:secret@host/plan",
        "postgresql//me:secret@host/plan",
    ],
)
def test_what_is_no_address_of_a_plan_is_said_with_what_one_looks_like(location: str) -> None:
    sentence = opening(location)
    assert "a shared plan by postgresql+psycopg://NAME@HOST/DATABASE" in sentence
    assert "secret" not in sentence
    assert "cret" not in sentence


@pytest.mark.parametrize("password", ["se@cret", "@secret", "secret@"])
def test_no_part_of_a_password_is_taken_for_the_server_s_name_and_repeated(password: str) -> None:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    assert opening(f"postgresql+psycopg://me:{password}@127.0.0.1:{free_port()}/plan") == (
        "postgresql+psycopg://… cannot be connected to. Write any @ : / or ? in a password as %40 %3A %2F %3F, and "
        "check the address."
    )


# While it stands


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


CUT_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND pid <> pg_backend_pid()"


def cut_connections(ledger: Ledger) -> None:
    """What a restart of the server, or an end of the network, does to all who are connected to the plan."""
    url = sa.make_url(ledger.location)
    with shell(url.set(database="postgres").render_as_string(hide_password=False)) as superuser:
        superuser.rows(CUT_ALL, name=url.database)


@pytest.mark.postgresql
def test_a_connection_lost_in_mid_command_leaves_nothing_and_the_next_command_finds_a_new_one(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before, write = content(ledger.location), Projection.write

    def cut_off(self: Projection, connection: sa.Connection) -> None:
        cut_connections(ledger)
        write(self, connection)

    with monkeypatch.context() as cutting:
        cutting.setattr(Projection, "write", cut_off)
        with pytest.raises(BadInput, match=r"The connection to .* was lost\. Nothing was written: try again\.") as lost:
            ledger.record(due(), BY)
    assert (sa.make_url(ledger.location).password or "") not in lost.value.sentence
    assert content(ledger.location) == before
    assert ledger.record(due(), BY).step is not None
    assert ledger.verify().ok
    assert caplog.messages == [], "what is logged would be written over the screen"


@pytest.mark.postgresql
def test_a_connection_lost_at_the_very_end_is_said_to_leave_it_open(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    write = Projection.write

    def written_and_then_cut_off(self: Projection, connection: sa.Connection) -> None:
        write(self, connection)
        cut_connections(ledger)

    monkeypatch.setattr(Projection, "write", written_and_then_cut_off)
    with pytest.raises(BadInput, match=r"it may or may not be there\. Look before you make it again"):
        ledger.record(due(), BY)
    assert caplog.messages == []


@pytest.mark.postgresql
def test_a_restart_of_the_server_between_two_commands_is_not_even_noticed(
    ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    assert len(ledger.view().rows) == 11
    cut_connections(ledger)
    assert len(ledger.view().rows) == 11
    cut_connections(ledger)
    assert ledger.record(due(), BY).step is not None
    assert caplog.messages == []


@pytest.mark.postgresql
def test_a_command_that_the_server_ends_is_said_to_have_taken_too_long(ledger: Ledger) -> None:
    with ledger._database.reading() as connection:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 1")
        with pytest.raises(BadInput, match="ended a command that took too long"):
            connection.exec_driver_sql("SELECT pg_sleep(60)")


@pytest.mark.postgresql
def test_another_programs_tables_are_not_taken_for_a_plan(ledger: Ledger) -> None:
    with shell(ledger.location) as owner:
        owner.run("DROP TABLE item_state")
    with pytest.raises(BadInput, match="is not an actionplan database"):
        ledger.view()


@pytest.mark.postgresql
def test_an_account_that_may_do_nothing_is_told_so(ledger: Ledger, server: PostgresServer) -> None:
    name, password = server.new_name(), "of_nobody"
    server.admin(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
    try:
        url = sa.make_url(ledger.location).set(username=name, password=password)
        sentence = opening(url.render_as_string(hide_password=False))
    finally:
        server.admin(f"DROP ROLE {name}")
    assert sentence.startswith("Your account may not read postgresql+psycopg://")
    assert password not in sentence


@pytest.mark.postgresql
@pytest.mark.parametrize("first", [False, True], ids=["before the state is written", "after it"])
def test_an_error_around_the_writing_of_the_state_takes_the_entries_back(
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    first: bool,  # noqa: FBT001
) -> None:
    before, write = content(ledger.location), Projection.write

    def breaks(self: Projection, connection: sa.Connection) -> None:
        if first:
            write(self, connection)
        assert connection.scalar(sa.text("SELECT count(*) FROM entry")) == 24
        raise ZeroDivisionError

    with monkeypatch.context() as breaking:
        breaking.setattr(Projection, "write", breaks)
        with pytest.raises(ZeroDivisionError):
            ledger.record(AssignOwner(refs=(R4, "SAM-R01"), agency="merseyside-police"), BY)
    assert content(ledger.location) == before
    assert ledger.record(due(), BY).entries[0].number == 23


@pytest.mark.postgresql
def test_an_error_of_ours_prints_no_words_of_the_plan(ledger: Ledger) -> None:
    with ledger._database.reading() as connection, pytest.raises(sa.exc.DBAPIError) as error:
        connection.execute(sa.text("SELECT 1 / 0 FROM entry WHERE kind <> :words"), {"words": "a child's name"})
    assert "a child" not in str(error.value)


@pytest.mark.postgresql
def test_a_refusal_by_a_rule_stays_a_refusal(ledger: Ledger) -> None:
    with pytest.raises(Refused):
        ledger.record(Reopen(refs=(R4,), reason="Gaps."), BY)
    assert on_day(ledger, START).last_number() == 22
