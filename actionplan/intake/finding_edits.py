"""What a person may change of the findings that stand beside the recommendations: each change gives another value.

Pure functions over values. No word is lost: each stands in a recommendation, in a finding or among what was left out.
"""

from collections.abc import Callable
from dataclasses import replace

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import FoundReview, LeftOut
from actionplan.intake.editing import DROPPED, held_by, put, taken, taken_passage, with_items, without_passage
from actionplan.intake.source import Passage


def drop_finding(found: FoundReview, index: int) -> FoundReview:
    """Leave a finding out."""
    item = found.findings[index]
    left = LeftOut(item.in_full, DROPPED, item.spot, item, is_finding=True)
    findings = (*found.findings[:index], *found.findings[index + 1 :])
    return with_items(found, found.items, put(found.left_out, left), findings)


def drop_findings(found: FoundReview) -> FoundReview:
    """Leave all findings out. Raises ``BadInput`` where there are none."""
    if not found.findings:
        raise BadInput("There are no findings to drop.")
    while found.findings:
        found = drop_finding(found, 0)
    return found


def make_finding(found: FoundReview, index: int) -> FoundReview:
    """Make a finding of a recommendation."""
    item = replace(found.items[index], actions=())
    items = (*found.items[:index], *found.items[index + 1 :])
    return with_items(found, items, None, put(found.findings, item))


def make_recommendation(found: FoundReview, index: int) -> FoundReview:
    """Make a recommendation of a finding; what answered it is kept, in case it becomes one again."""
    item = found.findings[index]
    findings = (*found.findings[:index], *found.findings[index + 1 :])
    return with_items(found, put(found.items, item), None, findings)


def take_in_finding(found: FoundReview, place: int) -> FoundReview:
    """Take in, as a finding, what was left out or dropped."""
    out = found.left_out[place]
    item = replace(out.item or taken(out), actions=())
    left = (*found.left_out[:place], *found.left_out[place + 1 :])
    return with_items(found, found.items, left, put(found.findings, item))


def take_passage_as_finding(found: FoundReview, passage: Passage) -> FoundReview:
    """Take a passage of the document in as a finding. Raises ``BadInput`` where it is in one already."""
    holder = held_by(found, passage)
    if holder is not None:
        raise BadInput(f"It is in {holder} already.")
    findings = put(found.findings, taken_passage(passage))
    return with_items(found, found.items, without_passage(found.left_out, passage), findings)


def in_findings(found: FoundReview, change: Callable[[FoundReview], FoundReview]) -> FoundReview:
    """A change that splits, joins or renumbers recommendations, made to the findings."""
    made = change(replace(found, items=found.findings, findings=()))
    return with_items(found, found.items, made.left_out, made.items)
