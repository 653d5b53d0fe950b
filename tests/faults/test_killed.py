"""Processes killed while they write: what was acknowledged is there, nothing is there by half, and work goes on.

The short form, some kills of each kind. Thousands: ``python -m tests.faults --long``.
"""

import signal
from pathlib import Path

import pytest

from tests.faults.killing import Nursery
from tests.faults.trials import BEFORE, WITHIN_A_WRITE, drawing_lots, fate, prepared, tried

KILLS_EACH_WAY = 2


@pytest.mark.parametrize("name", BEFORE)
def test_whatever_is_killed_nothing_acknowledged_is_lost_and_nothing_is_there_by_half(
    name: str, nursery: Nursery, tmp_path: Path
) -> None:
    stage, random = prepared(name, nursery, tmp_path / "stage"), drawing_lots(name)
    for number in range(KILLS_EACH_WAY):
        for how in stage.ways:
            outcome = tried(stage, nursery, tmp_path / f"{how} {number}", fate(stage, how, random))
            assert outcome.wrong == (), outcome


def test_a_process_that_writes_beyond_its_limit_dies_in_the_middle_of_that_write(
    nursery: Nursery, tmp_path: Path
) -> None:
    stage = prepared("updates", nursery, tmp_path / "stage")
    death = nursery.live_and_die(
        stage.work, stage.template, fate(stage, WITHIN_A_WRITE, drawing_lots("within a write"))
    )
    assert death.killed_by == signal.SIGXFSZ
    assert not death.ended_its_work
