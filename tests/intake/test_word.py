"""Word documents: the numbers that Word counts, what is tracked, wrapped or hidden, tables and notes."""

import pytest

from actionplan.domain.errors import BadInput
from actionplan.intake.block import Block, Role
from actionplan.intake.readers import blocks_of
from tests.intake.samples import REAL, WORDINGS, found_in
from tests.intake.word_files import (
    cell,
    counted_by,
    definition,
    level,
    numbered,
    paragraph,
    row,
    run,
    style,
    styled,
    table,
    word_file,
)

DECIMAL = definition(level(0, "%1."), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "(%3)", "lowerRoman"))


def read(body: str, *, numbering: str = "", styles: str = "", footnotes: str = "") -> tuple[Block, ...]:
    return blocks_of(word_file(body, numbering=numbering, styles=styles, footnotes=footnotes), "review.docx")


def shown(blocks: tuple[Block, ...]) -> list[str]:
    """Each block as it is printed."""
    return [f"{block.label} {block.text}".strip() for block in blocks]


def test_real_files_give_the_eleven_to_the_letter() -> None:
    for path in sorted(REAL.glob("*.docx")):
        assert found_in(blocks_of(path.read_bytes(), path.name)) == WORDINGS, path.name


def test_numbers_of_a_list_are_counted_over_its_levels() -> None:
    body = "".join(
        (
            *(numbered("Look"), numbered("Ask", level=1), numbered("Why", level=2), numbered("How", level=2)),
            *(numbered("Say", level=1), numbered("Where", level=2), numbered(""), numbered("Act", level=1)),
        )
    )
    blocks = read(body, numbering=DECIMAL + counted_by())
    assert shown(blocks) == ["1. Look", "1.1 Ask", "(i) Why", "(ii) How", "1.2 Say", "(i) Where", "2.1 Act"]
    assert [block.level for block in blocks] == [0, 1, 2, 2, 1, 2, 1]
    assert {block.role for block in blocks} == {Role.LIST_ITEM}


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("upperRoman", ["I.", "II.", "III."]),
        ("lowerLetter", ["a.", "b.", "c."]),
        ("upperLetter", ["A.", "B.", "C."]),
        ("decimalZero", ["01.", "02.", "03."]),
        ("ordinal", ["1st.", "2nd.", "3rd."]),
        ("cardinalText", ["One.", "Two.", "Three."]),
        ("ordinalText", ["First.", "Second.", "Third."]),
        ("none", [".", ".", "."]),
        ("hebrew1", ["1.", "2.", "3."]),
    ],
)
def test_numbers_are_shown_in_the_form_of_their_level(form: str, labels: list[str]) -> None:
    blocks = read(numbered("Look") * 3, numbering=definition(level(0, "%1.", form)) + counted_by())
    assert [block.label for block in blocks] == labels


def test_a_label_may_hold_words_and_a_bullet_is_one() -> None:
    numbering = definition(level(0, "Recommendation %1:")) + definition(level(0, "\uf0b7", "bullet"), number=2)
    blocks = read(
        numbered("Look") + numbered("Ask", list_id=2) + numbered("Say"),
        numbering=numbering + counted_by() + counted_by(2, 2),
    )
    assert shown(blocks) == ["Recommendation 1: Look", "• Ask", "Recommendation 2: Say"]


def test_lists_of_one_definition_go_on_and_an_override_starts_anew_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = DECIMAL + counted_by() + counted_by(1, 2) + counted_by(1, 3, override)
    body = numbered("A") + numbered("B", 2) + numbered("C", 3) + numbered("D", 3) + numbered("E")
    assert shown(read(body, numbering=numbering)) == ["1. A", "2. B", "5. C", "6. D", "7. E"]


def test_a_style_numbers_its_paragraphs_and_those_based_on_it() -> None:
    tied = definition(level(0, "%1"), level(1, "R%1.%2", more='<w:pStyle w:val="Rec"/>'))
    styles = style("Rec", "Rec", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles += style("RecTwo", "Rec two", based_on="Rec") + style("Top", "heading 2")
    none = '<w:pStyle w:val="Rec"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = numbered("Part") + styled("Look", "Rec") + styled("Ask", "RecTwo") + paragraph("Why", none)
    blocks = read(body + styled("Next", "Top"), numbering=tied + counted_by(), styles=styles)
    assert shown(blocks) == ["1 Part", "R1.1 Look", "R1.2 Ask", "Why", "Next"]
    assert (blocks[-1].role, blocks[-1].level, blocks[-1].style) == (Role.HEADING, 2, "heading 2")


def test_a_number_before_the_first_of_the_level_above_it_is_a_doubt() -> None:
    (block,) = read(numbered("Ask", level=1), numbering=DECIMAL + counted_by())
    assert block.label == "1.1"
    assert block.doubts == (
        'The number "1.1" stands before the first one of the level above it: compare it with the file.',
    )


def test_inserted_words_are_taken_and_deleted_and_hidden_ones_left_out() -> None:
    deleted = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    body = paragraph(run("The Board should ") + deleted + f"<w:ins>{run('always ')}</w:ins>" + run("look."))
    body += paragraph(run("See") + run(" secret", "<w:vanish/>") + run(" this."))
    moved = f"<w:moveFrom>{run('Old place')}</w:moveFrom><w:moveTo>{run('New place')}</w:moveTo>"
    blocks = read(body + paragraph(moved))
    assert shown(blocks) == ["The Board should always look.", "See this.", "New place"]
    assert [block.doubts for block in blocks] == [
        ("Changes are tracked here: inserted words are taken, deleted ones left out.",),
        ("Hidden words are left out here.",),
        ("Changes are tracked here: inserted words are taken, deleted ones left out.",),
    ]


def test_a_deleted_mark_joins_two_paragraphs_and_counts_no_number() -> None:
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    body = numbered("Look") + paragraph("Ask ", mark) + numbered("why") + numbered("Say")
    blocks = read(body, numbering=DECIMAL + counted_by())
    assert shown(blocks) == ["1. Look", "2. Ask why", "3. Say"]
    changed = "Changes are tracked here: inserted words are taken, deleted ones left out."
    assert [block.doubts for block in blocks] == [(), (changed,), ()]


def test_content_controls_links_and_fields_show_their_words_alone() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ R</w:instrText></w:r>'
        + run("never shown")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("4")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    empty = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Click here')}</w:sdtContent></w:sdt>"
    )
    link = f"<w:hyperlink>{run('here')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('Look ') + link)}</w:sdtContent></w:sdt>"
    blocks = read(control + empty + paragraph(run("Recommendation ") + field + run(": ask.")))
    assert shown(blocks) == ["Look here", "Recommendation 4: ask."]


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    drawn += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    assert shown(read(paragraph(f"{run('Anchor')}<w:r>{drawn}</w:r>"))) == ["Anchor", "In the box"]


def test_hyphens_tabs_and_breaks_are_plain() -> None:
    body = paragraph(
        "<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency</w:t><w:tab/><w:t>safe</w:t><w:softHyphen/>"
        "<w:t>guard\u00ading</w:t><w:br/><w:t>and\u00a0so on</w:t></w:r>"
    )
    assert shown(read(body)) == ["multi-agency safeguarding and so on"]


def test_a_list_made_with_line_breaks_is_one_block_an_item() -> None:
    body = paragraph("<w:r><w:t>1. Look</w:t><w:br/><w:t>again.</w:t><w:br/><w:t>2. Ask.</w:t></w:r>")
    assert shown(read(body)) == ["1. Look again.", "2. Ask."]


def test_cells_have_their_places_and_merged_ones_come_once() -> None:
    wide, restart, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("No."), cell("Recommendation"), cell("Lead"), properties="<w:tblHeader/>"),
        row(cell(numbered("")), cell(paragraph("Look") + paragraph("Always")), cell("Police", restart)),
        row(cell(numbered("")), cell("Ask"), cell("", on)),
        row(cell("All", wide), cell("Health")),
        row(cell("Gone"), properties="<w:del/>"),
    )
    frame = table(row(cell("Recommendation 3: say.")))
    blocks = read(body + frame, numbering=DECIMAL + counted_by())
    placed = [(b.place.row, b.place.column, b.place.header, b.text) if b.place else b.text for b in blocks]
    assert placed == [
        *((0, 0, True, "No."), (0, 1, True, "Recommendation"), (0, 2, True, "Lead")),
        *((1, 0, False, "1."), (1, 1, False, "Look"), (1, 1, False, "Always"), (1, 2, False, "Police")),
        *((2, 0, False, "2."), (2, 1, False, "Ask"), (3, 0, False, "All"), (3, 2, False, "Health")),
        "Recommendation 3: say.",
    ]


def test_contents_headings_and_notes_are_known() -> None:
    styles = style("TOC1", "toc 1") + style("Heading1", "heading 1") + style("Cap", "caption")
    outlined = paragraph("Deep", '<w:outlineLvl w:val="3"/>')
    noted = paragraph(run("Look") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("."))
    notes = f'<w:footnote w:type="separator" w:id="0">{paragraph("-")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run("Said so."))}</w:footnote>'
    body = styled("Look 3", "TOC1") + styled("Look", "Heading1") + outlined + styled("Table 1", "Cap") + noted
    blocks = read(body, styles=styles, footnotes=notes)
    assert [(block.role, block.text) for block in blocks] == [
        (Role.CONTENTS, "Look 3"),
        (Role.HEADING, "Look"),
        (Role.HEADING, "Deep"),
        (Role.CAPTION, "Table 1"),
        (Role.TEXT, "Look."),
        (Role.FOOTNOTE, "Said so."),
    ]
    assert [block.order for block in blocks] == list(range(6))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "has no text in it"),
        ("<w:p>" * 3, "is broken: a part of it cannot be read"),
        ("<w:tbl><w:tr><w:tc>" * 90 + "</w:tc></w:tr></w:tbl>" * 90, "is broken: a part of it cannot be read"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_in_a_sentence(body: str, said: str) -> None:
    with pytest.raises(BadInput, match=rf"^review\.docx {said}"):
        read(body)
