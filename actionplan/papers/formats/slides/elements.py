"""Slides, boxes of text and tables as elements of a file, made without the library's objects.

Those look through all slides for each new one, and through a slide for each shape: a meeting that is asked much has
hundreds. Positions and sizes are in points. What stands on which slide is ``fitting``'s.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from actionplan.papers.formats.xml_text import xml_text

if TYPE_CHECKING:
    from pptx.presentation import Presentation

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAMES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_POINT: Final = 12_700
"""The units of a file in a point."""
_FIRST_ID: Final = 256
"""The least number that a slide may have."""
_SLIDE: Final = (
    f"<p:sld {_NAMES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    "<p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id='2' name='Title 1'/><p:cNvSpPr><a:spLocks noGrp='1'/></p:cNvSpPr><p:nvPr>"
    "<p:ph type='title'/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
)
_BOX: Final = (
    f"<p:sp {_NAMES}><p:nvSpPr><p:cNvPr/><p:cNvSpPr txBox='1'/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off/><a:ext/>"
    "</a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap='square'>"
    "<a:spAutoFit/></a:bodyPr><a:lstStyle/></p:txBody></p:sp>"
)
_TABLE: Final = (
    f"<p:graphicFrame {_NAMES}><p:nvGraphicFramePr><p:cNvPr/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp='1'/>"
    "</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off/><a:ext/></p:xfrm><a:graphic>"
    "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/table'><a:tbl><a:tblPr/><a:tblGrid/></a:tbl>"
    "</a:graphicData></a:graphic></p:graphicFrame>"
)


class DrawnSlide:
    """A slide that is being drawn: ``shapes`` are the library's, for a chart; the title is the first of them."""

    def __init__(self, part: Any) -> None:
        self._tree = part._element.cSld.spTree  # noqa: SLF001 - it has no other door
        self.shapes = part.slide.shapes

    @property
    def title(self) -> Any:
        """The title's paragraph."""
        return self._tree.find(f"{_P}sp/{_P}txBody/{A}p")

    def box(self, at: tuple[float, float, float, float], name: str = "", *, flush: bool = False) -> Any:
        """The body of a new box of text, without a paragraph yet; ``at`` is left, top, width, height.

        A ``flush`` box leaves nothing free around its words.
        """
        made = self._placed(_BOX, at, name or "TextBox")
        body = made.find(f"{_P}txBody")
        if flush:
            for side in ("lIns", "tIns", "rIns", "bIns"):
                body[0].set(side, "0")
        return body

    def table(self, at: tuple[float, float, float, float], widths: Sequence[float], words: str) -> Any:
        """A new table without rows; ``words`` say what it is of to those who cannot see it."""
        made = self._placed(_TABLE, at, "Table")
        made.find(f".//{_P}cNvPr").set("descr", xml_text(words, newlines=False))
        table = made.find(f".//{A}tbl")
        for width in widths:
            below(table[1], "gridCol", w=points(width))
        return table

    def _placed(self, xml: str, at: tuple[float, float, float, float], name: str) -> Any:
        from pptx.oxml import parse_xml

        made: Any = parse_xml(xml)
        left, top, width, height = map(points, at)
        named = made.find(f".//{_P}cNvPr")
        named.set("id", str(len(self._tree)))  # the tree has number 1, and two of its elements are no shapes
        named.set("name", name)
        for tag, values in (("off", {"x": left, "y": top}), ("ext", {"cx": width, "cy": height})):
            place = made.find(f".//{A}{tag}")
            for key, value in values.items():
                place.set(key, value)
        self._tree.append(made)
        return made


def add_slide(made: "Presentation", layout: Any) -> DrawnSlide:
    """A new slide at the end with a title and nothing else."""
    from lxml.etree import SubElement
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.packuri import PackURI
    from pptx.oxml import parse_xml
    from pptx.parts.slide import SlidePart

    owner: Any = made.part
    listed: Any = made.slides._sldIdLst  # noqa: SLF001 - as above
    number = len(listed)
    element: Any = parse_xml(_SLIDE)
    part = SlidePart(PackURI(f"/ppt/slides/slide{number + 1}.xml"), CONTENT_TYPE.PML_SLIDE, owner.package, element)
    part.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    relation = owner.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)  # noqa: SLF001 - as above
    SubElement(listed, f"{_P}sldId", {"id": str(_FIRST_ID + number), f"{_R}id": relation})
    return DrawnSlide(part)


def below(parent: Any, name: str, **values: str) -> Any:
    """An element of a drawing at the end of another one."""
    from lxml.etree import SubElement

    return SubElement(parent, f"{A}{name}", values)


def points(size: float) -> str:
    """A size in points as a file has it."""
    return str(int(size * _POINT))
