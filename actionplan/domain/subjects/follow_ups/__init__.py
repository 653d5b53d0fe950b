"""Follow-ups: what a meeting said somebody will do, by when, and what came of it."""

from actionplan.domain.subject import Subject, rule
from actionplan.domain.subjects.follow_ups.deciding import (
    DropFollowUp,
    FollowUpIsDone,
    RedateFollowUp,
    SetFollowUp,
    drop,
    due_of,
    next_number,
    redate,
    report_done,
    set_follow_up,
)
from actionplan.domain.subjects.follow_ups.entries import (
    FACTS,
    FollowUpDated,
    FollowUpDone,
    FollowUpDropped,
    FollowUpSet,
    ended_by_completion,
    made_with,
    set_words,
)

__all__ = [
    "SUBJECT",
    "DropFollowUp",
    "FollowUpDated",
    "FollowUpDone",
    "FollowUpDropped",
    "FollowUpIsDone",
    "FollowUpSet",
    "RedateFollowUp",
    "SetFollowUp",
    "due_of",
    "ended_by_completion",
    "made_with",
    "next_number",
    "set_words",
]

SUBJECT = Subject(
    commands=(
        rule(SetFollowUp, set_follow_up),
        rule(FollowUpIsDone, report_done),
        rule(DropFollowUp, drop),
        rule(RedateFollowUp, redate),
    ),
    facts=FACTS,
)
