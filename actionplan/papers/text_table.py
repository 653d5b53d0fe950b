"""The table of items in plain text: one line each, in the columns of the first screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from actionplan.domain.dates import short_day
from actionplan.domain.rating.direction import directed
from actionplan.domain.rating.marks import MARKS
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import cells
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Colour, Kind, OwnerState
from actionplan.papers.lines import NARROWEST, folded_lines, padded

_LEAD_AT_MOST, _LEAD_AT_LEAST = 26, 8
_TITLE_AT_LEAST = 10
_WORDS_FROM = 45
"""Cells for title and lead from which on a direction stands in words beside its arrow."""
_MARK = max(cells(mark) for colour, mark in MARKS.items() if colour is not Colour.CLOSED)
"""Cells of the longest mark behind which there can be an arrow: what is closed goes nowhere."""
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Cells:
    ref: str
    title: str
    lead: str
    due: str
    late: str
    rag: str
    since: str


_HEADINGS = _Cells("Ref", "Recommendation", "Lead", "Due", "Late", "RAG", "Since last")


def table_lines(view: PlanView, rows: Sequence[Row], width: int) -> list[str]:
    """A heading and a line an item, nothing where there is no item; refs are short where only one review is loaded.

    Where papers were issued, the direction since then stands behind the rating: in a narrow table its arrow alone,
    which ``direction_key`` explains. Where it is too narrow for all columns, leads and days late are left
    out, and at the narrowest nothing else.
    """
    if not rows:
        return []
    width = max(width, NARROWEST)
    table = [_HEADINGS, *(_cells_of(row, view) for row in rows)]
    widths = _widths(table, ("ref", "due", "late", "rag", "since"))
    in_words = view.travel.papers is not None and width - _taken(widths) >= _WORDS_FROM
    if not in_words:
        table = [_HEADINGS, *(_with_arrow(each) for each in table[1:])]
        widths = _widths(table, ("ref", "due", "late", "rag"))
    room = width - _taken(widths)
    if room >= _TITLE_AT_LEAST + _LEAD_AT_LEAST:
        longest_lead = max(cells(each.lead) for each in table)
        widths["lead"] = min(longest_lead, _LEAD_AT_MOST, max(room * 3 // 7, _LEAD_AT_LEAST))
        room -= widths["lead"]
    else:
        room += widths.pop("late") + 2 * len(_GAP)
    widths["title"] = max(room, _TITLE_AT_LEAST)
    shown = [each.name for each in fields(_Cells) if each.name in widths]
    return [_GAP.join(padded(getattr(each, name), widths[name]) for name in shown).rstrip() for each in table]


def direction_key(view: PlanView, width: int) -> list[str]:
    """What the arrows mean and since which papers; nothing where none were issued."""
    key = view.travel.key()
    return folded_lines(key, width) if key else []


def _widths(table: Sequence[_Cells], names: Sequence[str]) -> dict[str, int]:
    return {name: max(cells(getattr(each, name)) for each in table) for name in names}


def _taken(widths: Mapping[str, int]) -> int:
    """What title and lead cannot have: the cells of the other columns, and the gaps between all."""
    return sum(widths.values()) + (len(widths) + 1) * len(_GAP)


def _with_arrow(line: _Cells) -> _Cells:
    return replace(line, rag=f"{line.rag:<{_MARK}} {line.since[0]}") if line.since else line


def _cells_of(row: Row, view: PlanView) -> _Cells:
    item = row.item
    indent = "  " if item.kind is Kind.ACTION else ""
    overdue = row.days_overdue
    return _Cells(
        ref=short_ref(row.ref) if len(view.snapshot.reviews) == 1 else row.ref,
        title=indent + view.title(item),
        lead=_lead(row, view),
        due="–" if row.case.due_on is None else short_day(row.case.due_on),
        late="" if overdue is None else f"{overdue} d",
        rag=MARKS[row.rating.colour],
        since=directed(view.travel.direction(row)),
    )


def _lead(row: Row, view: PlanView) -> str:
    match row.item.owner.state:
        case OwnerState.NONE:
            return "– no owner yet –" if row.item.live else "–"
        case OwnerState.VACANT:
            return f"{view.lead_agency(row.item)} (vacant)"
        case _:
            return view.lead_agency(row.item)
