"""A measure after some entry: what would show the difference that an item is meant to make.

Holds no rule and no free text; its readings are records of the items that it serves.
"""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.state.item import TextPointer
from actionplan.domain.vocabulary import Better


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of one or several items, the first of which gives it its ref.

    ``baseline`` and ``target`` are amounts as typed ("62%", "3 of 10"), which ``amounts`` reads. ``better`` is None
    where nobody said which way is better.
    """

    ref: str
    version: int
    items: tuple[str, ...]
    title: TextPointer | None = None
    unit: TextPointer | None = None
    baseline: str | None = None
    target: str | None = None
    target_on: date | None = None
    better: Better | None = None
    withdrawn: bool = False
    present: bool = True

    @property
    def home(self) -> str:
        """The item whose ref it has."""
        return self.items[0]

    @property
    def in_use(self) -> bool:
        """Whether readings can be taken of it."""
        return self.present and not self.withdrawn
