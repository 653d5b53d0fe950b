"""What a board pack holds, a document a file, to be read before it is issued."""

from collections.abc import Iterator
from typing import NamedTuple

from actionplan.domain.dates import counted
from actionplan.domain.governance.pack import PackPaper
from actionplan.domain.governance.pack_tables.table import PaperTable
from actionplan.papers.document import Block, Document, Paragraph, Section, Title
from actionplan.papers.documents.changes import changes
from actionplan.papers.documents.movement import movement
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.documents.pack_tables import brief_table


class PackPart(NamedTuple):
    """A file of a pack: its name, how much is in it in a few words, and what a reader sees of it."""

    file: str
    holds: str
    document: Document


def pack_parts(paper: PackPaper) -> tuple[PackPart, ...]:
    """Every part that people read, in the order of reading."""
    return (
        PackPart("summary.md", f"asks {counted(len(paper.agenda), 'decision')}", pack_summary(paper)),
        *_tables(paper),
        PackPart("movement.csv", _net(paper), movement(paper.movement)),
        PackPart("movement-actions.csv", "of actions", movement(paper.action_movement)),
        PackPart("changes.csv", counted(paper.changes.count, "change"), changes(paper.changes)),
    )


def _net(paper: PackPaper) -> str:
    since = "the plan's beginning" if paper.since is None else "the last papers"
    return f"since {since}"


def _tables(paper: PackPaper) -> Iterator[PackPart]:
    for each in (*paper.tables, paper.actions):
        yield PackPart(f"{each.name}.csv", counted(len(each.rows), "row"), _table(each))


def _table(table: PaperTable) -> Document:
    held: Block = brief_table(table) if table.rows else Paragraph("Nothing is in this table.")
    return Document(Title(table.heading), (), (Section((held,)),))
