"""How a newer file of a review differs from the plan, in sentences, and when it is refused for that."""

from collections.abc import Iterator
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.errors import Refused, Remedy
from actionplan.domain.review_file import ReviewFile
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Review
from actionplan.domain.subjects.reviews.matching import ALIKE_FROM, Comparison
from actionplan.domain.text import quoted


def refusal(file: ReviewFile, comparison: Comparison) -> Refused | None:
    """Why a file is not this review's: numbers with wholly other wording, or nothing but wording that differs."""
    other = [match for match in comparison.matches if match.alike < ALIKE_FROM]
    changed = other or ([] if comparison.new else [match for match in comparison.matches if not match.same_wording])
    if not changed:
        return None
    refs = [match.known.ref for match in changed]
    named = refs[0] if len(refs) == 1 else f"{', '.join(refs[:3])}{' and others' if len(refs) > 3 else ''}"
    return Refused(
        f"{named} {'is' if len(refs) == 1 else 'are'} in the plan with other wording, and published wording is locked. "
        f"If this is another review, load it under a ref of its own.",
        Remedy.GIVE_REVIEW_REF,
    )


def told(comparison: Comparison, refs: tuple[str, ...]) -> Iterator[str]:
    """What differs between the file's recommendations and the plan's, a sentence each."""
    for match in comparison.matches:
        ref, number = match.known.ref, match.published.number
        if not match.same_wording:
            yield f"{ref} has other wording in the file. The plan keeps the wording that it has, which is locked."
        if not match.same_number:
            now = f"number {number}" if number else "no number"
            yield f"{ref} has {now} in the file. The plan keeps {'its number' if match.known.number else 'it without'}."
    for new in comparison.new:
        if new.like is not None:
            alike = f"{round(100 * new.alike)}% of its words are those of {new.like.ref}"
            yield f"{refs[new.index]} is new, and {alike}. Leave it out of the file if the two are one."
    for item in comparison.missing:
        yield f"{item.ref} is not in the file. It stays in the plan."


def differences(context: CommandContext, review: Review, file: ReviewFile, agency_ids: dict[str, str]) -> Iterator[str]:
    """What the file says about the review that the plan has otherwise, a sentence each; the plan stays as it is."""
    said = (
        ("title", context.text(review.title, "title"), file.title),
        ("kind", context.text(review.review_kind, "review_kind"), file.kind),
        ("partnership", context.text(review.partnership, "partnership"), file.partnership),
        ("governing body", review.governing_body, file.governing_body),
        ("day of publication", review.published_on, file.published_on),
        ("day its plan is due", review.plan_due_on, file.plan_due_on),
        ("count of recommendations", review.stated_count, file.stated_count),
    )
    for what, now, given in said:
        if given is not None and now != given:
            yield f"The {what} is {_worded(given)} in the file and {_worded(now)} in the plan, which stays."
    for agency in file.agencies:
        if agency.contributing and agency_ids[agency.name] not in review.contributing:
            yield f"{agency.name} contributed to the review by the file, and not by the plan, which stays."


def _worded(value: str | date | int | None) -> str:
    if isinstance(value, date):
        return long_day(value)
    return quoted(value) if isinstance(value, str) else str(value or "not given")
