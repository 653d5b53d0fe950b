"""What the keys of the preview change, as functions of what was found and the line under the bar.

They decide nothing: each is a function of ``intake`` picked by whether the line is a recommendation or a finding.
"""

from collections.abc import Callable

from actionplan.domain.found_review import Found, FoundReview
from actionplan.intake import by_hand, editing, finding_edits
from actionplan.intake.source import Passage
from actionplan.tui.screens.preview.lines import Line, Part, held_at

Change = Callable[[FoundReview], FoundReview]
ChangeAt = Callable[[FoundReview, int], FoundReview]


def on_held(part: Part, at: int, change: ChangeAt) -> Change:
    """A change to a recommendation, or the same to a finding."""
    if part is Part.FINDING:
        return lambda found: finding_edits.in_findings(found, lambda inner: change(inner, at))
    return lambda found: change(found, at)


def dropped(part: Part, at: int) -> Change:
    """The recommendation or the finding left out."""
    if part is Part.FINDING:
        return lambda found: finding_edits.drop_finding(found, at)
    return lambda found: editing.drop(found, at)


def turned(line: Line, found: FoundReview) -> Change | None:
    """A recommendation or what was left out made a finding, a finding a recommendation; None for anything else."""
    if line.part is Part.OUT:
        return lambda found: finding_edits.take_in_finding(found, line.at)
    held = held_at(line, found)
    if held is None:
        return None
    part, at = held
    if part is Part.FINDING:
        return lambda found: finding_edits.make_recommendation(found, at)
    return lambda found: finding_edits.make_finding(found, at)


def added(passage: Passage) -> Change:
    """A passage added to what stands before it in the document."""
    return lambda found: by_hand.add_passage(found, passage)


def new_in(before: FoundReview, after: FoundReview) -> str:
    """The line of the recommendation or finding that a change took in or added to; empty where it did neither."""
    for part, old, new in (
        (Part.ITEM, before.items, after.items),
        (Part.FINDING, before.findings, after.findings),
    ):
        if len(new) > len(old):
            return f"{part.name}-{_first_new(old, new)}"
        longer = [at for at, (one, other) in enumerate(zip(old, new, strict=False)) if len(other.text) > len(one.text)]
        if len(new) == len(old) and longer:
            return f"{part.name}-{longer[0]}"
    return ""


def _first_new(old: tuple[Found, ...], new: tuple[Found, ...]) -> int:
    return next(at for at, item in enumerate(new) if at >= len(old) or item.spot != old[at].spot)
