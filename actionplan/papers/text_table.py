"""The table of items in plain text: one line each, in the columns of the first screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplan.domain.dates import short_day
from actionplan.domain.matching import short_ref
from actionplan.domain.phrases import MARKS
from actionplan.domain.plaintext import cells
from actionplan.domain.snapshot import Row
from actionplan.domain.view import PlanView
from actionplan.domain.words import Kind, OwnerState
from actionplan.papers.lines import NARROWEST, padded

_LEAD_AT_MOST, _LEAD_AT_LEAST = 26, 8
_TITLE_AT_LEAST = 10
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Cells:
    ref: str
    title: str
    lead: str
    due: str
    late: str
    rag: str


def table_lines(view: PlanView, rows: Sequence[Row], width: int) -> list[str]:
    """A heading and a line an item, nothing where there is no item; refs are short where only one review is loaded.

    Where it is too narrow for all columns, leads and days late are left out, and at the narrowest nothing else.
    """
    if not rows:
        return []
    table = [_Cells("Ref", "Recommendation", "Lead", "Due", "Late", "RAG"), *(_cells_of(row, view) for row in rows)]
    widths = {name: max(cells(getattr(each, name)) for each in table) for name in ("ref", "due", "late", "rag")}
    width = max(width, NARROWEST)
    room = width - sum(widths.values()) - 5 * len(_GAP)
    if room >= _TITLE_AT_LEAST + _LEAD_AT_LEAST:
        longest_lead = max(cells(each.lead) for each in table)
        widths["lead"] = min(longest_lead, _LEAD_AT_MOST, max(room * 3 // 7, _LEAD_AT_LEAST))
        room -= widths["lead"]
    else:
        room += widths.pop("late") + 2 * len(_GAP)
    widths["title"] = max(room, _TITLE_AT_LEAST)
    shown = [name for name in ("ref", "title", "lead", "due", "late", "rag") if name in widths]
    return [_GAP.join(padded(getattr(each, name), widths[name]) for name in shown).rstrip() for each in table]


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
    )


def _lead(row: Row, view: PlanView) -> str:
    match row.item.owner_state:
        case OwnerState.NONE:
            return "– no owner yet –" if row.item.live else "–"
        case OwnerState.VACANT:
            return f"{view.lead_agency(row.item)} (vacant)"
        case _:
            return view.lead_agency(row.item)
