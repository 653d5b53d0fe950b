"""Word files of a few paragraphs, written part by part, so that a test can hold what no library writes."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def word_file(body: str, *, numbering: str = "", styles: str = "", footnotes: str = "") -> bytes:
    """A document of these elements; the parts that are given belong to it."""
    parts = {"numbering": numbering, "styles": styles, "footnotes": footnotes}
    given = {name: content for name, content in parts.items() if content}
    related = "".join(
        f'<Relationship Id="r{index}" Type="{_R}/{name}" Target="{name}.xml"/>' for index, name in enumerate(given)
    )
    main = f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"{_HEAD}<Types/>")
        archive.writestr("_rels/.rels", f"{_RELS}{main}</Relationships>")
        archive.writestr("word/_rels/document.xml.rels", f"{_RELS}{related}</Relationships>")
        archive.writestr("word/document.xml", f"{_HEAD}<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>")
        for name, content in given.items():
            archive.writestr(f"word/{name}.xml", f"{_HEAD}<w:{name} {_W}>{content}</w:{name}>")
    return made.getvalue()


def run(text: str, properties: str = "") -> str:
    """Words with properties of their own."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs; text without an element becomes one."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(content: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def styled(content: str, style: str) -> str:
    """A paragraph in a style."""
    return paragraph(content, f'<w:pStyle w:val="{style}"/>')


def level(index: int, text: str, form: str = "decimal", more: str = "") -> str:
    """How a level of a list counts."""
    counts = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{counts}</w:lvl>'


def definition(*levels: str, number: int = 1) -> str:
    """The definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def counted_by(number: int = 1, list_id: int = 1, more: str = "") -> str:
    """A list that counts by a definition."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{number}"/>{more}</w:num>'


def style(name: str, shown: str, more: str = "", based_on: str = "") -> str:
    """A paragraph style."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{based}{more}</w:style>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell of paragraphs; text becomes one."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
