"""What must stay light: the rules load no database, no screen and no command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import new_ledger

HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "textual", "typer", "pydantic", "rich", "holidays", "platformdirs")


def loaded_by(*modules: str) -> set[str]:
    """The heavy libraries that a fresh interpreter has after importing these."""
    program = f"import sys, {', '.join(modules)}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["kinds", "rating.rate", "rating.view", "typed.dates", "typed.refs", "clock"])
def test_the_domain_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"actionplan.domain.{module}") == set()


def test_the_ledger_knows_no_screen_and_no_command_line() -> None:
    assert loaded_by("actionplan.ledger.ledger").isdisjoint({"textual", "typer", "alembic", "rich"})


def test_a_plan_in_a_file_loads_nothing_of_what_a_server_needs(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    program = (
        "import sys; from datetime import date; from actionplan.domain.clock import Clock\n"
        "from actionplan.domain.subjects.planning import SetTheme; from actionplan.ledger.ledger import Ledger\n"
        f"ledger = Ledger.open({ledger.location!r}, Clock(fixed_day=date(2026, 11, 22))); ledger.view()\n"
        "ledger.subscribe(print); ledger.record(SetTheme(refs=('SAM-R04',), theme='Health'), 'Somebody')\n"
        "ours = ('postgres.engine', 'postgres.faults', 'postgres.schema', 'postgres.news', 'backups.copy_plan')\n"
        "print([name for name in ('psycopg', *(f'actionplan.ledger.{each}' for each in ours)) if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_importing_the_program_starts_nothing() -> None:
    program = (
        "import actionplan.__main__, actionplan.services.session, threading, sys;"
        "print(threading.active_count(), 'sqlmodel' in sys.modules, 'textual' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split()[0] == "1"
    assert done.stdout.split()[2] == "False"
    assert done.stderr == ""
