"""A measure of an item with its readings, and both in one line: plain characters, readable without colour.

Owns what a line of readings says. Holds no texts: titles and words are the view's.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from actionplan.domain.dates import long_day, short_day
from actionplan.domain.state.entities import Record
from actionplan.domain.state.measures import Measure
from actionplan.domain.vocabulary import Better

if TYPE_CHECKING:
    # Most plans have no measure, and fractions take time to import.
    from collections.abc import Sequence
    from fractions import Fraction

    from actionplan.domain.typed.amounts import Amount

LEVELS: Final = "_.-'^"
"""From the lowest to the highest, on every terminal and in every character set."""
_MOST_DRAWN: Final = 24
_MEASURE, _READING = "The measure", "The reading"


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, and its readings that are of one item, by day."""

    measure: Measure
    readings: tuple[Record, ...] = ()

    @property
    def latest(self) -> Record | None:
        """The reading of the latest day; None where there is none."""
        return self.readings[-1] if self.readings else None

    def line(self, unit: str = "") -> str:
        """First and last reading, how they went, baseline and target: "_-^ 4 of 10 (…) to 8 of 10 (…); target 90%"."""
        parts = [self._readings_line(unit)]
        if self.measure.baseline:
            parts.append(f"baseline {self.measure.baseline}")
        if self.measure.target:
            by = f" by {long_day(self.measure.target_on)}" if self.measure.target_on else ""
            parts.append(f"target {self.measure.target}{by}{self._whether_met(unit)}")
        return "; ".join(parts)

    def _readings_line(self, unit: str) -> str:
        last = self.latest
        if last is None:
            return "no reading yet"
        drawn = self._drawn(unit)
        if len(drawn) < 2:
            return _dated(last)
        first = drawn[0]
        levels = [amount.level for reading in drawn if (amount := amount_read(reading)) is not None]
        return f"{sparkline(levels)} {_dated(first)} to {_dated(last)}"

    def _drawn(self, unit: str) -> list[Record]:
        """The readings in numbers that compare with the last one, where that is a number."""
        from actionplan.domain.typed.amounts import comparable

        last = None if self.latest is None else amount_read(self.latest)
        if last is None:
            return []
        found = [(reading, amount_read(reading)) for reading in self.readings]
        return [reading for reading, amount in found if amount is not None and comparable(amount, last, unit=unit)]

    def met(self, unit: str = "") -> bool | None:
        """Whether the latest number meets the target; None where that, or which way is better, is not known."""
        from actionplan.domain.typed.amounts import comparable, read_amount

        last = None if self.latest is None else amount_read(self.latest)
        better = better_of(self.measure)
        if last is None or better is None or not self.measure.target:
            return None
        target = read_amount(self.measure.target, _MEASURE)
        if not comparable(last, target, unit=unit):
            return None
        return last.level >= target.level if better is Better.HIGHER else last.level <= target.level

    def _whether_met(self, unit: str) -> str:
        met = self.met(unit)
        return "" if met is None else ", met" if met else ", not yet met"


def better_of(measure: Measure) -> Better | None:
    """Which way is better: as was said, or from the baseline to the target; None where neither says."""
    if measure.better is not None or not measure.baseline or not measure.target:
        return measure.better
    from actionplan.domain.typed.amounts import read_amount

    start, end = read_amount(measure.baseline, _MEASURE), read_amount(measure.target, _MEASURE)
    if start.level == end.level:
        return None
    return Better.HIGHER if end.level > start.level else Better.LOWER


def amount_read(reading: Record) -> "Amount | None":
    """The number of a reading; None where it is in words alone."""
    from actionplan.domain.typed.amounts import amount_of

    return None if reading.value is None else amount_of(reading.value, reading.out_of, _READING)


def amount_words(reading: Record) -> str:
    """The number of a reading as it is shown; "in words" where there is none."""
    amount = amount_read(reading)
    return "in words" if amount is None else amount.words


def sparkline(levels: "Sequence[Fraction]") -> str:
    """A character for each of the last values, from the lowest of them to the highest."""
    shown = levels[-_MOST_DRAWN:]
    low, high = min(shown), max(shown)
    if low == high:
        return LEVELS[len(LEVELS) // 2] * len(shown)
    steps = len(LEVELS) - 1
    return "".join(LEVELS[round((level - low) * steps / (high - low))] for level in shown)


def _dated(reading: Record) -> str:
    return f"{amount_words(reading)} ({short_day(reading.on)})"
