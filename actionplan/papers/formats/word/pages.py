"""The pages of a paper in Word: upright and lying ones, and what stands at the head and the foot of each."""

from typing import TYPE_CHECKING, Any, Final

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length

from actionplan.papers.formats.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.section import Section, _Footer, _Header

    from actionplan.papers.formats.word.styles import Styles

_PAGE: Final = qn("w:instrText"), qn("w:fldSimple")
_A3: Final = Length(297 * 36_000), Length(420 * 36_000)


def room(section: "Section") -> int:
    """The width between the margins, in EMU."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    if width is None or left is None or right is None:
        return Length(17 * 360_000)
    return width - left - right - (section.gutter or 0)


def room_of(section: "Section", *, landscape: bool) -> int:
    """The width that a page of this size has between the margins, upright or lying."""
    width, height = section.page_width or 0, section.page_height or 0
    turned = (width > height) != landscape
    return room(section) + ((height - width) if turned else 0)


def turn(section: "Section", *, landscape: bool) -> None:
    """Have the pages of a section lie or stand."""
    width, height = section.page_width or 0, section.page_height or 0
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    if (width > height) != landscape:
        section.page_width, section.page_height = Length(height), Length(width)


def set_size(section: "Section", *, landscape: bool, large: bool) -> None:
    """Give the pages of a section their size: a large one is A3, any other the template's."""
    if large:
        section.page_width, section.page_height = _A3
    turn(section, landscape=landscape)


def new_section(word: "WordDocument", *, landscape: bool) -> "Section":
    """A section that begins on a page of its own, with the same header and footer."""
    section: Section = word.add_section(WD_SECTION.NEW_PAGE)
    turn(section, landscape=landscape)
    return section


def mark_pages(word: "WordDocument", styles: "Styles", title: str, running: str) -> None:
    """Say on each page how the paper is marked, what it is called and which page of how many it is.

    What a template has in its headers and footers stays, above ours. A footer that numbers the pages is not given
    another number.
    """
    section, running = word.sections[0], xml_text(running, newlines=False)
    for header in _each_kind(word, section, "header"):
        if running:
            _centred(header, styles, "header").add_run(running).bold = True
    for footer in _each_kind(word, section, "footer"):
        if not _numbers_pages(footer):
            _page_line(_centred(footer, styles, "footer"), title)
        if running:
            _centred(footer, styles, "footer").add_run(running).bold = True


def _each_kind(word: "WordDocument", section: "Section", which: str) -> "Iterator[_Header | _Footer]":
    """The headers or the footers that a page can have: of the first page and of even ones too, where these differ."""
    yield getattr(section, which)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{which}")
    if word.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{which}")


def _line(place: "_Header | _Footer", styles: "Styles", style: str) -> Any:
    """A paragraph of our own; a part that was only just made has an empty one to use."""
    place.is_linked_to_previous = False
    free = [
        each for each in place.paragraphs if all(child.tag == qn("w:pPr") for child in each.paragraph_format.element)
    ]
    alone = len(place.paragraphs) == 1 and not place.tables
    paragraph = free[0] if alone and free else place.add_paragraph()
    return styles.paragraph(paragraph, style)


def _centred(place: "_Header | _Footer", styles: "Styles", style: str) -> Any:
    """A line of our own, in the middle whichever way the page lies."""
    paragraph = _line(place, styles, style)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _page_line(paragraph: Any, title: str) -> None:
    paragraph.add_run(f"{xml_text(title, newlines=False)} · Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    xml = f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph.paragraph_format.element.append(parse_xml(xml))


def _numbers_pages(footer: "_Header | _Footer") -> bool:
    if footer.is_linked_to_previous:
        return False
    words = (
        each.text or "" if each.tag == qn("w:instrText") else each.get(qn("w:instr")) or ""
        for each in footer._element.iter(*_PAGE)  # noqa: SLF001 - python-docx has no other door to fields
    )
    return any(each.split()[:1] == ["PAGE"] for each in words)
