"""The only clock. UTC instants, Europe/London days; the times it gives a ledger never go back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from actionplan.domain.dates import london_day, long_day
from actionplan.domain.errors import Refused


class ClockBehind(Refused):
    """The clock is behind the last entry of a plan; ``now`` is what it says."""

    def __init__(self, sentence: str, now: datetime) -> None:
        super().__init__(sentence)
        self.now = now


TOLERANCE = timedelta(minutes=5)
"""How far a clock may lag behind the last entry before a write is refused."""


def _system_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The system's time, or noon UTC of a fixed day (``ACTIONPLAN_TODAY``)."""

    fixed_day: date | None = None
    now: Callable[[], datetime] = _system_now

    @property
    def is_system_clock(self) -> bool:
        """True for this computer's time; False where the day or the time is fixed."""
        return self.fixed_day is None and self.now is _system_now

    def today(self) -> date:
        """The Europe/London day."""
        return self.fixed_day or london_day(self.now())

    def true_day_if_set_ahead(self) -> date | None:
        """This computer's day, where the day that was set is after it; else None."""
        true_day = london_day(self.now())
        return true_day if self.fixed_day is not None and self.fixed_day > true_day else None

    def refuse_if_far_from(self, server_time: datetime) -> None:
        """Raise ``Refused``, naming both times, where this clock and the server's differ by more than the tolerance."""
        own = self.now()
        if abs(own - server_time) > TOLERANCE:
            raise Refused(
                f"The clock of this computer says {_in_full(own)}, and the server's says {_in_full(server_time)}. "
                "Nothing was written, so that nobody else is held up. Set the clock right and try again."
            )

    def next_entry_time(self, last: datetime | None) -> datetime:
        """The time of the next entry, given that of the last; both aware, in UTC.

        Raises ``ClockBehind``, naming both times, where the clock lags behind by more than the tolerance.
        """
        time_now = self.now() if self.fixed_day is None else datetime.combine(self.fixed_day, time(12), UTC)
        if last is None or last <= time_now:
            return time_now
        same_day = self.fixed_day is not None and london_day(last) == self.fixed_day
        if same_day or last - time_now <= TOLERANCE:
            return last
        raise ClockBehind(
            f"The clock is behind: it says {_in_full(time_now)}, and the last entry of this plan was made at "
            f"{_in_full(last)}. Nothing was written. Set the clock right and try again.",
            time_now,
        )


def _in_full(instant: datetime) -> str:
    return f"{instant:%H:%M} UTC on {long_day(instant.date())}"
