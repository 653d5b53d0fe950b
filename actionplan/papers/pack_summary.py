"""``summary.md``, the paper that a board reads first: what it is asked to do, where things stand, what has moved."""

from collections.abc import Iterator

from actionplan.domain.dates import counted, in_words, long_day
from actionplan.domain.governance.agenda import Ask
from actionplan.domain.governance.pack import PackPaper
from actionplan.domain.governance.pack_tables.table import PaperTable
from actionplan.domain.rating.direction import ARROWS, Direction
from actionplan.domain.rating.marks import concerns_line, counts_line, percentages_line, published_line, rating_key
from actionplan.domain.reports.movement import MovementReport
from actionplan.papers.markdown import inline, opening, table
from actionplan.papers.text_movement import COLUMNS, heading, remarks_on

_MOST_REFS = 12
"""How many items a request names; the table that it points to has them all."""

_MOVEMENT_HEADINGS = ("Lead agency", *(name.replace("_", " ").capitalize() for name in COLUMNS[1:]))


def summary_md(paper: PackPaper) -> bytes:
    """The whole summary, UTF-8, lines ending in LF."""
    lines = [
        *_opening(paper),
        *_asked(paper),
        *_totals(paper),
        *_movement(paper),
        *_exceptions(paper),
        *_tables(paper),
        *_about_these_papers(paper),
    ]
    return ("\n".join(lines) + "\n").encode()


def _opening(paper: PackPaper) -> Iterator[str]:
    yield f"# {inline(paper.meeting.title)}: action plan"
    yield ""
    yield opening("; ".join(paper.reviews) or "No review is in this plan yet.")
    yield ""
    since = (
        "These are the first papers for this body"
        if paper.since is None
        else (f"Compared with the papers as at {long_day(paper.since)}")
    )
    again = "" if paper.issue == 1 else f" Issue {paper.issue}, in place of the one before."
    yield f"As at {in_words(paper.as_at)}.{again} {since}."
    yield ""


def _asked(paper: PackPaper) -> Iterator[str]:
    yield f"## What the {inline(paper.meeting.body)} is asked to do"
    yield ""
    if not paper.asks:
        yield "Nothing is asked for: the papers are to be noted."
    for number, ask in enumerate(paper.asks, start=1):
        yield f"{number}. **{ask.verb.capitalize()}** {inline(ask.words)}: {_refs(ask)}."
    yield ""


def _refs(ask: Ask) -> str:
    shown = [inline(ref) for ref in ask.refs[:_MOST_REFS]]
    more = len(ask.refs) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _totals(paper: PackPaper) -> Iterator[str]:
    yield "## Where things stand"
    yield ""
    yield f"**{counts_line(paper.totals)}**"
    yield ""
    yield f"{published_line(paper.totals)} {concerns_line(paper.totals).capitalize()}."
    if percentages := percentages_line(paper.totals):
        yield ""
        yield percentages
    yield ""
    yield _actions_line(paper)
    yield ""
    yield f"{rating_key()}. Rated by rules number {paper.rules_number}."
    yield ""


def _actions_line(paper: PackPaper) -> str:
    totals = paper.action_totals
    if not totals.published:
        return "No actions are recorded under them."
    return (
        f"Actions under them, counted apart: live {totals.live} + signed off {totals.signed_off} + not taken forward "
        f"{totals.not_taken_forward} = {totals.published}; {totals.overdue} overdue."
    )


def _movement(paper: PackPaper) -> Iterator[str]:
    yield f"## {heading(paper.movement)}"
    yield ""
    yield from _movement_table(paper.movement)
    if paper.action_totals.published or len(paper.action_movement.lines) > 1:
        yield f"### {heading(paper.action_movement)}"
        yield ""
        yield from _movement_table(paper.action_movement)
    noun = counted(paper.changes.count, "change")
    yield f"{noun} since, in words, by recommendation: `changes.csv`."
    yield ""


def _movement_table(report: MovementReport) -> Iterator[str]:
    rows = [(name, *(str(getattr(line, each)) for each in COLUMNS[1:])) for name, line in report.lines]
    yield from table(_MOVEMENT_HEADINGS, rows, right=range(1, len(COLUMNS)))
    yield ""
    for remark in remarks_on(report):
        yield opening(remark)
        yield ""


def _exceptions(paper: PackPaper) -> Iterator[str]:
    yield "## Exceptions: Red, or worse than in the last papers"
    yield ""
    yield from _brief(paper.exceptions)
    arrows = ", ".join(f"{ARROWS[way]} {way}" for way in Direction if way is not Direction.NONE)
    yield f"Since last, the direction of travel since the last papers: {arrows}."
    yield ""


def _tables(paper: PackPaper) -> Iterator[str]:
    for each in (*paper.tables, paper.actions):
        letter, _, _ = each.name.partition("-")
        lettered = f"{letter}. " if letter.isupper() else ""
        yield f"## {lettered}{inline(each.heading)}: {len(each.rows)}"
        yield ""
        yield f"In full: `{each.name}.csv`."
        yield ""
        yield from _brief(each)


def _brief(paper_table: PaperTable) -> Iterator[str]:
    if not paper_table.rows:
        yield "None."
    else:
        shown = [
            column
            for column, name in enumerate(paper_table.brief_headings)
            if name != "Since last" or any(row[column] for row in paper_table.brief)
        ]
        headings = [paper_table.brief_headings[column] for column in shown]
        yield from table(headings, ([row[column] for column in shown] for row in paper_table.brief))
    yield ""


def _about_these_papers(paper: PackPaper) -> Iterator[str]:
    yield "## About these papers"
    yield ""
    totals = paper.totals
    live, ended = len(paper.table("A").rows), len(paper.table("E").rows)
    yield (
        f"- Tables overlap. A ({live}) + signed off ({totals.signed_off}) + E ({ended}) = {totals.published} published "
        "in all; what B, C, D, F, H and J name lies within A."
    )
    ahead = "the next sitting on record" if paper.next_known else "three months on, as no next sitting is on record"
    yield f"- F and G look ahead to {long_day(paper.horizon)}: {ahead}."
    yield "- Dates are those in force: an extension that is only asked for moves none."
    yield (
        "- Left out: the words of restricted updates, notes and evidence; the words of what was entered and withdrawn "
        "again; and, from the tables, lead officers' names (agency and role are given). "
        "Recommendations signed off before the last papers are counted and not listed."
    )
    yield (
        f"- Source: the plan's ledger through entry {paper.cut_off}, as at {long_day(paper.as_at)}. "
        "`manifest.json` has each file's digest."
    )
