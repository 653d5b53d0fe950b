"""PDF files: the same text from tags and from where words stand; what cannot be read is said, in a sentence."""

import os
import pickle
import subprocess
import sys
import zlib
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
import typst

from actionplan.domain.errors import BadInput, PasswordNeeded
from actionplan.intake.block import Block, Role
from actionplan.intake.pdf.flow import blocks_of_pages
from actionplan.intake.pdf.pages import FEWEST, by_turns
from actionplan.intake.pdf.pdfium import Document
from actionplan.intake.pdf.reader import pdf_blocks
from actionplan.intake.readers import blocks_of
from tests.intake.reviews import TYPST_FORMS
from tests.intake.samples import REAL, WORDINGS, given_back

PASSWORD = "a password"  # noqa: S105 - of a file made here


@cache
def compiler() -> typst.Compiler:
    """One for all: it takes a moment to find its fonts."""
    return typst.Compiler(b"")


def pdf(source: str) -> bytes:
    """A tagged PDF of a Typst source."""
    made = compiler().compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def without_tags(data: bytes) -> tuple[Block, ...]:
    """The blocks of a file by where its words stand alone."""
    document = Document(data, None)
    pages = [page for index in range(document.pages) if (page := document.page(index)) is not None]
    for page in pages:
        page.tags.clear()
    return blocks_of_pages(pages)


def straight(block: Block) -> Block:
    """The block with straight quotation marks, which Typst makes curly where its source has it so."""
    return replace(block, text=block.text.replace("‘", "'").replace("’", "'"))


@pytest.mark.parametrize("form", ["typst_columns", "typst_notes", "typst_table"])
def test_every_form_gives_the_eleven_to_the_letter(form: str) -> None:
    data = pdf(TYPST_FORMS[form](WORDINGS))
    for blocks in (blocks_of(data, f"{form}.pdf"), without_tags(data)):
        assert given_back(WORDINGS, blocks) == WORDINGS
        assert [block.order for block in blocks] == list(range(len(blocks)))
        assert not [block.text for block in blocks if "official" in block.text or " of " in block.text[:6]]


def test_real_files_give_the_eleven_to_the_letter() -> None:
    for path in sorted(REAL.glob("*.pdf")):
        blocks = [straight(block) for block in blocks_of(path.read_bytes(), path.name)]
        assert given_back(WORDINGS, blocks) == WORDINGS, path.name


def test_tags_say_what_is_what() -> None:
    source = """
#outline()
= Findings
Said so.#footnote[In March.]
- Look
  + Ask
#table(columns: 2, table.header([No.], [Recommendation]), [1], [Act])
"""
    blocks = pdf_blocks(pdf(source), "tagged.pdf")
    seen = {(block.role, block.label, block.level, block.text) for block in blocks}
    assert seen >= {
        (Role.HEADING, "", 1, "Findings"),
        (Role.TEXT, "", 0, "Said so."),
        (Role.LIST_ITEM, "•", 0, "Look"),
        (Role.LIST_ITEM, "1.", 1, "Ask"),
    }
    cells = [(b.place.row, b.place.column, b.place.header, b.text) for b in blocks if b.place]
    assert cells == [(0, 0, True, "No."), (0, 1, True, "Recommendation"), (1, 0, False, "1"), (1, 1, False, "Act")]
    assert {(block.label, block.text) for block in blocks if block.role is Role.FOOTNOTE} == {("1", "In March.")}
    assert any(block.role is Role.CONTENTS for block in blocks)


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    pdf_blocks(pdf("One page.\n#pagebreak()\nAnother page."), "two.pdf", lambda page, of: told.append((page, of)))
    assert told == [(1, 2), (2, 2)]


def locked(data: bytes, password: str = PASSWORD) -> bytes:
    """The file with a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(BytesIO(data)))
    writer.encrypt(password, "of its owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_asked_for_and_taken() -> None:
    data = locked(pdf("The Board should look at all of this."))
    with pytest.raises(PasswordNeeded, match=r"^a\.pdf is protected with a password\. Give the password, or save"):
        pdf_blocks(data, "a.pdf")
    with pytest.raises(PasswordNeeded, match=r"^a\.pdf does not open with that password"):
        pdf_blocks(data, "a.pdf", password="another")  # noqa: S106 - of a file made here
    (block,) = pdf_blocks(data, "a.pdf", password=PASSWORD)
    assert block.text == "The Board should look at all of this."


def scanned() -> bytes:
    """A page that is a picture."""
    from PIL import Image

    out = BytesIO()
    Image.new("L", (600, 800), 200).save(out, "PDF")
    return out.getvalue()


def bomb() -> bytes:
    """A small file whose page unpacks to more than a gigabyte."""
    packer = zlib.compressobj(9)
    first = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    stream = first + again * 1_300
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


def test_what_cannot_be_read_is_refused_in_a_sentence() -> None:
    whole = pdf("The Board should look.")
    for data, said in (
        (scanned(), r"is a picture of pages, with no text in it\. Ask for the document"),
        (pdf("#rect()"), r"has no text in it\."),
        (b"%PDF-1.7\nnothing more", "is broken: it cannot be opened as a PDF"),
        (whole[: len(whole) // 3], "is broken|has no text in it"),
        (b"%PDF-1.7\n<html>not found</html>", "is broken"),
    ):
        with pytest.raises(BadInput, match=rf"^review\.pdf (?:{said})") as refused:
            blocks_of(data, "review.pdf")
        assert "\n" not in refused.value.sentence


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory so")
def test_a_file_that_unpacks_without_end_is_given_up() -> None:
    with pytest.raises(BadInput, match=r"^bomb\.pdf could not be read within 120 seconds and 1 GB of"):
        blocks_of(bomb(), "bomb.pdf")


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(BadInput, match=r"^slow\.pdf could not be read within 0 seconds"):
        pdf_blocks(pdf("Text."), "slow.pdf", seconds=0)


def test_the_rest_is_read_where_the_second_process_ends_early() -> None:
    document = Document(pdf("\n#pagebreak()\n".join(f"Page {number}." for number in range(1, 7))), None)
    pages = [document.page(index) for index in range(6)]
    second = BytesIO(b"".join(pickle.dumps(page) for page in pages[1::2])[:-1])
    assert list(by_turns(document, second)) == pages


def test_pages_come_in_order_from_two_processes() -> None:
    told: list[int] = []
    texts = [WORDINGS[number % len(WORDINGS)] for number in range(FEWEST + 1)]
    data = pdf("\n#pagebreak()\n".join(texts))
    document = Document(data, None)
    pages = [document.page(index) for index in range(document.pages)]
    blocks = pdf_blocks(data, "a.pdf", lambda page, of: told.append(page))
    assert blocks == blocks_of_pages([page for page in pages if page is not None])
    assert len(blocks) == len(texts)
    assert told == list(range(1, FEWEST + 2))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux reads with two processes")
def test_ending_the_first_process_ends_the_second() -> None:
    program = (
        "import os, sys\nfrom actionplan.intake.pdf import pages\n"
        "fork, made = os.fork, []\n"
        "def noted():\n    made.append(fork())\n    return made[0]\n"
        "os.fork = noted\n"
        "class Slow:\n    pages = 40\n    def page(self, index):\n"
        "        if made[0]: print(made[0], flush=True)\n"
        "        sys.stdin.read()\n"
        "list(pages.pages_of(Slow(), 2))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0
    ) as process:
        assert process.stdout is not None
        other = int(process.stdout.readline())
        os.kill(other, 0)
        process.terminate()
        assert process.wait(60) == 1
        with pytest.raises(ProcessLookupError):
            os.kill(other, 0)


def test_whatever_interrupts_the_reading_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*args: object, **kwargs: object) -> "subprocess.Popen[bytes]":
        started.append(start(*args, **kwargs))  # type: ignore[call-overload] # passed on as they came
        return started[-1]

    def interrupted(page: int, of: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", noted)
    with pytest.raises(KeyboardInterrupt):
        pdf_blocks(pdf("Text.\n#pagebreak()\nMore."), "a.pdf", interrupted)
    (process,) = started
    assert process.returncode is not None
