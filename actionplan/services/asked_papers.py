"""What is asked for when one document is to be made: from which plan, as at which point, about what. Makes nothing."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from actionplan.domain.editions import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actionplan.domain.entry import HistoryLine
    from actionplan.domain.guard import Guarded
    from actionplan.domain.moment import Moment
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.reports.told import Told
    from actionplan.domain.state.entities import Meeting
    from actionplan.ledger.ledger import Ledger


_BODY: Final = Reader()


class Subject(StrEnum):
    """What a document can be about; the value is what a command's usage calls it."""

    MEETING = "MEETING"
    ITEM = "REF"
    AGENCY = "AGENCY"


@dataclass(frozen=True, slots=True)
class About:
    """What a document is about: a meeting, an item by its ref, an agency by its id, or, with none, the whole plan."""

    meeting: "Meeting | None" = None
    ref: str | None = None
    agency: str | None = None


@dataclass(frozen=True)
class Asked:
    """What a document is made from: the plan, as at a point (None: now), and what the document is about.

    ``role`` is the role of whoever is at the keyboard, empty where it is not known. ``reader`` is for whom it is, and
    ``let_through`` is told of what the guard found, where it is to go out all the same; None: it is refused.
    """

    ledger: "Ledger"
    view: "PlanView"
    at: "Moment | None"
    about: About
    role: str = ""
    reader: Reader = _BODY
    let_through: "Callable[[tuple[Guarded, ...]], None] | None" = None

    @cached_property
    def lines(self) -> "Sequence[HistoryLine]":
        """The lines of the ledger through the point."""
        return self.ledger.history(self.view.snapshot.head)

    @property
    def meeting(self) -> "Meeting":
        """The meeting; raises ``LookupError`` where the document is about none."""
        if self.about.meeting is None:
            raise LookupError("this document is not about a meeting")
        return self.about.meeting


class ReadPlan(NamedTuple):
    """A plan as papers tell of it: names are roles, contacts are left out; compared with the last papers."""

    view: "PlanView"
    told: "Told"
    lines: "Sequence[HistoryLine]"
