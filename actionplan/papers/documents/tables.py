"""The tables of a meeting's papers, A to S, for its body: every row with its first agreed date and the date now.

Lays out the tables of the pack, and counts nothing; those that are empty share a line.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from actionplan.domain.dates import full_day
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.governance.pack_tables.table import BRIEF, PaperTable
from actionplan.domain.rating.marks import MEANINGS
from actionplan.domain.rating.reasons import moved_by
from actionplan.domain.vocabulary import Colour, Wrote
from actionplan.papers.document import (
    Cell,
    CellKind,
    Column,
    Composed,
    Document,
    Fit,
    Key,
    Paragraph,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.front import front_of, headed, reviews_line

_RATED: Final = (
    Column("Ref", CellKind.REF),
    Column("What it is about", fit=Fit.WRAP),
    Column("Lead", fit=Fit.WRAP),
    Column("First agreed", CellKind.DATE),
    Column("Now due", CellKind.DATE),
    Column("Moved", fit=Fit.WRAP),
    Column("Rating", CellKind.RATING),
    Column("Since last", fit=Fit.WRAP),
)


def tables(papers: MeetingPapers, *, author: str = "", draft: bool = True) -> Document:
    """Each table that holds something, under its letter and its name; then the actions."""
    paper, meeting = papers.paper, papers.meeting
    every = (*paper.tables, paper.actions)
    empty = "; ".join(_named(each) for each in every if not each.rows)
    nothing = (Section((Paragraph(f"Nothing stands in: {empty}."),), "Empty tables"),) if empty else ()
    return Document(
        Title(f"Tables for the {meeting.body}, {full_day(meeting.on)}"),
        (Paragraph(reviews_line(papers.view)), Paragraph(f"As at {full_day(paper.as_at)}.")),
        (*(_section(each) for each in every if each.rows), *nothing, Section((Key(tuple(MEANINGS)),))),
        front_of(papers.view, "For information", meeting=meeting, author=author, draft=draft),
        landscape=True,
    )


def with_tables(workbook: Document, papers: MeetingPapers) -> Document:
    """A workbook with a sheet for each table that holds something, behind its own."""
    tables = tuple(_section(each) for each in (*papers.paper.tables, papers.paper.actions) if each.rows)
    return workbook._replace(sections=(*workbook.sections, *tables))


def _named(table: PaperTable) -> str:
    letter = table.name.partition("-")[0]
    return f"{letter}. {table.heading}" if letter.isupper() else table.heading


def _section(table: PaperTable) -> Section:
    made = _rated(table) if "adopted_date" in table.columns else _in_brief(table)
    return Section((made,), f"{_named(table)}: {len(table.rows)}")


def _rated(table: PaperTable) -> Table:
    """With the dates and the move of each row; and its own last column, where it has one."""
    more = table.brief_headings[len(BRIEF) :]
    columns = (*_RATED, *(Column(heading, fit=Fit.WRAP) for heading in more))
    return Table(columns, tuple(_rated_rows(table)))


def _rated_rows(table: PaperTable) -> Iterator[tuple[Cell, ...]]:
    at = {name: index for index, name in enumerate(table.columns)}
    for row, brief in zip(table.rows, table.brief, strict=True):
        ref, title, lead, _, _, since, *more = brief
        slip, times = row[at["slip_days"]], row[at["times_moved"]]
        yield (
            ref,
            headed(title, ref),
            Composed(lead, Wrote.ROLE, ref=ref, instead=str(row[at["lead_agency"]] or "")),
            _day(row[at["adopted_date"]]) or "not agreed yet",
            _day(row[at["date_in_force"]]) or "no date",
            moved_by(times, slip) if isinstance(times, int) and isinstance(slip, int) else "",
            Colour(str(row[at["rag"]])),
            since,
            *(Composed(words, Wrote.WORDS, ref=ref) for words in more),
        )


def _day(cell: Cell) -> date | None:
    return cell if isinstance(cell, date) else None


def _in_brief(table: PaperTable) -> Table:
    """A table of what is closed or was decided, as it is for a reader."""
    first, *others = table.brief_headings
    columns = (Column(first, CellKind.REF), *(Column(heading, fit=Fit.WRAP) for heading in others))
    return Table(columns, tuple((row[0], *(_words(cell, row[0]) for cell in row[1:])) for row in table.brief))


def _words(cell: str, ref: str) -> str:
    return Composed(cell, Wrote.WORDS, ref=ref)
