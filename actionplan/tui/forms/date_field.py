"""A day, as people type it, echoed in words."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from actionplan.domain.dates import Sitting, echo, remarks
from actionplan.domain.errors import BadInput
from actionplan.domain.typed.dates import parse_day
from actionplan.tui.forms.fields import LineField, trouble


class DateField(LineField):
    """A day, echoed in words."""

    def __init__(
        self,
        name: str,
        label: str,
        today: date,
        value: str = "",
        *,
        required: bool = True,
        past: bool = False,
        hint: str = "",
        sittings: Sequence[Sitting] = (),
    ) -> None:
        super().__init__(name, label, value, required=required, hint=hint)
        self._today = today
        self._past = past
        self._sittings = sittings

    @property
    def day(self) -> date | None:
        """The day typed; None for an empty field. Raises ``BadInput``."""
        if not self.typed.strip():
            return None
        day = parse_day(self.typed, self._today, self._sittings)
        if self._past and day > self._today:
            raise BadInput(f"{echo(day, self._today)}: that is after today.")
        return day

    def problem(self) -> str:
        """Not a day, or one to come where it has happened."""
        return trouble(lambda: self.day)

    def missing(self) -> str:
        """A day is asked for differently from words."""
        return f"{self.label}: type a day." if self.required and not self.typed.strip() else ""

    def answer(self) -> Content:
        """The day in words, and what is worth knowing about it."""
        day = self.day
        if day is None:
            return Content(self.hint)
        said = () if self._past else remarks(day, self._today, self._sittings)
        return Content(" ".join((echo(day, self._today), *(f"· {remark}" for remark in said))))
