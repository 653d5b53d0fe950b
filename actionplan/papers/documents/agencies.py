"""The plan by lead agency: a line an agency, and where a lead officer's own view is better than the rating.

Its columns, and what is said beside them, are the screen's too.
"""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.rating.marks import MARKS, published_line
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import AgencyLine, AgencyView
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Block,
    CellKind,
    Column,
    Document,
    Entry,
    Fit,
    Listing,
    ListStyle,
    Paragraph,
    Section,
    Table,
    Title,
)

LIVE_COLOURS: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY)

AGENCY_COLUMNS: Final = tuple(
    Column(heading, CellKind.FIGURE, stacked=stacked)
    for heading, stacked in (
        ("Live", None),
        *((colour.value, None) for colour in LIVE_COLOURS),
        ("Overdue", ("Over-", "due")),
        ("Lead's better", ("Lead's", "better")),
        ("Days quiet", ("Days", "quiet")),
        ("No update", ("No", "update")),
        ("Signed off", ("Signed", "off")),
    )
)
"""The columns of the figures."""

AGENCY_NOTE: Final = (
    "Red to Grey count live items. Lead's better: the lead officer's own view is better than the rating. "
    "Days quiet: the longest since a live item's last update. No update: live items that never had one."
)
BETTER_HEADING: Final = "Where the lead officer's own view is better than the rating:"

_NO_RECOMMENDATION: Final = "There are no recommendations in this plan yet."
_NAME_AT_LEAST: Final = 14


def agencies(found: AgencyView, view: PlanView) -> Document:
    """A line an agency, recommendations first; then where the lead officer's own view is better than the rating."""
    title = Title(f"The plan by lead agency, as at {long_day(view.as_at)}.")
    if not found.recommendations:
        return Document(title, (Paragraph(_NO_RECOMMENDATION),))
    blocks: list[Block] = [
        _table("Recommendations", found.recommendations),
        Paragraph(published_line(view.snapshot.totals())),
    ]
    if found.actions:
        blocks.append(_table("Actions", found.actions))
    blocks.append(Paragraph(AGENCY_NOTE))
    if found.leading_none:
        blocks.append(Paragraph(leading_none_words(found)))
    sections = [Section((block,)) for block in blocks]
    if rows := better_rows(found):
        entries = tuple(
            Entry(f"{shown_ref(row, view)}  {view.title(row.item)}: {better_words(row, view)}") for row in rows
        )
        sections.append(Section((Listing(entries, ListStyle.FLUSH),), BETTER_HEADING))
    return Document(title, (), tuple(sections))


def agency_figures(line: AgencyLine) -> tuple[int | None, ...]:
    """An agency's figures, one for each of ``AGENCY_COLUMNS``."""
    totals = line.totals
    return (
        totals.live,
        *(totals.colours[colour] for colour in LIVE_COLOURS),
        totals.overdue,
        len(line.declared_better),
        line.longest_quiet,
        line.without_update,
        totals.signed_off,
    )


def better_rows(found: AgencyView) -> tuple[Row, ...]:
    """The items whose lead's own view is better than the rating, recommendations before actions."""
    totals = [line for table in (found.recommendations, found.actions) for line in table[-1:]]
    return tuple(row for line in totals for row in line.declared_better)


def better_words(row: Row, view: PlanView) -> str:
    """The two views of one item, and whose it is: "lead's view Green, rating ■ RED (Merseyside Police)"."""
    lead = view.lead_agency(row.item)
    declared = f"lead's view {row.item.declared.value.capitalize()}, rating {MARKS[row.rating.colour]}"
    return f"{declared}{f' ({lead})' if lead else ''}"


def leading_none_words(found: AgencyView) -> str:
    """Which agencies lead nothing; empty where each leads something."""
    return f"Leading nothing: {', '.join(found.leading_none)}." if found.leading_none else ""


def shown_ref(row: Row, view: PlanView) -> str:
    """The ref as it is shown: without its review where there is only one."""
    return short_ref(row.ref) if len(view.snapshot.reviews) == 1 else row.ref


def _table(kind: str, lines: Sequence[AgencyLine]) -> Table:
    name = Column(kind, fit=Fit.FOLD, at_least=_NAME_AT_LEAST)
    return Table((name, *AGENCY_COLUMNS), tuple((line.name, *agency_figures(line)) for line in lines))
