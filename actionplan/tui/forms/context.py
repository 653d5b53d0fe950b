"""What a form is opened on, as a value."""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.dates import Sitting
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.typed.moments import typed_sittings


@dataclass(frozen=True, slots=True)
class FormContext:
    """The items as they were shown, the day, who is typing, and the id of the meeting that decided, if known."""

    view: PlanView
    rows: tuple[Row, ...]
    today: date
    by: str
    meeting_id: str = ""

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
        return typed_sittings(self.view.snapshot.meetings)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that decided, if known."""
        return next((each for each in self.view.snapshot.meetings if each.id == self.meeting_id), None)

    @property
    def heading(self) -> str:
        """The item's ref and title, or how many items there are and their refs."""
        if not self.rows:
            return ""
        if self.only_row is None:
            return f"{len(self.rows)} items: {', '.join(self.refs)}"
        return f"{self.only_row.ref}  {self.view.title(self.only_row.item)}"
