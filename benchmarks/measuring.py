"""How the benchmarks measure: two things that take turns in one run, and the ratio of their medians.

What else the machine does falls on both, so that a ratio says more than seconds do. Plans are made once in a run; the
variable ``ACTIONPLAN_BENCHMARK_PLANS`` names a folder that keeps them for the next.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from types import MappingProxyType

from actionplan.ledger.schema import REVISION
from benchmarks.generator import make_plan
from benchmarks.lives import LAST_DAY

PLANS_VARIABLE = "ACTIONPLAN_BENCHMARK_PLANS"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many times as long something takes as what it is compared with, and how many times it may.

    A ``unit`` is for the few figures that are no ratio: then ``ratio`` holds so many of it.
    """

    what: str
    ratio: float
    at_most: float
    unit: str = ""

    @property
    def reached(self) -> bool:
        """True where it takes no longer than it may."""
        return self.ratio <= self.at_most

    def __str__(self) -> str:
        return f"{self.what}: {self.measured} (to reach: at most {self.allowed})"

    @property
    def measured(self) -> str:
        """The figure as it is printed."""
        return f"{self.ratio:.0f} {self.unit}" if self.unit else f"{self.ratio:.2f}"

    @property
    def allowed(self) -> str:
        """What it may be at most, as it is printed."""
        return f"{self.at_most:g} {self.unit}".rstrip()


def ratio(ours: Callable[[], object], reference: Callable[[], object], rounds: int) -> float:
    """The median time of the one over the other's, taken in turns.

    A first round, which warms the disk, is left out where there are others: ``rounds`` says how many.
    """
    return ratio_of_seconds(lambda: seconds(ours), lambda: seconds(reference), rounds)


def ratio_of_seconds(ours: Callable[[], float], reference: Callable[[], float], rounds: int) -> float:
    """As ``ratio``, for work that times itself, since not all of what it does is to count."""
    mine, its = [], []
    for _ in range(rounds + 1):
        its.append(reference())
        mine.append(ours())
    return median(mine[1:] or mine) / median(its[1:] or its)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run(command: Sequence[str], said: Mapping[str, str] = MappingProxyType({})) -> None:
    """Run a program to its end on the last day of the plans that are made here; what it prints goes nowhere.

    ``said`` is added to its environment.
    """
    environment = {**surroundings(), "ACTIONPLAN_TODAY": LAST_DAY.isoformat(), **said}
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env=environment)


def surroundings() -> dict[str, str]:
    """The environment of a program that is measured.

    Python keeps what it has compiled, as it does wherever a program is installed: the libraries of the reference are
    compiled already, and a user waits for neither.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def reference_program(name: str) -> str:
    """The path of a program that stands beside the benchmarks."""
    return str(Path(__file__).with_name(name))


def plan_of(items: int) -> Path:
    """A made plan of so many items, which nobody may write to: make a copy for that."""
    place = plans_folder() / f"{items}-{REVISION}.db"
    if not place.exists():
        making = place.with_suffix(".part")
        making.unlink(missing_ok=True)
        make_plan(items, str(making))
        making.rename(place)
    return place


@contextmanager
def copy_of(plan: Path) -> Iterator[Path]:
    """A copy to write to, for as long as it is needed."""
    with tempfile.TemporaryDirectory(dir=plan.parent) as folder:
        copy = Path(folder) / plan.name
        shutil.copyfile(plan, copy)
        yield copy


@cache
def plans_folder() -> Path:
    """Where made plans are kept: for this run alone, unless a folder is named."""
    named = os.environ.get(PLANS_VARIABLE)
    if named:
        Path(named).mkdir(mode=0o700, parents=True, exist_ok=True)
        return Path(named)
    return Path(_FOR_THIS_RUN.name)


_FOR_THIS_RUN = tempfile.TemporaryDirectory(prefix="actionplan-benchmarks-")
