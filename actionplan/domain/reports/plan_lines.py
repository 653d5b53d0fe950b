"""The plan on a page: a line for every recommendation, signed-off ones too, in the words of a board's paper. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.domain.dates import long_day
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.measures import MeasureMoved, measures_moved
from actionplan.domain.reports.plainly import date_story, last_heard, lead_of, why
from actionplan.domain.reports.told import Found, Shown, Told
from actionplan.domain.text import as_sentence
from actionplan.domain.vocabulary import Colour, Kind


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One recommendation. ``agency`` is its lead agency alone, ``lead`` with the role.

    ``found`` is what an impact review found, ``measures`` what its measures show, ``evidence`` what may be named;
    ``restricted`` counts what may not.
    """

    ref: str
    review: str
    title: str
    wording: str
    will_do: str
    done: str
    found: Found | None
    measures: tuple[MeasureMoved, ...]
    evidence: tuple[Shown, ...]
    restricted: int
    agency: str
    lead: str
    date: str
    colour: Colour
    why: str
    public_line: str = ""


def plan_lines(view: PlanView, told: Told) -> tuple[PlanLine, ...]:
    """Every recommendation, in published order."""
    measures: dict[str, list[MeasureMoved]] = {}
    for each in measures_moved(view):
        measures.setdefault(each.ref.rpartition("-M")[0], []).append(each)
    rows = (row for row in view.rows if row.item.kind is Kind.RECOMMENDATION)
    return tuple(_line(row, view, told, tuple(measures.get(row.ref, ()))) for row in rows)


def _line(row: Row, view: PlanView, told: Told, measures: tuple[MeasureMoved, ...]) -> PlanLine:
    item = row.item
    family = (row.ref, *(action.ref for action in view.snapshot.actions_of(row.ref)))
    return PlanLine(
        ref=row.ref,
        review=item.review,
        title=view.title(item),
        wording=view.text_of(item, "wording"),
        will_do=_will_do(row, view),
        done=_ended(row, view) or last_heard(row, view, told),
        found=told.found.get(row.ref) if item.sign_off is not None else None,
        measures=measures,
        evidence=tuple(dict.fromkeys(piece for ref in family for piece in told.evidence.get(ref, ()))),
        restricted=sum(told.restricted.get(ref, 0) for ref in family),
        agency=view.lead_agency(item),
        lead=lead_of(row, view),
        date=_date(row),
        colour=row.rating.colour,
        why=why(row, view),
        public_line=view.text_of(item, "public_line"),
    )


def _will_do(row: Row, view: PlanView) -> str:
    """What will be done, as planned; else its actions by their titles."""
    planned = view.text_of(row.item, "will_do")
    return planned or "; ".join(_actions(row, view))


def _ended(row: Row, view: PlanView) -> str:
    """Why a recommendation is not taken forward, and what took its place; empty for any other."""
    if row.item.closing is None:
        return ""
    said = view.superseded_words(row.item) or view.response_reason(row.item)
    return as_sentence(said) if said else ""


def _actions(row: Row, view: PlanView) -> Iterator[str]:
    for action in view.snapshot.actions_of(row.ref):
        yield f"{action.ref.rpartition('-')[2]} {view.title(action.item).rstrip('.')}"


def _date(row: Row) -> str:
    if row.item.signed_off_on is not None:
        return f"signed off on {long_day(row.item.signed_off_on)}"
    return date_story(row) if row.item.live else ""
