"""The tables of a board pack: in full, for files, and in brief, for a reader."""

from actionplan.domain.governance.pack_tables.table import PaperTable
from actionplan.papers.document import Column, Table


def full_table(table: PaperTable) -> Table:
    """All columns, by the names that scripts know."""
    return Table(tuple(Column(name, name=name) for name in table.columns), table.rows)


def brief_table(table: PaperTable) -> Table:
    """The columns for a reader; the direction since the last papers only where a row has one."""
    headings = table.brief_headings
    shown = [at for at, name in enumerate(headings) if name != "Since last" or any(row[at] for row in table.brief)]
    columns = tuple(Column(headings[at]) for at in shown)
    return Table(columns, tuple(tuple(row[at] for at in shown) for row in table.brief))
