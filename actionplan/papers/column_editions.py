"""The columns of an item as one edition holds them: which of them are people's own words, and what stands there then.

Decides nothing about which edition holds what: ``domain.editions`` does.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from actionplan.domain.editions import Reader
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Record
from actionplan.domain.vocabulary import Edition, Kind, Wrote
from actionplan.papers.column_words import COLUMN_WORDS
from actionplan.papers.columns import COLUMNS, ItemLine, item_line, reading_for_others
from actionplan.papers.formats.csv import write_csv
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.values.plan import plan_value

WROTE: Final = {name: each.wrote for name, each in COLUMN_WORDS.items() if each.wrote is not None}
"""The columns that hold what people composed; all others stand everywhere."""


def edition_csv(view: PlanView, rows: Iterable[Row], reader: Reader, *, bom: bool = True) -> bytes:
    """The rows that the reader may have, with all columns in their places."""
    whole = BytesIO()
    write_csv(COLUMNS, edition_lines(view, rows, reader), whole, bom=bom)
    return whole.getvalue()


def edition_json(view: PlanView, rows: Iterable[Row], reader: Reader) -> bytes:
    """The same as JSON, with the edition, what it leaves out, and the body's totals."""
    plan = plan_value(view, ())
    plan["items"] = [each._asdict() for each in edition_lines(view, rows, reader)]
    if reader.edition is Edition.PUBLIC:
        plan["totals"]["exceptions"] = []
    return json_bytes({"edition": reader.edition.value, "statement": list(reader.statement()), **plan})


def edition_lines(view: PlanView, rows: Iterable[Row], reader: Reader) -> Iterator[ItemLine]:
    """What the reader may have of each row."""
    kept_back = {each.entry: each for each in view.snapshot.kept_back}
    for row in rows_for(rows, reader):
        yield _for(reader, item_line(row, view), kept_back.get(row.item.last_update or 0))


def rows_for(rows: Iterable[Row], reader: Reader) -> list[Row]:
    """The public has each recommendation that is for publication, and no action: its title is ours."""
    public = reader.edition is Edition.PUBLIC
    return [row for row in rows if not (public and (row.item.kind is Kind.ACTION or row.item.withheld))]


def _for(reader: Reader, line: ItemLine, kept_back: Record | None) -> ItemLine:
    changed: dict[str, Any] = {}
    for name, wrote in WROTE.items():
        if not reader.sees(_kind_of(wrote, kept_back)):
            changed[name] = () if isinstance(getattr(line, name), tuple) else None
    if not reader.small_numbers and "latest_reading" not in changed and line.latest_reading:
        changed["latest_reading"] = reading_for_others(line.latest_reading)
    return line._replace(**changed)


def _kind_of(wrote: Wrote, kept_back: Record | None) -> Wrote:
    """What the last update is: of one that is kept back, why."""
    if wrote is not Wrote.UPDATE or kept_back is None:
        return wrote
    return Wrote.HELD if kept_back.held else Wrote.RESTRICTED
