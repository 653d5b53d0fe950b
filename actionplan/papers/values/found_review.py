"""What a review's file holds, and how it differs from the plan, as lines and as JSON. Decides nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from actionplan.domain.text import listed, shorten, visible

if TYPE_CHECKING:
    from actionplan.domain.found_review import FoundReview, LeftOut, Spot
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.reports.alike import Repeated
    from actionplan.domain.review_file import PublishedFinding, ReviewFile
    from actionplan.domain.subjects.reviews import LoadPlan


_NAMED_LEFT_OUT = 12
"""How many of what was left out are named in a preview; JSON has them all."""


_LONGEST_LEFT_OUT = 400


def found_lines(
    review: "ReviewFile",
    planned: "LoadPlan",
    today: date,
    width: int,
    found: "FoundReview | None" = None,
    repeats: "Sequence[Repeated]" = (),
) -> list[str]:
    """A line for each recommendation that was found, cut to ``width``, then how the file differs, and what is odd.

    ``found`` says how a document was read: why this list, and what was left out. ``repeats`` are like what the plan
    holds of other reviews.
    """
    longest = max(4, *(len(each.number or "") for each in review.recommendations))
    room = max(width - longest - 2, 20)
    return [
        f"{review.title} ({review.kind}){f', {review.partnership}' if review.partnership else ''}",
        *(f"{each.number or '–':>{longest}}  {shorten(each.wording, room)}" for each in review.recommendations),
        f"Found {recommendations(len(review.recommendations))}.",
        *(_compared(review, planned, room) if planned.into_existing else ()),
        *_findings(review, planned, room, found),
        *_repeated(repeats),
        *_suggested(planned),
        *(_how_found(found, width) if found else ()),
        *warnings(review, planned, today, found),
    ]


def found_as_json(
    review: "ReviewFile",
    planned: "LoadPlan",
    today: date,
    found: "FoundReview | None" = None,
    repeats: "Sequence[Repeated]" = (),
    view: "PlanView | None" = None,
) -> dict[str, Any]:
    """The documented object; where the review is in the plan already, with how the two differ."""
    value = {
        "title": review.title,
        "stated": review.stated_count,
        "found": [{"number": each.number, "text": each.wording} for each in review.recommendations],
        # A JSON review says which is which: there is nothing to leave out.
        "left_out": [_left_out_as_json(each) for each in found.left_out] if found else [],
        "warnings": warnings(review, planned, today, found),
        "findings": [_finding_as_json(each, spot, planned) for each, spot in _new_findings(review, planned, found)],
        "repeats": [] if view is None else [_repeat(each, view) for each in repeats],
    }
    if not planned.into_existing:
        return value
    comparison = planned.comparison
    return value | {
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


def warnings(review: "ReviewFile", planned: "LoadPlan", today: date, found: "FoundReview | None" = None) -> list[str]:
    """What is odd about the file or in doubt, and what it has otherwise than the plan, a sentence each."""
    from actionplan.domain.dates import far_ahead

    stated, count = review.stated_count, len(review.recommendations)
    odd = []
    if stated is not None and stated != count:
        odd.append(f"Take care: the review says that it makes {recommendations(stated)}, and {count} were found.")
    if review.plan_due_on is not None and (far := far_ahead(review.plan_due_on, today)):
        odd.append(f"Take care: {far}")
    return [*odd, *(found.doubts if found else ()), *planned.told]


def counted_words(stated: int | None, chosen: int) -> str:
    """How many are chosen beside how many the review says that it makes."""
    if stated is None:
        return f"{chosen} chosen; the review does not say how many it makes."
    if stated == chosen:
        return f"{chosen} chosen, as many as the review says."
    missing = stated - chosen
    differs = f"{missing} missing" if missing > 0 else f"{-missing} too many"
    return f"{chosen} chosen, and the review says {stated}: {differs}."


def _repeat(each: "Repeated", view: "PlanView") -> dict[str, Any]:
    from actionplan.papers.values.alike import like_value

    return {"number": each.published.number, "text": each.published.wording, **like_value(each.alike, view)}


def _findings(review: "ReviewFile", planned: "LoadPlan", room: int, found: "FoundReview | None") -> Iterator[str]:
    """The findings that would be loaded beside the recommendations, with what the review says answers them."""
    if planned.findings:
        yield f"Findings, {len(planned.findings)}:"
    for each, spot in _new_findings(review, planned, found):
        head = f"  {each.number or '–'}  {f'{spot.words()}: ' if spot.words() else ''}"
        yield f"{head}{shorten(each.wording, max(room - len(head), 20))}"
        if each.answered_by:
            yield f"    Answered by {listed(_answers(each, planned))}, as the review says."


def _new_findings(
    review: "ReviewFile", planned: "LoadPlan", found: "FoundReview | None"
) -> "Iterator[tuple[PublishedFinding, Spot]]":
    """The findings that would be added, each with its place in a document."""
    from actionplan.domain.found_review import Spot

    spots = [each.spot for each in found.findings] if found else []
    for at, each in enumerate(review.findings):
        if each in planned.findings:
            yield each, spots[at] if at < len(spots) else Spot()


def _answers(finding: "PublishedFinding", planned: "LoadPlan") -> list[str]:
    return [planned.refs[at] for at in finding.answered_by]


def _finding_as_json(each: "PublishedFinding", spot: "Spot", planned: "LoadPlan") -> dict[str, Any]:
    """A line of text files, a page of files with pages; null where there is none."""
    return {
        "number": each.number,
        "text": each.wording,
        "line": spot.line or None,
        "page": spot.page or None,
        "answered_by": _answers(each, planned),
    }


def _repeated(repeats: "Sequence[Repeated]") -> Iterator[str]:
    """What was recommended before, in another review of the plan."""
    from actionplan.domain.reports.alike import alike_words

    for each in repeats:
        name = each.published.number or shorten(each.published.wording, 30)
        yield visible(f"{name} repeats {alike_words(each.alike)}", newlines=False)


def _left_out_as_json(each: "LeftOut") -> dict[str, Any]:
    """A line of text files, a page of files with pages; null where there is none."""
    return {"line": each.spot.line or None, "page": each.spot.page or None, "text": _cut(each.text), "why": each.why}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LEFT_OUT else f"{text[:_LONGEST_LEFT_OUT].rstrip()}…"


def _how_found(found: "FoundReview", width: int) -> Iterator[str]:
    """Why this list was taken for the recommendations, and what was left out."""
    if found.reasons:
        yield f"Taken as the list of recommendations: {visible('; '.join(found.reasons), newlines=False)}."
    out = found.left_out
    if out:
        yield f"Left out, {len(out)}:"
    for each in out[:_NAMED_LEFT_OUT]:
        where = each.spot.words()
        yield f"  {f'{where}: ' if where else ''}{shorten(each.text, max(20, width // 2))}"
        yield f"    {visible(each.why, newlines=False)}"
    if len(out) > _NAMED_LEFT_OUT:
        yield f"  and {len(out) - _NAMED_LEFT_OUT} more, which the preview as JSON names."


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


def _suggested(planned: "LoadPlan") -> Iterator[str]:
    """Which agencies the file suggests as leads, and for how many of what would be added."""
    named = Counter(new.published.suggested_agency for new in planned.comparison.new)
    agencies = [(agency, count) for agency, count in named.most_common() if agency]
    if agencies:
        count = sum(count for _, count in agencies)
        told = ", ".join(f"{visible(agency, newlines=False)} ({count})" for agency, count in agencies)
        suggested = f"A lead agency is suggested for {recommendations(count)}: {told}."
        yield f"{suggested} Nobody is assigned until you assign them."


def added_words(count: int, findings: int) -> str:
    """So many recommendations, and findings where there are any: "11 recommendations and 3 findings"."""
    from actionplan.domain.dates import counted

    parts = [recommendations(count)] if count or not findings else []
    return " and ".join([*parts, *([counted(findings, "finding")] if findings else [])])


def recommendations(count: int) -> str:
    """So many recommendations, in words."""
    return "1 recommendation" if count == 1 else f"{count} recommendations"
