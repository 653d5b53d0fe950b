"""What surrounds one run of the program: which plan, who is at the keyboard, which day. Shared by both front ends.

Reads the environment and the user's settings file, and nothing else; opens the plan, and makes and seeds the default
one at first start.
"""

import getpass
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.ledger.engine import sqlite_path
from actionplan.ledger.ledger import Ledger, exists

PLAN_FILE = "plan.db"
SETTINGS_FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Session:
    """Which plan, who, and which day."""

    location: str
    by: str
    clock: Clock
    is_default_plan: bool


def data_folder() -> Path:
    """Where this system keeps a user's data for this program."""
    from platformdirs import user_data_path

    return user_data_path("actionplan", appauthor=False)


def settings_path() -> Path:
    """The user's settings file, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path("actionplan", appauthor=False) / SETTINGS_FILE


def session_of(environment: Mapping[str, str], db: str | None = None, by: str | None = None) -> Session:
    """The options given, else the environment, else the settings file, else this system's defaults.

    Raises ``BadInput`` for a day or a settings file that cannot be read.
    """
    chosen = db or environment.get("ACTIONPLAN_DB")
    who = by or environment.get("ACTIONPLAN_BY") or _settings().get("by") or _system_user()
    return Session(
        location=chosen or str(data_folder() / PLAN_FILE),
        by=who,
        clock=clock_of(environment),
        is_default_plan=chosen is None,
    )


def clock_of(environment: Mapping[str, str]) -> Clock:
    """The system's clock, or the day that ``ACTIONPLAN_TODAY`` sets."""
    day = environment.get("ACTIONPLAN_TODAY", "")
    if not day:
        return Clock()
    try:
        # fromisoformat alone would read 20261122 and 2026-W47-7 too.
        return Clock(set_day=date.fromisoformat(day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else ""))
    except ValueError as error:
        raise BadInput("ACTIONPLAN_TODAY does not hold a day. Write it as YYYY-MM-DD, or unset it.") from error


def _settings() -> dict[str, str]:
    path = settings_path()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise BadInput(f'{path} cannot be read. It holds lines such as: by = "Business Manager"') from error
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def open_plan(session: Session) -> Ledger:
    """The session's plan; the default one is made, and seeded with Child Sam, at first start."""
    if session.is_default_plan and not exists(session.location):
        return start_plan(session, seeded=True)
    return Ledger.open(session.location, session.clock)


def start_plan(session: Session, *, seeded: bool) -> Ledger:
    """A new plan at the session's place, with its policy and, where asked for, the Child Sam recommendations.

    It is made under another name and put in place whole, so that a run cut short leaves no half plan.
    """
    from actionplan.domain.commands import BeginPlan, LoadReview
    from actionplan.intake.seed import read_seed

    path = sqlite_path(session.location)
    if path is not None and path.exists() and path.stat().st_size > 0:
        raise BadInput(f"There is a plan at {path} already. Open it with: actionplan, or choose another with --db.")
    making = session.location if path is None else str(path.with_name(f"{path.name}.{os.getpid()}.new"))
    ledger = Ledger.create(making, session.clock)
    try:
        ledger.record(BeginPlan(), session.by)
        if seeded:
            ledger.record(LoadReview(file=read_seed()), session.by)
    finally:
        ledger.close()
    if path is not None:
        _put_in_place(Path(making), path)
    return Ledger.open(session.location, session.clock)


def _put_in_place(made: Path, path: Path) -> None:
    """Give the new file its name, unless another process has put one there meanwhile: then that one counts."""
    try:
        if os.name == "nt":
            made.rename(path)  # refuses an existing file there
        else:
            path.hardlink_to(made)
    except FileExistsError:
        pass
    finally:
        made.unlink(missing_ok=True)
