"""What each column of a tracker is: by its heading, and by what its cells hold. Says why; a person may correct it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.names import folded
from actionplan.domain.people.roles import role_in
from actionplan.domain.text import quoted
from actionplan.intake.tracker.cells import Cell, Grid, column_name
from actionplan.intake.tracker.fields import TrackerField, field_named, field_of_heading, words_of_heading
from actionplan.intake.tracker.headings import Headings, is_repeated
from actionplan.intake.tracker.leads import lead_of
from actionplan.intake.tracker.values import colour_in, day_of, how_far, says_nothing

_MOST: Final = 0.5
_SURE: Final = 3
_EARLIER: Final = frozenset({"original", "initial", "baseline"})
_LATER: Final = frozenset({"revised", "current", "new", "extended", "latest", "amended"})


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column (from 0), its heading, what it is taken for, and why; ``field`` is None where it is left out."""

    column: int
    heading: str
    field: TrackerField | None
    why: str
    sure: int = 0

    @property
    def name(self) -> str:
        """The column as a person finds it: "column F, “Lead”"."""
        return f"column {column_name(self.column)}, {quoted(self.heading)}" if self.heading else self.letters

    @property
    def letters(self) -> str:
        """The column by its letters: "column F"."""
        return f"column {column_name(self.column)}"


@dataclass(frozen=True, slots=True)
class _Held:
    """What the cells of a column hold, each as a part of those that say anything."""

    filled: int
    days: float
    how_far: float
    colours: float
    agencies: float
    roles: float
    roles_alone: float
    long: float


def mapping_of(
    grid: Grid, headings: Headings, corrections: Mapping[str, str], agencies: Collection[str]
) -> tuple[ColumnUse, ...]:
    """What each column is. ``corrections`` names a heading or a column's letters for a field; "-" takes one out.

    ``agencies`` are all names of agencies that are known. Raises ``BadInput`` for a correction that names neither a
    field nor a column, and where neither recommendations, their numbers nor actions were found.
    """
    known = frozenset(map(folded, agencies))
    held = [_held(grid, headings, column, known) for column in range(len(headings.titles))]
    uses = [_by_cells(_by_heading(column, title), held[column]) for column, title in enumerate(headings.titles)]
    uses = _dates_in_order(uses)
    uses = _one_each(uses, held)
    uses = _corrected(uses, corrections)
    if not {TrackerField.RECOMMENDATION, TrackerField.ACTION, TrackerField.NUMBER} & {each.field for each in uses}:
        raise BadInput(
            "No column with recommendations, their numbers or actions was found. Say which one it is, by its heading "
            'or its letter: such as --map "Recommendation=B".'
        )
    return tuple(uses)


def _by_heading(column: int, title: str) -> ColumnUse:
    if not title:
        return ColumnUse(column, "", None, "it has no heading")
    found = field_of_heading(title) or _in_brackets(title)
    if found is None:
        return ColumnUse(column, title, None, "its heading is not known")
    words = "its heading" if found[1] > 1 else "a part of its heading"
    return ColumnUse(column, title, found[0], words, found[1])


def _in_brackets(title: str) -> tuple[TrackerField, int] | None:
    """The field that stands in brackets behind words that name none: "How is it going? (BRAG)"."""
    found = re.search(r"\(([^()]+)\)\s*$", title)
    named = None if found is None else field_of_heading(found[1])
    return None if named is None or named[1] < _SURE else (named[0], 1)


def _held(grid: Grid, headings: Headings, column: int, agencies: frozenset[str]) -> _Held:
    cells = [
        row[column]
        for row in grid.rows[headings.below :]
        if not says_nothing(row[column]) and not is_repeated(row, headings)
    ]
    if not cells:
        return _Held(0, 0, 0, 0, 0, 0, 0, 0)

    def share(number: int) -> float:
        return number / len(cells)

    return _Held(
        filled=len(cells),
        days=share(sum(day_of(each) is not None for each in cells)),
        how_far=share(sum(how_far(each.text) is not None for each in cells)),
        colours=share(sum(_is_colour(each) for each in cells)),
        agencies=share(sum(_has_agency(each.text, agencies) for each in cells)),
        roles=share(sum(bool(role_in(each.text)) for each in cells)),
        roles_alone=share(sum(lead_of(each.text).is_role for each in cells)),
        long=share(sum(len(each.text) > 60 for each in cells)),
    )


def _is_colour(cell: Cell) -> bool:
    return len(cell.text) <= 20 and bool(colour_in(Cell(cell.text)))


def _has_agency(text: str, agencies: frozenset[str]) -> bool:
    return folded(text) in agencies or any(folded(part) in agencies for part in text.replace(";", ",").split(","))


def _by_cells(use: ColumnUse, held: _Held) -> ColumnUse:
    """The use, put right where the cells say otherwise than the heading."""
    if use.field is None and use.heading and held.colours > _MOST:
        return replace(use, field=TrackerField.RAG, why="its cells are ratings")
    if use.field is None and use.heading and held.days > _MOST:
        said = set(words_of_heading(use.heading))
        if said & _EARLIER:
            return replace(use, field=TrackerField.FIRST_DATE, why="its heading, and its cells are days")
        if said & _LATER:
            return replace(use, field=TrackerField.DATE, why="its heading, and its cells are days")
    if use.field is None or not held.filled:
        return use
    if use.field is TrackerField.RESPONSE and held.long > _MOST:
        return replace(use, field=None, why="its cells are long texts, not a response")
    told = _lead(held) if use.field is TrackerField.LEAD else _rather(use.field, held)
    return use if told is use.field else replace(use, field=told, why=f"{use.why}, and what its cells hold")


def _rather(field: TrackerField, held: _Held) -> TrackerField:
    """What a column of how things stand is, where its cells are rather those of another one."""
    days, colours = held.days > _MOST, held.colours > max(_MOST, held.how_far)
    short_words = held.how_far > _MOST and not held.long
    match field:
        case TrackerField.STATUS if days:
            return TrackerField.COMPLETED_ON
        case TrackerField.UPDATE if days:
            return TrackerField.UPDATED_ON
        case TrackerField.STATUS | TrackerField.UPDATE if colours:
            return TrackerField.RAG
        case TrackerField.UPDATE | TrackerField.DATE if short_words and not (days or colours):
            return TrackerField.STATUS
        case TrackerField.RAG if short_words and held.colours < held.how_far:
            return TrackerField.STATUS
        case _:
            return field


def _lead(held: _Held) -> TrackerField:
    if held.agencies >= _MOST or (held.agencies > 0 and held.agencies >= held.roles):
        return TrackerField.AGENCY
    return TrackerField.ROLE if held.roles_alone == 1 else TrackerField.LEAD


def _dates_in_order(uses: list[ColumnUse]) -> list[ColumnUse]:
    """Of two columns of dates, one of which is revised, the other is the first date."""
    dates = [each for each in uses if each.field is TrackerField.DATE]
    later = [each for each in dates if _LATER & set(each.heading.casefold().split())]
    if len(dates) != 2 or len(later) != 1 or any(each.field is TrackerField.FIRST_DATE for each in uses):
        return uses
    first = next(each for each in dates if each is not later[0])
    return [
        replace(each, field=TrackerField.FIRST_DATE, why="another column has the revised date")
        if each is first
        else each
        for each in uses
    ]


def _one_each(uses: list[ColumnUse], held: Sequence[_Held]) -> list[ColumnUse]:
    """One column a field, but for those of which there may be several; the others are left out, and say so."""
    best: dict[TrackerField, ColumnUse] = {}
    for each in uses:
        if each.field is None or each.field.several:
            continue
        before = best.get(each.field)
        if before is None or _strength(each, held) > _strength(before, held) or _newer(each, before, held):
            best[each.field] = each
    return [
        each
        if each.field is None or each.field.several or best[each.field] is each
        else replace(each, field=None, why=f"{best[each.field].name} is taken for {each.field.value.lower()} already")
        for each in uses
    ]


def _newer(use: ColumnUse, before: ColumnUse, held: Sequence[_Held]) -> bool:
    """Whether it is the same column of a later quarter or month, which stands to the right: "RAG Q1", "RAG Q2"."""
    numbered = all(re.search(r"\d", each.heading) for each in (use, before))
    return numbered and use.field in {TrackerField.RAG, TrackerField.STATUS} and bool(held[use.column].filled)


def _strength(use: ColumnUse, held: Sequence[_Held]) -> tuple[int, int]:
    return (use.sure if held[use.column].filled else 0, held[use.column].filled)


def _corrected(uses: list[ColumnUse], corrections: Mapping[str, str]) -> list[ColumnUse]:
    for named, heading in corrections.items():
        field = field_named(named)
        if field is None:
            known = ", ".join(each.value for each in TrackerField)
            raise BadInput(f"{quoted(named)} is not something that a tracker's column can be: choose one of {known}.")
        if heading.strip() == "-":
            uses = [replace(each, field=None, why="you said so") if each.field is field else each for each in uses]
            continue
        chosen = _column(uses, heading)
        uses = [
            replace(each, field=field, why="you said so", sure=4)
            if each.column == chosen
            else replace(each, field=None, why=f"you named another column for {field.value.lower()}")
            if each.field is field and not field.several
            else each
            for each in uses
        ]
    return uses


def _column(uses: Sequence[ColumnUse], heading: str) -> int:
    wanted = " ".join(heading.casefold().split())
    by_title = [each.column for each in uses if each.heading.casefold() == wanted]
    by_letter = [each.column for each in uses if column_name(each.column).casefold() == wanted]
    by_part = [each.column for each in uses if wanted and wanted in each.heading.casefold()]
    for found in (by_title, by_letter, by_part):
        if len(found) == 1:
            return found[0]
    there = ", ".join(f"{column_name(each.column)} {quoted(each.heading)}" for each in uses if each.heading)
    several = "fits more than one column" if by_title or by_part else "is no column of this sheet"
    raise BadInput(f"{quoted(heading)} {several}. There are: {there}.")
