"""The session of one run: which plan, who is at the keyboard, which day. Shared by both front ends.

Reads only the environment and the user's settings file. Opens the plan; creates and seeds the default one at first
start.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from actionplan.domain.clock import Clock
from actionplan.domain.dates import FIRST_YEAR, LAST_YEAR, long_day
from actionplan.domain.errors import BadInput, Refused
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.faults import is_taken, refuse_unless_file
from actionplan.ledger.files.private_files import exclusive_lock, make_private_folder, put_in_place, remove_database
from actionplan.ledger.ledger import Ledger, exists
from actionplan.services.settings import Settings, read_settings

if TYPE_CHECKING:
    from actionplan.domain.command import Command

PLAN_FILE = "plan.db"

_WAIT_SECONDS = 30.0
"""For another process that is creating a plan at the same place."""


@dataclass(frozen=True, slots=True)
class Session:
    """Which plan, who, and which day; ``is_named``: somebody said who, and it is not just the system's account."""

    location: str
    by: str
    clock: Clock
    is_default_plan: bool
    is_named: bool = True


def data_folder() -> Path:
    """Where this system keeps a user's data for this program."""
    from platformdirs import user_data_path

    return user_data_path("actionplan", appauthor=False)


def session_of(
    environment: Mapping[str, str], db: str | None = None, by: str | None = None, settings: Settings | None = None
) -> Session:
    """A session from the options, else the environment, else the settings file, else the system's defaults.

    An empty variable counts as not set. Raises ``BadInput`` for a day or a settings file that cannot be read,
    and for an empty ``db``: a script that lost its plan's name must not write to another plan. With ``settings`` that
    were read already, nobody is named by a broken file: whoever gives them asks before anything is written.
    """
    if db is not None and not db.strip():
        raise BadInput("--db names no plan: it is empty. Name a file or a server, or leave --db out for your own plan.")
    chosen = db or environment.get("ACTIONPLAN_DB") or None
    named = by or environment.get("ACTIONPLAN_BY") or (_by_of(read_settings()) if settings is None else settings.by)
    return Session(
        location=chosen or str(data_folder() / PLAN_FILE),
        by=named or _system_user(),
        clock=clock_of(environment),
        is_default_plan=chosen is None,
        is_named=bool(named),
    )


def clock_of(environment: Mapping[str, str]) -> Clock:
    """The system's clock, or the day that ``ACTIONPLAN_TODAY`` sets."""
    day = environment.get("ACTIONPLAN_TODAY", "")
    if not day:
        return Clock()
    try:
        # fromisoformat alone would read 20261122 and 2026-W47-7 too.
        fixed_day = date.fromisoformat(day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else "")
    except ValueError as error:
        raise BadInput("ACTIONPLAN_TODAY does not hold a day. Write it as YYYY-MM-DD, or unset it.") from error
    if not FIRST_YEAR <= fixed_day.year <= LAST_YEAR:
        raise BadInput(
            f"ACTIONPLAN_TODAY is outside the years {FIRST_YEAR} to {LAST_YEAR}. Check the year, or unset it."
        )
    return Clock(fixed_day=fixed_day)


def _by_of(settings: Settings) -> str:
    if settings.broken:
        raise BadInput(settings.broken)
    return settings.by


def _system_user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def ahead_warning(session: Session, ledger: Ledger | None) -> str:
    """Said before the first entry on a day that is set ahead of this computer's clock; else empty.

    ``ledger`` is None where the plan is still to be made.
    """
    true_day = session.clock.true_day_if_set_ahead()
    if true_day is None or (ledger is not None and not ledger.would_go_ahead()):
        return ""
    return (
        f"Take care: ACTIONPLAN_TODAY sets the day to {long_day(session.clock.today())}, and it is "
        f"{long_day(true_day)} by this computer's clock. Once something is recorded on that day, nothing can be on an "
        "earlier one: to try things out, use a copy, or actionplan demo."
    )


def open_plan(session: Session) -> Ledger:
    """The session's plan; the default one is created, and seeded with Child Sam, at first start."""
    if session.is_default_plan and not exists(session.location):
        return start_plan(session, seeded=True)
    return Ledger.open(session.location, session.clock)


def start_plan(session: Session, *, seeded: bool) -> Ledger:
    """A new plan at the session's location, with its policy and, if ``seeded``, the Child Sam recommendations.

    A file is created under a temporary name and then renamed, so that an interrupted run leaves no half-made plan.
    """
    from actionplan.domain.subjects.plan import BeginPlan
    from actionplan.domain.subjects.reviews import LoadReview
    from actionplan.intake.seed import read_seed

    path = sqlite_path(session.location)
    commands: list[Command] = [BeginPlan(), *([LoadReview(file=read_seed())] if seeded else [])]
    if path is None:
        Ledger.create(session.location, session.clock, commands, session.by).close()
    else:
        _refuse_unless_free(path)
        _create_atomically(path, lambda making: Ledger.create(making, session.clock, commands, session.by).close())
    return Ledger.open(session.location, session.clock)


def _refuse_unless_free(path: Path) -> None:
    if is_taken(path):
        refuse_unless_file(path)
        raise BadInput(f"There is a plan at {path} already. Open it with: actionplan, or choose another with --db.")


def _create_atomically(path: Path, make: Callable[[str], None]) -> None:
    """Create the plan's file under a hidden name, where a killed process may have left one, and move it into place."""
    making = path.with_name(f".{path.name}.new")
    try:
        make_private_folder(path.parent)
        with exclusive_lock(path.with_name(f".{path.name}.new.lock"), _WAIT_SECONDS) as alone:
            if not alone:
                raise Refused(f"Another program is creating a plan at {path} just now. Try again.")
            try:
                remove_database(making)
                if not is_taken(path):  # another process may have put its plan there meanwhile
                    make(str(making))
                    put_in_place(making, path)
            finally:
                remove_database(making)
    except OSError as error:
        raise BadInput(f"{path} cannot be made: {error.strerror}. Choose another place with --db.") from error
