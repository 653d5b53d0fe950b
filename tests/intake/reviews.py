"""Builds a review with given recommendations in the forms that offices use: Word files, and sources for Typst.

Tests build a few; ``python -m tests.intake.build_reviews`` builds all of them as PDF too, and reads each back.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

Form = Callable[[Sequence[str]], bytes]

_SENTENCES = (
    "The review heard from practitioners that current arrangements vary between teams.",
    "Records show that the multi-agency meeting was held late, and that its actions were not followed up.",
    "Information was shared, but nobody had a full picture of the risks to the family.",
    "Professionals described high caseloads and long-term vacancies at that time.",
    "The panel considered whether the decision-making was well-informed and reasonable.",
    "Managers told the reviewers that supervision had since become more frequent.",
    "There is good practice to report, such as a school's persistence in seeking help.",
    "The safeguarding partners have accepted the findings, and some changes are already in place.",
)


def filler(seed: int, sentences: int = 5) -> str:
    """A paragraph of a review's narrative."""
    random = Random(seed)  # noqa: S311 - the same text each time
    return " ".join(random.choice(_SENTENCES) for _ in range(sentences))


def _document(columns: int = 1) -> "Document":
    import docx

    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Learning review: official"
    made.sections[0].footer.paragraphs[0].text = "Not for onward circulation"
    made.add_heading("Learning review", 0)
    for chapter in range(1, 4):
        made.add_heading(f"{chapter}. Chapter", 1)
        for index in range(3):
            made.add_paragraph(filler(chapter * 10 + index))
    if columns > 1:
        _set(made.sections[0]._sectPr, "w:cols", num=columns, space=360)
    made.add_heading("4. Recommendations", 1)
    made.add_paragraph("The review makes these recommendations:")
    return made


def _set(parent: Any, tag: str, **values: object) -> Any:
    """A child element with these attributes, made where it is missing."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    for name, value in values.items():
        found.set(qn(f"w:{name}"), str(value))
    return found


def _saved(made: "Document") -> bytes:
    made.add_heading("5. Next steps", 1)
    made.add_paragraph(filler(99, 3))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _list_of(made: "Document", text: str, left: int = 720, hanging: int = 360) -> int:
    """A new list in the document whose first level shows ``text``; its number."""
    from docx.oxml import parse_xml

    root = made.part.numbering_part.element
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    second = (
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/><w:pPr>'
        '<w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl>'
    )
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {space} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{left}" '
            f'w:hanging="{hanging}"/></w:pPr></w:lvl>{second}</w:abstractNum>'
        ),
    )
    root.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def _number(paragraph: Any, list_id: int, level: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def typed(items: Sequence[str]) -> bytes:
    """Numbers typed in front."""
    made = _document()
    for number, item in enumerate(items, start=1):
        made.add_paragraph(f"{number}. {item}")
    return _saved(made)


def automatic(items: Sequence[str]) -> bytes:
    """Word's automatic numbers, with reasons between."""
    made = _document()
    list_id = _list_of(made, "%1.")
    for item in items:
        _number(made.add_paragraph(item), list_id)
        made.add_paragraph(filler(len(item), 1))
    return _saved(made)


def by_style(items: Sequence[str]) -> bytes:
    """Numbers that come from a style."""
    made = _document()
    for item in items:
        made.add_paragraph(item, style="List Number")
    return _saved(made)


def labelled(items: Sequence[str]) -> bytes:
    """An automatic label with words."""
    made = _document()
    list_id = _list_of(made, "Recommendation %1:", left=0, hanging=0)
    for item in items:
        _number(made.add_paragraph(item), list_id)
        made.add_paragraph(filler(len(item), 2))
    return _saved(made)


def nested(items: Sequence[str]) -> bytes:
    """Lettered items below each number."""
    made = _document()
    list_id = _list_of(made, "%1.")
    for item in items:
        _number(made.add_paragraph(item), list_id)
        for index in range(2):
            _number(made.add_paragraph(filler(len(item) + index, 1)), list_id, level=1)
    return _saved(made)


def boxed(items: Sequence[str]) -> bytes:
    """A frame round each."""
    made = _document()
    for number, item in enumerate(items, start=1):
        box = made.add_table(1, 1, style="Table Grid").cell(0, 0)
        box.paragraphs[0].text = f"Recommendation {number}"
        box.paragraphs[0].runs[0].bold = True
        box.add_paragraph(item)
        made.add_paragraph(filler(number, 2))
    return _saved(made)


def _matrix(items: Sequence[str], *, counted: bool) -> bytes:
    from docx.shared import Cm

    made = _document()
    heads = ("No.", "Recommendation", "Lead agency", "When", "Progress")
    table = made.add_table(1, len(heads), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    list_id = _list_of(made, "%1.", left=360, hanging=360) if counted else 0
    for number, item in enumerate(items, start=1):
        cells = table.add_row().cells
        if counted:
            _number(cells[0].paragraphs[0], list_id)
        else:
            cells[0].text = str(number)
        cells[1].text, cells[2].text, cells[3].text = item, "Children's Services", "31 March 2027"
        cells[4].text = filler(number, 2)
    for column, width in zip(table.columns, (1.2, 5.5, 2.5, 2.3, 4.0), strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, (1.2, 5.5, 2.5, 2.3, 4.0), strict=True):
            cell.width = Cm(width)
    return _saved(made)


def table(items: Sequence[str]) -> bytes:
    """A table over pages, its numbers typed."""
    return _matrix(items, counted=False)


def table_counted(items: Sequence[str]) -> bytes:
    """A table over pages, its numbers automatic."""
    return _matrix(items, counted=True)


def columns(items: Sequence[str]) -> bytes:
    """Two columns, justified and hyphenated."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    made = _document(columns=2)
    _set(made.settings.element, "w:autoHyphenation", val="true")
    list_id = _list_of(made, "%1.", left=360, hanging=360)
    for item in items:
        paragraph = made.add_paragraph(item)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        _number(paragraph, list_id)
    return _saved(made)


WORD_FORMS: dict[str, Form] = {
    each.__name__: each for each in (typed, automatic, by_style, labelled, nested, boxed, table, table_counted, columns)
}


def _escaped(text: str) -> str:
    return "".join(f"\\{each}" if each in "\\#$*_`<>@=-+/[]'\"~" else each for each in text)


def _typst(head: str, body: Iterator[str] | Sequence[str]) -> str:
    before = "\n".join(
        f"= {n}. Chapter\n\n{_escaped(filler(n, 12))}\n\n{_escaped(filler(n + 50, 12))}\n" for n in range(1, 4)
    )
    return (
        '#set document(title: "Learning review")\n#set text(lang: "en", region: "GB", size: 10pt)\n'
        f'#set page(header: [Learning review: official], numbering: "1 of 1")\n{head}\n{before}\n'
        f"= 4. Recommendations\n\nThe review makes these recommendations:\n\n"
        + "\n\n".join(body)
        + f"\n\n= 5. Next steps\n\n{_escaped(filler(99, 3))}\n"
    )


def typst_list(items: Sequence[str]) -> str:
    """A numbered list in one column."""
    return _typst("#set par(justify: true)", [f"+ {_escaped(item)}" for item in items])


def typst_columns(items: Sequence[str], count: int = 2) -> str:
    """Columns, justified and hyphenated."""
    return _typst(
        f"#set page(columns: {count})\n#set par(justify: true)\n#set text(hyphenate: true)",
        [f"+ {_escaped(item)}" for item in items],
    )


def typst_three(items: Sequence[str]) -> str:
    """Three columns, justified and hyphenated."""
    return typst_columns(items, 3)


def typst_labels(items: Sequence[str]) -> str:
    """A bold label in front of each."""
    body = (f"*Recommendation {n}:* {_escaped(item)}\n\n{_escaped(filler(n, 2))}" for n, item in enumerate(items, 1))
    return _typst("", list(body))


def typst_notes(items: Sequence[str]) -> str:
    """A footnote to each."""
    return _typst("", [f"+ {_escaped(item)}#footnote[{_escaped(filler(len(item), 1))}]" for item in items])


def typst_table(items: Sequence[str]) -> str:
    """A table over pages, with rules."""
    rows = "\n".join(
        f"[{n}.], [{_escaped(item)}], [Children\\'s Services], [{_escaped(filler(n, 2))}],"
        for n, item in enumerate(items, 1)
    )
    head = "table.header([No.], [Recommendation], [Lead], [Progress]),"
    return _typst("", [f"#table(columns: (auto, 3fr, 2fr, 3fr), {head}\n{rows})"])


TYPST_FORMS: dict[str, Callable[[Sequence[str]], str]] = {
    each.__name__: each for each in (typst_list, typst_columns, typst_three, typst_labels, typst_notes, typst_table)
}
