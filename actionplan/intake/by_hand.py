"""What a person takes into a recommendation or a finding passage by passage, where no list shows what belongs to it.

Pure functions over values. No word is lost: each stands in a recommendation, in a finding or among what was left out.
"""

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import Found, FoundReview, Spot
from actionplan.intake.editing import join, take_passage
from actionplan.intake.finding_edits import in_findings, take_passage_as_finding
from actionplan.intake.source import Passage


def add_passage(found: FoundReview, passage: Passage) -> FoundReview:
    """Add a passage of the document to the recommendation or the finding that stands before it.

    Raises ``BadInput`` where none does, and where the passage is in one already.
    """
    item, finding = _last_before(found.items, passage.spot), _last_before(found.findings, passage.spot)
    if item is None and finding is None:
        raise BadInput("Nothing that is chosen stands before this passage: take it in first.")
    if finding is None or (item is not None and _place(item.spot) > _place(finding.spot)):
        return _joined(take_passage(found, passage), passage)
    return in_findings(take_passage_as_finding(found, passage), lambda inner: _joined(inner, passage))


def _joined(found: FoundReview, passage: Passage) -> FoundReview:
    at = next(at for at, item in enumerate(found.items) if _place(item.spot) == _place(passage.spot))
    return join(found, at)


def _last_before(items: tuple[Found, ...], spot: Spot) -> Found | None:
    return next((item for item in reversed(items) if _place(item.spot) < _place(spot)), None)


def _place(spot: Spot) -> tuple[int, int]:
    return spot.order, spot.offset
