"""Reads pages out of PDFium, its raw functions alone. Runs in the child process only: a broken file can end it.

Knows PDFium's ways with characters, and turns pages whose text runs up or down. Knows nothing of lines or blocks.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pypdfium2 import raw

from actionplan.intake.pdf.values import Page, Rule, Tag, Word

MAX_RULES: Final = 4_000
MAX_TAGS: Final = 20_000
MAX_DEPTH: Final = 60

_WORD = re.compile("[^\\s\x00\x02\ufffe]+[\x02\ufffe]?")
_BREAK = "\x02\ufffe"
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_INVISIBLE = 3
_RAISED = 0.15
_SLANT = math.radians(4)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A text object: what all of its characters share. ``turns`` are quarter turns to the left; -1 where it slants."""

    index: int
    size: float
    bold: bool
    turns: int
    content: int
    artifact: bool
    invisible: bool


@dataclass(frozen=True, slots=True)
class _Turned:
    """How a page's own coordinates become points from the top left as the text is read."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def end(self, left: float, bottom: float, right: float, top: float) -> float:
        """Where a box ends in the direction of reading."""
        match self.turns:
            case 1:
                return top - self.bottom
            case 2:
                return self.right - left
            case 3:
                return self.top - bottom
            case _:
                return right - self.left

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)


class Document:
    """A PDF that PDFium has open."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data = data  # PDFium reads from it as long as the document is open
        raw.FPDF_InitLibrary()
        secret = password.encode() if password is not None else None
        self._document = raw.FPDF_LoadMemDocument64(data, len(data), secret)
        self.error = 0 if self._document else int(raw.FPDF_GetLastError())
        self.pages = int(raw.FPDF_GetPageCount(self._document)) if self._document else 0

    def page(self, index: int) -> Page | None:
        """A page, or None where it is broken."""
        loaded = raw.FPDF_LoadPage(self._document, index)
        if not loaded:
            return None
        try:
            return _read(loaded, index + 1)
        finally:
            raw.FPDF_ClosePage(loaded)


def _read(loaded: Any, number: int) -> Page:
    text_page = raw.FPDFText_LoadPage(loaded)
    try:
        characters = _Characters(text_page) if text_page else None
        turns = characters.turns() if characters is not None else 0
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(loaded, box)
        turned = _Turned(box.left, box.bottom, box.right, box.top, turns)
        page = Page(number, *turned.size)
        if characters is not None:
            page.words = list(characters.words(turned))
            page.recognised = characters.all_invisible
        page.rules, page.pictured = _drawings(loaded, turned)
        page.tags = _tags(loaded)
        return page
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)


class _Characters:
    """The characters of a page, and the objects that draw them."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._objects: dict[int, _Drawn] = {}
        self._point = ctypes.c_double(), ctypes.c_double()  # made once: there are thousands of calls a page
        self._rectangle = raw.FS_RECTF()
        self.text = _text_of(text_page)
        self._spans = list(self._parts())

    @property
    def all_invisible(self) -> bool:
        """Whether no word is drawn: such words lie behind a scanned picture."""
        return bool(self._spans) and all(drawn.invisible for _, _, drawn in self._spans)

    def turns(self) -> int:
        """How most of the text is turned."""
        counted: Counter[int] = Counter()
        for start, end, drawn in self._spans:
            counted[drawn.turns] += end - start
        counted.pop(-1, None)
        return counted.most_common(1)[0][0] if counted else 0

    def words(self, turned: _Turned) -> Iterator[Word]:
        """The words that are on the page and not turned otherwise."""
        width, height = turned.size
        for start, end, drawn in self._spans:
            if drawn.turns != turned.turns or drawn.artifact:
                continue
            broken = self.text[end - 1] in _BREAK
            shown = self.text[start : end - broken]
            if not shown:
                continue
            x0, y = turned.point(*self._origin(start))
            x1 = turned.end(*self._box(start + len(shown) - 1))
            size = drawn.size
            if shown.isdecimal() and start and not self.text[start - 1].isspace():
                raised, tall = self._raised(start)
                if raised > _RAISED * size:
                    y, size = y - raised, tall * 1.4
            if -1 <= x0 <= width + 1 and -1 <= y <= height + 1:
                text = shown.replace("\u00ad", "-")
                yield Word(text, x0, max(x0, x1), y, size, drawn.bold, start, end, drawn.index, drawn.content, broken)

    def _parts(self) -> Iterator[tuple[int, int, _Drawn]]:
        """Where each word, or part of one with an object of its own, starts and ends."""
        spans = [found.span() for found in _WORD.finditer(self.text)]
        firsts = [self._drawn(start) for start, _ in spans]
        for (start, end), first, following in zip(spans, firsts, (*firsts, None)[1:], strict=True):
            last = end - 1 if self.text[end - 1] not in _BREAK else max(start, end - 2)
            # A word between two words of one object is of it too.
            if following is first or self._drawn(last) is first:
                yield start, end, first
                continue
            begun, drawn = start, first
            for index in range(start + 1, last + 1):
                if (here := self._drawn(index)) is not drawn:
                    yield begun, index, drawn
                    begun, drawn = index, here
            yield begun, end, drawn

    def _drawn(self, index: int) -> _Drawn:
        made = raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(made.contents) if made else 0
        found = self._objects.get(key)
        if found is None:
            found = self._objects[key] = self._look_at(made, index, len(self._objects))
        return found

    def _look_at(self, made: Any, index: int, count: int) -> _Drawn:
        matrix = raw.FS_MATRIX()
        size = raw.FPDFText_GetFontSize(self._page, index)
        turns = 0
        if raw.FPDFText_GetMatrix(self._page, index, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
            angle = math.atan2(matrix.b, matrix.a)
            turns = round(angle / (math.pi / 2))
            turns = turns % 4 if abs(angle - turns * math.pi / 2) < _SLANT else -1
        if not made:
            return _Drawn(count, size, bold=False, turns=turns, content=-1, artifact=False, invisible=False)
        return _Drawn(
            count,
            size,
            self._is_bold(made, index),
            turns,
            int(raw.FPDFPageObj_GetMarkedContentID(made)),
            _is_artifact(made),
            raw.FPDFTextObj_GetTextRenderMode(made) == _INVISIBLE,
        )

    def _is_bold(self, made: Any, index: int) -> bool:
        font = raw.FPDFTextObj_GetFont(made)
        name = ctypes.create_string_buffer(200)
        if font and raw.FPDFFont_GetBaseFontName(font, name, 200):
            lowered = name.value.decode("latin-1").lower()
            if any(each in lowered for each in _BOLD_NAMES):
                return True
        return int(raw.FPDFText_GetFontWeight(self._page, index)) >= 600

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._point
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def _raised(self, index: int) -> tuple[float, float]:
        """How far a figure stands above its line, as raised figures of a font's own do, and how high it is."""
        edges = [ctypes.c_double() for _ in range(4)]
        if not raw.FPDFText_GetCharBox(self._page, index, *edges):
            return 0.0, 0.0
        _, _, bottom, top = (edge.value for edge in edges)
        _, y = self._origin(index)
        return bottom - y, top - bottom

    def _box(self, index: int) -> tuple[float, float, float, float]:
        box = self._rectangle
        if raw.FPDFText_GetLooseCharBox(self._page, index, box):
            return box.left, box.bottom, box.right, box.top
        x, y = self._origin(index)
        return x, y, x, y


def _text_of(text_page: Any) -> str:
    """The characters of a page, one for each that PDFium counts."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: count * 2].decode("utf-16-le", errors="surrogatepass")
    if len(text) == count and "\0" not in text:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\0" for code in codes)


def _is_artifact(made: Any) -> bool:
    """Whether an object is marked as no part of the text: a running header, a page number."""
    for index in range(min(raw.FPDFPageObj_CountMarks(made), 8)):
        name = (ctypes.c_ushort * 40)()
        length = ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(made, index), name, 80, length)
        if bytes(name)[: max(0, length.value - 2)].decode("utf-16-le", errors="replace") == "Artifact":
            return True
    return False


def _drawings(loaded: Any, turned: _Turned) -> tuple[list[Rule], bool]:
    """The rules on a page, and whether a picture covers most of it."""
    rules: list[Rule] = []
    pictured = 0.0
    width, height = turned.size
    for index in range(min(raw.FPDFPage_CountObjects(loaded), 60_000)):
        made = raw.FPDFPage_GetObject(loaded, index)
        kind = raw.FPDFPageObj_GetType(made)
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rules) < MAX_RULES:
            rules += _rules(made, turned)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            edges = [ctypes.c_float() for _ in range(4)]
            if raw.FPDFPageObj_GetBounds(made, *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                pictured += max(0.0, right - left) * max(0.0, top - bottom)
    return rules, pictured > width * height * 0.5


def _rules(made: Any, turned: _Turned) -> Iterator[Rule]:
    """The level and upright edges of a path."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(made, matrix)
    first: tuple[float, float] | None = None
    before: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(made), 400)):
        segment = raw.FPDFPath_GetPathSegment(made, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = turned.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield from _straight(before, here)
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            yield from _straight(here, first)
        before = here


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if (y1 - y0 < 1) != (x1 - x0 < 1):
        yield Rule(x0, y0, x1, y1)


def _tags(loaded: Any) -> list[Tag]:
    tree = raw.FPDF_StructTree_GetForPage(loaded)
    if not tree:
        return []
    left = [MAX_TAGS]
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        children = (raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(max(0, count)))
        return [_tag(child, left, 0) for child in children if child]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _tag(element: Any, left: list[int], depth: int) -> Tag:
    made = Tag(_kind(element), columns=_columns(element))
    left[0] -= 1
    for index in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        if left[0] <= 0 or depth > MAX_DEPTH:
            break
        # Most children are content: asked for first, they cost one call and not two.
        if (content := raw.FPDF_StructElement_GetChildMarkedContentID(element, index)) >= 0:
            made.parts.append(int(content))
        elif child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            made.parts.append(_tag(child, left, depth + 1))
    return made


def _kind(element: Any) -> str:
    buffer = (ctypes.c_ushort * 64)()
    length = raw.FPDF_StructElement_GetType(element, buffer, 128)
    return bytes(buffer)[: max(0, min(length, 128) - 2)].decode("utf-16-le", errors="replace")


def _columns(element: Any) -> int:
    """How many columns a cell of a table takes."""
    for index in range(min(max(0, raw.FPDF_StructElement_GetAttributeCount(element)), 8)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, index)
        found = raw.FPDF_StructElement_Attr_GetValue(attributes, b"ColSpan") if attributes else None
        number = ctypes.c_float()
        if found and raw.FPDF_StructElement_Attr_GetNumberValue(found, number):
            return min(max(1, int(number.value)), 100)
    return 1
