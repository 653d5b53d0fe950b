"""The structure tree of a page, read out of PDFium."""

import ctypes
from itertools import repeat
from typing import Any, Final

from pypdfium2 import raw

from actionplan.intake.pdf import calls
from actionplan.intake.pdf.values import Tag

MAX_TAGS: Final = 20_000
MAX_DEPTH: Final = 60


def tags_of(loaded: Any) -> list[Tag]:
    """The tags of a page; none where its document has no tree."""
    tree = raw.FPDF_StructTree_GetForPage(loaded)
    if not tree:
        return []
    left = [MAX_TAGS]
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        children = (raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(max(0, count)))
        return [_tag(calls.address(child), left, 0) for child in children if child]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _tag(element: int, left: list[int], depth: int) -> Tag:
    made = Tag(_kind(element), columns=_columns(element))
    left[0] -= 1
    # The first element of a long document has a child for each paragraph in it, and most are on other pages.
    count = max(0, calls.count_children(element))
    for index, content in enumerate(map(calls.child_content, repeat(element, count), range(count))):
        if content < 0 and not (child := calls.child(element, index)):
            continue
        if left[0] <= 0 or depth > MAX_DEPTH:
            break
        made.parts.append(content if content >= 0 else _tag(child, left, depth + 1))
    return made


def _kind(element: int) -> str:
    buffer = (ctypes.c_ushort * 64)()
    length = raw.FPDF_StructElement_GetType(_handle(element), buffer, 128)
    return bytes(buffer)[: max(0, min(length, 128) - 2)].decode("utf-16-le", errors="replace")


def _columns(element: int) -> int:
    """How many columns a cell of a table takes."""
    handle = _handle(element)
    for index in range(min(max(0, raw.FPDF_StructElement_GetAttributeCount(handle)), 8)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(handle, index)
        found = raw.FPDF_StructElement_Attr_GetValue(attributes, b"ColSpan") if attributes else None
        number = ctypes.c_float()
        if found and raw.FPDF_StructElement_Attr_GetNumberValue(found, number):
            return min(max(1, int(number.value)), 100)
    return 1


def _handle(element: int) -> Any:
    return ctypes.cast(element, raw.FPDF_STRUCTELEMENT)
