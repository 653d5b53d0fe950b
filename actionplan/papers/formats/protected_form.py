"""A form as a workbook: protected but for the cells that are to be filled in, with lists to choose from.

Knows nothing of what the form asks. The bytes are the same for the same form.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Final

from actionplan.papers.formats.normalise import normalise
from actionplan.papers.formats.xml_text import xml_text

_LISTS: Final = "Lists"
_A4: Final = 9
_HEADING: Final = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "text_wrap": True, "valign": "top"}
_LOCKED: Final = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "border_color": "#D0D0D0"}
_OPEN: Final = {**_LOCKED, "locked": False, "bg_color": "#FFF8DC"}


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: its heading, its width in characters, and what may be chosen in it."""

    heading: str
    width: int
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form; each row has its texts, and the columns, from 0, in which it may be filled in.

    ``stamp`` is kept as a property of the file.
    """

    title: str
    columns: Sequence[FormColumn]
    rows: Sequence[tuple[Sequence[str], Collection[int]]]
    instructions: Sequence[str]
    stamp: str


def to_protected_xlsx(form: FormSheet, day: date) -> bytes:
    """The workbook, which bears ``day``: the form, how to fill it in, and a hidden sheet of lists."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    created = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": xml_text(form.title, newlines=False), "created": created})
    book.set_custom_property("Return", form.stamp, "text")
    sheet, about, lists = (book.add_worksheet(name) for name in ("Return", "How to fill it in", _LISTS))
    _write_form(sheet, form, {name: book.add_format(look) for name, look in _LOOKS.items()})
    _write_choices(sheet, lists, form)
    about.set_column(0, 0, 100)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for line, text in enumerate((form.title, *form.instructions)):
        _text(about, line, 0, text, wrapped)
    for each in (sheet, about, lists):
        each.protect("", {"format_columns": True, "format_rows": True})
    lists.very_hidden()
    book.close()
    return normalise(out.getvalue(), day)


_LOOKS: Final[Mapping[str, Mapping[str, object]]] = {"heading": _HEADING, "locked": _LOCKED, "open": _OPEN}


def _write_form(sheet: Any, form: FormSheet, looks: Mapping[str, Any]) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(form.columns):
        sheet.set_column(at, at, column.width)
        _text(sheet, 0, at, column.heading, looks["heading"])
    for line, (cells, is_open) in enumerate(form.rows, 1):
        for at, text in enumerate(cells):
            _text(sheet, line, at, text, looks["open" if at in is_open else "locked"])


def _write_choices(sheet: Any, lists: Any, form: FormSheet) -> None:
    """Lists as ranges of cells: one within a cell's rule may have 255 characters, and no comma in a choice."""
    from xlsxwriter.utility import xl_col_to_name

    for at, column in enumerate(form.columns):
        if not column.choices:
            continue
        for line, choice in enumerate(column.choices):
            lists.write_string(line, at, choice)
        letters = xl_col_to_name(at)
        rule = {
            "validate": "list",
            "source": f"={_LISTS}!${letters}$1:${letters}${len(column.choices)}",
            "error_message": f"Choose one of: {', '.join(column.choices)}.",
        }
        for line, (_, is_open) in enumerate(form.rows, 1):
            if at in is_open:
                sheet.data_validation(line, at, line, at, rule)


def _text(sheet: Any, row: int, at: int, text: str, look: Any) -> None:
    """A text as a text; one that is too long for a cell is cut, and ends in "…"."""
    if not text:
        sheet.write_blank(row, at, None, look)
        return
    kept = xml_text(text)
    most = 16_000  # characters outside the basic plane count twice, and a cell holds 32,767
    if sheet.write_string(row, at, kept if len(kept) <= most else f"{kept[:most]}…", look):
        raise ValueError("a cell was not written")
