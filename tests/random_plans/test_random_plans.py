"""The short form of ``python -m tests.random_plans``: a plan of one review, one of two, one on a real ledger too."""

from pathlib import Path

import pytest

from tests.random_plans.__main__ import main
from tests.random_plans.playing import Play, Tally


@pytest.mark.parametrize("seed", [36, 47])
def test_a_year_of_random_work_keeps_every_rule(seed: int) -> None:
    tally = Tally()
    Play(seed, tally).play(1)
    assert tally.recorded > 25
    assert tally.refused > 5
    assert tally.agendas > 2
    assert sum(tally.causes.values()) > 2
    assert tally.given_to_others > 0


def test_a_ledger_writes_refuses_and_shows_the_same(tmp_path: Path) -> None:
    played = Play(3, Tally())
    played.play(1)
    played.again_on_a_ledger(tmp_path)


def test_what_is_found_is_told_with_its_seed_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.random_plans.playing.agenda_line", lambda _plan: "")
    assert main(["--years", "1", "--seed", "2"]) == 1
    assert "WRONG: seed 2, command " in capsys.readouterr().out
