"""PDFium's functions that are called for each word or element of a page, by way of plain numbers instead of pointers.

pypdfium2's own make an object of every pointer and check each argument, which takes longer than most of these calls do.
They are for one thread: Python waits while they run.
"""

import ctypes
from typing import Any

from pypdfium2 import raw

_HANDLE = ctypes.c_void_p
_NUMBER = ctypes.c_int


def address(handle: Any) -> int:
    """A handle of pypdfium2's own functions as these take it; 0 for none."""
    return int(ctypes.cast(handle, _HANDLE).value or 0)


def _quick(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


# Of a character: its page of text, its index, and where the answer goes.
text_object = _quick(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _NUMBER)
origin = _quick(raw.FPDFText_GetCharOrigin, _NUMBER, _HANDLE, _NUMBER, _HANDLE, _HANDLE)
loose_box = _quick(raw.FPDFText_GetLooseCharBox, _NUMBER, _HANDLE, _NUMBER, _HANDLE)
font_size = _quick(raw.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _NUMBER)
font_weight = _quick(raw.FPDFText_GetFontWeight, _NUMBER, _HANDLE, _NUMBER)
matrix = _quick(raw.FPDFText_GetMatrix, _NUMBER, _HANDLE, _NUMBER, _HANDLE)

# Of an object.
font = _quick(raw.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
render_mode = _quick(raw.FPDFTextObj_GetTextRenderMode, _NUMBER, _HANDLE)
content_of = _quick(raw.FPDFPageObj_GetMarkedContentID, _NUMBER, _HANDLE)
count_marks = _quick(raw.FPDFPageObj_CountMarks, _NUMBER, _HANDLE)
mark = _quick(raw.FPDFPageObj_GetMark, _HANDLE, _HANDLE, ctypes.c_ulong)
page_object = _quick(raw.FPDFPage_GetObject, _HANDLE, _HANDLE, _NUMBER)
object_type = _quick(raw.FPDFPageObj_GetType, _NUMBER, _HANDLE)

# Of an element of the structure tree.
count_children = _quick(raw.FPDF_StructElement_CountChildren, _NUMBER, _HANDLE)
child = _quick(raw.FPDF_StructElement_GetChildAtIndex, _HANDLE, _HANDLE, _NUMBER)
child_content = _quick(raw.FPDF_StructElement_GetChildMarkedContentID, _NUMBER, _HANDLE, _NUMBER)
