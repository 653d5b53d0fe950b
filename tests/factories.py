"""Plans to test with: real ledgers in a temporary folder, on a day that is set."""

from datetime import date
from pathlib import Path

from actionplan.domain.clock import Clock
from actionplan.ledger.ledger import Ledger
from actionplan.session import Session, start_plan

BY = "Business Manager"
START = date(2026, 11, 22)


def new_ledger(tmp_path: Path, day: date = START, *, seeded: bool = True) -> Ledger:
    """A new plan in the folder, with the Child Sam recommendations or without any, its clock at noon of the day."""
    session = Session(str(tmp_path / "plan.db"), BY, Clock(set_day=day), is_default_plan=False)
    return start_plan(session, seeded=seeded)


def on_day(ledger: Ledger, day: date) -> Ledger:
    """The same plan, with its clock set to another day."""
    return Ledger.open(ledger.location, Clock(set_day=day))
