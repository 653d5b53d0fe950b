"""In which field of a form stands what a refusal asks for. The rules know no field: a refusal has a ``Remedy``."""

from collections.abc import Mapping
from typing import Final

from actionplan.domain.errors import ActionplanError, Remedy
from actionplan.tui.forms.form import Answer

FIELDS: Final[Mapping[Remedy, str]] = {
    Remedy.GIVE_IMPACT_REVIEW: "impact-review",
    Remedy.GIVE_PLAN: "will-do",
    Remedy.GIVE_REASON: "reason",
    Remedy.NAME_ACTION_AGENCY: "agency",
    Remedy.NAME_AGENCY: "agency",
    Remedy.NAME_MEETING: "meeting",
    Remedy.SAY_RECORDED_LATE: "late-reason",
    Remedy.SET_AT_MEETING: "to",
}
"""The remedies that a field can give, by the field's name; any other is an act of its own."""


def field_for(refused: ActionplanError, answer: Answer) -> str:
    """The field that a refusal is about; where none is known, the one that had the cursor."""
    field = None if refused.remedy is None else FIELDS.get(refused.remedy)
    return field if field is not None and field in answer.typed else answer.at
