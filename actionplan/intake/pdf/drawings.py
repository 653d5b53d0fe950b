"""What is drawn on a page and is no text: its rules, and its pictures. Read out of PDFium."""

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any, Final

from pypdfium2 import raw

from actionplan.intake.pdf import calls
from actionplan.intake.pdf.turned import Turned
from actionplan.intake.pdf.values import Rule

MAX_RULES: Final = 4_000
MAX_OBJECTS: Final = 60_000


def drawings_of(loaded: Any, turned: Turned) -> tuple[list[Rule], bool]:
    """The rules on a page, and whether a picture covers most of it."""
    rules: list[Rule] = []
    pictured = 0.0
    width, height = turned.size
    count = min(raw.FPDFPage_CountObjects(loaded), MAX_OBJECTS)
    objects = list(map(calls.page_object, repeat(calls.address(loaded)), range(max(0, count))))
    for made, kind in zip(objects, map(calls.object_type, objects), strict=True):
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rules) < MAX_RULES:
            rules += _rules(_handle(made), turned)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            edges = [ctypes.c_float() for _ in range(4)]
            if raw.FPDFPageObj_GetBounds(_handle(made), *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                pictured += max(0.0, right - left) * max(0.0, top - bottom)
    return rules, pictured > width * height * 0.5


def _handle(made: int) -> Any:
    return ctypes.cast(made, raw.FPDF_PAGEOBJECT)


def _rules(made: Any, turned: Turned) -> Iterator[Rule]:
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
