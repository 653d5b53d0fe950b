"""Look-alikes as a document: what was recommended before, in other reviews."""

from collections.abc import Sequence

from actionplan.domain.dates import counted, long_day
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.alike import Alike, standing_of
from actionplan.papers.document import CellKind, Column, Document, Fit, Paragraph, Section, Table, Title

_COLUMNS = (
    Column("Ref", CellKind.REF),
    Column("Like", CellKind.REF),
    Column("Which is", fit=Fit.WRAP),
    Column("Words in common", fit=Fit.WRAP),
    Column("Alike"),
)


def look_alikes(found: Sequence[Alike], view: PlanView) -> Document:
    """A line a pair, then how many, and from which likeness on."""
    floor = f"from {view.snapshot.policy.likeness_floor}% of likeness on, as at {long_day(view.as_at)}"
    title = Title("Look-alikes", implied=True)
    if not found:
        return Document(title, (Paragraph(f"No recommendation is like one of another review, {floor}."),))
    rows = tuple(
        (each.ref, each.other.ref, standing_of(each.other), ", ".join(each.words), f"{each.percent}%") for each in found
    )
    return Document(
        title, (Table(_COLUMNS, rows),), (Section((Paragraph(f"{counted(len(found), 'pair')}, {floor}."),)),)
    )
