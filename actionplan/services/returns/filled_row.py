"""One row of a returned file, and where its columns are. Knows cells and headings, and no rule of what may change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput
from actionplan.intake.form_cells import FORMULA, MERGED
from actionplan.intake.tracker.cells import EMPTY, Cell, Grid, cell_name
from actionplan.services.returns.forms import ALWAYS_THERE, OPEN_TO_THEM, Field
from actionplan.services.returns.model import Change, NotTaken

_WHY_NOT: Final = {
    FORMULA: "it holds a formula: type the words",
    MERGED: "it is merged with the cell above: fill in each row by itself",
}


@dataclass(slots=True)
class FilledRow:
    """A row of a file while it is looked at; ``places`` are the columns, from 0, of the fields."""

    file: str
    at: int
    cells: Sequence[Cell]
    places: Mapping[Field, int]
    not_taken: list[NotTaken]
    changes: list[Change] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)

    def cell(self, of: Field) -> Cell:
        """The cell of a field; an empty one where the file has no such column."""
        return self.cells[self.places[of]] if of in self.places else EMPTY

    def text(self, of: Field) -> str:
        """The words of a field's cell."""
        return self.cell(of).text

    def refuse(self, of: Field, why: str) -> None:
        """Name a cell that is not taken, and why."""
        cell = self.cell(of)
        name = cell_name(self.at, self.places[of]) if of in self.places else f"row {self.at + 1}"
        self.not_taken.append(NotTaken(self.file, name, cell.text or cell.error, why))

    @property
    def filled_in(self) -> bool:
        """Whether the agency wrote anything in the row."""
        return any(not self.cell(each).empty for each in OPEN_TO_THEM)

    def valued(self, of: Field) -> str:
        """The text of a cell; empty, and named, where a spreadsheet made it."""
        cell = self.cell(of)
        if cell.error:
            self.refuse(of, _WHY_NOT.get(cell.error, "it holds an error"))
        return cell.text


def places_of(grid: Grid, top: int, name: str) -> dict[Field, int]:
    """The columns, from 0, of the fields. Raises ``BadInput`` where one is there twice or lacks."""
    headings = [cell.text for cell in grid.rows[top]]
    twice = next((each for each in Field if headings.count(each.heading) > 1), None)
    if twice is not None:
        raise BadInput(f"{name} has two columns with the heading {twice.heading}: leave one of them out.")
    missing = [each.heading for each in ALWAYS_THERE if each.heading not in headings]
    if missing:
        raise BadInput(f"{name} lacks the column {missing[0]}: a return has all columns of the form that was sent out.")
    return {each: headings.index(each.heading) for each in Field if each.heading in headings}


def plain(text: str) -> str:
    """A text as it is compared: without what spreadsheets and long cells change."""
    return " ".join(text.lstrip("'").split()).strip("…")
