"""PDF, read back by another library: tagged, titled, in British English, marked and numbered, and its words inert."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from actionplan.domain.errors import BadInput
from actionplan.papers.document import Document, Front, Section, Table
from actionplan.papers.formats.html import to_html
from actionplan.papers.formats.pdf import to_pdf
from actionplan.papers.formats.pptx import to_pptx
from tests.nasty import NASTY
from tests.papers.formats.test_any_document import COLUMNS, DAY, a_document, items

FRONT = Front("A partnership", "Executive", DAY, "7", "Business manager", "To decide", "OFFICIAL", DAY, draft=True)
MARKUP = ("#panic()", "$x$", "*bold*", "= Heading", "@ref", "<label>", "\\", '#read("/etc/passwd")', "// gone")


def read(document: Document) -> Any:
    return PdfReader(BytesIO(to_pdf(document, DAY)))


def test_it_is_tagged_titled_in_english_and_says_that_it_meets_pdf_ua_1() -> None:
    file = read(a_document("words")._replace(front=FRONT))
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata.title == "words"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    kinds = set(_kinds(root["/StructTreeRoot"]))
    assert {"/H1", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure"} <= kinds
    elements = list(_elements(root["/StructTreeRoot"]))
    assert all("/TH" in _kinds(each) for each in elements if each["/S"] == "/Table")
    assert all(str(each["/Alt"]) for each in elements if each["/S"] == "/Figure")


def _kinds(element: Any) -> list[str]:
    return [str(each["/S"]) for each in _elements(element)]


def _elements(element: Any) -> Iterator[Any]:
    """What a tagged part holds, and the part itself."""
    if "/S" in element:
        yield element
    below = element.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    for each in below if isinstance(below, list) else [below]:
        child = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(child, dict):
            yield from _elements(child)


def test_each_page_is_marked_a_draft_and_numbered_and_a_wide_paper_lies() -> None:
    rows = items().rows * 40
    document = a_document("words")._replace(
        front=FRONT, opening=(), sections=(Section((Table(COLUMNS, rows),), "Long"),), landscape=True
    )
    file = read(document)
    assert len(file.pages) > 2
    for number, page in enumerate(file.pages, 1):
        text = page.extract_text()
        assert text.count("OFFICIAL") == 2
        assert "DRAFT, not issued" in text
        assert f"Page {number} of {len(file.pages)}" in text
        assert page.mediabox.width > page.mediabox.height
        assert "Since last" in text  # the header row is there again


@pytest.mark.parametrize("text", [*MARKUP, *(each for each in NASTY if len(each) < 300), "\x02", "\x1f"])
def test_words_are_words_whatever_they_look_like(text: str) -> None:
    shown = "".join(page.extract_text() for page in read(a_document(text)).pages)
    if text.isascii() and text.isprintable():
        bare = re.sub(r"\s", "", text)
        assert bare in re.sub(r"[\s\u200b]", "", shown)


def test_a_character_that_the_typeface_lacks_has_a_stand_in_and_the_paper_says_so() -> None:
    shown = "".join(page.extract_text() for page in read(a_document("日本")).pages)
    assert "□□" in shown
    assert "the other formats of this paper have them" in " ".join(shown.split())


def test_without_the_extra_a_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BadInput, match=r"PDF needs an extra .* install .*\[pdf\]"):
        to_pdf(a_document("words"), DAY)


def test_another_run_with_another_hash_seed_gives_the_same_bytes_in_each_format() -> None:
    code = "import hashlib, json; from tests.papers.formats.test_pdf import digests; print(json.dumps(digests()))"
    other = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "America/New_York"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert json.loads(other.stdout) == digests()


def digests() -> list[int]:
    """The formats' bytes as numbers that are easily compared."""
    from zlib import crc32

    document = a_document("words")._replace(front=FRONT)
    return [crc32(to_html(document)), crc32(to_pptx(document, DAY)), crc32(to_pdf(document, DAY))]
