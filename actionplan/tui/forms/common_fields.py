"""The fields that forms of several subjects share."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.state.entities import Meeting
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.vocabulary import Source, Via
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.meeting import MeetingField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Form

_VIA: Final = (("", "not said"), *((via.value, via.value) for via in Via))
_SOURCES: Final = (("", "not said"), *((source.value, source.value) for source in Source))
_CONCERNS_NONE: Final = "none"
_RESTRICTED: Final = (("", "no"), ("yes", "yes: never projected"))


def meeting_field(form: Form, choice: Sequence[Meeting] | None = None) -> MeetingField:
    """The meeting that decided, or one of ``choice``."""
    return MeetingField(form.context, form.initial("meeting", form.context.meeting_id), choice)


class ConcernsField(ChoiceField):
    """Whether a meeting's words are about the items, or about none; hidden where there are none."""

    def __init__(self, form: Form) -> None:
        refs = form.context.refs
        items = refs[0] if len(refs) == 1 else f"these {len(refs)} items"
        options = (("", items), (_CONCERNS_NONE, "no item"))
        super().__init__("concerns", "About", options, form.initial("concerns"))
        self._refs = refs
        self.display = bool(refs)

    @property
    def refs(self) -> tuple[str, ...]:
        """The items that it is about."""
        return () if self.typed == _CONCERNS_NONE else self._refs


def reason_field(form: Form) -> TextField:
    """The reason, which is required."""
    return TextField("reason", "Reason", form.initial("reason"), required=True, lines=3)


def happened_on_field(form: Form) -> DateField:
    """The day on which it happened: today unless another is typed."""
    today = form.context.today
    day = form.initial("on", today.isoformat())
    return DateField("on", "On", today, day, meant=Meant.PAST, sittings=form.context.sittings)


def via_field(form: Form) -> ChoiceField:
    """How an update or a contact reached us."""
    return ChoiceField("via", "Came by", _VIA, form.initial("via"))


def restricted_field(form: Form) -> ChoiceField:
    """Whether the record may be projected at a meeting."""
    return ChoiceField("restricted", "Restricted", _RESTRICTED, form.initial("restricted"))


def source_field(form: Form) -> ChoiceField:
    """Where evidence or a reading comes from."""
    return ChoiceField("source", "Source", _SOURCES, form.initial("source"))
