"""An example of each kind of entry, made from the types of its fields."""

from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from actionplan.domain.entry import Fact
from actionplan.domain.state.entities import Policy
from actionplan.domain.vocabulary import (
    BodyRole,
    Colour,
    DelegatedFor,
    EvidenceKind,
    ImpactState,
    MeetingKind,
    MeetingPart,
    Outcome,
    Priority,
    Response,
)

DAY = date(2026, 11, 20)
_EXAMPLES: dict[type[object], object] = {
    str: "some words",
    int: 7,
    date: DAY,
    Policy: Policy(),
    Response: Response.PART,
    ImpactState: ImpactState.PARTLY,
    Priority: Priority.HIGH,
    MeetingKind: MeetingKind.SITTING,
    MeetingPart: MeetingPart.RISK,
    Colour: Colour.AMBER,
    EvidenceKind: EvidenceKind.IMPACT,
    Outcome: Outcome.IN_PART,
    bool: True,
    BodyRole: BodyRole.OVERSEES,
    DelegatedFor: DelegatedFor.ACTIONS,
}


def example(kind: type[Fact], **given: Any) -> Fact:
    """A fact of the kind with just what it must have, and the values given."""
    values: dict[str, Any] = {}
    for each in fields(kind):
        if each.default is MISSING:
            name = getattr(each.type, "__name__", str(each.type))
            choices = [value for of, value in _EXAMPLES.items() if of.__name__ == name]
            values[each.name] = choices[0] if choices else (() if "tuple" in str(each.type) else None)
    return kind(**values | given)
