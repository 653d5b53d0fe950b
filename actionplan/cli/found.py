"""What a review's file holds, and how it differs from the plan, as lines and as JSON. Decides nothing."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from actionplan.cli.output import width
from actionplan.domain.text import shorten

if TYPE_CHECKING:
    from actionplan.domain.review_file import ReviewFile
    from actionplan.domain.subjects.reviews import LoadPlan


def found_lines(review: "ReviewFile", planned: "LoadPlan", today: date) -> list[str]:
    """A line for each recommendation that was found, then how the file differs from the plan, and what is odd."""
    longest = max(4, *(len(each.number or "") for each in review.recommendations))
    room = max(width() - longest - 2, 20)
    return [
        f"{review.title} ({review.kind}), {review.partnership}",
        *(f"{each.number or '–':>{longest}}  {shorten(each.wording, room)}" for each in review.recommendations),
        f"Found {recommendations(len(review.recommendations))}.",
        *(_compared(review, planned, room) if planned.into_existing else ()),
        *warnings(review, planned, today),
    ]


def found_as_json(review: "ReviewFile", planned: "LoadPlan", today: date) -> dict[str, Any]:
    """The documented object; where the review is in the plan already, with how the two differ."""
    found = {
        "title": review.title,
        "stated": review.stated_count,
        "found": [{"number": each.number, "text": each.wording} for each in review.recommendations],
        "left_out": [],  # a JSON review holds recommendations only: there is nothing to leave out
        "warnings": warnings(review, planned, today),
    }
    if not planned.into_existing:
        return found
    comparison = planned.comparison
    return found | {
        "ref": review.ref,
        "new": [
            {
                "ref": planned.refs[new.index],
                "number": new.published.number,
                "text": new.published.wording,
                "like": None if new.like is None else new.like.ref,
                "alike": round(new.alike, 2),
            }
            for new in comparison.new
        ],
        "changed": [
            {
                "ref": match.known.ref,
                "number": match.published.number,
                "text": match.published.wording,
                "text_in_plan": match.known.wording,
                "alike": round(match.alike, 2),
            }
            for match in comparison.matches
            if not match.same_wording
        ],
        "missing": [
            {"ref": item.ref, "number": item.number, "text_in_plan": item.wording} for item in comparison.missing
        ],
    }


def warnings(review: "ReviewFile", planned: "LoadPlan", today: date) -> list[str]:
    """What is odd about the file, and what it has otherwise than the plan, a sentence each."""
    from actionplan.domain.dates import far_ahead

    stated, found = review.stated_count, len(review.recommendations)
    odd = []
    if stated is not None and stated != found:
        odd.append(f"Take care: the review says that it makes {recommendations(stated)}, and {found} were found.")
    if review.plan_due_on is not None and (far := far_ahead(review.plan_due_on, today)):
        odd.append(f"Take care: {far}")
    return [*odd, *planned.told]


def _compared(review: "ReviewFile", planned: "LoadPlan", room: int) -> Iterator[str]:
    comparison = planned.comparison
    changed = [match for match in comparison.matches if not match.same_wording]
    yield (
        f"{review.ref} is in the plan already: {len(comparison.matches) - len(changed)} the same, {len(changed)} with "
        f"other wording, {len(comparison.new)} new, {len(comparison.missing)} not in the file."
    )
    for new in comparison.new:
        yield f"  new      {planned.refs[new.index]}  {shorten(new.published.wording, room)}"
    for match in changed:
        yield f"  in plan  {match.known.ref}  {shorten(match.known.wording or '', room)}"
        yield f"  in file  {match.known.ref}  {shorten(match.published.wording, room)}"


def recommendations(count: int) -> str:
    """So many recommendations, in words."""
    return "1 recommendation" if count == 1 else f"{count} recommendations"
