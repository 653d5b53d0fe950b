"""The gate before every reader: what a file is, by its content, and whether it is safe to hand to a parser.

Opens no parser itself but the list of a ZIP's parts. Refuses in one sentence, with ``BadInput``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from actionplan.domain.errors import BadInput
from actionplan.intake.packed import parts_of
from actionplan.intake.plain import decoded

MAX_BYTES = 100_000_000
MAX_TEXT_BYTES = 20_000_000

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_IN_OLD_FILES = (
    ("EncryptedPackage", "is protected with a password. Take the password off in Word or Excel and save it again"),
    ("WordDocument", "is a Word file of the old kind (.doc). Open it in Word and save it as .docx"),
    ("Workbook", "is an Excel file of the old kind (.xls). Open it in Excel and save it as .xlsx"),
    ("Book", "is an Excel file of the old kind (.xls). Open it in Excel and save it as .xlsx"),
    ("PowerPoint Document", "is a PowerPoint file of the old kind (.ppt). Save it as PDF"),
    ("__properties_version1.0", "is an e-mail saved by Outlook. Save the document that it carries, and give that"),
)
_BY_FIRST_BYTES = (
    (b"{\\rtf", "is in Rich Text Format (.rtf). Open it in Word and save it as .docx"),
    (b"\x89PNG", "is a picture, not text. Give the document that it was taken from"),
    (b"\xff\xd8\xff", "is a picture, not text. Give the document that it was taken from"),
    (b"GIF8", "is a picture, not text. Give the document that it was taken from"),
    (b"II*\0", "is a picture, not text. Give the document that it was taken from"),
    (b"MM\0*", "is a picture, not text. Give the document that it was taken from"),
    (b"\x1f\x8b", "is a packed file. Unpack it, and give the document inside"),
    (b"7z\xbc\xaf", "is a packed file. Unpack it, and give the document inside"),
    (b"Rar!", "is a packed file. Unpack it, and give the document inside"),
    (b"SQLite format 3\0", "is a database, not a document. Give the document as it was published"),
)
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|main|article|section|div|p|h[1-6]|ul|ol|table|span|a)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}Content-Type:\s*multipart/related", re.IGNORECASE
)


class Kind(Enum):
    """What a file is."""

    PDF = "PDF"
    DOCX = "Word document"
    XLSX = "workbook"
    HTML = "web page"
    JSON = "JSON"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Gated:
    """What was let through: its kind, its text where it is text, and the XML parts of an office file by name."""

    kind: Kind
    text: str = ""
    parts: Mapping[str, bytes] = field(default_factory=dict)


def gated(data: bytes, name: str) -> Gated:
    """What ``data`` is. Raises ``BadInput``, which calls it ``name``, for what no reader may see."""
    if len(data) > MAX_BYTES:
        raise BadInput(f"{name} is too large: expected at most {MAX_BYTES // 1_000_000} MB.")
    if not data.strip(b" \t\r\n\f\0\xef\xbb\xbf\xfe\xff"):
        raise BadInput(f"{name} is empty: there is nothing to read in it.")
    if data.startswith(_OLE):
        raise BadInput(f"{name} {_old_file(data)}.")
    if b"%PDF-" in data[:1024]:
        return Gated(Kind.PDF)
    if data.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return _office_file(data, name)
    for first, sentence in _BY_FIRST_BYTES:
        if data.startswith(first):
            raise BadInput(f"{name} {sentence}.")
    return _text_file(data, name)


def _old_file(data: bytes) -> str:
    for stream, sentence in _IN_OLD_FILES:
        if stream.encode("utf-16-le") in data:
            return sentence
    return "is an office file of an old kind. Open it and save it as .docx or PDF"


def _office_file(data: bytes, name: str) -> Gated:
    parts = parts_of(data, name)
    names = tuple(parts)
    if any(each.startswith("word/") for each in names):
        return Gated(Kind.DOCX, parts=parts)
    if "xl/workbook.bin" in names:
        raise BadInput(f"{name} is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.")
    if any(each.startswith("xl/") for each in names):
        return Gated(Kind.XLSX, parts=parts)
    if any(each.startswith("ppt/") for each in names):
        raise BadInput(f"{name} is a set of slides. Save it as PDF.")
    if b"opendocument.spreadsheet" in parts.get("mimetype", b""):
        raise BadInput(f"{name} is an OpenDocument spreadsheet (.ods). Open it and save it as .xlsx.")
    if b"opendocument" in parts.get("mimetype", b""):
        raise BadInput(f"{name} is an OpenDocument file (.odt). Open it and save it as .docx.")
    raise BadInput(f"{name} is a packed file. Unpack it, and give the document inside.")


def _text_file(data: bytes, name: str) -> Gated:
    if len(data) > MAX_TEXT_BYTES:
        raise BadInput(f"{name} is too large: expected at most {MAX_TEXT_BYTES // 1_000_000} MB of text.")
    text = decoded(data, name)
    start = text[:4000].lstrip()
    if start.startswith("{") or re.match(r"\[\s*[\[{\"\]]", start):
        return Gated(Kind.JSON, text)
    if _WEB_PAGE.match(start):
        return Gated(Kind.HTML, text)
    if start.startswith("<?xml"):
        raise BadInput(f"{name} is XML of a kind that is not known here. Save it as .docx, PDF or a web page.")
    if _WEB_ARCHIVE.match(start):
        raise BadInput(f"{name} is a web archive (.mht). Open it in a browser and save it as a web page or PDF.")
    return Gated(Kind.TEXT, text)
