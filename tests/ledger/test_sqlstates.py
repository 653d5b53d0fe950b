"""Every error that a PostgreSQL server or a pooler before it can answer with is a sentence, by its class."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import sqlalchemy as sa

from actionplan.domain.errors import ActionplanError, BadInput, Refused
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.ledger.postgres.engine import make_server_engine
from actionplan.ledger.postgres.faults import COMMITTING, explain
from tests.factories import BY, START, new_ledger

PLACE = "postgresql+psycopg://me@host/plan"
SECRET = "a child's name"  # noqa: S105 - no password
OURS = ("20", "21", "22", "42601")
OUTSIDE_OF_US = ("22P05", "22021")
"""Of our classes, what the database's encoding leads to."""


class _ServerError(Exception):
    def __init__(self, state: str | None) -> None:
        super().__init__(f"something about {SECRET}")
        self.sqlstate = state


def said_of(state: str | None, *, committing: bool = False) -> ActionplanError | None:
    """What somebody is told where the server answers with a SQLSTATE; None where it stays an unforeseen error."""
    context = SimpleNamespace(
        is_pre_ping=False,
        original_exception=_ServerError(state),
        connection=SimpleNamespace(info={COMMITTING: committing}),
        statement="INSERT INTO entry …",
        is_disconnect=False,
    )
    try:
        explain(cast("sa.engine.ExceptionContext", context), PLACE)
    except ActionplanError as told:
        return told
    return None


def known_states() -> list[str]:
    """Every SQLSTATE that the driver knows, success and warnings apart."""
    errors = pytest.importorskip("psycopg.errors", reason="the PostgreSQL driver is not installed")
    return sorted(state for state in errors._sqlcodes if state[:2] not in {"00", "01", "02"} and len(state) == 5)


def test_every_state_has_a_sentence_but_those_that_only_a_statement_of_ours_leads_to() -> None:
    states = known_states()
    assert len(states) > 200
    for state in [*states, "0A999", "99999", "ZZ000"]:
        told = said_of(state)
        if state.startswith(OURS) and state not in OUTSIDE_OF_US:
            assert told is None, state
            continue
        assert told is not None, state
        assert PLACE in told.sentence or state == "42501", told.sentence
        assert SECRET not in told.sentence, "a server's message quotes values of the plan"
        assert "{" not in told.sentence


@pytest.mark.parametrize(
    ("state", "kind", "words"),
    [
        ("0A000", BadInput, "read-only copy of another server"),
        ("25006", BadInput, "read-only"),
        ("25P03", BadInput, "took too long"),
        ("42P05", BadInput, "pooler"),
        ("26000", BadInput, "pooler"),
        ("40002", Refused, "try again"),
        ("55006", BadInput, "try again"),
        ("53400", BadInput, "run out of something"),
        ("54000", BadInput, "run out of something"),
        ("57000", BadInput, "try again"),
        ("58P01", BadInput, "its disk"),
        ("23505", BadInput, "actionplan verify"),
        ("P0001", BadInput, "actionplan verify"),
        ("XX000", BadInput, "(SQLSTATE XX000)"),
    ],
)
def test_what_a_class_means_is_said(state: str, kind: type[ActionplanError], words: str) -> None:
    told = said_of(state)
    assert isinstance(told, kind)
    assert words in told.sentence


@pytest.mark.parametrize("state", ["08006", "08P01", "57P01", "57P05"])
def test_a_connection_that_ends_leaves_open_only_what_was_being_committed(state: str) -> None:
    before, during = said_of(state), said_of(state, committing=True)
    assert before is not None
    assert "Nothing was written: try again." in before.sentence
    assert during is not None
    assert "may or may not be there" in during.sentence


def test_nothing_is_prepared_on_the_server_where_a_pooler_could_mix_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    psycopg: Any = pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    asked: list[dict[str, object]] = []

    def connect(*_: object, **options: object) -> None:
        asked.append(options)
        raise psycopg.OperationalError

    monkeypatch.setattr(psycopg, "connect", connect)
    engine = make_server_engine("postgresql+psycopg://me@host/plan", read_only=False)
    with pytest.raises(BadInput):
        engine.connect()
    assert asked[0]["prepare_threshold"] is None


@pytest.mark.postgresql
def test_a_real_server_s_errors_are_told_by_their_class_and_the_next_command_goes_through(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    for state, words in (("0A000", "read-only copy"), ("26000", "pooler"), ("55000", "try again"), ("XX000", "XX000")):
        with pytest.raises(BadInput, match=words), ledger._database.writing() as connection:
            connection.exec_driver_sql(f"DO $$ BEGIN RAISE EXCEPTION '{SECRET[:7]}' USING ERRCODE = '{state}'; END $$")
    for days in range(9, 19):  # past any threshold from which on the driver would prepare
        assert ledger.record(ProposeDate(refs=("SAM-R04",), on=START.replace(day=days)), BY).step is not None
        with ledger._database.reading() as connection:
            assert connection.scalar(sa.text("SELECT count(*) FROM pg_prepared_statements")) == 0


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("FATAL: the database system is not yet accepting connections", "is starting or stopping. Try again soon."),
        ("FATAL: no such database: plan", "There is no database at"),
        ("FATAL: no more connections allowed (max_client_conn)", "has no free connection. Try again soon."),
    ],
    ids=["a server that recovers", "a pooler without this database", "a full pooler"],
)
def test_what_a_recovering_server_or_a_pooler_says_at_the_door_is_told_in_our_words(message: str, said: str) -> None:
    context = SimpleNamespace(
        is_pre_ping=False, original_exception=Exception(message), connection=None, statement=None, is_disconnect=False
    )
    with pytest.raises(BadInput) as told:
        explain(cast("sa.engine.ExceptionContext", context), PLACE)
    assert said in told.value.sentence
