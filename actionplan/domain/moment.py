"""A point of the ledger, as at which a screen or a paper shows the plan."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the last entry included; None for the last entry whose Europe/London day is not after it."""

    day: date
    head: int | None = None
