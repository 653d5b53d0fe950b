"""Text as it comes out of a file, without what is only layout: which bytes are text, and which characters are words.

Knows no format and no block. The letters themselves are never changed.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from actionplan.domain.errors import BadInput

# What a layout adds to words: hyphens that show only at a line's end, marks of width zero, marks of direction, and
# PDFium's own two for a hyphen at a line's end.
_DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LAYOUT = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, *_DIRECTIONS))
_SAME_TO_READ = {
    0x2011: "-",
    0x2010: "-",
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
    # Symbol and Wingdings have their bullets among the private characters.
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF0A8, 0xF06E), "•"),
}
_CONTROLS = dict.fromkeys(code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, 0x0D, 0x85))
_PLAIN = {**_LAYOUT, **_SAME_TO_READ, **_CONTROLS}
# A line within a paragraph that begins so is a paragraph of its own: people make lists with Shift+Enter.
_BEGINS_ITEM = re.compile(
    r"\s*(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[•●▪◦‣–\uf0b7-]\s|"
    r"(?:recommendation|action|finding|R)\s?\d+\b)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_SURROGATES = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    """The words on one line: spaces of all kinds are one space, ligatures are letters, no control character is left."""
    return _SPACES.sub(" ", _SURROGATES.sub("\ufffd", text.translate(_PLAIN))).strip()


def parted(text: str) -> Iterator[str]:
    """A paragraph with breaks of line in it: one piece, or more where a line begins an item."""
    piece = ""
    for line in text.split("\n"):
        if piece.strip() and (not line.strip() or _BEGINS_ITEM.match(line)):
            yield piece
            piece = ""
        piece += f"\n{line}"
    yield piece


def decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or, as older Windows programs save it, Windows-1252.

    Raises ``BadInput`` for what is no text in any of these.
    """
    text = _decoded(data)
    if text is None or _unreadable(text, data):
        raise BadInput(
            f"{name} is not a document that can be read here. Save it as PDF, Word (.docx), a web page or text."
        )
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data[:2000]:
        # UTF-16 without its mark: every other byte of Western text is a NUL.
        start = data[: min(len(data), 2000) // 2 * 2]
        for odd, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if start and start[odd::2].count(0) * 10 > len(start[odd::2]) * 8:
                return data.decode(encoding, errors="replace")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _unreadable(text: str, data: bytes) -> bool:
    """Whether too many characters are no part of any text for it to be one.

    The sign for a lost character counts where this reading lost it: a form of ours may hold one as it was typed.
    """
    start = text[:4000]
    lost = max(start.count("\ufffd") - data.count("\ufffd".encode()), 0)
    controls = sum(1 for each in start if ord(each) < 32 and each not in "\t\n\r\f\v\x1b")
    return (lost + controls) * 20 > len(start)
