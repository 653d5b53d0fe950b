"""Where everything is, for ``info``: the plan, the settings, their versions and sizes. Looking makes nothing."""

import sys
from pathlib import Path
from typing import Any

from actionplan import __version__
from actionplan.domain.clock import Clock


def plan_info(location: str, clock: Clock, by: str) -> dict[str, Any]:
    """The facts by name; ``advice`` are sentences."""
    from actionplan.ledger.addresses import display_location, sqlite_path
    from actionplan.ledger.ledger import Ledger, exists
    from actionplan.services.plan_file import file_facts
    from actionplan.services.settings import settings_path

    path = sqlite_path(location)
    settings = settings_path()
    facts: dict[str, Any] = {
        "version": __version__,
        "python": sys.version.split()[0],
        "plan": display_location(location),
        "settings": str(settings),
        "settings_in_use": settings.is_file(),
        "written_by": by,
        "today": clock.today().isoformat(),
    }
    # Looking must not make the default plan.
    if not exists(location):
        return facts | {"bytes": None, "entries": None, "recommendations": None} | file_facts(location)
    ledger = Ledger.open(location, clock)
    try:
        last = ledger.last_number()
        totals = ledger.view().snapshot.totals() if last else None
    finally:
        ledger.close()
    return (
        facts
        | {
            "bytes": None if path is None else sum(part.stat().st_size for part in _files(path)),
            "entries": last,
            "recommendations": None if totals is None else totals.published,
        }
        | file_facts(location)
    )


def _files(path: Path) -> list[Path]:
    """The plan's file, and the files that SQLite keeps next to it."""
    return [part for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if part.exists()]


def info_words(value: object) -> str:
    """A fact in words."""
    match value:
        case None:
            return "not there yet"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case _:
            return str(value)
