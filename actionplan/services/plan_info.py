"""Where everything is, for ``info``: the plan, the settings, their versions and sizes. Looking makes nothing."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from actionplan import __version__
from actionplan.domain.clock import Clock

_WITHOUT: Final = {"keep_until": "no day is set"}
"""What is said of a fact that is missing, where it is not that it is not there yet."""


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
        return facts | dict.fromkeys(("bytes", "entries", "recommendations", "keep_until")) | file_facts(location)
    ledger = Ledger.open(location, clock)
    try:
        last = ledger.last_number()
        plan = ledger.snapshot() if last else None
    finally:
        ledger.close()
    keep_until = None if plan is None else plan.policy.keep_until
    return (
        facts
        | {
            "bytes": None if path is None else sum(part.stat().st_size for part in _files(path)),
            "entries": last,
            "recommendations": None if plan is None else plan.totals().published,
            "keep_until": None if keep_until is None else keep_until.isoformat(),
        }
        | file_facts(location)
    )


def _files(path: Path) -> list[Path]:
    """The plan's file, and the files that SQLite keeps next to it."""
    return [part for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if part.exists()]


def facts_in_words(facts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each fact as a label and its words, for a screen; ``advice`` is no fact.

    A plan on a server has no file: what is said of one is left out.
    """
    from actionplan.services.plan_file import ON_SERVER

    kept = {name: value for name, value in facts.items() if name != "advice"}
    on_server = facts["place"] == ON_SERVER
    return tuple(
        (name.replace("_", " "), _words(name, value))
        for name, value in kept.items()
        if value is not None or name in _WITHOUT or not on_server
    )


def _words(name: str, value: object) -> str:
    match value:
        case None:
            return _WITHOUT.get(name, "not there yet")
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case _:
            return str(value)
