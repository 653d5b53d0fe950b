"""Plans for tests: real ledgers in a temporary folder or on a server, on a fixed day."""

from datetime import date
from pathlib import Path

from actionplan.domain.clock import Clock
from actionplan.ledger import schema
from actionplan.ledger.ledger import Ledger
from actionplan.services.session import Session, start_plan
from tests.databases import Databases, SQLiteFiles

BY = "Business Manager"
START = date(2026, 11, 22)

databases: Databases = SQLiteFiles()
"""Where new plans are made; ``conftest`` sets it for each test."""


def new_ledger(tmp_path: Path, day: date = START, *, seeded: bool = True) -> Ledger:
    """A new plan in the folder, with or without the Child Sam recommendations, its clock fixed on the day."""
    clock = Clock(fixed_day=day)

    def make(location: str) -> None:
        start_plan(Session(location, BY, clock, is_default_plan=False), seeded=seeded).close()

    # A test may stand for a program of another revision: its plans are no template for the others.
    template = f"{day} {seeded} {schema.REVISION}"
    return Ledger.open(databases.from_template(tmp_path, template, make), clock)


def on_day(ledger: Ledger, day: date) -> Ledger:
    """The same plan with its clock set to another day."""
    return Ledger.open(ledger.location, Clock(fixed_day=day))
