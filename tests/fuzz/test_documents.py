"""Documents from outside: whatever the bytes are, blocks come out or they are refused in one sentence."""

import zipfile
from functools import cache
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.intake.block import Block
from actionplan.intake.pdf.reader import pdf_blocks
from actionplan.intake.readers import blocks_of
from tests.intake.reviews import WORD_FORMS, typst_list
from tests.intake.samples import WORDINGS

BEGINNINGS = (
    b"",
    b"PK\3\4",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html>",
    b"{",
    b"\xff\xfe",
    b"<?xml ",
)
PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><ol start=3 type=i><li value=7>Look<ul><li>Ask</ul>"
    "</ol><table><tr><th colspan=2 rowspan=3>No.<td hidden>x</table><sup><a href='#n'>1</a></sup>"
    "<pre>a\n\nb</pre></body>"
)
EDITS = st.lists(st.tuples(st.integers(0, 2**20), st.binary(max_size=6)), min_size=1, max_size=12)


def read_or_refused(data: bytes, name: str) -> None:
    """Blocks in order that hold no control character, or a refusal in one line."""
    try:
        blocks = blocks_of(data, name)
    except BadInput as refused:
        sentence = refused.sentence
    else:
        assert_readable(blocks)
        return
    assert sentence.startswith(name)
    assert "\n" not in sentence


def assert_readable(blocks: tuple[Block, ...]) -> None:
    """In order, none of them empty, and without a control character."""
    assert blocks
    assert [block.order for block in blocks] == list(range(len(blocks)))
    for block in blocks:
        assert block.text.strip()
        assert not [each for each in block.text + block.label if ord(each) < 32 or each in "\x7f\ufffe\u00ad"]


def edited(data: bytes, edits: list[tuple[int, bytes]]) -> bytes:
    """The bytes with pieces overwritten, wherever the numbers point."""
    made = bytearray(data)
    for at, piece in edits:
        start = at % max(1, len(made))
        made[start : start + len(piece)] = piece
    return bytes(made)


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
def test_any_bytes(first: bytes, rest: bytes) -> None:
    read_or_refused(first + rest, "file")


@given(EDITS)
@settings(max_examples=50)
def test_web_pages(edits: list[tuple[int, bytes]]) -> None:
    read_or_refused(edited(PAGE.encode(), edits), "page.html")


@cache
def parts() -> dict[str, bytes]:
    """The parts of a Word document that has lists and a table."""
    with zipfile.ZipFile(BytesIO(WORD_FORMS["table_counted"](WORDINGS[:2]))) as archive:
        kept = (
            "word/document.xml",
            "word/numbering.xml",
            "word/styles.xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
        )
        return {name: archive.read(name) for name in kept}


@given(st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels"]), st.data())
@settings(max_examples=25)
def test_parts_of_word_documents(part: str, data: st.DataObject) -> None:
    """Attributes and names in the XML, changed so that it stays XML more often than not."""
    content = parts()[part]
    random = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - drawn by hypothesis
    for _ in range(random.randint(1, 8)):
        quotes = [at for at, each in enumerate(content) if each == ord('"')]
        at = random.choice(quotes)
        end = content.find(b'"', at + 1)
        value = random.choice([b"", b"0", b"-1", b"1e999", b"99999999999", b"nan", b"x", b"1", b"none", b"\xc3\xa9"])
        content = content[: at + 1] + value + content[end:] if end > 0 else content
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, kept in parts().items():
            archive.writestr(name, content if name == part else kept)
    read_or_refused(made.getvalue(), "review.docx")


@given(EDITS)
@settings(max_examples=20)
def test_word_documents(edits: list[tuple[int, bytes]]) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, kept in parts().items():
            archive.writestr(name, kept)
    read_or_refused(edited(made.getvalue(), edits), "review.docx")


@cache
def printed() -> bytes:
    """A PDF with tags and a list."""
    import typst

    made = typst.compile(typst_list(WORDINGS[:2]).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("seed", range(3))
def test_pdf_files(seed: int) -> None:
    """A few only: each is read by a process of its own."""
    random = Random(seed)  # noqa: S311 - the same files each time
    edits = [(random.randrange(2**20), random.randbytes(random.randint(1, 30))) for _ in range(random.randint(1, 60))]
    data = edited(printed(), edits)
    read_or_refused(b"%PDF-1.7\n" + data if b"%PDF" not in data[:1024] else data, "review.pdf")


def test_the_reader_of_pdf_files_takes_no_bytes_for_granted() -> None:
    for data in (b"", b"%PDF-1.7", b"\n" * 100):
        with pytest.raises(BadInput, match=r"^review\.pdf is broken"):
            pdf_blocks(data, "review.pdf")
