"""Asks which column of a table has the recommendations, and which their numbers. Holds no rule."""

from collections.abc import Callable, Sequence

from textual.message import Message

from actionplan.domain.found_review import Columns, TableFound
from actionplan.tui import messages
from actionplan.tui.styles import line_of

Post = Callable[[Message], object]
OnColumns = Callable[[Columns], None]


def ask_columns(tables: Sequence[TableFound], post: Post, on_columns: OnColumns) -> None:
    """Ask for the column of the recommendations, then for that of their numbers."""
    options = [
        (f"{number}-{column}", f"{_place(table)}{_title(table, column)}")
        for number, table in enumerate(tables)
        for column in range(len(table.titles))
    ]

    def on_column(chosen: str | None) -> None:
        if chosen is not None:
            number, column = map(int, chosen.split("-"))
            _ask_number_column(tables[number], column, post, on_columns)

    heading = "Which column has the recommendations? Other changes start anew."
    post(messages.ChoiceRequested(heading, options, "", on_column))


def _ask_number_column(table: TableFound, column: int, post: Post, on_columns: OnColumns) -> None:
    others = [at for at in range(len(table.titles)) if at != column]
    options = [("", "None of them"), *((str(at), _title(table, at)) for at in others)]

    def on_number(chosen: str | None) -> None:
        if chosen is not None:
            on_columns(Columns(table.table, column, int(chosen) if chosen else None))

    post(messages.ChoiceRequested("Which column has their numbers?", options, "0", on_number))


def _title(table: TableFound, column: int) -> str:
    return line_of(table.titles[column]) or f"column {column + 1}"


def _place(table: TableFound) -> str:
    where = table.spot.words()
    return f"{where}, {table.rows} rows: " if where else f"table of {table.rows} rows: "
