"""The plan over time: ratings at each month end, and what was signed off against what was due.

Which figures and which shapes is the screen's too.
"""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.rating.marks import GLYPHS
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import Bar, Block, Chart, Document, Key, Paragraph, Part, Section, Title

CHARTED: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY, Colour.BLUE, Colour.CLOSED)
DUE_HEADINGS: Final = ("First due", "Due", "Signed off")
SIGNED_OFF, DUE_OPEN = GLYPHS[Colour.BLUE], "□"
UNIT: Final = "recommendations"

AS_KNOWN: Final = "Each line shows the plan as it was known on that day. The last line is the as-at day's."
DUE_KEY: Final = f"{SIGNED_OFF} signed off · {DUE_OPEN} due by then, and not signed off"
DUE_NOTE: Final = (
    "First due: due by then going by the dates first adopted. Due: going by the dates then in force, "
    "proposed ones included; what is not taken forward is left out."
)
_NO_RECOMMENDATION: Final = "There are no recommendations in this plan yet."


def charts(points: Sequence[ChartPoint]) -> Document:
    """Both charts, oldest day first; the last point is the as-at day's."""
    title = Title(f"Recommendations over time, as at {long_day(points[-1].day)}.")
    if not any(point.totals.published for point in points):
        return Document(title, (Paragraph(_NO_RECOMMENDATION),))
    names, glyphs = tuple(each.value for each in CHARTED), tuple(GLYPHS[each] for each in CHARTED)
    ratings = _chart(points, [ratings_bar(point) for point in points], names, glyphs, names)
    due = _chart(points, [due_bar(point) for point in points], DUE_HEADINGS, (), ("Signed off", "Due, not signed off"))
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("Ratings", (ratings, Key(CHARTED))),
        ("Signed off against due", (due, Paragraph(f"Key: {DUE_KEY}. {DUE_NOTE}"))),
        ("", (Paragraph(AS_KNOWN),)),
    )
    return Document(title, (), tuple(Section(blocks, heading) for heading, blocks in parts))


def ratings_bar(point: ChartPoint) -> Bar:
    """How many had each rating of ``CHARTED`` that day."""
    counts = tuple(point.totals.colours[each] for each in CHARTED)
    return Bar(counts, tuple(Part(count, GLYPHS[each]) for count, each in zip(counts, CHARTED, strict=True)))


def due_bar(point: ChartPoint) -> Bar:
    """What was signed off, and what was due and was not; the figures are those of ``DUE_HEADINGS``."""
    figures = (point.due_first, point.due, point.signed_off)
    return Bar(figures, (Part(point.signed_off, SIGNED_OFF), Part(point.due_open, DUE_OPEN)))


def _chart(
    points: Sequence[ChartPoint],
    bars: Sequence[Bar],
    headings: tuple[str, ...],
    shapes: tuple[str, ...],
    series: tuple[str, ...],
) -> Chart:
    longest = max(point.totals.published for point in points)
    return Chart(headings, shapes, series, tuple(point.day for point in points), tuple(bars), longest, UNIT)
