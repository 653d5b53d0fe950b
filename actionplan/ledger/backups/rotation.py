"""Which automatic backups are kept, and their names. Pure functions of names and days."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

DAILY: Final = 7
WEEKLY: Final = 5
MONTHLY: Final = 12

_ENDING: Final = ".backup"


def daily_name(plan: str, day: date) -> str:
    """The name of a day's backup: "plan.db.2026-11-22.backup"."""
    return f"{plan}.{day.isoformat()}{_ENDING}"


def migration_name(plan: str, revision: str, attempt: int = 1) -> str:
    """The name of the backup before a migration: "plan.db.before-0003.backup"."""
    return f"{plan}.before-{revision}{'' if attempt == 1 else f'-{attempt}'}{_ENDING}"


def day_of(name: str, plan: str) -> date | None:
    """The day of a plan's daily backup, from its name; None for any other file."""
    found = re.fullmatch(re.escape(plan) + r"\.(\d{4}-\d\d-\d\d)" + re.escape(_ENDING), name, re.ASCII)
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def is_automatic(name: str, plan: str) -> bool:
    """True for the name of an automatic backup of that plan."""
    before = re.escape(plan) + r"\.before-\d{4}(?:-\d+)?" + re.escape(_ENDING)
    return day_of(name, plan) is not None or re.fullmatch(before, name, re.ASCII) is not None


def is_unfinished(name: str, plan: str, suffix: str) -> bool:
    """True for the name of an unfinished automatic backup, and of SQLite's files beside one."""
    found = re.fullmatch(r"\.(.+)" + re.escape(suffix) + "(?:-wal|-shm|-journal)?", name)
    return found is not None and is_automatic(found[1], plan)


def kept_days(days: Iterable[date], today: date) -> frozenset[date]:
    """The days whose backups are kept: the last 7, the last of each of 5 weeks, and the last of each of 12 months.

    Weeks (Monday to Sunday) and months without a backup do not count. Days after ``today``, made while a clock was
    ahead, are kept too, and do not displace others.
    """
    known = sorted(set(days), reverse=True)
    past = [day for day in known if day <= today]
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in past:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    kept = {*past[:DAILY], *list(weeks.values())[:WEEKLY], *list(months.values())[:MONTHLY]}
    return frozenset(kept.union(day for day in known if day > today))
