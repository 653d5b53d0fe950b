"""The status page: where the plan stands, its list, how that changed over time, and each recommendation by itself.

For an intranet: roles and agencies, no officer's name, no restricted words and no contacts. It counts nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.governance.difference import measure_lines
from actionplan.domain.governance.exceptions import exceptions_of, in_brief, most_urgent_first
from actionplan.domain.rating.marks import MEANINGS, counts_line, percentages_line, published_line, reason_beside_mark
from actionplan.domain.rating.owners import lead_in_full, standing_in_full
from actionplan.domain.rating.reasons import moved_words, raised_words, with_others_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel_totals import then_and_now, travel_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports import follow_ups
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.reports.impact import impact_line
from actionplan.domain.reports.timeline import Timeline
from actionplan.domain.vocabulary import DateState, Kind, Wrote
from actionplan.papers.document import (
    Block,
    Composed,
    Document,
    Entry,
    Facts,
    Key,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Section,
    Title,
)
from actionplan.papers.documents.agencies import shown_ref
from actionplan.papers.documents.charts import charts
from actionplan.papers.documents.front import front_of
from actionplan.papers.documents.item_list import NO_REVIEW, direction_key, item_table
from actionplan.papers.documents.then_and_now import then_and_now_section
from actionplan.papers.documents.timeline import timeline

OVER_TIME: Final = "Over time"
LIST: Final = "Recommendations and actions"


class LastWords(NamedTuple):
    """The last update of an item that may be read by all: its day and words, and the entry that holds them."""

    on: date
    words: str
    entry: int


def status_page(
    view: PlanView,
    rows: Sequence[Row],
    points: Sequence[ChartPoint],
    line: Timeline,
    heard: Mapping[str, LastWords],
    *,
    draft: bool = False,
) -> Document:
    """The page of a view whose texts name roles only.

    ``rows`` are those that are listed, the plan's counts being the whole plan's; ``points`` are the months before,
    ``line`` the rows' time line, and ``heard`` the last words about each item by ref.
    """
    plan = view.snapshot
    front = front_of(view, "", draft=draft)
    titles = [view.review_title(review) or review.ref for review in plan.reviews]
    title = Title(f"Action plan: {'; '.join(titles)}" if titles else "Action plan")
    if not view.rows:
        return Document(title, (Paragraph(NO_REVIEW.partition(".")[0] + "."),), (), front)
    sections = (
        _stands(view),
        *then_and_now_section(then_and_now(view.rows, view.travel)),
        *_exceptions(view, {row.ref for row in rows}),
        _list(view, rows),
        *_over_time(points),
        *_time_line(line, view),
        *(each for row in rows if row.item.kind is Kind.RECOMMENDATION for each in _item(row, view, rows, heard)),
    )
    return Document(title, (), sections, front)


def _stands(view: PlanView) -> Section:
    totals, actions = view.snapshot.totals(), view.snapshot.totals(Kind.ACTION)
    lines = [
        published_line(totals),
        (
            f"Overdue: {totals.overdue}. Without a lead agency: {totals.unassigned}. Not heard from: {totals.stale}. "
            f"Reported complete without evidence: {totals.no_evidence}."
        ),
        percentages_line(totals),
        travel_line(view.rows, view.travel),
    ]
    if actions.published:
        lines.append(f"Actions under them: {actions.published}, {actions.live} live, {actions.overdue} overdue.")
    if impact := impact_line(view.snapshot):
        lines.append(f"{impact}.")
    blocks = (Paragraph(counts_line(totals), strong=True), *(Paragraph(each) for each in lines if each))
    return Section((*blocks, Key(tuple(MEANINGS))), "Where things stand")


def _exceptions(view: PlanView, listed: set[str]) -> Iterator[Section]:
    lines = [each for each in most_urgent_first(exceptions_of(view)) if each.row is None or each.ref in listed]
    blocks: list[Block] = []
    alone = []
    for each in lines:
        if each.row is None:
            said = f"{each.ref}  {follow_ups.words_of(each.late[0], view)}: {in_brief(each, view)}"
            alone.append(Entry(Composed(said, Wrote.WORDS, instead=f"{each.ref}: {in_brief(each, view)}")))
        else:
            said = in_brief(each, view)
            ref = shown_ref(each.row, view)
            told = f"{ref} {view.title(each.row.item)}: {said}"
            words = Composed(told, Wrote.HEADING, ref=each.ref, instead=f"{ref}: {said}")
            blocks.append(RatingLine(each.row.rating.colour, words))
    if alone:
        blocks.append(Listing(tuple(alone)))
    if blocks:
        yield Section(tuple(blocks), f"What needs attention first: {len(lines)}")


def _list(view: PlanView, rows: Sequence[Row]) -> Section:
    shown = "" if len(rows) == len(view.rows) else f"{len(rows)} of {counted(len(view.rows), 'item')} chosen."
    table: tuple[Block, ...] = (item_table(view, rows),) if rows else (Paragraph("No item was chosen."),)
    return Section((*([Paragraph(shown)] if shown else []), *table, *direction_key(view)), LIST)


def _over_time(points: Sequence[ChartPoint]) -> Iterator[Section]:
    """Charts under headings of their own; nothing while only one day is on record."""
    if len(points) > 1:
        yield Section((), OVER_TIME)
        yield from (each._replace(level=3) for each in charts(points).sections)


def _time_line(line: Timeline, view: PlanView) -> Iterator[Section]:
    if line.dated:
        first, *others = timeline(line, view).sections
        yield first._replace(heading="Time line")
        yield from (each._replace(level=3) for each in others)


def _item(row: Row, view: PlanView, rows: Sequence[Row], heard: Mapping[str, LastWords]) -> Iterator[Section]:
    item = row.item
    travelled = view.travel.words(row)
    blocks: list[Block] = [RatingLine(row.rating.colour, reason_beside_mark(row))]
    blocks += [Paragraph(travelled)] if travelled else []
    blocks += [Quotation(view.text_of(item, "wording")), Facts(tuple(_facts(row, view)))]
    last = heard.get(row.ref)
    if last is not None:
        blocks.append(Listing((Entry(f"Last update, {long_day(last.on)}", (_update(row.ref, last),)),)))
    measures = tuple(
        Entry(Composed(f"{each.ref}, {each.title}: {each.line}", Wrote.READING, ref=row.ref))
        for each in measure_lines(view, row.ref)
    )
    blocks += [Listing(measures)] if measures else []
    ref = shown_ref(row, view)
    heading = Composed(f"{ref} {view.title(item)}", Wrote.HEADING, ref=row.ref, instead=ref)
    yield Section(tuple(blocks), heading, about=row.ref)
    actions = [each for each in rows if each.item.parent == row.ref]
    if actions:
        said = tuple(
            Entry(f"{shown_ref(each, view)}, {long_day(last.on)}", (_update(each.ref, last),))
            for each in actions
            if (last := heard.get(each.ref)) is not None
        )
        words: tuple[Block, ...] = (Listing(said),) if said else ()
        yield Section((item_table(view, actions), *words), f"Actions under {ref}", level=3, about=row.ref)


def _update(ref: str, last: LastWords) -> str:
    return Composed(last.words, Wrote.UPDATE, ref=ref, entry=last.entry)


def _facts(row: Row, view: PlanView) -> Iterator[tuple[str, str]]:
    item = row.item
    lead, state = lead_in_full(item, view, names=view.named), standing_in_full(row)
    said = f"{lead} ({state})" if lead and state else lead or "none yet"
    yield "Lead", Composed(said, Wrote.ROLE, ref=row.ref, instead=view.lead_agency(item) or "none yet")
    if item.contributing:
        yield "With", "; ".join(view.contributing(item))
    yield "Due", _due(row)
    yield "Status", row.case.status.label
    named = (
        ("What will be done", "will_do"),
        ("Intended outcome", "intended_outcome"),
        ("How it is measured", "measure"),
        ("What was done", "completion_summary"),
    )
    for name, field in named:
        if words := view.text_of(item, field):
            yield name, Composed(words, Wrote.WORDS, ref=row.ref)
    if item.with_others is not None:
        yield "With others", with_others_words(item.with_others, view.as_at)
    if item.raised is not None:
        yield "Raised", Composed(raised_words(item.raised), Wrote.ROLE, ref=row.ref)
    shown = (
        (item.evidence_output, "that it was done"),
        (item.evidence_quality, "how well"),
        (item.evidence_impact, "of what is different for children"),
    )
    yield "Evidence", "; ".join(f"{count} {what}" for count, what in shown if count) or "none recorded"


def _due(row: Row) -> str:
    if row.case.due_on is None:
        return "no date yet"
    deadline = row.item.deadline
    if deadline.due_on is None:
        how = "with the last of its actions"
    elif deadline.state is DateState.PROPOSED or deadline.adopted_on is None:
        how = "proposed, not yet agreed by a meeting"
    else:
        how = moved_words(deadline) or "as first agreed"
    late = "" if row.days_overdue is None else f"; {counted(row.days_overdue, 'day')} ago"
    return f"{full_day(row.case.due_on)}; {how}{late}"
