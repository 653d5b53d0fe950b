"""The reference for a cold start: import Textual and SQLModel, read 11 rows, show them. Nothing else.

``python minimal_tui.py make FILE`` makes the database; ``python minimal_tui.py show FILE`` shows it.
"""

import sys
from typing import ClassVar

from sqlmodel import Field, Session, SQLModel, create_engine, select
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable


class Recommendation(SQLModel, table=True):
    """A row to show."""

    ref: str = Field(primary_key=True)
    title: str
    lead: str = ""
    due: str = ""
    rating: str = "GREY"


class MinimalApp(App[None]):
    """A table of all rows."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def __init__(self, path: str) -> None:
        super().__init__()
        self.engine = create_engine(f"sqlite:///{path}")

    def compose(self) -> ComposeResult:
        """One table."""
        yield DataTable[str](cursor_type="row")

    def on_mount(self) -> None:
        """Read and show the rows."""
        table = self.query_one(DataTable)
        table.add_columns("Ref", "Recommendation", "Lead", "Due", "RAG")
        with Session(self.engine) as session:
            for row in session.exec(select(Recommendation).order_by(Recommendation.ref)):
                table.add_row(row.ref, row.title, row.lead, row.due, row.rating, key=row.ref)


def make(path: str) -> None:
    """Write 11 rows."""
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Recommendation(ref=f"R{number:02}", title=f"Row {number}") for number in range(1, 12))
        session.commit()


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        MinimalApp(sys.argv[2]).run()
