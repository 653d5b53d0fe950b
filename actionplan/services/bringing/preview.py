"""What bringing a tracker would do, as lines for a terminal and as the documented JSON. Decides nothing."""

from collections.abc import Iterator
from typing import Any

from actionplan.domain.dates import counted
from actionplan.domain.text import shorten, visible
from actionplan.domain.vocabulary import Kind
from actionplan.intake.tracker.cells import column_name
from actionplan.services.bringing.model import Bringing, Brought

_AT_LEAST = 20


def summed_up(found: Bringing) -> str:
    """How much is brought: "11 recommendations and 23 actions"."""
    recommendations = counted(found.recommendations, "recommendation")
    return f"{recommendations} and {counted(found.actions, 'action')}" if found.actions else recommendations


def brought_lines(found: Bringing, width: int) -> list[str]:
    """What each column is taken for, what each row brings, what is left out and why, and whether it adds up."""
    return [_heading(found), "", *_rows(found, width), *_sums(found)]


def brought_on_a_page(found: Bringing, width: int) -> list[str]:
    """The same where one reads from the top: whether it adds up comes first."""
    return [_heading(found), *_sums(found), "", *_rows(found, width)]


def _heading(found: Bringing) -> str:
    return f"{found.title}{f', sheet {found.sheet}' if found.sheet else ''}"


def _sums(found: Bringing) -> list[str]:
    return [_adding_up(found), *found.warnings]


def _rows(found: Bringing, width: int) -> list[str]:
    return [
        "Columns",
        *_columns(found, width),
        "",
        "Found",
        *(line for each in found.found for line in _found(each, width)),
        "",
        *_left_out(found, width),
    ]


def _columns(found: Bringing, width: int) -> Iterator[str]:
    for use in found.mapping:
        taken = use.field.value if use.field is not None else "kept in words"
        if use.heading or use.field is not None:
            yield shorten(f"  {column_name(use.column):>2}  {use.heading or '–'}: {taken} ({use.why})", width)


def _found(each: Brought, width: int) -> Iterator[str]:
    indent = "    " if each.kind is Kind.ACTION else "  "
    named = each.ref or "new action"
    yield shorten(f"{indent}row {each.row}  {named}  {visible(each.text, newlines=False)}", width)
    room = max(width - 6, _AT_LEAST)
    for label, value in each.fields:
        yield shorten(f"      {label}: {visible(value, newlines=False)}", room)
    for words in each.kept:
        yield shorten(f"      kept in words: {visible(words, newlines=False)}", room)
    for words in each.stays:
        yield shorten(f"      stays in the plan: {words}", room)


def _left_out(found: Bringing, width: int) -> Iterator[str]:
    if found.left_out:
        yield "Left out"
        for each in found.left_out:
            said = f": {visible(each.text, newlines=False)}" if each.text else ""
            yield shorten(f"  row {each.row}  {each.why}{said}", width)
        yield ""


def _adding_up(found: Bringing) -> str:
    """Every row below the headings is brought or left out."""
    rest = found.rows - found.rows_brought
    rows = counted(found.rows, "row")
    return f"{rows} below the headings: {found.rows_brought} brought, {rest} left out. {summed_up(found).capitalize()}."


def brought_as_json(found: Bringing) -> dict[str, Any]:
    """The documented object: as that of ``load``, with each row's fields, and the mapping of the columns."""
    return {
        "title": found.title,
        "stated": None,
        "found": [
            {
                "number": each.number or None,
                "text": each.text,
                "row": each.row,
                "ref": each.ref or None,
                "kind": each.kind.value,
                "fields": [{"field": label, "value": value} for label, value in each.fields],
                "kept": list(each.kept),
                "stays": list(each.stays),
            }
            for each in found.found
        ],
        "left_out": [{"line": each.row, "text": each.text, "why": each.why} for each in found.left_out],
        "warnings": list(found.warnings),
        "mapping": [
            {
                "column": column_name(use.column),
                "heading": use.heading,
                "field": None if use.field is None else use.field.value,
                "why": use.why,
            }
            for use in found.mapping
        ],
        "rows": found.rows,
        "rows_brought": found.rows_brought,
    }
