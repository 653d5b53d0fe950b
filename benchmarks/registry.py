"""Every benchmark, in the order of the table: one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from benchmarks import (
    as_at_speed,
    bulk_speed,
    cold_start,
    export_speed,
    find_speed,
    installed_size,
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


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The same measurement at the size that counts, and short: a smaller plan, fewer rounds."""

    full: Callable[[], list[Figure]]
    short: Callable[[], list[Figure]]


BENCHMARKS: Final = (
    Benchmark(start_speed.measure, partial(start_speed.measure, rounds=5)),
    Benchmark(short_plan_speed.measure, partial(short_plan_speed.measure, rounds=5)),
    Benchmark(cold_start.measure, partial(cold_start.measure, rounds=5)),
    Benchmark(tui_speed.measure, partial(tui_speed.measure, items=1_000, rounds=3)),
    Benchmark(repaint_speed.measure, partial(repaint_speed.measure, rounds=15)),
    Benchmark(export_speed.measure, partial(export_speed.measure, items=1_000, rounds=3)),
    Benchmark(as_at_speed.measure, partial(as_at_speed.measure, items=1_000, rounds=3)),
    Benchmark(record_speed.measure, partial(record_speed.measure, items=1_000, rounds=40)),
    Benchmark(bulk_speed.measure, partial(bulk_speed.measure, items=1_000, rounds=3)),
    Benchmark(verify_speed.measure, partial(verify_speed.measure, items=1_000, rounds=3)),
    Benchmark(find_speed.measure, partial(find_speed.measure, items=1_000, rounds=3)),
    Benchmark(pack_speed.measure, partial(pack_speed.measure, rounds=5)),
    Benchmark(pdf_speed.measure, partial(pdf_speed.measure, pages=20, rounds=3)),
    Benchmark(installed_size.measure, installed_size.measure),
)
