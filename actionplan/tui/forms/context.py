"""What a form is opened on, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from actionplan.domain.dates import Sitting
from actionplan.domain.errors import Refused
from actionplan.domain.meetings.powers import Powers, may_decide
from actionplan.domain.meetings.sittings import can_decide, usual_to_decide
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.typed.moments import typed_sittings
from actionplan.tui.styles import line_of

NO_MEETING_YET: Final = "No meeting has sat yet. Put one on record first: escape, ctrl+p, Add a meeting."
ALL_CLOSED: Final = (
    "Every meeting that has sat is closed. Open the minutes of one first: escape, ctrl+p, Reopen a meeting."
)
NAMED_AT_MOST: Final = 200
"""Items that a question names one by one."""


@dataclass(frozen=True, slots=True)
class FormContext:
    """The items as they were shown, the day, who is typing, and the id of the meeting that decided, if known.

    ``about`` is the id of the body, measure, follow-up or meeting that was chosen before, where a form is about one.
    ``filled`` is what some fields begin with, by their names.
    """

    view: PlanView
    rows: tuple[Row, ...]
    today: date
    by: str
    meeting_id: str = ""
    about: str = ""
    filled: Mapping[str, str] = field(default_factory=dict)

    @property
    def refs(self) -> tuple[str, ...]:
        """The items' refs."""
        return tuple(row.ref for row in self.rows)

    @property
    def only_row(self) -> Row | None:
        """The item, if there is just one."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def versions(self) -> dict[str, int]:
        """The version of each item that the form showed."""
        return {row.ref: row.item.version for row in self.rows}

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """The meetings that a typed date can name: "next executive"."""
        return typed_sittings(self.view.snapshot.meetings, self.view.snapshot.bodies)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that decided, if known."""
        return next((each for each in self.view.snapshot.meetings if each.id == self.meeting_id), None)

    @property
    def usual_meeting(self) -> Meeting | None:
        """The meeting that decided, if known; else the one for which decisions are usually recorded."""
        meetings = self.view.snapshot.meetings
        may = [each for each in meetings if self.may_decide(each) and can_decide(each, self.today)]
        return self.meeting or usual_to_decide(may, self.today) or usual_to_decide(meetings, self.today)

    def may_decide(self, meeting: Meeting) -> bool:
        """Whether a meeting's body decides about all the items, or, without any, about the plan."""
        plan = self.view.snapshot
        reviews = {row.item.review for row in self.rows}
        powers = Powers(plan.reviews, plan.bodies)
        if not reviews:
            return may_decide(powers, meeting, None)
        return all(may_decide(powers, meeting, each) for each in plan.reviews if each.ref in reviews)

    @property
    def deciding_meeting(self) -> str:
        """The id of the usual meeting, for the trial of a decision. Raises ``Refused`` where none can decide."""
        usual = self.usual_meeting
        if usual is None:
            raise Refused(NO_MEETING_YET)
        if self.meeting is None and not can_decide(usual, self.today):
            raise Refused(ALL_CLOSED)
        return usual.id

    @property
    def later(self) -> date:
        """A day after today and after every date of the items, for the trial of what needs a later one."""
        due = (row.item.deadline.due_on for row in self.rows)
        return max([self.today, *(day for day in due if day)]) + timedelta(days=1)

    @property
    def by_name(self) -> str:
        """Each item's ref and title on a line of its own; of very many, how many there are besides."""
        lines = [f"{row.ref}  {line_of(self.view.title(row.item))}" for row in self.rows[:NAMED_AT_MOST]]
        more = len(self.rows) - len(lines)
        return "\n".join([*lines, f"and {more:,} more"] if more else lines)

    @property
    def heading(self) -> str:
        """The item's ref and title, or how many items there are and their refs."""
        if not self.rows:
            return ""
        if self.only_row is None:
            return f"{len(self.rows)} items: {', '.join(self.refs)}"
        return f"{self.only_row.ref}  {self.view.title(self.only_row.item)}"
