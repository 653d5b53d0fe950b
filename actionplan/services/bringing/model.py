"""What bringing a tracker would do, as a value: the same for the preview as for the step that records it."""

from collections.abc import Callable
from dataclasses import dataclass

from actionplan.domain.command import Command
from actionplan.domain.entry import Entry
from actionplan.domain.vocabulary import Kind
from actionplan.intake.tracker.mapping import ColumnUse
from actionplan.intake.tracker.rows import LeftOut

NextCommand = Callable[[tuple[Entry, ...]], Command]


@dataclass(frozen=True, slots=True)
class NewReview:
    """The review that a tracker's recommendations are to make."""

    ref: str
    title: str
    partnership: str
    governing_body: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A recommendation or an action of the tracker, and what would be recorded of it, by names of fields.

    ``ref`` is empty for an action that gets its ref when it is recorded; ``row`` counts from 1. ``kept`` are cells in
    words, and ``stays`` says what the plan has already and keeps.
    """

    row: int
    ref: str
    kind: Kind
    number: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bringing:
    """All of it. ``rows`` counts the sheet's rows below the headings; each is brought or left out, with a reason."""

    into: str
    title: str
    sheet: str
    mapping: tuple[ColumnUse, ...]
    found: tuple[Brought, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]
    rows: int
    rows_brought: int
    commands: tuple[Command | NextCommand, ...] = ()

    @property
    def recommendations(self) -> int:
        """How many recommendations something is brought for."""
        return len({each.ref for each in self.found if each.kind is Kind.RECOMMENDATION})

    @property
    def actions(self) -> int:
        """How many actions are brought."""
        return sum(each.kind is Kind.ACTION for each in self.found)
