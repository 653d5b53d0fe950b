"""A chart in Word that can be edited there: its parts are made by python-pptx and put into the file by hand."""

from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from actionplan.papers.document import Chart
from actionplan.papers.formats.native_chart import chart_in_words, chart_parts

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEIGHT: Final = 2_880_000
_FRAME: Final = """<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}"
 name="Chart {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData
 uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{relation}"/></a:graphicData></a:graphic>
</wp:inline></w:drawing>"""


def write_chart(word: "WordDocument", paragraph: Any, chart: Chart, number: int, room: int) -> None:
    """Draw the chart in the paragraph as wide as the page; ``number`` is its own in the file."""
    package = word.part.package
    made = chart_parts(chart)
    workbook = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _WORKBOOK_TYPE, made.workbook, package)
    drawn = XmlPart(PackURI(f"/word/charts/paper{number}.xml"), _CHART_TYPE, parse_xml(made.xml), package)
    source = drawn.element.find(qn("c:externalData"))
    source.set(qn("r:id"), drawn.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE))
    relation = word.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)
    frame: Any = parse_xml(_FRAME.format(width=room, height=_HEIGHT, number=number, relation=relation))
    frame.find(f".//{qn('wp:docPr')}").set("descr", chart_in_words(chart))
    paragraph.add_run()._r.append(frame)  # noqa: SLF001 - python-docx draws no charts
