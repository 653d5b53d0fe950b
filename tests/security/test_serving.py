"""``serve``: what it shows, to whom, what it says of that, and that nothing gets in through it."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.installation import install_command
from tests.cli.conftest import START, Cli
from tests.factories import BY, new_ledger
from tests.factories import START as BEGAN

needs_extra = pytest.mark.skipif(find_spec("textual_serve") is None, reason="textual-serve is not installed: [serve]")


# What would be served


@dataclass
class Asked:
    """What the server was made with."""

    command: str = ""
    host: str = ""
    port: int = 0
    greeting: tuple[str, ...] = ()
    fault: OSError | None = None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, home: Path) -> Asked:
    """Stands in place of the server, and keeps what it was asked for."""
    kept = Asked()
    del home

    class Server:
        def __init__(self, command: str, *, host: str, port: int, title: str, greeting: list[str]) -> None:
            kept.command, kept.host, kept.port, kept.greeting = command, host, port, tuple(greeting)
            assert title == "actionplan"

        def serve(self) -> None:
            if kept.fault is not None:
                raise kept.fault

    module: Any = ModuleType("actionplan.cli.web_server")
    module.PlanServer = Server
    monkeypatch.setitem(sys.modules, "actionplan.cli.web_server", module)
    for name in ("ACTIONPLAN_DB", "ACTIONPLAN_BY"):
        monkeypatch.setenv(name, "x")  # so that what serve sets is taken back
        monkeypatch.delenv(name)
    return kept


def test_the_read_only_meeting_view_is_served_to_this_computer_alone(cli: Cli, asked: Asked) -> None:
    assert cli("serve").code == 0
    assert asked.command.endswith("-m actionplan present")
    assert (asked.host, asked.port) == ("127.0.0.1", 8000)
    first, second, *_ = asked.greeting
    assert first.startswith("The meeting view, read-only, of ")
    assert first.endswith("plan.db is at http://127.0.0.1:8000")
    assert second.startswith("Anybody logged in to this computer can open it: there is no password")
    assert asked.greeting[-1] == "Stop it with ctrl+c."
    assert not any("Take care" in each for each in asked.greeting)


def test_a_meeting_is_found_before_anything_is_served(cli: Cli, asked: Asked) -> None:
    assert cli("meeting", "add", "Executive", "2026-12-10").code == 0
    assert cli("serve", "next executive").code == 0
    assert asked.command.endswith("-m actionplan present executive-2026-12-10")
    asked.command = ""
    assert cli("serve", "no such body").code == 2
    assert asked.command == ""


def test_what_can_be_changed_and_who_can_reach_it_is_said_with_a_warning(cli: Cli, asked: Asked) -> None:
    assert cli("serve", "--writable", "--host", "192.168.1.20", "--port", "9000", "--by", "Chair").code == 0
    assert asked.command.endswith("-m actionplan")
    assert (asked.host, asked.port) == ("192.168.1.20", 9000)
    said = " ".join(asked.greeting)
    assert "Take care: anybody who can reach this computer over the network can open it" in said
    assert "Take care: it is writable. Anybody who opens it can change the plan, in the name of Chair." in said


def test_the_plan_and_its_password_are_not_on_the_command_line(cli: Cli, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "a plan; touch gone.db"
    assert cli("init", "--db", str(path)).code == 0
    assert cli("serve", "--db", str(path)).code == 0
    assert "gone" not in asked.command
    assert os.environ["ACTIONPLAN_DB"] == str(path)


def test_nothing_is_imported_from_the_folder_that_it_is_started_in(
    cli: Cli, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("serve").code == 0
    assert " -P -m actionplan" in asked.command


@pytest.mark.parametrize(
    "typed",
    [
        ["--port", "0"],
        ["--port", "65536"],
        ["--port", "http"],
        ["--host", "0.0.0.0"],  # noqa: S104 - to be refused
        ["--host", "::"],
        ["--host", "a b"],
        ["--host", "x;y"],
        ["--host", ""],
        ["--writable", "next executive"],
        ["--as-at", "2026-11-20"],
        ["--db", "nowhere.db"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_served_is_refused_in_a_sentence(cli: Cli, asked: Asked, typed: list[str]) -> None:
    ran = cli(*(typed if typed[0] == "--as-at" else []), "serve", *(typed if typed[0] != "--as-at" else []))
    assert ran.code == 2
    assert ran.err
    assert asked.command == ""


def test_a_port_that_is_taken_is_said(cli: Cli, asked: Asked) -> None:
    asked.fault = OSError(98, "address already in use")
    ran = cli("serve")
    assert ran.code == 2
    assert ran.err == "Port 8000 of 127.0.0.1 cannot be used: address already in use. Choose another with --port.\n"


def test_without_the_extra_one_sentence_says_how_to_install_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "actionplan.cli.web_server", raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    ran = cli("serve")
    assert ran.code == 2
    assert ran.err == (f"Serving needs an extra that is not installed. Install it with: {install_command('serve')}\n")


# What is served


@dataclass(frozen=True)
class Served:
    """A server that runs, and what it said when it began."""

    process: "subprocess.Popen[str]"
    url: str
    said: str


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The command as a user starts it, on a free port."""
    ledger = new_ledger(tmp_path)
    ledger.record(AddMeetings(body="Executive", days=(BEGAN,)), BY)
    ledger.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {name: str(tmp_path / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA")}
    argv = [sys.executable, "-m", "actionplan", "serve", "--port", str(port), "--db", str(tmp_path / "plan.db")]
    process = subprocess.Popen(
        argv,
        env=os.environ | given | {"ACTIONPLAN_TODAY": START, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = [process.stderr.readline()]
    while said[-1] and not said[-1].startswith("Stop it"):
        said.append(process.stderr.readline())
    yield Served(process, f"http://127.0.0.1:{port}", "".join(said))
    process.kill()
    process.communicate()


def fetched(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:  # noqa: S310 - loopback
            return response.status, response.read().decode("utf-8")
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode("utf-8")


@needs_extra
@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_the_page_is_given_over_loopback_and_the_server_ends_when_it_is_interrupted(served: Served) -> None:
    assert served.said.startswith("The meeting view, read-only, of ")
    code, page = fetched(served.url)
    assert (code, "actionplan" in page) == (200, True)
    served.process.send_signal(signal.SIGINT)
    out, _ = served.process.communicate()
    assert served.process.returncode == 0
    assert out == ""


@needs_extra
def test_another_page_in_the_same_browser_gets_nothing(served: Served) -> None:
    port = served.url.rsplit(":", 1)[1]
    assert fetched(served.url, Host=f"evil.example:{port}")[0] == 403
    handshake = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    for stranger in (
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": f"https://127.0.0.1:{port}"},
    ):
        headers = handshake | {"Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw=="} | stranger
        assert fetched(f"{served.url}/ws", **headers)[0] == 403


@needs_extra
async def test_what_is_served_shows_the_plan_and_no_key_writes_to_it(served: Served, tmp_path: Path) -> None:
    from aiohttp import ClientSession

    before = (tmp_path / "plan.db").read_bytes()
    socket_url = f"{served.url.replace('http', 'ws')}/ws?width=120&height=40"
    async with ClientSession() as browser, browser.ws_connect(socket_url, origin=served.url) as screen:
        shown = ""
        while "RED" not in shown or "Leave" not in shown:
            shown += (await screen.receive_bytes()).decode("utf-8", "replace")
        for key in ("a", "d", "u", "e", "c", "x", "s", "z", "\r", "y", "\x13"):
            await screen.send_str(json.dumps(["stdin", key]))
        await screen.send_str(json.dumps(["stdin", "q"]))
        async for _ in screen:  # until it has left
            pass
    assert (tmp_path / "plan.db").read_bytes() == before
