"""Goes through a web page once, in reading order, and makes blocks of its paragraphs, lists and cells.

Knows what elements mean, and what is not shown; no style sheet, and no rule of recommendations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from actionplan.intake.block import Block, Place, Role
from actionplan.intake.plain import parted, tidy
from actionplan.intake.web.numbers import label_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_COLUMNS: Final = 1_000

_NOT_READ = frozenset(
    (
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "footer",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "select",
        "textarea",
        "input",
        "button",
        "option",
        "datalist",
        "del",
        "map",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "body",
        "html",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "address",
        "blockquote",
        "center",
        "pre",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "hr",
        "hgroup",
        "ul",
        "ol",
        "menu",
        "li",
        "table",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTED = re.compile(r"""(?:[^\W\d_]{4,}|[.,;:!?)”’"'])$""")
_NOTED_WITHIN: Final = 10
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]|[a-z])[\])]?")
_NOTES = re.compile(r"\bfoot-?notes?\b|\bend-?notes?\b|\breferences-list\b", re.IGNORECASE)
_CONTENTS = re.compile(r"\btoc\b|\btable-of-contents\b|\bcontents-list\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for all words in an element."""

    role: Role = Role.TEXT
    level: int = 0
    place: Place | None = None
    bold: bool = False
    kept: bool = False
    depth: int = -1


@dataclass(slots=True)
class Walker:
    """What is known while a page is read: the words of the block so far, and the label that waits for its text."""

    made: list[Block] = field(default_factory=list)
    text: str = ""
    bold: int = 0
    counted: int = 0
    label: str = ""
    tables: int = 0

    def blocks(self, root: "_Element") -> list[Block]:
        """The blocks of a page; ``order`` is given later."""
        self._element(root, _Around())
        self._end(_Around())
        return self.made

    def _element(self, element: "_Element", around: _Around) -> None:
        tag = str(element.tag).lower()
        if tag in _NOT_READ or _is_hidden(element) or (tag == "sup" and _is_note_mark(element, self.text)):
            return
        if tag == "br":
            self.text += "\n"
        elif tag in _BLOCKS:
            self._end(around)
            self._block(element, tag, around)
        else:
            self._inside(element, replace(around, bold=around.bold or tag in ("b", "strong", "th")))

    def _block(self, element: "_Element", tag: str, around: _Around) -> None:
        inner = _within(element, tag, around)
        if tag in ("ul", "ol", "menu"):
            self._list(element, tag, inner)
        elif tag == "table":
            self._table(element, inner)
        else:
            self._inside(element, inner)
        self._end(inner)

    def _inside(self, element: "_Element", around: _Around) -> None:
        self._say(element.text, around)
        for child in element:
            self._element(child, around)
            self._say(child.tail, around)

    def _say(self, text: str | None, around: _Around) -> None:
        if text:
            self.text += text if around.kept else re.sub(r"\s+", " ", text)
            counted = len(text.split())
            self.counted += counted
            self.bold += counted if around.bold else 0

    def _end(self, around: _Around) -> None:
        """Make a block of the words so far, or several where a line in them begins an item."""
        text, self.text = self.text, ""
        bold, self.bold, self.counted = 0 < self.counted == self.bold, 0, 0
        for piece in parted(text):
            if words := tidy(piece):
                label, self.label = self.label, ""
                self.made.append(
                    Block(words, 0, around.role, label=label, level=around.level, bold=bold, place=around.place)
                )

    def _list(self, element: "_Element", tag: str, around: _Around) -> None:
        items = [child for child in element if str(child.tag).lower() == "li"]
        step = -1 if tag == "ol" and "reversed" in element.attrib else 1
        number = _whole(element.get("start"), len(items) if step < 0 else 1)
        role = Role.LIST_ITEM if around.role in (Role.TEXT, Role.LIST_ITEM) else around.role
        inner = replace(around, role=role, level=around.depth, place=around.place)
        for child in element:
            if str(child.tag).lower() != "li":
                self._element(child, around)
                continue
            if _is_hidden(child):
                continue
            number = _whole(child.get("value"), number)
            self._end(inner)
            self.label = label_of(element, child, number if tag == "ol" else None)
            self._inside(child, inner)
            self._end(inner)
            self.label = ""
            number += step

    def _table(self, table: "_Element", around: _Around) -> None:
        rows = list(_rows(table))
        cells = [[each for each in row if str(each.tag).lower() in ("td", "th")] for row in rows]
        if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
            self._frame(table, around)  # it lays a page out, and is none to read
            return
        if max((len(each) for each in cells), default=0) <= 1 and len(rows) <= 1:
            self._frame(table, around)
            return
        for caption in table.iterchildren("caption"):
            self._element(caption, around)
        index, self.tables = self.tables, self.tables + 1
        taken: dict[int, int] = {}
        for row, (element, its) in enumerate(zip(rows, cells, strict=True)):
            header = _is_head(element, its)
            column = 0
            for cell in its:
                while taken.get(column, 0) > row:
                    column += 1
                wide = min(max(1, _whole(cell.get("colspan"), 1)), MOST_COLUMNS)
                for each in range(column, column + wide):
                    taken[each] = row + max(1, _whole(cell.get("rowspan"), 1))
                if not _is_hidden(cell):
                    place = Place(index, row, column, header)
                    inner = replace(around, role=Role.CELL, place=place, bold=str(cell.tag).lower() == "th", depth=-1)
                    self._inside(cell, inner)
                    self._end(inner)
                column += wide

    def _frame(self, table: "_Element", around: _Around) -> None:
        """The cells of a table that only lays out a page, one after the other."""
        for child in table:
            match str(child.tag).lower():
                case "tr" | "tbody" | "thead" | "tfoot":
                    self._frame(child, around)
                case "td" | "th" if not _is_hidden(child):
                    self._end(around)
                    self._inside(child, around)
                    self._end(around)
                case _:
                    self._element(child, around)


def _within(element: "_Element", tag: str, around: _Around) -> _Around:
    """What holds inside a block, given what holds around it."""
    named = " ".join((element.get("class") or "", element.get("id") or "", element.get("role") or ""))
    if tag[:1] == "h" and tag[1:].isdecimal():
        return replace(around, role=Role.HEADING, level=int(tag[1]))
    if element.get("role") == "heading":
        return replace(around, role=Role.HEADING, level=_whole(element.get("aria-level"), 2))
    if tag in ("caption", "figcaption"):
        return replace(around, role=Role.CAPTION)
    if around.role is Role.TEXT and _NOTES.search(named):
        return replace(around, role=Role.FOOTNOTE)
    if around.role is Role.TEXT and _CONTENTS.search(named):
        return replace(around, role=Role.CONTENTS)
    if tag in ("ul", "ol", "menu"):
        return replace(around, depth=around.depth + 1)
    return replace(around, kept=True) if tag == "pre" else around


def _rows(table: "_Element") -> Iterator["_Element"]:
    for child in table:
        match str(child.tag).lower():
            case "tr" if not _is_hidden(child):
                yield child
            case "thead" | "tbody" | "tfoot":
                yield from (row for row in child.iterchildren("tr") if not _is_hidden(row))
            case _:
                pass


def _is_head(row: "_Element", cells: "list[_Element]") -> bool:
    parent = row.getparent()
    in_head = parent is not None and str(parent.tag).lower() == "thead"
    return in_head or (bool(cells) and all(str(cell.tag).lower() == "th" for cell in cells))


def _is_hidden(element: "_Element") -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden") == "true" or element.get("role") == "navigation":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _is_note_mark(element: "_Element", before: str) -> bool:
    """Whether raised words lead to a footnote: by a link, or a number behind a word or a sentence and not a unit."""
    text = "".join(str(piece) for piece in element.itertext()).strip()
    if not _NOTE_MARK.fullmatch(text):
        return False
    return next(element.iter("a"), None) is not None or (
        text.isdigit() and bool(_NOTED.search(before[-_NOTED_WITHIN:]))
    )


def _whole(text: str | None, default: int) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,6})\s*", text or "")
    return int(found[1]) if found else default
