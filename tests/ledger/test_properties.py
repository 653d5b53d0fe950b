"""What holds after any sequence of commands on a real database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger.ledger import Ledger
from tests.databases import content
from tests.factories import BY, new_ledger, on_day
from tests.ledger.strategies import LOAD, MOVES, Move, play, shown, try_to_record, values

SEQUENCES = st.lists(st.tuples(st.sampled_from([0, 0, 0, 1, 9]), MOVES), min_size=3, max_size=14)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@contextmanager
def a_ledger() -> Iterator[Ledger]:
    with TemporaryDirectory() as folder:
        ledger = new_ledger(Path(folder), seeded=False)
        ledger.record(LOAD, BY)
        yield ledger
        ledger.close()


@pytest.mark.both_databases
@FEW
@given(moves=SEQUENCES)
def test_ledger_and_projection_agree_and_numbers_have_no_gap(moves: list[tuple[int, Move]]) -> None:
    with a_ledger() as begun:
        ledger, steps = play(begun, moves)
        found = ledger.verify()
        assert found.problems == ()
        lines = ledger.history(ledger.last_number())
        assert [line.entry.number for line in lines] == list(range(1, found.entries + 1))
        assert sorted({line.entry.step for line in lines}) == list(range(1, (steps or [2])[-1] + 1))
        times = [line.entry.at for line in lines]
        assert times == sorted(times)
        ledger.close()


@pytest.mark.both_databases
@FEW
@given(moves=SEQUENCES, back=st.integers(0, 5))
def test_undo_restores_and_undoing_the_undo_brings_back(moves: list[tuple[int, Move]], back: int) -> None:
    with a_ledger() as begun:
        ledger, steps = play(begun, moves)
        if steps:
            _undo_and_back(ledger, steps, back)
        assert ledger.verify().problems == ()
        ledger.close()


def _undo_and_back(ledger: Ledger, steps: list[int], back: int) -> None:
    before = values(ledger)
    undone = try_to_record(ledger, Undo(step=steps[-1 - min(back, len(steps) - 1)]))
    if undone is None:
        return
    without = values(ledger)
    again = try_to_record(ledger, Undo(step=undone))
    assert again is not None, "an undo that nothing builds on can always be undone"
    assert values(ledger) == before
    assert try_to_record(ledger, Undo(step=again)) is not None
    assert values(ledger) == without


@FEW
@given(before=SEQUENCES, last=MOVES)
def test_undoing_the_last_step_gives_the_values_before_it(before: list[tuple[int, Move]], last: Move) -> None:
    with a_ledger() as begun:
        ledger, steps = play(begun, before)
        as_it_was = values(ledger)
        step = try_to_record(ledger, last(ledger.clock.today(), (steps or [2])[-1]))
        if step is not None:
            assert try_to_record(ledger, Undo(step=step)) is not None, "the last step can always be undone"
            assert values(ledger) == as_it_was
        ledger.close()


def a_quiet_day(_day: date, _last: int) -> Command:
    return Undo(step=9999)


@FEW
@given(first=SEQUENCES, then=SEQUENCES)
def test_a_day_once_past_is_shown_the_same_for_ever(
    first: list[tuple[int, Move]], then: list[tuple[int, Move]]
) -> None:
    with a_ledger() as begun:
        ledger, past, last = begun, {}, 2
        for later, move in (*first, (1, a_quiet_day), *then):
            today = ledger.clock.today()
            past[today] = shown(ledger.view())
            if later:
                ledger.close()
                ledger = on_day(ledger, today + timedelta(days=later))
            last = try_to_record(ledger, move(ledger.clock.today(), last)) or last
        past.pop(ledger.clock.today(), None)
        for day, as_it_was in past.items():
            assert shown(ledger.view(as_at=day)) == as_it_was
        ledger.close()


@pytest.mark.both_databases
@FEW
@given(moves=SEQUENCES)
def test_a_refused_command_leaves_no_trace(moves: list[tuple[int, Move]]) -> None:
    with a_ledger() as ledger:
        last = 2
        for _, move in moves:
            before = content(ledger.location)
            step = try_to_record(ledger, move(ledger.clock.today(), last))
            if step is None:
                assert content(ledger.location) == before
            last = step or last
