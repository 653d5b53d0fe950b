"""A point of the ledger: what every screen and paper speaks for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the last entry that counts; None: the last whose Europe/London day is not after it."""

    day: date
    head: int | None = None
