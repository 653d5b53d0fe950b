"""Undo: one whole step is reversed, as the values before it. An undo is a step too, and can be undone by its number."""

from actionplan.domain.subject import Subject, fact_kind, rule
from actionplan.domain.subjects.undo.decide import Undo, undo
from actionplan.domain.subjects.undo.reversal import StepReversed, restored, reversed_sentence

__all__ = ["SUBJECT", "StepReversed", "Undo"]

SUBJECT = Subject(
    commands=(rule(Undo, undo),),
    facts=(fact_kind(StepReversed, restored, reversed_sentence),),
)
