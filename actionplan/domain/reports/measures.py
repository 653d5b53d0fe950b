"""What each measure of a plan shows: where it began, what it was in the last papers, what it is now. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from actionplan.domain.rating.measured import Measured, amount_read, amount_words, better_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Record
from actionplan.domain.vocabulary import Better

_SMALL: Final = 5
_COUNT: Final = re.compile(r"(\d+)( of \d+)?")


class Moved(StrEnum):
    """Where a measure has gone since the last papers; the value is how a paper says it."""

    BETTER = "better"
    SAME = "the same"
    WORSE = "worse"
    FIRST = "first reading"
    READ = "read again"
    NOT_READ = "no new reading"
    NEVER = "no reading yet"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value and its day; the value is in words where no number was found."""

    value: str
    on: date


@dataclass(frozen=True, slots=True)
class MeasureMoved:
    """One measure. ``before`` is its last reading in the last papers, ``now`` the latest; None where there is none.

    ``met`` is None where it is not known whether the target is met.
    """

    ref: str
    title: str
    baseline: str
    before: Reading | None
    now: Reading | None
    target: str
    target_on: date | None
    met: bool | None
    moved: Moved

    @property
    def has_moved(self) -> bool:
        """Whether there is a reading that the last papers did not have."""
        return self.moved not in {Moved.NOT_READ, Moved.NEVER}


def small_number(value: str) -> str | None:
    """What may be said of a count under 5 where it could point to a child: "fewer than 5 of 10"; None of any other."""
    found = _COUNT.fullmatch(value)
    return f"fewer than 5{found[2] or ''}" if found and int(found[1]) < _SMALL else None


def measures_moved(view: PlanView, since: int = 0) -> tuple[MeasureMoved, ...]:
    """The measures in use, each once under the item that gives it its ref; ``since`` is the last papers' last entry."""
    return tuple(_measures(view, since))


def _measures(view: PlanView, since: int) -> Iterator[MeasureMoved]:
    for row in view.rows:
        for each in view.snapshot.measured(row.ref):
            measure = each.measure
            if measure.in_use and measure.home == row.ref:
                earlier = [reading for reading in each.readings if reading.entry <= since]
                before, now = earlier[-1] if earlier else None, each.latest
                unit = view.measure_unit(measure)
                yield MeasureMoved(
                    ref=measure.ref,
                    title=view.measure_title(measure),
                    baseline=measure.baseline or "",
                    before=_reading(view, before),
                    now=_reading(view, now),
                    target=measure.target or "",
                    target_on=measure.target_on,
                    met=each.met(unit),
                    moved=_moved(each, before, now, unit),
                )


def _reading(view: PlanView, record: Record | None) -> Reading | None:
    if record is None:
        return None
    words = view.words(record.entry, "words") if record.value is None else amount_words(record)
    return Reading(words or amount_words(record), record.on)


def _moved(measured: Measured, before: Record | None, now: Record | None, unit: str) -> Moved:
    from actionplan.domain.typed.amounts import comparable

    if now is None:
        return Moved.NEVER
    if before is None:
        return Moved.FIRST
    if now.entry == before.entry:
        return Moved.NOT_READ
    then, here, better = amount_read(before), amount_read(now), better_of(measured.measure)
    if then is None or here is None or better is None or not comparable(here, then, unit=unit):
        return Moved.READ
    if here.level == then.level:
        return Moved.SAME
    return Moved.BETTER if (here.level > then.level) is (better is Better.HIGHER) else Moved.WORSE
