"""The gate: a file is known by its content, and what no reader may see is refused in one sentence."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from actionplan.domain.errors import BadInput
from actionplan.intake.gate import Kind, gated

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def packed(**parts: bytes) -> bytes:
    """A ZIP of parts; two underscores in a name stand for a slash, one for a dot."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


WORD = packed(word__document_xml=b"<w/>")


def locked() -> bytes:
    """A ZIP whose parts say that they are encrypted."""
    data = bytearray(WORD)
    for signature, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    return bytes(data)


def twice() -> bytes:
    """A ZIP with two parts of one name, of which two programs would read different ones."""
    made = BytesIO(WORD)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/document.xml", b"<other/>")
    return made.getvalue()


def old(stream: str) -> bytes:
    """The beginning of an OLE file, with the name of a stream."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 500 + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\r\n%PDF-1.7\n", Kind.PDF),
        (WORD, Kind.DOCX),
        (packed(xl__workbook_xml=b"<w/>"), Kind.XLSX),
        (b"<!DOCTYPE html>\n<p>Yes", Kind.HTML),
        (b"\n<!-- saved -->\n<HTML><body>", Kind.HTML),
        ('<?xml version="1.0"?>\n<html>'.encode("utf-16"), Kind.HTML),
        (b"<h2>Recommendations</h2><p>The Board should look.</p>", Kind.HTML),
        (b'{"format": "actionplan-review/1"}', Kind.JSON),
        (b'\xef\xbb\xbf[\n {"number": 1}]', Kind.JSON),
        (b"[Draft] 1. The Board should look.", Kind.TEXT),
        ("1. The Board’s plan.".encode("cp1252"), Kind.TEXT),
        ("1. The Board’s plan.".encode("utf-16"), Kind.TEXT),
        ("1. The Board should look.".encode("utf-16-le"), Kind.TEXT),
        (b"<5 days is the aim", Kind.TEXT),
    ],
    ids=range(15),
)
def test_a_file_is_known_by_its_content(data: bytes, kind: Kind) -> None:
    assert gated(data, "review.bin").kind is kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (old("WordDocument"), r"\(\.doc\)\. Open it in Word and save it as \.docx"),
        (old("Workbook"), r"\(\.xls\)\. Open it in Excel and save it as \.xlsx"),
        (old("EncryptedPackage"), "is protected with a password"),
        (old("Thing"), "is an office file of an old kind"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), r"\(\.ods\)"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), r"\(\.odt\)"),
        (packed(xl__workbook_bin=b""), r"\(\.xlsb\)"),
        (packed(ppt__presentation_xml=b"<p/>"), "is a set of slides"),
        (packed(readme_txt=b"x"), "is a packed file"),
        (WORD[: len(WORD) // 2], "is broken"),
        (WORD.replace(b"PK\1\2", b"PK\7\7"), "is broken"),
        (locked(), "is protected with a password"),
        (twice(), "is broken: it holds two parts of the same name"),
        (
            lambda: packed(word__document_xml=b"<w>" + b"\0" * 70_000_000),
            "unpacks to far more than a document could hold",
        ),
        (
            lambda: packed(word__document_xml=b"<w>" + b" " * 5_000_000),
            "unpacks to far more than a document could hold",
        ),
        (lambda: packed(**{f"word__{n}_xml": b"" for n in range(5001)}), "has more than 5,000 parts"),
        (packed(word__document_xml=b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'), "DOCTYPE"),
        (packed(word__document_xml='<?xml version="1.0"?><!doctype w><w/>'.encode("utf-16")), "DOCTYPE"),
        (packed(word__document_xml="<!DOCTYPE w><w/>".encode("utf-16-be")), "DOCTYPE"),
        (b"{\\rtf1 text}", "Rich Text"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\x1f\x8b\x08", "is a packed file. Unpack it"),
        (b'<?xml version="1.0"?><pkg:package/>', "is XML of a kind that is not known here"),
        (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "is a web archive"),
        (bytes(range(256)) * 20, "is not a document that can be read here"),
        (lambda: b"x" * 20_000_001, "is too large: expected at most 20 MB of text"),
        (lambda: b"%PDF-1.4" + b"x" * 100_000_000, "is too large: expected at most 100 MB"),
    ],
    ids=range(29),  # not the bytes themselves
)
def test_what_no_reader_may_see_is_refused_in_one_sentence(data: bytes | Callable[[], bytes], said: str) -> None:
    given = data() if callable(data) else data  # each worker collects this list: a large file is made by its test alone
    with pytest.raises(BadInput, match=f"^review.bin .*{said}") as refused:
        gated(given, "review.bin")
    assert "\n" not in refused.value.sentence


def test_a_text_that_holds_the_sign_for_a_lost_character_is_a_text() -> None:
    written = "Recommendation 1 \ufffd\ufffd\ufffd\n"
    assert gated(written.encode(), "review.txt").text == written
