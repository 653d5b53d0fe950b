"""The rebuilt state equals the stored state, row by row."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given

from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger import bulk
from actionplan.ledger.engine import make_engine
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.verify.rebuild import rebuild_state
from tests.databases import content
from tests.factories import BY, START, new_ledger
from tests.ledger.strategies import Move, play
from tests.ledger.test_properties import FEW, SEQUENCES, a_ledger

pytestmark = pytest.mark.both_databases

R4 = "SAM-R04"


def rebuild(ledger: Ledger) -> None:
    engine = make_engine(ledger.location)
    with engine.execution_options(writing=True).begin() as connection:
        rebuild_state(connection)
    engine.dispose()


@FEW
@given(moves=SEQUENCES)
def test_whatever_was_done_the_state_comes_out_the_same(moves: list[tuple[int, Move]]) -> None:
    with a_ledger() as begun, pytest.MonkeyPatch.context() as small_parts:
        small_parts.setattr(bulk, "_BATCH_ROWS", 3)
        ledger, _ = play(begun, moves)
        before = content(ledger.location)
        rebuild(ledger)
        assert content(ledger.location) == before
        assert ledger.verify().problems == ()
        ledger.close()


@pytest.mark.parametrize("batch_rows", [1, 4, 2_000])
def test_undone_updates_and_removed_words_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch_rows: int
) -> None:
    ledger = new_ledger(tmp_path)
    written = ledger.record(RecordUpdate(refs=(R4,), words="Policy drafted.", on=START), BY)
    undone = ledger.record(Undo(step=written.step or 0), BY)
    ledger.record(Undo(step=undone.step or 0), BY)
    ledger.record(SetPolicy(key="stale_days", value=9, reason="Agreed"), BY)
    ledger.record(Redact(entry=written.entries[0].number, reason="a name"), BY)
    before = content(ledger.location)
    monkeypatch.setattr(bulk, "_BATCH_ROWS", batch_rows)
    rebuild(ledger)
    assert content(ledger.location) == before
    assert ledger.verify().problems == ()


def test_one_row_of_each_entity_is_in_force_afterwards_and_no_more_can_be(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.record(RecordUpdate(refs=(R4,), words="Policy drafted.", on=START), BY)
    rebuild(ledger)
    engine = make_engine(ledger.location)
    opened_twice = "UPDATE item_state SET to_entry = NULL WHERE ref = 'SAM-R04'"
    with (
        pytest.raises((sa.exc.IntegrityError, BadInput)),  # a server's engine says it in a sentence
        engine.execution_options(writing=True).begin() as connection,
    ):
        connection.exec_driver_sql(opened_twice)
    engine.dispose()
