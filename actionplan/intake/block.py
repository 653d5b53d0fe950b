"""What every reader of a file gives: the pieces of its text in reading order, with what the file says about each.

A reader knows a format and no rule of what a recommendation is; the finder knows blocks and no format.
"""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What the file itself says that a block is; TEXT where it says nothing."""

    TEXT = "text"
    HEADING = "heading"
    LIST_ITEM = "list item"
    CELL = "table cell"
    CONTENTS = "contents page"
    FOOTNOTE = "footnote"
    RUNNING = "running header or footer"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Place:
    """The cell of a table that a block stands in; all count from 0, tables in the order of the file."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading or table cell, its lines joined.

    ``order`` counts blocks from 0 in reading order. ``page`` counts from 1, and is 0 where the file has no pages;
    ``line`` is the line of a text file from 1, else 0. ``label`` is a list's marker as it is shown ("3.", "(iv)", "•",
    "Recommendation 4:"), where the file itself has it apart, such as Word's automatic numbers; ``text`` is without it.
    A marker that was typed stays in the text. ``level`` is that of a heading from 1, or of a list from 0. ``size`` and
    ``left`` (from the page's edge) are in points, 0 where unknown. ``doubts`` are sentences about what could not be
    read for certain, such as a hyphen at a line's end. ``frame`` counts from 1 the boxes drawn round a text, as far as
    the file says; 0 is outside of any.
    """

    text: str
    order: int
    role: Role = Role.TEXT
    page: int = 0
    line: int = 0
    label: str = ""
    level: int = 0
    style: str = ""
    size: float = 0.0
    bold: bool = False
    left: float = 0.0
    place: Place | None = None
    doubts: tuple[str, ...] = ()
    frame: int = 0
