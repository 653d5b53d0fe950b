"""The plain-text twins of the first screens: for scripts, screen readers and SSH. Inert for terminals, without colours.

Widths are in terminal cells; a width under 40 counts as 40. Each text ends in a line break.
"""

from collections.abc import Sequence
from datetime import date

from actionplan.domain.dates import MONTHS, counted, weekday_name
from actionplan.domain.rating.marks import concerns_line, counts_line, percentages_line, published_line, rating_key
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Review
from actionplan.domain.vocabulary import Kind
from actionplan.papers.lines import NARROWEST, both_ends, folded_lines, joined
from actionplan.papers.text_table import direction_key, table_lines

_NO_REVIEW = (
    "No review is in this plan yet, so there is nothing to rate. "
    "A plan that holds the Child Sam recommendations is made with: actionplan --db NEW-FILE init"
)


def status_text(view: PlanView, width: int) -> str:
    """The first screen: what the plan is and for which day, the counts with their key, and a line an item."""
    width = max(width, NARROWEST)
    lines = both_ends(_headline(view), f"as at {_day_in_short(view.as_at)}", width)
    if not view.rows:
        return joined([*lines, "", *folded_lines(_NO_REVIEW, width)])
    totals = view.snapshot.totals()
    for line in (counts_line(totals), concerns_line(totals), published_line(totals), percentages_line(totals)):
        lines += folded_lines(line, width) if line else []
    actions = view.snapshot.totals(Kind.ACTION)
    if actions.published:
        under = f"Actions under them: {actions.published}, {actions.live} of them live, {actions.overdue} overdue."
        lines += folded_lines(under, width)
    key = [*folded_lines(rating_key(), width), *direction_key(view, width)]
    return joined([*lines, "", *key, "", *table_lines(view, view.rows, width)])


def groups_text(view: PlanView, groups: Sequence[tuple[str, Sequence[Row]]], width: int) -> str:
    """A list under each heading, none under an empty one; below them what the arrows mean, where there are any."""
    lists = [
        joined(folded_lines(heading, width) if heading else []) + list_text(view, rows, width)
        for heading, rows in groups
    ]
    key = joined(direction_key(view, width)) if any(rows for _, rows in groups) else ""
    return "\n".join([*(lists or [list_text(view, [], width)]), *([key] if key else [])])


def list_text(view: PlanView, rows: Sequence[Row], width: int) -> str:
    """A line an item, and how many of the plan's items these are, as at which day."""
    width = max(width, NARROWEST)
    shown = f"{len(rows)} of {counted(len(view.rows), 'item')}, as at {_day_in_short(view.as_at)}."
    if rows:
        return joined([*table_lines(view, rows, width), "", shown])
    if not view.rows:
        return joined(folded_lines(_NO_REVIEW, width))
    return joined(folded_lines(f"No item matches: {shown} Leave a filter out to see more.", width))


def _headline(view: PlanView) -> str:
    reviews = view.snapshot.reviews
    if not reviews:
        return "Action plan"
    if len(reviews) > 1:
        return f"{len(reviews)} reviews: {', '.join(view.review_title(review) for review in reviews)}"
    return " · ".join(_names(reviews[0], view))


def _names(review: Review, view: PlanView) -> list[str]:
    texts = (
        view.review_title(review),
        view.words(review.review_kind, "review_kind"),
        view.words(review.partnership, "partnership"),
    )
    return [text for text in texts if text]


def _day_in_short(day: date) -> str:
    return f"{weekday_name(day)[:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"
