"""The styles and lists of a paper in Word: those of a council's own template where it has them, else ours.

Word keeps its own styles under English names ("heading 1"), whatever the language of the program that saved them.
"""

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from actionplan.papers.formats.word.template import our_template

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_BULLETS: Final = ("bullet", "•", 284)
_NUMBERS: Final = ("decimal", "%1.", 397)


class Styles:
    """Gives paragraphs their style, and lists their bullets and numbers."""

    def __init__(self, word: "WordDocument") -> None:
        self._styles: Any = word.styles.element
        self._by_name: dict[str, Any] = {
            style.name_val.lower(): style for style in self._styles.style_lst if style.name_val
        }
        self._ours: dict[str, Any] = {}
        self._numbering = _numbering_of(word)
        self._bullets = 0
        self._numbers = 0

    def id_of(self, name: str) -> str:
        """The identifier of a style, which is brought in from our template where the file has none of that name."""
        found = self._by_name.get(name.lower())
        if found is None:
            found = self._by_name[name.lower()] = self._brought_in(name)
        return str(found.styleId)

    def paragraph(self, paragraph: "Paragraph", name: str) -> "Paragraph":
        """Give the paragraph the style of that name."""
        _properties(paragraph).style = self.id_of(name)
        return paragraph

    def bulleted(self, paragraph: "Paragraph") -> None:
        """Put a paragraph in the style List Bullet into a list, unless the style has bullets of its own."""
        if self._by_name["list bullet"].find(f".//{qn('w:numPr')}") is None:
            self._bullets = self._bullets or self._new_list(self._new_kind(*_BULLETS))
            _put_in_list(paragraph, self._bullets)

    def new_numbers(self) -> int:
        """A numbered list of its own, which begins at 1."""
        self._numbers = self._numbers or self._new_kind(*_NUMBERS)
        return self._new_list(self._numbers, restart=True)

    def numbered(self, paragraph: "Paragraph", numbers: int) -> None:
        """Make a paragraph the next entry of a numbered list."""
        _put_in_list(paragraph, numbers)

    def _brought_in(self, name: str) -> Any:
        if not self._ours:
            ours: Any = docx.Document(BytesIO(our_template())).styles.element
            self._ours = {style.name_val.lower(): style for style in ours.style_lst}
        style = deepcopy(self._ours[name.lower()])
        base = style.find(qn("w:basedOn"))
        if base is not None:
            base.set(qn("w:val"), self.id_of("Normal" if style.get(qn("w:type")) == "paragraph" else "Normal Table"))
        taken = {each.styleId for each in self._styles.style_lst}
        while style.styleId in taken:
            style.styleId += "0"
        self._styles.append(style)
        return style

    def _new_kind(self, form: str, text: str, indent: int) -> int:
        """A kind of list, under a number that the file does not use."""
        taken = [int(each.get(qn("w:abstractNumId"))) for each in self._numbering.iter(qn("w:abstractNum"))]
        number = max(taken, default=-1) + 1
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
            "</w:abstractNum>"
        )
        lists = self._numbering.findall(qn("w:num"))
        self._numbering.insert(self._numbering.index(lists[0]) if lists else len(self._numbering), parse_xml(xml))
        return number

    def _new_list(self, kind: int, *, restart: bool = False) -> int:
        taken = [int(each.get(qn("w:numId"))) for each in self._numbering.iter(qn("w:num"))]
        number = max(taken, default=0) + 1
        first = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
        xml = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{first}</w:num>'
        self._numbering.append(parse_xml(xml))
        return number


def _properties(paragraph: "Paragraph") -> Any:
    return paragraph.paragraph_format.element.get_or_add_pPr()


def _put_in_list(paragraph: "Paragraph", number: int) -> None:
    place = _properties(paragraph).get_or_add_numPr()
    place.get_or_add_ilvl().val = 0
    place.get_or_add_numId().val = number


def _numbering_of(word: "WordDocument") -> Any:
    """The lists of the file; a file without any gets a part for them."""
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    part = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
