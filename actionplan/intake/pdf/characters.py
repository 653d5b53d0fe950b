"""The characters of a page and the objects that draw them, read out of PDFium. Knows PDFium's ways with characters."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from actionplan.intake.pdf import calls
from actionplan.intake.pdf.turned import Turned
from actionplan.intake.pdf.values import Word

_WORD = re.compile("[^\\s\x00\x02\ufffe]+[\x02\ufffe]?")
_BREAK = "\x02\ufffe"
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_INVISIBLE = 3
_RAISED = 0.15
_SLANT = math.radians(4)
_MOST_MARKS = 8


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


class Characters:
    """The characters of a page, and the objects that draw them."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._number = calls.address(text_page)
        self._objects: dict[int, _Drawn] = {}
        self._bold: dict[int, bool] = {}  # by font
        self._artifacts: dict[int, bool] = {}  # by mark
        self._x, self._y = ctypes.c_double(), ctypes.c_double()  # made once: there are thousands of calls a page
        self._rectangle = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._to_x, self._to_y = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._to_rectangle = ctypes.addressof(self._rectangle)
        self._to_matrix = ctypes.addressof(self._matrix)
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

    def words(self, turned: Turned) -> Iterator[Word]:
        """The words that are on the page and not turned otherwise."""
        width, height = turned.size
        turns, whole, point, end_of = turned.turns, self.text, turned.point, turned.end
        x, y, box = self._x, self._y, self._rectangle
        for start, end, drawn in self._spans:
            if drawn.turns != turns or drawn.artifact:
                continue
            broken = whole[end - 1] in _BREAK
            shown = whole[start : end - 1] if broken else whole[start:end]
            if not shown:
                continue
            calls.origin(self._number, start, self._to_x, self._to_y)
            x0, line = point(x.value, y.value)
            if not calls.loose_box(self._number, start + len(shown) - 1, self._to_rectangle):
                self._set_box(start + len(shown) - 1)
            x1 = end_of(box)
            size = drawn.size
            if shown.isdecimal() and start and not whole[start - 1].isspace():
                raised, tall = self._raised(start)
                if raised > _RAISED * size:
                    line, size = line - raised, tall * 1.4
            if -1 <= x0 <= width + 1 and -1 <= line <= height + 1:
                yield Word(
                    shown.replace("\u00ad", "-"),
                    x0,
                    x1 if x1 > x0 else x0,
                    line,
                    size,
                    drawn.bold,
                    start,
                    end,
                    drawn.index,
                    drawn.content,
                    broken,
                )

    def _parts(self) -> Iterator[tuple[int, int, _Drawn]]:
        """Where each word, or part of one with an object of its own, starts and ends."""
        spans = [found.span() for found in _WORD.finditer(self.text)]
        firsts = [self._drawn(start) for start, _ in spans]
        for (start, end), first, following in zip(spans, firsts, (*firsts, None)[1:], strict=True):
            # A word between two words of one object is of it too.
            if following is first:
                yield start, end, first
                continue
            last = end - 1 if self.text[end - 1] not in _BREAK else max(start, end - 2)
            if self._drawn(last) is first:
                yield start, end, first
                continue
            begun, drawn = start, first
            for index in range(start + 1, last + 1):
                if (here := self._drawn(index)) is not drawn:
                    yield begun, index, drawn
                    begun, drawn = index, here
            yield begun, end, drawn

    def _drawn(self, index: int) -> _Drawn:
        key = calls.text_object(self._number, index) or 0
        found = self._objects.get(key)
        if found is None:
            found = self._objects[key] = self._look_at(key, index, len(self._objects))
        return found

    def _look_at(self, made: int, index: int, count: int) -> _Drawn:
        matrix = self._matrix
        size = calls.font_size(self._number, index)
        turns = 0
        if calls.matrix(self._number, index, self._to_matrix):
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
            calls.content_of(made),
            self._is_artifact(made),
            calls.render_mode(made) == _INVISIBLE,
        )

    def _is_bold(self, made: int, index: int) -> bool:
        font = calls.font(made) or 0
        known = self._bold.get(font)
        if known is None:
            known = self._bold[font] = _is_named_bold(font) or calls.font_weight(self._number, index) >= 600
        return known

    def _is_artifact(self, made: int) -> bool:
        """Whether an object is marked as no part of the text: a running header, a page number."""
        for index in range(min(calls.count_marks(made), _MOST_MARKS)):
            mark = calls.mark(made, index) or 0
            known = self._artifacts.get(mark)
            if known is None:
                known = self._artifacts[mark] = _name_of(mark) == "Artifact"
            if known:
                return True
        return False

    def _raised(self, index: int) -> tuple[float, float]:
        """How far a figure stands above its line, as raised figures of a font's own do, and how high it is."""
        edges = [ctypes.c_double() for _ in range(4)]
        if not raw.FPDFText_GetCharBox(self._page, index, *edges):
            return 0.0, 0.0
        _, _, bottom, top = (edge.value for edge in edges)
        calls.origin(self._number, index, self._to_x, self._to_y)
        return bottom - self._y.value, top - bottom

    def _set_box(self, index: int) -> None:
        """Make the box of a character that has none of the place where it stands."""
        calls.origin(self._number, index, self._to_x, self._to_y)
        box = self._rectangle
        box.left = box.right = self._x.value
        box.bottom = box.top = self._y.value


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


def _is_named_bold(font: int) -> bool:
    name = ctypes.create_string_buffer(200)
    if not font or not raw.FPDFFont_GetBaseFontName(ctypes.cast(font, raw.FPDF_FONT), name, 200):
        return False
    lowered = name.value.decode("latin-1").lower()
    return any(each in lowered for each in _BOLD_NAMES)


def _name_of(mark: int) -> str:
    name = (ctypes.c_ushort * 40)()
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(ctypes.cast(mark, raw.FPDF_PAGEOBJECTMARK), name, 80, length)
    return bytes(name)[: max(0, length.value - 2)].decode("utf-16-le", errors="replace")
