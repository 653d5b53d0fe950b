"""Commands on a plan that stands on a server: as on a file, and the password appears nowhere."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.cli.conftest import Cli, CommandResult
from tests.databases import Databases
from tests.stories.two_sittings import at_second

pytestmark = pytest.mark.postgresql


@pytest.fixture
def location(databases: Databases, tmp_path: Path) -> str:
    """A plan's address, with the password in it, as somebody might type it after all."""
    return databases.new_location(tmp_path)


def test_no_command_shows_the_password(cli: Cli, location: str, tmp_path: Path) -> None:
    password = sa.make_url(location).password
    assert password is not None
    shown = location.replace(f":{password}", "")
    lines = [
        "init",
        "init",
        "info",
        "info --json",
        "status",
        "assign R4 --agency pol --role Superintendent",
        "due R4 2027-03-31",
        "assign R4 --agency nobody-of-this-name",
        "pack executive-2027-03-11 -o papers",
        "meeting add Executive 2026-12-10",
        f"pack executive-2026-12-10 -o {tmp_path}/papers",
        "meeting decide executive-2030-01-01 W",
        "undo",
        "undo 99",
        "update R4 Begun",
        "redact 24 --reason personal",
        "verify",
        "check",
        "backup plan.db",
        f"copy {location} {tmp_path}/copy.db",
        f"copy {tmp_path}/copy.db {location}",
    ]
    said = []
    for line in lines:
        words = line.split()
        ran: CommandResult = cli(*words) if words[0] == "copy" else cli(*words, "--db", location)
        assert password not in ran.out + ran.err, line
        said.append(ran.out + ran.err)
    assert said[0] == f"A new plan with 11 recommendations: {shown}\n"
    assert said[1] == "There is a plan in this database already. Choose another one.\n"
    assert f"--db {shown}\n" in said[5], "what to type next reaches the same plan"


def test_an_empty_database_says_what_to_do(cli: Cli, location: str) -> None:
    ran = cli("status", "--db", location)
    assert ran.code == 2
    assert ran.err == ("There is no plan in this database yet. Its owner makes one with: actionplan init\n")


def test_the_meeting_view_keeps_the_password_to_itself(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from actionplan.tui.present import run_present

    monkeypatch.setenv("ACTIONPLAN_TODAY", "2027-03-11")
    location = at_second(tmp_path).location
    password = sa.make_url(location).password
    assert password is not None
    assert run_present(location.replace(password, "wrong"), None, None) == 2
    said = capsys.readouterr().err
    assert "the server does not accept this name with this password" in said
    assert password not in said
    assert "wrong" not in said
