"""The reference for a key's repaint: a DataTable as wide as the terminal, with the rows of a CSV file. Nothing else.

``python bare_table.py FILE`` shows it; the first row of the file has the headings.
"""

import csv
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import DataTable


class BareTable(App[None]):
    """A table of all rows."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """One table."""
        yield DataTable[str](cursor_type="row")

    def on_mount(self) -> None:
        """Read and show the rows."""
        table = self.query_one(DataTable)
        with self._path.open(newline="", encoding="utf-8") as file:
            rows = csv.reader(file)
            table.add_columns(*next(rows))
            table.add_rows(rows)


if __name__ == "__main__":
    BareTable(Path(sys.argv[1])).run()
