"""Processes killed while they write: what was acknowledged is there, nothing is half-written, and work goes on.

The short form, some kills of each kind. Thousands: ``python -m tests.faults --long``.
"""

import signal
from pathlib import Path

import pytest

from tests.faults.forked_processes import ForkServer
from tests.faults.kill_trials import BEFORE, WITHIN_A_WRITE, choose_kill, prepare_stage, run_trial, seeded_random

KILLS_EACH_WAY = 2


@pytest.mark.parametrize("name", BEFORE)
def test_whatever_is_killed_nothing_acknowledged_is_lost_and_nothing_is_there_by_half(
    name: str, fork_server: ForkServer, tmp_path: Path
) -> None:
    stage, random = prepare_stage(name, fork_server, tmp_path / "stage"), seeded_random(name)
    for number in range(KILLS_EACH_WAY):
        for how in stage.ways:
            outcome = run_trial(stage, fork_server, tmp_path / f"{how} {number}", choose_kill(stage, how, random))
            assert outcome.wrong == (), outcome


def test_a_process_that_writes_beyond_its_limit_dies_in_the_middle_of_that_write(
    fork_server: ForkServer, tmp_path: Path
) -> None:
    stage = prepare_stage("updates", fork_server, tmp_path / "stage")
    run = fork_server.run_until_killed(
        stage.work, stage.template, choose_kill(stage, WITHIN_A_WRITE, seeded_random("within a write"))
    )
    assert run.killed_by == signal.SIGXFSZ
    assert not run.finished
