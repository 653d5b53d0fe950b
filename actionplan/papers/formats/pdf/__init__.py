"""A document as PDF: tagged (PDF/UA-1), titled, in British English, each page marked and numbered.

Needs the extra ``[pdf]``. The typeface lies beside this module, so that the bytes do not hang on a machine's fonts.
"""

import json
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.installation import install_command
from actionplan.papers.document import Document, Front, Section
from actionplan.papers.formats.front import DRAFT, front_facts
from actionplan.papers.formats.pdf.blocks import Room, Shown, facts_shown, inert, shown_blocks, words_shown

_A4: Final = (210, 297)
_A3: Final = (297, 420)
"""In millimetres."""
_NOT_SHOWN: Final = "□"
_LACKING: Final = (
    f"Characters that the typeface of this PDF lacks stand as {_NOT_SHOWN}; the other formats of this paper have them."
)


def to_pdf(document: Document, day: date) -> bytes:
    """The file. Raises ``BadInput`` where the extra is not installed."""
    try:
        import typst
    except ImportError as error:
        raise not_installed() from error
    try:
        return _compiled(_told(document), day)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    return _compiled(_in_our_typeface(_told(document, _LACKING)), day)


def not_installed() -> BadInput:
    """What to say where the extra is missing."""
    return BadInput(f"PDF needs an extra that is not installed. To install it: {install_command('pdf')}")


def _compiled(paper: str, day: date) -> bytes:
    import typst

    folder = Path(str(files(__name__)))
    made = typst.compile(
        folder / "paper.typ",
        format="pdf",
        font_paths=[folder / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"paper": paper},
        pdf_standards="ua-1",
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave more than one file")
    return made


def _told(document: Document, remark: str = "") -> str:
    """The document as data for the layout."""
    front = document.front or Front()
    room = _room(document)
    title = " ".join(inert(document.title.text).split()) or "Action plan"
    opening: list[Shown] = [facts_shown(front_facts(front))] if front_facts(front) else []
    opening += [each for block in document.opening for each in shown_blocks(block, title, room)]
    paper = {
        "title": title,
        "short": title if len(title) <= 60 else f"{title[:59]}…",
        "author": inert(front.partnership),
        "beside": inert(document.title.beside),
        "marking": inert(front.marking),
        "draft": f"{DRAFT}, not issued" if front.draft else "",
        "sheet": "a3" if document.large else "a4",
        "landscape": document.landscape,
        "close": document.close,
        "opening": opening,
        "parts": _parts(document.sections, title, room),
    }
    if remark:
        opening.append(words_shown(remark))
    return json.dumps(paper, ensure_ascii=False)


def _room(document: Document) -> Room:
    """What ``paper.typ`` leaves between the margins, and the size of its tables' print."""
    short, long = _A3 if document.large else _A4
    margin, points = (13, 8) if document.close else (18, 9)
    return Room(((long if document.landscape else short) - 2 * margin) * 36_000, points)


def _parts(sections: tuple[Section, ...], title: str, room: Room) -> list[dict[str, object]]:
    """Sections with their headings' levels in order: the standard lets none be left out on the way down."""
    parts: list[dict[str, object]] = []
    level, named = 1, title
    for section in sections:
        if section.heading:
            level, named = min(max(section.level, 2), level + 1, 6), inert(section.heading)
        parts.append(
            {
                "heading": inert(section.heading),
                "level": level,
                "new-page": section.new_page,
                "blocks": [each for block in section.blocks for each in shown_blocks(block, named, room)],
            }
        )
    return parts


def _in_our_typeface(paper: str) -> str:
    """The same with a stand-in for each character that is in none of our fonts."""
    return "".join(each if each.isascii() or _has(ord(each)) else _NOT_SHOWN for each in paper)


def _has(code: int) -> bool:
    """Latin, Greek and Cyrillic letters, punctuation, currency, arrows and shapes."""
    spans = ((0xA0, 0x17F), (0x386, 0x386), (0x388, 0x3CE), (0x400, 0x45F), (0x2010, 0x2027), (0x2190, 0x2193))
    single = {0x200B, 0x20AC, 0x2122, 0x2212, 0x25A0, 0x25A1, 0x25B2, 0x25CB, 0x25CF, 0x2713, 0x2714, 0xFFFD}
    return code in single or any(first <= code <= last for first, last in spans)
