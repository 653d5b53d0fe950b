"""The first screen: where the plan stands."""

from actionplan.domain.governance.exceptions import ExceptionLine, exceptions_of, in_brief, most_urgent_first
from actionplan.domain.rating.marks import MARKS, MEANINGS, concerns_line, counts_line, percentages_line, published_line
from actionplan.domain.rating.travel_totals import then_and_now, travel_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports import follow_ups
from actionplan.domain.reports.impact import impact_line
from actionplan.domain.state.entities import Review
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Kind
from actionplan.papers.document import Block, Document, Entry, Key, Listing, ListStyle, Paragraph, Section, Title
from actionplan.papers.documents.by_review import by_review
from actionplan.papers.documents.item_list import NO_REVIEW, day_in_short, direction_key, item_table
from actionplan.papers.documents.then_and_now import then_and_now_section


def status(view: PlanView) -> Document:
    """What the plan is and for which day, the counts with their key, a line an item, and what impact was shown."""
    title = Title(_headline(view), f"as at {day_in_short(view.as_at)}")
    if not view.rows:
        return Document(title, (), (Section((Paragraph(NO_REVIEW),)),))
    totals, actions = view.snapshot.totals(), view.snapshot.totals(Kind.ACTION)
    lines = [counts_line(totals), concerns_line(totals), published_line(totals), percentages_line(totals)]
    lines.append(travel_line(view.rows, view.travel))
    if actions.published:
        lines.append(
            f"Actions under them: {actions.published}, {actions.live} of them live, {actions.overdue} overdue."
        )
    impact = impact_line(view.snapshot)
    key: tuple[Block, ...] = (Key(tuple(MEANINGS)), *direction_key(view))
    return Document(
        title,
        tuple(Paragraph(line) for line in lines if line),
        (
            Section(key),
            *by_review(view),
            *_exceptions(view),
            Section((item_table(view, view.rows),)),
            *then_and_now_section(then_and_now(view.rows, view.travel)),
            *([Section((Paragraph(impact),))] if impact else []),
        ),
    )


def _exceptions(view: PlanView) -> list[Section]:
    """A line an exception, the most urgent first; left out where there is none."""
    lines = most_urgent_first(exceptions_of(view))
    entries = tuple(Entry(f"{_named(line, view)}: {in_brief(line, view)}") for line in lines)
    return [Section((Listing(entries, ListStyle.HANGING),), f"Exceptions: {len(entries)}")] if entries else []


def _named(line: ExceptionLine, view: PlanView) -> str:
    row = line.row
    if row is None:
        return f"{line.ref}  {follow_ups.words_of(line.late[0], view)}"
    ref = short_ref(line.ref) if len(view.snapshot.reviews) == 1 else line.ref
    return f"{MARKS[row.rating.colour]}  {ref}  {view.title(row.item)}"


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
