"""A chart as Word and PowerPoint draw it, with its figures as a workbook inside; one code for both.

python-pptx makes the chart. A document in Word has no such library, so it takes the chart's parts from a slide that
is thrown away.
"""

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from actionplan.domain.dates import long_day, short_day
from actionplan.papers.document import Chart
from actionplan.papers.formats.palette import series_paint
from actionplan.papers.formats.xml_text import xml_text

if TYPE_CHECKING:
    from pptx.shapes.graphfrm import GraphicFrame

_POINTS: Final = 9
_COUNTED_UP_TO: Final = 12
"""The longest bar beside which each whole number stands: no bar has half a recommendation."""


class ChartParts(NamedTuple):
    """The XML of a chart, and the workbook that its figures are edited in."""

    xml: bytes
    workbook: bytes


def chart_in_words(chart: Chart) -> str:
    """What the chart shows, for who cannot see it: the first and the last day, the figures being in a table."""
    if not chart.bars:
        return "A chart without any bar."
    days = [long_day(chart.days[0]), long_day(chart.days[-1])]
    bars = (chart.bars[0], chart.bars[-1])
    said = [
        f"{day}: {', '.join(f'{name} {figure}' for name, figure in zip(chart.headings, bar.figures, strict=True))}"
        for day, bar in zip(days, bars, strict=True)
    ]
    ends = said[0] if len(chart.bars) == 1 else f"{said[0]}. {said[1]}"
    return xml_text(f"Stacked bars of {chart.unit}, one a day. {ends}. All figures are in a table.", newlines=False)


def add_chart(shapes: Any, chart: Chart, place: tuple[int, int, int, int]) -> "GraphicFrame":
    """Draw the chart on a slide; ``place`` is left, top, width and height in EMU. The frame has its words."""
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Pt

    data = CategoryChartData()
    data.categories = [short_day(day) for day in chart.days]
    shapes_of = [part.shape for part in chart.bars[0].parts] if chart.bars else ["" for _ in chart.series]
    for at, (name, shape) in enumerate(zip(chart.series, shapes_of, strict=True)):
        data.add_series(
            xml_text(f"{shape} {name}".strip(), newlines=False), [bar.parts[at].number for bar in chart.bars]
        )
    frame: Any = shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *place, data)
    drawn = frame.chart
    drawn.font.size = Pt(_POINTS)
    drawn.has_title = False
    drawn.has_legend = True
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 60, 100
    for at, (series, name) in enumerate(zip(plot.series, chart.series, strict=True)):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(series_paint(name, at).fill)
        series.format.line.color.rgb = RGBColor(0x1B, 0x1B, 0x1B)
        series.format.line.width = Pt(0.5)
    drawn.value_axis.tick_labels.number_format, drawn.value_axis.tick_labels.number_format_is_linked = "0", False
    if chart.longest <= _COUNTED_UP_TO:
        drawn.value_axis.major_unit = 1
    drawn.value_axis.major_gridlines.format.line.color.rgb = RGBColor(0xD9, 0xD9, 0xD9)
    frame.name = "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart_in_words(chart))  # noqa: SLF001 - it has no other door
    return cast("GraphicFrame", frame)


def chart_parts(chart: Chart) -> ChartParts:
    """The chart by itself, for a file that is no presentation."""
    from pptx import Presentation

    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    part: Any = add_chart(slide.shapes, chart, (0, 0, 1, 1)).chart.part
    xml = part.blob.replace(b'lang="en-US"', b'lang="en-GB"')
    return ChartParts(xml, part.chart_workbook.xlsx_part.blob)
