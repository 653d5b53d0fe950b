"""A follow-up after some entry: what a meeting said somebody will do, by when, and what came of it.

Holds no rule about how it changes (``subjects.follow_ups`` does) and no free text: a field typed ``TextPointer`` is the
number of the entry that holds the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.state.item import TextPointer
from actionplan.domain.vocabulary import FollowUpSource, FollowUpState

_WORDS_IN: Final = {
    FollowUpSource.MEETING: "words",
    FollowUpSource.CONDITION: "condition",
    FollowUpSource.RETURNED: "reopened_reason",
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up; ``entry`` set it and holds its words.

    ``meeting`` is the meeting that set it, ``body`` that meeting's, ``set_on`` its day, and ``ref`` the item that it
    concerns. Without ``agency`` and ``role`` it is for whoever leads that item, where ``for_lead`` is true. No
    ``due_on``: for the body's next sitting, of which the day was not on record. ``each_sitting``: a report to one
    sitting makes it due for the next. ``outcome`` holds what came of it, or why it was dropped.
    """

    number: int
    version: int
    entry: int
    source: FollowUpSource
    meeting: str
    body: str
    set_on: date
    ref: str | None
    due_on: date | None
    for_lead: bool = False
    agency: str | None = None
    role: TextPointer | None = None
    each_sitting: bool = False
    earlier_dates: tuple[date, ...] = ()
    state: FollowUpState = FollowUpState.OPEN
    outcome: TextPointer | None = None
    outcome_on: date | None = None
    outcome_meeting: str | None = None
    present: bool = True

    @property
    def name(self) -> str:
        """Its number as people read it: "F12"."""
        return f"F{self.number}"

    @property
    def is_open(self) -> bool:
        """Neither done nor dropped."""
        return self.state is FollowUpState.OPEN

    @property
    def words_in(self) -> str:
        """The name of the field of its entry that holds its words."""
        return _WORDS_IN[self.source]

    def days_late(self, as_at: date) -> int:
        """Days past its date; 0 where it is not open, or not late."""
        late = self.is_open and self.due_on is not None and as_at > self.due_on
        return (as_at - self.due_on).days if late and self.due_on is not None else 0

    def text_keys(self) -> Iterator[tuple[int, str]]:
        """The texts that it points to."""
        yield self.entry, self.words_in
        if self.role is not None:
            yield self.role, "owner_role"
        if self.outcome is not None:
            yield self.outcome, "outcome"
