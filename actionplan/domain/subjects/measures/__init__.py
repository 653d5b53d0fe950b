"""Measures and readings: what would show the difference for children, and what was found.

A measure serves one or several items, the first of which gives it its ref. A reading is signed and never overwritten,
and counts as evidence of impact of each item that the measure serves.
"""

from actionplan.domain.subject import Subject, rule
from actionplan.domain.subjects.measures.deciding import (
    AddMeasure,
    EditMeasure,
    RecordReading,
    WithdrawMeasure,
    add,
    edit,
    read,
    withdraw,
)
from actionplan.domain.subjects.measures.entries import FACTS, MeasureAdded, ReadingTaken

__all__ = ["SUBJECT", "AddMeasure", "EditMeasure", "MeasureAdded", "ReadingTaken", "RecordReading", "WithdrawMeasure"]

SUBJECT = Subject(
    commands=(
        rule(AddMeasure, add),
        rule(EditMeasure, edit),
        rule(WithdrawMeasure, withdraw),
        rule(RecordReading, read),
    ),
    facts=FACTS,
)
