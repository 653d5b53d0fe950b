"""A field for a point in the plan's past: a day, or a meeting."""

from typing import Final

from textual.content import Content

from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.typed.moments import moment_of
from actionplan.tui.days import echo, full_day
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField

_HINT: Final = "22/11/26 · yesterday · a meeting, such as last executive; to read only"


class MomentField(LineField):
    """A past day, or a meeting: its papers, its day, or its minutes."""

    def __init__(self, context: FormContext, value: str, *, label: str = "As at", hint: str = _HINT) -> None:
        super().__init__("on", label, value, required=True, hint=hint)
        self._today = context.today
        self._meetings = context.view.snapshot.meetings

    @property
    def moment(self) -> Moment | None:
        """The point typed; None if the field is empty. Raises ``BadInput``."""
        if not self.typed.strip():
            return None
        moment = moment_of(self.typed, self._meetings, self._today)
        if moment.day > self._today:
            raise BadInput(f"{echo(moment.day, self._today)}: that is after today.")
        return moment

    def problem(self) -> str:
        """Neither a day nor a meeting, or one after today."""
        return problem_of(lambda: self.moment)

    def missing(self) -> str:
        """Ask for a day or a meeting, not for words."""
        return "" if self.typed.strip() else f"{self.label}: type a day or a meeting."

    def feedback(self) -> Content:
        """The day in words; for papers also the last entry that they include."""
        moment = self.moment
        if moment is None:
            return Content(self.hint)
        if moment.head is None:
            return Content(echo(moment.day, self._today))
        return Content(f"{full_day(moment.day)}, after entry {moment.head}")
