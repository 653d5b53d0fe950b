"""The plan by lead agency in plain text: a line an agency, and where a lead's own view is better than the rating.

Its columns, and what is said beside them, are the screen's too. Counts nothing: the numbers are the domain's.
"""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.rating.marks import MARKS, published_line
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import AgencyLine, AgencyView
from actionplan.domain.text import cells
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Colour
from actionplan.papers.lines import NARROWEST, folded_lines, joined, padded

LIVE_COLOURS: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY)

AGENCY_HEADINGS: Final = (
    ("", "Live"),
    *(("", colour.value) for colour in LIVE_COLOURS),
    ("Over-", "due"),
    ("Lead's", "better"),
    ("Days", "quiet"),
    ("No", "update"),
    ("Signed", "off"),
)
"""The headings of the figures, each on two lines."""

AGENCY_NOTE: Final = (
    "Red to Grey count live items. Lead's better: the lead's own view is better than the rating. "
    "Days quiet: the longest since a live item's last update. No update: live items that never had one."
)
BETTER_HEADING: Final = "Where the lead's own view is better than the rating:"

_NO_RECOMMENDATION: Final = "There are no recommendations in this plan yet."
_NAME_AT_LEAST: Final = 14
_GAP: Final = 2


def agency_figures(line: AgencyLine) -> tuple[str, ...]:
    """An agency's figures, one for each of ``AGENCY_HEADINGS``."""
    totals = line.totals
    return (
        str(totals.live),
        *(str(totals.colours[colour]) for colour in LIVE_COLOURS),
        str(totals.overdue),
        str(len(line.declared_better)),
        "–" if line.longest_quiet is None else str(line.longest_quiet),
        str(line.without_update),
        str(totals.signed_off),
    )


def figures_words(line: AgencyLine) -> str:
    """The same in words, for where there is no room for columns: "live 2, red 0, amber 1, ..."."""
    names = (f"{above[:-1]}{below}" if above.endswith("-") else f"{above} {below}" for above, below in AGENCY_HEADINGS)
    figures = zip(names, agency_figures(line), strict=True)
    return ", ".join(f"{name.strip().lower()} {figure}" for name, figure in figures)


def better_rows(agencies: AgencyView) -> tuple[Row, ...]:
    """The items whose lead's own view is better than the rating, recommendations before actions."""
    totals = [line for table in (agencies.recommendations, agencies.actions) for line in table[-1:]]
    return tuple(row for line in totals for row in line.declared_better)


def better_words(row: Row, view: PlanView) -> str:
    """The two views of one item, and whose it is: "lead's view Green, rating ■ RED (Merseyside Police)"."""
    lead = view.lead_agency(row.item)
    declared = f"lead's view {row.item.declared.value.capitalize()}, rating {MARKS[row.rating.colour]}"
    return f"{declared}{f' ({lead})' if lead else ''}"


def leading_none_words(agencies: AgencyView) -> str:
    """Which agencies lead nothing; empty where each leads something."""
    return f"Leading nothing: {', '.join(agencies.leading_none)}." if agencies.leading_none else ""


def shown_ref(row: Row, view: PlanView) -> str:
    """The ref as it is shown: without its review where there is only one."""
    return short_ref(row.ref) if len(view.snapshot.reviews) == 1 else row.ref


def agencies_text(agencies: AgencyView, view: PlanView, width: int) -> str:
    """A line an agency, recommendations first; then where the lead's own view is better than the rating."""
    width = max(width, NARROWEST)
    lines = folded_lines(f"The plan by lead agency, as at {long_day(view.as_at)}.", width)
    if not agencies.recommendations:
        return joined([*lines, *folded_lines(_NO_RECOMMENDATION, width)])
    lines += ["", *_table("Recommendations", agencies.recommendations, width)]
    lines += ["", *folded_lines(published_line(view.snapshot.totals()), width)]
    if agencies.actions:
        lines += ["", *_table("Actions", agencies.actions, width)]
    lines += ["", *folded_lines(AGENCY_NOTE, width)]
    if agencies.leading_none:
        lines += ["", *folded_lines(leading_none_words(agencies), width)]
    return joined([*lines, *_better_views(agencies, view, width)])


def _table(kind: str, table: Sequence[AgencyLine], width: int) -> list[str]:
    widths = [max(map(cells, each)) for each in AGENCY_HEADINGS]
    gap = _GAP if width - sum(widths) - _GAP * len(widths) >= 2 * _NAME_AT_LEAST else 1
    room = width - sum(widths) - gap * len(widths)
    if room < _NAME_AT_LEAST:
        return _in_words(kind, table, width)
    name_width = min(room, max(cells(line.name) for line in table) + 2)
    widths = [each + gap for each in widths]
    lines = [
        padded("", name_width)
        + "".join(each[0].rjust(size) for each, size in zip(AGENCY_HEADINGS, widths, strict=True)),
        padded(kind, name_width)
        + "".join(each[1].rjust(size) for each, size in zip(AGENCY_HEADINGS, widths, strict=True)),
    ]
    for line in table:
        # A long name goes on below, indented, rather than be cut.
        first, *rest = folded_lines(line.name, name_width - 2)
        figures = "".join(figure.rjust(size) for figure, size in zip(agency_figures(line), widths, strict=True))
        lines += [padded(first, name_width) + figures, *(f"  {each}" for each in rest)]
    return [each.rstrip() for each in lines]


def _in_words(kind: str, table: Sequence[AgencyLine], width: int) -> list[str]:
    lines = [kind]
    for line in table:
        lines += [*folded_lines(line.name, width), *folded_lines(figures_words(line), width, "  ")]
    return lines


def _better_views(agencies: AgencyView, view: PlanView, width: int) -> list[str]:
    rows = better_rows(agencies)
    if not rows:
        return []
    lines = ["", *folded_lines(BETTER_HEADING, width)]
    for row in rows:
        lines += folded_lines(f"{shown_ref(row, view)}  {view.title(row.item)}: {better_words(row, view)}", width)
    return lines
