"""Our own Word template: A4, British English, one typeface, and the styles that every paper uses. Made in code.

python-docx's has American paper and language, and its own name as the author.
"""

import re
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_HEADING: Final = "1F3A5F"
"""The ink of headings, and the ground of a table's header, which has white words."""
_BAND: Final = "C8D0DA"
"""Lines between the rows of a table."""

_MARGINS: Final = 'w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="567" w:footer="510"'
_NARROW_MARGINS: Final = 'w:top="851" w:right="737" w:bottom="907" w:left="737" w:header="397" w:footer="340"'
_SIZE: Final = re.compile(r'(<w:sz(?:Cs)? w:val=")(\d+)"')
_SPACING: Final = re.compile(r'( w:(?:before|after)=")(\d+)"')
_IN_SMALL_PRINT: Final = 0.82
_SMALLEST: Final = 16
"""In half points: what is as small as that already stays as it is."""

TABLE_STYLE: Final = "Paper Table"
FONT: Final = "Arial"

_SET_IN: Final = 2552
"""Where the values of facts begin, in twentieths of a point: 4.5 cm."""


def our_template(*, close: bool = False) -> bytes:
    """An empty document with our styles; a ``close`` one has narrow margins, small print and little between lines."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, xml in _parts().items():
            file.writestr(name, _HEAD + (_closer(xml) if close else xml))
    return out.getvalue()


def _closer(xml: str) -> str:
    return _SPACING.sub(_less, _SIZE.sub(_smaller, xml.replace(_MARGINS, _NARROW_MARGINS)))


def _smaller(size: re.Match[str]) -> str:
    return f'{size[1]}{max(round(int(size[2]) * _IN_SMALL_PRINT), min(int(size[2]), _SMALLEST))}"'


def _less(space: re.Match[str]) -> str:
    return f'{space[1]}{int(space[2]) // 2}"'


def _parts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
        ),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{name}", f"{name}.xml") for name in ("styles", "settings", "numbering"))
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"><w:body><w:sectPr>'
            '<w:pgSz w:w="11906" w:h="16838"/>'
            f'<w:pgMar {_MARGINS} w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>"
        ),
        "word/settings.xml": (
            f'<w:settings xmlns:w="{_MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            '</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
        ),
        "word/numbering.xml": f'<w:numbering xmlns:w="{_MAIN}"/>',
        "word/styles.xml": _styles(),
    }


def _content_types() -> str:
    parts = (
        ("/word/document.xml", f"{_WORD_TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{_WORD_TYPE}.styles+xml"),
        ("/word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
        ("/word/numbering.xml", f"{_WORD_TYPE}.numbering+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*relations: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _styles() -> str:
    return (
        f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:widowControl/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        "<w:tblPr>"
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr></w:style>{''.join(_paragraph_styles())}{_characters()}{_table_style()}</w:styles>"
    )


def _paragraph_styles() -> list[str]:
    heading = '<w:keepNext/><w:keepLines/><w:spacing w:before="{}" w:after="120"/><w:outlineLvl w:val="{}"/>'
    ink = f'<w:b/><w:color w:val="{_HEADING}"/>'
    drawn = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="13"/>'
    return [
        _style(
            "Title", '<w:keepNext/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/>', f'{ink}<w:sz w:val="40"/>'
        ),
        _style("Subtitle", '<w:spacing w:after="160"/>', '<w:color w:val="404040"/><w:sz w:val="24"/>'),
        *(
            _style(f"heading {level}", heading.format(before, level - 1), f'{ink}<w:sz w:val="{size}"/>')
            for level, before, size in ((1, 320, 30), (2, 240, 25), (3, 200, 22), (4, 160, 22))
        ),
        _style("header", '<w:spacing w:after="0"/>', '<w:color w:val="404040"/><w:sz w:val="18"/>'),
        _style("footer", '<w:spacing w:after="0"/>', '<w:color w:val="404040"/><w:sz w:val="18"/>'),
        _style("List Bullet", '<w:spacing w:after="60"/>'),
        _style("List Number", '<w:spacing w:after="80"/>'),
        _style("List Continue", '<w:spacing w:after="60"/><w:ind w:left="567"/>', '<w:sz w:val="20"/>'),
        _style(
            "Quote",
            f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{_BAND}"/></w:pBdr><w:ind w:left="284"/>',
        ),
        _style("caption", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', '<w:i/><w:sz w:val="20"/>'),
        _style("Body Text Indent", '<w:ind w:left="284"/>'),
        _style(
            "Paper Fact",
            f'<w:tabs><w:tab w:val="left" w:pos="{_SET_IN}"/></w:tabs><w:spacing w:after="40"/>'
            f'<w:ind w:left="{_SET_IN}" w:hanging="{_SET_IN}"/>',
        ),
        _style(
            "Paper Cell", '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/>'
        ),
        _style(
            "Paper Small Cell",
            '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
            '<w:sz w:val="15"/>',
        ),
        _style("Paper Drawing", '<w:keepNext/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', drawn),
    ]


def _style(name: str, paragraph: str = "", run: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _characters() -> str:
    code = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    return "".join(
        f'<w:style w:type="character" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
        for name, run in (("Strong", "<w:b/>"), ("Paper Code", code))
    )


def _table_style() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_BAND}"/>' for side in ("top", "bottom", "insideH")
    )
    return (
        f'<w:style w:type="table" w:styleId="{TABLE_STYLE.replace(" ", "")}"><w:name w:val="{TABLE_STYLE}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_HEADING}"/></w:tcPr></w:tblStylePr></w:style>'
    )
