"""Reads pages out of PDFium, its raw functions alone. Runs in the child process only: a broken file can end it.

Turns pages whose text runs up or down. Knows nothing of lines or blocks.
"""

from typing import Any

from pypdfium2 import raw

from actionplan.intake.pdf.characters import Characters
from actionplan.intake.pdf.drawings import drawings_of
from actionplan.intake.pdf.tree import tags_of
from actionplan.intake.pdf.turned import Turned
from actionplan.intake.pdf.values import Page


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
        characters = Characters(text_page) if text_page else None
        turns = characters.turns() if characters is not None else 0
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(loaded, box)
        turned = Turned(box.left, box.bottom, box.right, box.top, turns)
        page = Page(number, *turned.size)
        if characters is not None:
            page.words = list(characters.words(turned))
            page.recognised = characters.all_invisible
        page.rules, page.pictured = drawings_of(loaded, turned)
        page.tags = tags_of(loaded)
        return page
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)
