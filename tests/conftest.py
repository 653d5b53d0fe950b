"""What holds for every test: nothing is timed, and which database its plans stand on."""

import hashlib
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings

from actionplan.ledger.postgres import engine as postgres
from tests import factories
from tests.compiled_once import share_compiled_statements
from tests.databases import BOTH, NO_SERVER, POSTGRESQL, SQLITE, Databases, PostgresServer, SQLiteFiles, server_url
from tests.imported_once import import_in_turn

NO_SKIPS = "ACTIONPLAN_NO_SKIPS"

_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)

# Nothing here is timed: a busy machine must not fail a rule. The gate draws the same examples for the same code, so
# that a red run can be had again; everywhere else each run draws new ones.
settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("untimed")

share_compiled_statements()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """``-n auto``: two workers a processor, since tests of screens and of other processes wait half of the time."""
    return max(1, len(os.sched_getaffinity(0)) * 2) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pytest_configure(config: pytest.Config) -> None:
    """Say what the marks mean."""
    config.addinivalue_line("markers", "both_databases: runs on SQLite and on a real PostgreSQL server")
    config.addinivalue_line("markers", "postgresql: runs on a real PostgreSQL server alone")
    config.addinivalue_line("markers", "daily_backups: a command makes the day's backup first, as it does for users")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Share the rewriting of the test modules among the workers of a parallel run."""
    worker = getattr(session.config, "workerinput", None)
    if worker is not None:
        import_in_turn(session.config, worker)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked so on each database; ``-k sqlite`` and ``-k postgresql`` choose one."""
    if metafunc.definition.get_closest_marker("postgresql"):
        metafunc.parametrize("databases", [POSTGRESQL], indirect=True)
    elif metafunc.definition.get_closest_marker("both_databases"):
        metafunc.parametrize("databases", BOTH, indirect=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count the tests that have no server under one line, with its one reason, instead of a line each."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and NO_SERVER in report.longrepr[2]:
        report.longrepr = (__file__, 0, report.longrepr[2])
    return _failed_if_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A module can be skipped as a whole."""
    return _failed_if_skipped((yield))


def _failed_if_skipped(report: _Report) -> _Report:
    """Turn a skip into a failure where ``ACTIONPLAN_NO_SKIPS`` is set, as at the gate: there, every test has to run."""
    if NO_SKIPS in os.environ and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"No test may be skipped while {NO_SKIPS} is set. {reason}"
    return report


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """The PostgreSQL server; without one, whatever needs it is skipped with the command that runs it."""
    url = server_url()
    if url is None:
        pytest.skip(NO_SERVER)
    running = PostgresServer(url)
    yield running
    running.close()


@pytest.fixture(autouse=True)
def _state_folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program notes for itself is kept away from whoever runs the tests, and from every other test."""
    own = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:12]
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state" / own))


@pytest.fixture(autouse=True)
def databases(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Databases]:
    """Where this test's plans stand: SQLite files, unless its mark says otherwise."""
    if getattr(request, "param", SQLITE) == SQLITE:
        yield SQLiteFiles()
        return
    running: PostgresServer = request.getfixturevalue("server")
    with running.for_one_test(), _closed_behind(monkeypatch):
        monkeypatch.setattr(factories, "databases", running)
        yield running


@contextmanager
def _closed_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every connection that a test leaves open, as a program does that ends: the driver warns of each."""
    from actionplan.ledger.postgres.news import Listener

    engines: list[sa.Engine] = []
    listeners: list[Listener] = []
    make, start = postgres.make_server_engine, Listener.start

    def made(location: str, *, read_only: bool) -> sa.Engine:
        engines.append(make(location, read_only=read_only))
        return engines[-1]

    def started(listener: Listener) -> None:
        listeners.append(listener)
        start(listener)

    monkeypatch.setattr(postgres, "make_server_engine", made)
    monkeypatch.setattr(Listener, "start", started)
    yield
    for listener in listeners:
        listener.stop()
    for engine in engines:
        engine.dispose()
