"""Each format lays out any document: every kind of block, with any text in it, inert and within its width."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from actionplan.domain.rating.travel import Direction
from actionplan.domain.text import cells, visible
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Bar,
    Block,
    CellKind,
    Chart,
    Code,
    Column,
    Document,
    Entry,
    Facts,
    Fit,
    Key,
    Listing,
    ListStyle,
    Paragraph,
    Part,
    Point,
    Quotation,
    RatingLine,
    Request,
    Requests,
    Section,
    Sign,
    Span,
    Table,
    TimeChart,
    TimeRow,
    Title,
)
from actionplan.papers.formats.csv import table_csv
from actionplan.papers.formats.lines import NARROWEST
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.formats.text import to_text
from tests.nasty import NASTY

DAY = date(2027, 3, 31)
SHORT = [text for text in NASTY if len(text) < 300]
TEXTS = st.text(max_size=40) | st.sampled_from(SHORT)
COLUMNS = (
    Column("Ref", CellKind.REF, name="ref"),
    Column("Title", fit=Fit.FILL, at_least=10, name="title"),
    Column("Lead", fit=Fit.SHARE, at_least=8, at_most=26, optional=True),
    Column("Due", CellKind.DATE),
    Column("Late", CellKind.DAYS, optional=True),
    Column("RAG", CellKind.RATING),
    Column("Since last", CellKind.DIRECTION),
)


def items(title: str = "A title that is rather long for a narrow page") -> Table:
    row = ("R01", title, "Merseyside Police", DAY, 12, Colour.RED, Direction.WORSE)
    return Table(COLUMNS, (row, ("R02", "Short", "", None, None, Colour.CLOSED, Direction.NONE)))


def figures(name: str, *, fit: Fit = Fit.CUT, in_words: tuple[str, ...] = ()) -> Table:
    columns = (
        Column("Agency", fit=fit, at_least=12),
        Column("Moved in", CellKind.FIGURE, stacked=("Moved", "in")),
        Column("Closing", CellKind.FIGURE),
    )
    return Table(columns, ((name, 1, None), ("All", 10, 2)), in_words)


def every_block(text: str) -> tuple[Block, ...]:
    folded = Table((Column("Ref", CellKind.REF), Column("Words", fit=Fit.FOLD)), (("R01", text),), headed=False)
    dates = Table((Column("Ref", CellKind.REF), Column("Title", fit=Fit.CUT, at_least=12)), (("R01", text),))
    bars = (Bar((3, 1), (Part(3, "■"), Part(1, "●"))),)
    row = TimeRow("R01", (Span("-", DAY, DAY),), (Point("A", DAY),), Colour.AMBER)
    return (
        Paragraph(text),
        Paragraph((text, Code("summary.md"), text), inset=True),
        Paragraph(text, strong=True),
        Quotation(text),
        RatingLine(Colour.RED, text),
        Facts((("Owner", text),)),
        *(Listing((Entry(text, (text,)),), style) for style in ListStyle),
        Requests((Request("adopt", text, ("R01", "R02")),)),
        Key(tuple(Colour)),
        items(text),
        folded,
        dates,
        figures(text),
        figures(text, fit=Fit.FOLD),
        Chart(("Red", "Green"), ("■", "●"), ("Red", "Green"), (DAY,), bars, 4, "items"),
        TimeChart(DAY, DAY, DAY, (DAY,), (row,), (Sign("A", text, text),), text),
    )


def a_document(text: str) -> Document:
    return Document(Title(text, text), every_block(text), (Section(every_block(text), text, 3),))


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.integers(1, 160))
@example("\x1f", 1)
def test_plain_text_is_inert_and_within_its_width(text: str, width: int) -> None:
    shown = to_text(a_document(text), width)
    assert shown == visible(shown)
    assert shown.endswith("\n")
    assert max(cells(line) for line in shown.splitlines()) <= max(width, NARROWEST)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
@example("```\n<b>x</b>")
@example("\x1f")
def test_markdown_is_inert_and_holds_no_html_and_no_link(text: str) -> None:
    shown = to_markdown(a_document(text)).decode()
    assert shown == visible(shown)
    tokens = MarkdownIt("gfm-like", {"html": True}).parse(shown)
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {"html_block", "html_inline", "link_open", "image"}


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_the_tables_of_a_document_are_csv_files(text: str) -> None:
    found = a_document(text).tables()
    assert len(found) == 10
    assert table_csv(found[0], bom=False).startswith(b"ref,title,Lead,Due,Late,RAG,Since last\r\nR01,")


def test_a_direction_has_its_word_where_there_is_room_and_else_its_arrow() -> None:
    wide, narrow = (to_text(Document(Title("", implied=True), (items(),)), width).splitlines() for width in (100, 70))
    assert wide[0].endswith("RAG       Since last")
    assert wide[1].endswith("■ RED     ↓ worse")
    assert narrow[0].endswith("RAG")
    assert narrow[1].endswith("■ RED   ↓")
    assert narrow[2].endswith("– CLOSED")


def test_a_name_never_runs_into_the_text_beside_it() -> None:
    facts = Facts(tuple(("x" * length, "beside") for length in range(1, 30)))
    shown = to_text(Document(Title("", implied=True), (facts,)), 80)
    assert "xbeside" not in shown
    assert shown.split().count("beside") == 29


def test_optional_columns_make_room_for_the_one_that_fills_the_page() -> None:
    heading = to_text(Document(Title("", implied=True), (items(),)), 40).splitlines()[0]
    assert heading.split() == ["Ref", "Title", "Due", "RAG"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (figures("Police"), "Agency\nPolice\n  moved in 1, closing –\nAll\n  moved in 10, closing 2\n"),
        (figures("Police", in_words=("one", "two")), "Police\n  one\n\nAll\n  two\n"),
    ],
)
def test_figures_are_put_in_words_where_columns_do_not_fit(table: Table, words: str) -> None:
    wider = table._replace(columns=(table.columns[0]._replace(at_least=40), *table.columns[1:]))
    assert to_text(Document(Title("", implied=True), (wider,)), NARROWEST) == words


def test_a_long_name_is_folded_or_cut_as_its_column_says() -> None:
    name = "The Safeguarding Partnership of the Whole Region"
    cut, folded = (
        to_text(Document(Title("", implied=True), (figures(name, fit=fit),)), 44) for fit in (Fit.CUT, Fit.FOLD)
    )
    assert "…" in cut
    assert "…" not in folded
    assert " ".join(folded.split()).count("Whole Region") == 1


def test_sections_are_a_blank_line_apart_and_an_implied_title_is_not_printed() -> None:
    sections = (Section((Paragraph("one"),), "First"), Section((Paragraph("two"),)), Section(()))
    assert to_text(Document(Title("Title", implied=True), (), sections), 80) == "First\none\n\ntwo\n"
    assert to_text(Document(Title("Title"), (Paragraph("under"),), sections[1:]), 80) == "Title\nunder\n\ntwo\n"
    assert to_markdown(Document(Title("Title", implied=True), (), sections)) == b"# Title\n\n## First\n\none\n\ntwo\n"
