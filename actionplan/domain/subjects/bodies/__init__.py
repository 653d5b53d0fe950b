"""Bodies: who meets, with which role, what a meeting delegated to them, and the timetable of their papers."""

from actionplan.domain.subject import Subject, rule
from actionplan.domain.subjects.bodies.entries import FACTS, BodyAdded, BodyChanged, PowersDelegated
from actionplan.domain.subjects.bodies.rules import AddBody, DelegatePowers, EditBody, add, delegate, edit

__all__ = [
    "SUBJECT",
    "AddBody",
    "BodyAdded",
    "BodyChanged",
    "DelegatePowers",
    "EditBody",
    "PowersDelegated",
]

SUBJECT = Subject(
    commands=(rule(AddBody, add), rule(EditBody, edit), rule(DelegatePowers, delegate)),
    facts=FACTS,
)
