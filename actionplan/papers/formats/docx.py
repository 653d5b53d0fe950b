"""A document as a Word file: A4, British English, real headings, lists and tables; each page marked and numbered.

Written into our own template, or into a council's. The bytes are the same for the same document.
"""

from datetime import date
from io import BytesIO
from itertools import zip_longest
from typing import Final, assert_never

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from actionplan.domain.rating.marks import MARKS, MEANINGS
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Block,
    Chart,
    Code,
    Document,
    Facts,
    Figure,
    Key,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Requests,
    Section,
    Table,
    TimeChart,
    Words,
)
from actionplan.papers.formats.axis import time_chart_lines
from actionplan.papers.formats.figures import chart_table
from actionplan.papers.formats.front import front_facts, running_words
from actionplan.papers.formats.normalise import normalise
from actionplan.papers.formats.word.charts import write_chart
from actionplan.papers.formats.word.elements import add_run, below, whole
from actionplan.papers.formats.word.opening import opened
from actionplan.papers.formats.word.pages import mark_pages, new_section, room, room_of, set_size
from actionplan.papers.formats.word.properties import set_properties
from actionplan.papers.formats.word.styles import Styles
from actionplan.papers.formats.word.tables import laid, write_table
from actionplan.papers.formats.xml_text import xml_text

_DRAWN: Final = 96
"""The characters of a drawing that fit side by side on a page that stands."""


def to_docx(document: Document, day: date, template: bytes | None = None, name: str = "") -> bytes:
    """The file, which bears ``day``. Raises ``BadInput`` where ``template``, called ``name``, cannot be one."""
    writer = _Writer(document, template, name)
    writer.write()
    set_properties(writer.word, document, day)
    out = BytesIO()
    writer.word.save(out)
    return normalise(out.getvalue(), day)


class _Writer:
    """Writes the parts of one document, in order."""

    def __init__(self, document: Document, template: bytes | None, name: str) -> None:
        self.word = opened(template, name, close=document.close)
        self._document = document
        self._styles = Styles(self.word)
        self._heading = xml_text(document.title.text, newlines=False)
        self._charts = 0
        self._last: WordParagraph | None = None
        self._lies = document.landscape
        self._page = self.word.sections[0]
        self._end = self.word.element.body.find(qn("w:sectPr"))
        set_size(self._page, landscape=self._lies, large=document.large)

    def write(self) -> None:
        """Write the whole document."""
        document = self._document
        mark_pages(self.word, self._styles, document.title.text, running_words(document.front))
        self._add("Title", self._heading)
        if document.title.beside:
            self._add("Subtitle", document.title.beside)
        if document.front is not None:
            self._facts(Facts(front_facts(document.front)))
        self._blocks(document.opening)
        for section, following in zip_longest(document.sections, document.sections[1:]):
            self._section(section)
            if following is not None and _leads_to(section, following) and self._last is not None:
                self._last.paragraph_format.keep_with_next = True

    def _section(self, section: Section) -> None:
        lies = self._document.landscape or self._is_wide(section)
        turned = lies != self._lies
        if turned:
            self._page = new_section(self.word, landscape=lies)
            self._lies = lies
        if section.heading:
            self._heading = xml_text(section.heading, newlines=False)
            heading = self._add(f"heading {min(max(section.level - 1, 1), 4)}", self._heading)
            if section.new_page and not turned:
                heading.paragraph_format.page_break_before = True
        elif section.new_page and not turned:
            self.word.add_page_break()
        self._blocks(section.blocks)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block, following in zip_longest(blocks, blocks[1:]):
            self._block(block)
            if (
                self._last is not None and isinstance(block, Paragraph) and isinstance(following, Figure)
            ):  # no table without what is said of it
                self._last.paragraph_format.keep_with_next = True

    def _is_wide(self, section: Section) -> bool:
        """Whether a table has no room on a page that stands, and has it on one that lies."""
        upright, lying = (room_of(self._page, landscape=lies) for lies in (False, True))
        tables = [block for block in section.blocks if isinstance(block, Table) and block.rows]
        return any(laid(each, upright) is None and laid(each, lying) is not None for each in tables)

    def _add(self, style: str, text: str = "") -> WordParagraph:
        element = whole("p")
        below(below(element, "pPr"), "pStyle", val=self._styles.id_of(style))
        add_run(element, xml_text(text))
        self._end.addprevious(element)  # quicker than the library, which looks for the end each time
        self._last = WordParagraph(element, self.word)
        return self._last

    @staticmethod
    def _run(paragraph: WordParagraph, text: str, *, strong: bool = False, rating: Colour | None = None) -> None:
        add_run(paragraph.paragraph_format.element, text, strong=strong, rating=rating)

    def _words(self, paragraph: WordParagraph, words: Words, *, strong: bool = False) -> None:
        for part in (words,) if isinstance(words, str) else words:
            if isinstance(part, Code):
                paragraph.add_run(xml_text(part.name)).font.name = "Courier New"
            else:
                self._run(paragraph, xml_text(part), strong=strong)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(words, inset, strong):
                paragraph = self._add("Body Text Indent" if inset else "Normal")
                paragraph.paragraph_format.keep_with_next = strong or None
                self._words(paragraph, words, strong=strong)
            case Quotation(text):
                self._add("Quote", text)
            case RatingLine(colour, reason):
                paragraph = self._add("Normal")
                self._run(paragraph, MARKS[colour], rating=colour)
                self._run(paragraph, f"  {xml_text(reason)}")
            case Facts():
                self._facts(block)
            case Key():
                self._key(block)
            case Listing():
                self._listing(block)
            case Requests():
                self._requests(block)
            case Table() | Chart() | TimeChart():
                self._figure(block)
            case _:
                assert_never(block)

    def _facts(self, facts: Facts) -> None:
        paragraph = None
        for at, (label, text) in enumerate(facts.facts, 1):
            paragraph = self._add("Paper Fact")
            if at < len(facts.facts):
                paragraph.paragraph_format.keep_with_next = True
            self._run(paragraph, f"{xml_text(label, newlines=False)}\t", strong=True)
            self._run(paragraph, xml_text(text))
        if paragraph is not None:
            paragraph.paragraph_format.space_after = Pt(10)

    def _key(self, key: Key) -> None:
        paragraph = self._add("Normal", "Key: ")
        for at, colour in enumerate(key.colours):
            self._run(paragraph, " · " if at else "")
            self._run(paragraph, MARKS[colour], rating=colour)
            self._run(paragraph, f" {MEANINGS[colour]}")

    def _listing(self, listing: Listing) -> None:
        for entry in listing.entries:
            paragraph = self._add("List Bullet")
            self._styles.bulleted(paragraph)
            paragraph.paragraph_format.keep_with_next = bool(entry.under) or None
            self._words(paragraph, entry.words)
            for text in entry.under:
                self._add("List Continue", text)

    def _requests(self, requests: Requests) -> None:
        numbers = self._styles.new_numbers()
        for each in requests.requests:
            paragraph = self._add("List Number")
            self._styles.numbered(paragraph, numbers)
            self._run(paragraph, xml_text(capitalised(each.verb)), strong=True)
            refs = f": {', '.join(each.refs)}" if each.refs else ""
            self._run(paragraph, f" {xml_text(each.words)}{refs}.")

    def _figure(self, figure: Figure) -> None:
        match figure:
            case Table():
                self._table(figure)
            case Chart():
                self._chart(figure)
            case TimeChart():
                for line in time_chart_lines(figure, _DRAWN * (3 if self._lies else 2) // 2):
                    self._add("Paper Drawing", line)
            case _:
                assert_never(figure)

    def _table(self, table: Table) -> None:
        if table.rows:
            write_table(self.word, self._styles, table, self._heading, room(self._page))
        else:
            self._add("Normal", "None.")

    def _chart(self, chart: Chart) -> None:
        if not chart.bars:
            self._add("Normal", "None.")
            return
        self._charts += 1
        paragraph = self._add("Normal")
        paragraph.paragraph_format.keep_with_next = True
        write_chart(self.word, paragraph, chart, self._charts, room(self._page))
        self._table(chart_table(chart))


def _leads_to(section: Section, following: Section) -> bool:
    """Whether a section is only a line before the first of its parts."""
    part = bool(following.heading) and following.level > section.level and not following.new_page
    return part and len(section.blocks) == 1 and isinstance(section.blocks[0], Paragraph)
