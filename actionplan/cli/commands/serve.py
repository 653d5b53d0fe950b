"""``serve``: the meeting view in a browser, for a screen without a terminal. Says what it exposes, and to whom."""

import ipaddress
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.context import invocation, reading, session_from
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, whole_number
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

commands = typer.Typer()

LOOPBACK = "127.0.0.1"
_LAST_PORT = 65_535
_NAME = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*", re.IGNORECASE)


@commands.command(cls=PlainCommand, epilog="It ends with ctrl+c. There is no password: see docs/security.md.")
def serve(
    ctx: typer.Context,
    meeting: Annotated[
        str | None,
        typer.Argument(metavar="MEETING", help="If not the next one, else the last.", show_default=False),
    ] = None,
    *,
    port: Annotated[str, typer.Option("--port", metavar="N", help="The port.")] = "8000",
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="An address of this computer that others reach.")
    ] = LOOPBACK,
    writable: Annotated[
        bool, typer.Option("--writable", help="The whole tracker: anybody who opens it can change the plan.")
    ] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Show the meeting view in a browser, read-only.

    Only this computer can open it, unless --host says otherwise.
    """
    if invocation(ctx).as_at is not None:
        raise BadInput("--as-at does not go with serve: it shows the papers that were issued for the meeting.")
    if writable and meeting is not None:
        raise BadInput("A meeting goes with the meeting view: leave out the meeting, or --writable.")
    place, number = _host(host), _port(port)
    try:
        from actionplan.cli.web_server import PlanServer
    except ModuleNotFoundError as error:
        from actionplan.installation import install_command

        raise BadInput(
            f"Serving needs an extra that is not installed. Install it with: {install_command('serve')}"
        ) from error

    with reading(ctx, db) as plan:
        view = [] if writable else ["present", *([] if meeting is None else [plan.meeting(meeting).id])]
    session = session_from(ctx, db, by)
    # Not on the command line, where every user of this computer could read a server's password.
    os.environ |= {"ACTIONPLAN_DB": session.location, "ACTIONPLAN_BY": session.by}
    greeting = exposure(session.location, session.by, place, number, writable=writable)
    server = PlanServer(command_for(view), host=place, port=number, title="actionplan", greeting=greeting)
    try:
        server.serve()
    except OSError as error:
        reason = (error.strerror or "it is not free").rpartition(": ")[2]
        raise BadInput(f"Port {number} of {place} cannot be used: {reason}. Choose another with --port.") from error


def command_for(arguments: list[str]) -> str:
    """The command line that runs for each browser: this program, quoted for the system's shell."""
    # -P keeps Python from importing modules out of the current folder, unless the program itself runs from there.
    from_here = Path.cwd() == Path(__file__).resolve().parents[2]
    argv = [sys.executable, *([] if from_here else ["-P"]), "-m", "actionplan", *arguments]
    return subprocess.list2cmdline(argv) if os.name == "nt" else shlex.join(argv)


def exposure(location: str, by: str, host: str, port: int, *, writable: bool) -> list[str]:
    """What is shown, who can open it, what they can do, and how to stop it: one sentence a line."""
    from actionplan.ledger.addresses import display_location

    shown = "The tracker" if writable else "The meeting view, read-only,"
    at = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    audience = (
        "Anybody logged in to this computer can open it"
        if _is_loopback(host)
        else "Take care: anybody who can reach this computer over the network can open it, or listen in"
    )
    said = [
        f"{shown} of {display_location(location)} is at http://{at}",
        f"{audience}: there is no password, and nothing is encrypted.",
    ]
    if writable:
        said.append(
            f"Take care: it is writable. Anybody who opens it can change the plan, in the name of {by or 'nobody'}."
        )
    return [*said, "Stop it with ctrl+c."]


def _is_loopback(host: str) -> bool:
    return host.casefold() == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _host(typed: str) -> str:
    host = typed.strip().lower().removeprefix("[").removesuffix("]")
    if not (_is_address(host) or _NAME.fullmatch(host)):
        raise BadInput(f"{quoted(typed)} is neither an address nor a name of a computer, such as 192.168.1.20.")
    if _is_address(host) and ipaddress.ip_address(host).is_unspecified:
        raise BadInput("Name one address of this computer: the browser has to know where to go, and so have you.")
    return host


def _port(typed: str) -> int:
    number = whole_number(typed, "A port")
    if not 1 <= number <= _LAST_PORT:
        raise BadInput(f"A port is a number from 1 to {_LAST_PORT}.")
    return number
