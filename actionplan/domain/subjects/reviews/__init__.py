"""Reviews: loading one with its recommendations, whose published wording is locked, and what we say about it."""

from actionplan.domain.subject import Subject, rule
from actionplan.domain.subjects.reviews.editing import EditReview, edit
from actionplan.domain.subjects.reviews.entries import FACTS, RecommendationPublished, ReviewEdited, ReviewLoaded
from actionplan.domain.subjects.reviews.loading import LoadPlan, LoadReview, load, plan_of_load

__all__ = [
    "SUBJECT",
    "EditReview",
    "LoadPlan",
    "LoadReview",
    "RecommendationPublished",
    "ReviewEdited",
    "ReviewLoaded",
    "plan_of_load",
]

SUBJECT = Subject(
    commands=(rule(LoadReview, load), rule(EditReview, edit)),
    facts=FACTS,
)
