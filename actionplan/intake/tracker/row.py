"""One row of a tracker: each cell a value, or kept in words under its heading. Decides nothing about a plan."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from actionplan.domain.text import clean
from actionplan.domain.vocabulary import Declared, EvidenceKind, Priority, Response
from actionplan.intake.tracker.cells import EMPTY, Cell, Grid, cell_name
from actionplan.intake.tracker.fields import TrackerField
from actionplan.intake.tracker.leads import lead_of
from actionplan.intake.tracker.listed import LIST_LINE, actions_in
from actionplan.intake.tracker.mapping import ColumnUse
from actionplan.intake.tracker.values import (
    HowFar,
    colour_in,
    dated_parts,
    day_in,
    day_of,
    declared_of,
    evidence_kind_of,
    how_far,
    priority_of,
    reads_either_way,
    response_of,
    says_nothing,
)

LONGEST_LINE: Final = 300

_TO_COME: Final = frozenset({"yes", "no", "y", "n", "tbc", "tba", "to follow", "awaited", "to be confirmed", "x"})
"""Words that are neither an update nor a piece of evidence."""

_LABEL: Final = re.compile(
    r"(?:recommendation|rec|r)\.?\s*(?:no\.?\s*)?(\d+(?:\.\d+)*[a-z]?)\s*[:.)\-–—]\s*|(\d+(?:\.\d+)*[a-z]?)[.)]\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RowUpdate:
    """What was last heard of a row, and on which day, where the tracker says so."""

    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RowEvidence:
    """A piece of evidence as the tracker names it."""

    title: str
    kind: EvidenceKind


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """One row: ``row`` counts from 1, as a spreadsheet shows it; ``kept`` are cells in words, under their headings."""

    row: int
    number: str = ""
    recommendation: str = ""
    actions: tuple[str, ...] = ()
    theme: str = ""
    response: Response | None = None
    agency: str = ""
    role: str = ""
    officer: str = ""
    contributing: tuple[str, ...] = ()
    first_on: date | None = None
    due_on: date | None = None
    far: HowFar | None = None
    status: str = ""
    declared: Declared | None = None
    updates: tuple[RowUpdate, ...] = ()
    evidence: tuple[RowEvidence, ...] = ()
    completed_on: date | None = None
    priority: Priority | None = None
    outcome: str = ""
    measure: str = ""
    kept: tuple[str, ...] = ()
    continues: bool = False


@dataclass(slots=True)
class Reading:
    """A row while it is read."""

    at: int
    cells: tuple[Cell, ...]
    uses: Sequence[ColumnUse]
    month_first: Collection[int] = ()
    kept: list[str] = field(default_factory=list)

    def columns(self, wanted: TrackerField) -> Iterator[tuple[ColumnUse, Cell]]:
        """The columns of a field that say something in this row."""
        for use in self.uses:
            if use.field is wanted and not says_nothing(self.cells[use.column]):
                yield use, self.cells[use.column]

    def cell(self, wanted: TrackerField) -> Cell:
        """The cell of a field; an empty one where there is none."""
        return next((cell for _, cell in self.columns(wanted)), EMPTY)

    def text(self, wanted: TrackerField, *, line: bool = False) -> str:
        """The words of a field, as they stand; a name or a heading too long for a line is kept in words."""
        use, cell = next(self.columns(wanted), (None, EMPTY))
        if use is None:
            return ""
        if cell.error:
            self.keep(use, cell)
            return ""
        words = clean(cell.text, f"the text in {cell_name(self.at, use.column)}")
        if not line:
            return words
        words = " ".join(words.split())
        if len(words) <= LONGEST_LINE:
            return words
        self.keep(use, cell)
        return ""

    def day(self, wanted: TrackerField) -> date | None:
        """The day of a field; what is no single day is kept in words."""
        use, cell = next(self.columns(wanted), (None, EMPTY))
        if use is None:
            return None
        found = None if use.column in self.month_first and reads_either_way(cell) else day_of(cell)
        if found is None:
            self.keep(use, cell)
        return found

    def keep(self, use: ColumnUse, cell: Cell) -> None:
        """Keep a cell in words."""
        said = clean(cell.error or cell.text, f"the text in {cell_name(self.at, use.column)}")
        self.kept.append(f"{use.heading or use.letters}: {said}")


def read_row(reading: Reading, grid: Grid) -> TrackerRow:
    number, wording = _numbered(reading)
    role, officer = _lead(reading)
    status, far = _status(reading)
    colour, declared = _declared(reading)
    if far is None and how_far(colour) is not None:
        status, far = colour, how_far(colour)
    updates = tuple(_updates(reading))
    said_done = next((each for each in updates if how_far(each.words) is HowFar.COMPLETE), None)
    if far is None and said_done is not None:
        status, far = said_done.words, HowFar.COMPLETE
    response = _response(reading)
    priority = _priority(reading)
    contributing = tuple(_contributing(reading))
    first_on, due_on, completed_on = (
        reading.day(each) for each in (TrackerField.FIRST_DATE, TrackerField.DATE, TrackerField.COMPLETED_ON)
    )
    if far is HowFar.COMPLETE and completed_on is None:
        completed_on = day_in(status) or (None if said_done is None else day_in(said_done.words))
    return TrackerRow(
        row=reading.at + 1,
        number=number,
        recommendation=wording,
        actions=actions_in(reading.text(TrackerField.ACTION)),
        theme=reading.text(TrackerField.THEME, line=True),
        response=response,
        agency=reading.text(TrackerField.AGENCY, line=True),
        role=role,
        officer=officer,
        contributing=contributing,
        first_on=first_on,
        due_on=due_on,
        far=far,
        status=status,
        declared=declared,
        updates=updates,
        evidence=tuple(_evidence(reading)),
        completed_on=completed_on,
        priority=priority,
        outcome=reading.text(TrackerField.OUTCOME),
        measure=reading.text(TrackerField.MEASURE),
        kept=(*reading.kept, *_unmapped(reading), *_marks(reading, grid)),
        continues=_continues(reading, grid),
    )


def _continues(reading: Reading, grid: Grid) -> bool:
    """Whether the row's recommendation is a merged cell that began above it."""
    return any(
        use.field is TrackerField.RECOMMENDATION and (reading.at, use.column) in grid.merged_down
        for use in reading.uses
    )


def _numbered(reading: Reading) -> tuple[str, str]:
    """The number and the wording without it, where the wording begins with its number."""
    wording = reading.text(TrackerField.RECOMMENDATION)
    number = reading.text(TrackerField.NUMBER, line=True).rstrip(" .:)")
    label = _LABEL.match(wording)
    if label is not None and len(wording) > label.end() + 10:
        typed = label[1] or label[2]
        bare = re.sub(r"^(?:recommendation|rec|r)\.?\s*(?:no\.?\s*)?", "", number, flags=re.IGNORECASE)
        if not number or bare.lstrip("0") == typed.lstrip("0"):
            return typed, wording[label.end() :].strip()
    if len(number) > 30:
        reading.kept.append(f"Number: {number}")
        number = ""
    return number, wording


def _lead(reading: Reading) -> tuple[str, str]:
    """The role and the name of who leads; a column of both is a role as far as it has a role's words."""
    role = reading.text(TrackerField.ROLE, line=True)
    officer = reading.text(TrackerField.NAME, line=True)
    use, cell = next(reading.columns(TrackerField.LEAD), (None, EMPTY))
    if use is None:
        return role, officer
    if cell.error or len(cell.text) > LONGEST_LINE:
        reading.keep(use, cell)
        return role, officer
    lead = lead_of(clean(cell.text, f"the text in {cell_name(reading.at, use.column)}"))
    reading.kept += [f"{use.heading or use.letters}: {each}" for each in lead.addresses]
    return role or lead.role, officer or lead.name


def _status(reading: Reading) -> tuple[str, HowFar | None]:
    use, cell = next(reading.columns(TrackerField.STATUS), (None, EMPTY))
    if use is None:
        return "", None
    far = how_far(cell.text)
    if far is None:
        reading.keep(use, cell)
        return "", None
    return cell.text, far


def _declared(reading: Reading) -> tuple[str, Declared | None]:
    """The words of the colour's cell, and the colour as the lead's own view; a blue one is kept in words.

    Some write how far it is where others write a colour: "Complete".
    """
    for use in reading.uses:
        if use.field is not TrackerField.RAG:
            continue
        cell = reading.cells[use.column]
        colour = colour_in(cell)
        declared = declared_of(colour)
        if declared is None and not says_nothing(cell):
            if how_far(cell.text) is None:
                reading.keep(use, cell)
        elif declared is None and colour:
            reading.kept.append(f"{use.heading}: {colour}, by the colour of the cell")
        return cell.text, declared
    return "", None


def _updates(reading: Reading) -> Iterator[RowUpdate]:
    """What was heard, each with the day that stands over its column, in its own column, or at its start."""
    on = reading.day(TrackerField.UPDATED_ON)
    several = sum(use.field is TrackerField.UPDATE for use in reading.uses) > 1
    for use, cell in reading.columns(TrackerField.UPDATE):
        if cell.error or cell.text.casefold().strip(" .") in _TO_COME:
            reading.keep(use, cell)
            continue
        words = clean(cell.text, f"the text in {cell_name(reading.at, use.column)}")
        if several and re.search(r"\d", use.heading) and not day_in(use.heading):
            words = f"{use.heading}: {words}"  # which quarter or month it was for
        for begins, rest in dated_parts(words):
            yield RowUpdate(rest, begins or on or day_in(use.heading))


def _evidence(reading: Reading) -> Iterator[RowEvidence]:
    for use, cell in reading.columns(TrackerField.EVIDENCE):
        if cell.error or cell.text.casefold().strip(" .") in _TO_COME:
            reading.keep(use, cell)
            continue
        kind = evidence_kind_of(f"{use.heading} {cell.text}")
        for line in cell.text.split("\n"):
            title = " ".join(LIST_LINE.sub("", line, count=1).split())
            if len(title) > LONGEST_LINE:
                reading.keep(use, Cell(title))
            elif title:
                yield RowEvidence(clean(title, f"the text in {cell_name(reading.at, use.column)}"), kind)


def _contributing(reading: Reading) -> Iterator[str]:
    for use, cell in reading.columns(TrackerField.CONTRIBUTING):
        names = [" ".join(part.split()) for part in re.split(r"[;,\n]", cell.text)]
        if cell.error or any(len(name) > LONGEST_LINE for name in names):
            reading.keep(use, cell)
            continue
        yield from (name for name in names if name)


def _response(reading: Reading) -> Response | None:
    use, cell = next(reading.columns(TrackerField.RESPONSE), (None, EMPTY))
    if use is None:
        return None
    found = response_of(cell.text)
    if found is None:
        reading.keep(use, cell)
    return found


def _priority(reading: Reading) -> Priority | None:
    use, cell = next(reading.columns(TrackerField.PRIORITY), (None, EMPTY))
    if use is None:
        return None
    found = priority_of(cell.text)
    if found is None:
        reading.keep(use, cell)
    return found


def _unmapped(reading: Reading) -> Iterator[str]:
    """What stands in columns that are nothing known, in words: it may matter to somebody."""
    for use in reading.uses:
        cell = reading.cells[use.column]
        if use.field is None and not says_nothing(cell):
            said = clean(cell.error or cell.text, f"the text in {cell_name(reading.at, use.column)}")
            yield f"{use.heading or use.letters}: {said}"


def _marks(reading: Reading, grid: Grid) -> Iterator[str]:
    """What is said about cells rather than in them: comments, and that a text is struck through."""
    own = [(use, reading.cells[use.column]) for use in reading.uses if (reading.at, use.column) not in grid.merged_down]
    for use, cell in own:
        if cell.note:
            where = cell_name(reading.at, use.column)
            yield f"Comment on {where}: {clean(cell.note, f'the comment on {where}')}"
    struck = ", ".join(cell_name(reading.at, use.column) for use, cell in own if cell.struck)
    if struck:
        yield f"Struck through in the tracker: {struck}"
