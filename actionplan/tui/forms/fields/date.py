"""A field for a day, typed as people write days and echoed in words."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from actionplan.domain.dates import Sitting, remarks
from actionplan.domain.errors import BadInput
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.typed.dates import parse_day
from actionplan.tui.days import echo
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField


class DateField(LineField):
    """A day. ``sittings`` are the meetings that it may be named by; one that is ``PAST`` refuses a day after today."""

    def __init__(
        self,
        name: str,
        label: str,
        today: date,
        value: str = "",
        *,
        required: bool = True,
        meant: Meant = Meant.DEADLINE,
        hint: str = "",
        sittings: Sequence[Sitting] = (),
    ) -> None:
        super().__init__(name, label, value, required=required, hint=hint)
        self._today = today
        self._meant = meant
        self._sittings = sittings

    @property
    def meant(self) -> Meant:
        """What the day is for, which settles what its words leave out."""
        return self._meant

    @property
    def day(self) -> date | None:
        """The day typed; None if the field is empty. Raises ``BadInput``."""
        if not self.typed.strip():
            return None
        day = parse_day(self.typed, self._today, self._sittings, meant=self.meant)
        if self.meant is Meant.PAST and day > self._today:
            raise BadInput(f"{echo(day, self._today)}: that is after today.")
        return day

    def problem(self) -> str:
        """Not a day, or a day after today where only a past one is valid."""
        return problem_of(lambda: self.day)

    def missing(self) -> str:
        """Ask for a day, not for words."""
        return f"{self.label}: type a day." if self.required and not self.typed.strip() else ""

    def feedback(self) -> Content:
        """The day in words, with what is unusual about it."""
        day = self.day
        if day is None:
            return Content(self.hint)
        return Content(" · ".join((echo(day, self._today), *self.remarks(day))))

    def remarks(self, day: date) -> Sequence[str]:
        """What is unusual about the day: a weekend, a bank holiday, a day gone by."""
        return () if self.meant is Meant.PAST else remarks(day, self._today, self._sittings)
