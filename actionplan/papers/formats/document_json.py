"""A document as JSON: its blocks in order, tables with typed cells. For programs that lay a paper out themselves.

What scripts count is in ``papers.values``: a document has been worded already.
"""

from collections.abc import Mapping
from typing import assert_never

from actionplan.domain.rating.marks import MEANINGS
from actionplan.domain.rating.travel import Direction
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Block,
    Cell,
    Chart,
    Document,
    Facts,
    Figure,
    Front,
    Key,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Requests,
    Section,
    Table,
    TimeChart,
    TimeRow,
    plain,
)
from actionplan.papers.formats.figures import chart_table
from actionplan.papers.formats.json import json_bytes

Value = Mapping[str, object]


def to_json(document: Document) -> bytes:
    """The whole document; days are ISO texts, ratings and directions words, and what is empty is null."""
    title = document.title
    return json_bytes(
        {
            "title": title.text,
            "beside": title.beside or None,
            "front": None if document.front is None else _front(document.front),
            "opening": [_block(block) for block in document.opening],
            "sections": [_section(section) for section in document.sections],
        }
    )


def _front(front: Front) -> Value:
    return {name: None if value == "" else value for name, value in front._asdict().items()}


def _section(section: Section) -> Value:
    return {
        "heading": section.heading or None,
        "level": section.level,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Value:
    match block:
        case Paragraph(words):
            return {"block": "paragraph", "text": plain(words), "strong": block.strong}
        case Quotation(text):
            return {"block": "quotation", "text": text}
        case RatingLine(colour, reason):
            return {"block": "rating", "rating": colour.value, "reason": reason}
        case Facts(facts):
            return {"block": "facts", "facts": [{"label": label, "text": text} for label, text in facts]}
        case Listing(entries):
            listed = [{"text": plain(each.words), "under": list(each.under)} for each in entries]
            return {"block": "list", "entries": listed}
        case Requests(requests):
            asked = [{"verb": each.verb, "words": each.words, "refs": list(each.refs)} for each in requests]
            return {"block": "requests", "requests": asked}
        case Key(colours):
            return {"block": "key", "ratings": {colour.value: MEANINGS[colour] for colour in colours}}
        case Table() | Chart() | TimeChart():
            return _figure(block)
        case _:
            assert_never(block)


def _figure(figure: Figure) -> Value:
    match figure:
        case Table():
            return {"block": "table", **_table(figure)}
        case Chart():
            return {"block": "chart", "unit": figure.unit, **_table(chart_table(figure))}
        case TimeChart():
            return {"block": "time chart", "as_at": figure.as_at, "rows": [_dated(figure, at) for at in figure.rows]}
        case _:
            assert_never(figure)


def _table(table: Table) -> Value:
    columns = [
        {"name": each.name or each.heading, "heading": each.heading, "cells": each.kind.name.lower()}
        for each in table.columns
    ]
    return {"columns": columns, "rows": [[_cell(cell) for cell in row] for row in table.rows]}


def _cell(cell: Cell) -> object:
    return cell.value if isinstance(cell, Colour | Direction) else list(cell) if isinstance(cell, tuple) else cell


def _dated(chart: TimeChart, row: TimeRow) -> Value:
    meanings = {sign.mark: sign.meaning for sign in chart.signs}
    spans = [{"what": meanings.get(each.mark), "first": each.first, "last": each.last} for each in row.spans]
    points = [{"what": meanings.get(each.mark), "on": each.on} for each in row.points]
    return {"label": row.label, "rating": row.colour.value, "spans": spans, "points": points}
