"""A tracker's file from bytes to recommendations with their rows: the stages in order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.intake.tracker.cells import Grid, Workbook, cell_name, column_name
from actionplan.intake.tracker.dittos import without_dittos
from actionplan.intake.tracker.fields import TrackerField
from actionplan.intake.tracker.grids import workbook_of
from actionplan.intake.tracker.headings import Headings, headings_of
from actionplan.intake.tracker.items import TrackerItem, items_of
from actionplan.intake.tracker.mapping import ColumnUse, mapping_of
from actionplan.intake.tracker.rows import LeftOut, months_first, rows_of


@dataclass(frozen=True, slots=True)
class Tracker:
    """What a tracker's sheet says. ``rows`` counts those below the headings that hold anything.

    ``saved_on`` is the day on which the file was last saved, where it says so; ``remarks`` are sentences about the
    sheet, such as that rows of it are hidden.
    """

    file: str
    sheet: str
    saved_on: date | None
    uses: tuple[ColumnUse, ...]
    items: tuple[TrackerItem, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]
    rows: int

    @property
    def has_wording(self) -> bool:
        """Whether there is a column of recommendations, and not of actions alone."""
        return any(each.field is TrackerField.RECOMMENDATION for each in self.uses)

    def source(self, row: int) -> str:
        """Where a row stands: "plan.xlsx, sheet Actions, row 14"."""
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        return f"{self.file}{sheet}, row {row}"


def read_tracker(
    data: bytes, name: str, *, sheet: str | None, corrections: Mapping[str, str], agencies: Collection[str]
) -> Tracker:
    """The tracker in a file. ``sheet`` names one of several; ``corrections`` and ``agencies`` are ``mapping_of``'s.

    Raises ``BadInput`` where the file, the sheet or its columns cannot be told.
    """
    book = workbook_of(data, name)
    grid, headings = _sheet(book, name, sheet)
    grid, dittos = without_dittos(grid, headings)
    uses = mapping_of(grid, headings, corrections, agencies)
    rows, left_out = rows_of(grid, headings, uses)
    if not rows:
        raise BadInput(f"{_place(name, grid)} has headings and no row below them that says anything.")
    items, orphans = items_of(rows, have_wording=any(each.field is TrackerField.RECOMMENDATION for each in uses))
    filled = sum(any(not cell.empty for cell in row) for row in grid.rows[headings.below :])
    return Tracker(
        name,
        grid.name,
        book.saved_on,
        uses,
        items,
        tuple(sorted((*left_out, *orphans), key=lambda each: each.row)),
        tuple(_remarks(book, grid, headings, uses, dittos)),
        filled,
    )


def _place(name: str, grid: Grid) -> str:
    return f"Sheet {quoted(grid.name)} of {name}" if grid.name else name


def _sheet(book: Workbook, name: str, wanted: str | None) -> tuple[Grid, Headings]:
    """The sheet that was named, or else the one that looks like a tracker."""
    if wanted is not None:
        named = [each for each in book.sheets if each.name.casefold() == wanted.strip().casefold()]
        if not named:
            raise BadInput(f"{name} has no sheet {quoted(wanted)}. It has: {_names(book.sheets)}.")
        found = headings_of(named[0])
        if found is None:
            raise BadInput(f"{_place(name, named[0])} has no row of headings that names recommendations or actions.")
        return named[0], found
    fitting = [(each, found) for each in book.sheets if (found := headings_of(each)) is not None]
    shown = [each for each in fitting if not each[0].hidden] or fitting
    if not shown:
        raise BadInput(
            f"{name} has no row of headings that names recommendations or actions. Give one row of headings above the "
            "list, such as Recommendation, Lead, Due, Status."
        )
    if len(shown) > 1:
        raise BadInput(
            f"{name} has more than one sheet that may be the tracker: {_names(each for each, _ in shown)}. Say which "
            "one with --sheet."
        )
    return shown[0]


def _names(sheets: Iterable[Grid]) -> str:
    return ", ".join(quoted(each.name) for each in sheets)


def _remarks(
    book: Workbook, grid: Grid, headings: Headings, uses: Sequence[ColumnUse], dittos: Sequence[tuple[int, int]]
) -> list[str]:
    remarks = []
    others = [each.name for each in book.sheets if each.name != grid.name and each.rows]
    if others:
        remarks.append(f"Not looked at: {', '.join(f'sheet {quoted(each)}' for each in others)}.")
    hidden = sorted(each + 1 for each in grid.hidden_rows if each >= headings.below)
    if hidden:
        remarks.append(f"Hidden rows were read too: {_listed([str(each) for each in hidden])}.")
    columns = [column_name(each) for each in sorted(grid.hidden_columns) if each < len(headings.titles)]
    if columns:
        remarks.append(f"Hidden columns were read too: {_listed(columns)}.")
    if dittos:
        remarks.append(f"These cells are read as the one above them: {_listed([cell_name(*each) for each in dittos])}.")
    remarks += [
        f"Column {column_name(column)} has days with the month first: what can be read either way is kept in words. "
        "Write days as 2027-03-31 there."
        for column in months_first(grid, headings, uses)
    ]
    errors = [
        cell_name(at, column)
        for at, row in enumerate(grid.rows)
        for column, cell in enumerate(row)
        if cell.error and at >= headings.below
    ]
    if errors:
        remarks.append(f"These cells show an error in place of a value: {_listed(errors)}.")
    return remarks


def _listed(names: list[str]) -> str:
    most = 20
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
