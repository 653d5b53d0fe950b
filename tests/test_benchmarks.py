"""Each benchmark runs and gives figures. How fast anything is, no test says: ``python -m benchmarks`` does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import (
    as_at_speed,
    bulk_speed,
    cold_start,
    export_speed,
    find_speed,
    installed_size,
    measuring,
    pack_speed,
    pdf_speed,
    record_speed,
    repaint_speed,
    short_plan_speed,
    start_speed,
    tui_speed,
    verify_speed,
)
from benchmarks.measuring import Figure

FEW = 11

SHORTEST: dict[str, Callable[[], list[Figure]]] = {
    "start": lambda: start_speed.measure(rounds=0),
    "short plan": lambda: short_plan_speed.measure(rounds=0),
    "cold start": lambda: cold_start.measure(rounds=0),
    "screens": lambda: tui_speed.measure(FEW, rounds=0),
    "repaint": lambda: repaint_speed.measure(FEW, rounds=0),
    "export": lambda: export_speed.measure(FEW, rounds=0),
    "as at": lambda: as_at_speed.measure(FEW, rounds=0),
    "record": lambda: record_speed.measure(FEW, rounds=0),
    "bulk": lambda: bulk_speed.measure(FEW, rounds=0),
    "verify": lambda: verify_speed.measure(FEW, rounds=0),
    "find": lambda: find_speed.measure(FEW, rounds=0),
    "pack": lambda: pack_speed.measure(FEW, rounds=0),
    "pdf": lambda: pdf_speed.measure(FEW, rounds=0),
    "size": installed_size.measure,
}


@pytest.fixture(autouse=True)
def plans(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Plans are made for the test alone."""
    monkeypatch.setattr(measuring, "plans_folder", lambda: tmp_path)


@pytest.mark.parametrize("measure", SHORTEST.values(), ids=SHORTEST)
def test_every_benchmark_runs_and_its_figures_say_what_they_are(measure: Callable[[], list[Figure]]) -> None:
    figures = measure()
    assert figures
    assert all(figure.what and figure.ratio > 0 and figure.at_most > 0 for figure in figures)


def test_a_figure_is_a_ratio_unless_it_has_a_unit() -> None:
    assert str(Figure("list, to a loop", 1.234, 1.2)) == "list, to a loop: 1.23 (to reach: at most 1.2)"
    assert str(Figure("memory", 180.4, 250, "MB")) == "memory: 180 MB (to reach: at most 250 MB)"
    assert not Figure("list, to a loop", 1.234, 1.2).reached
    assert Figure("memory", 180.4, 250, "MB").reached
