"""A sign-off sheet: what a body has before it when it decides whether an item is done. Pure.

What a sign-off needs is ``meetings.readiness``' to say; this adds what is not known, which refuses nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from actionplan.domain.dates import long_day
from actionplan.domain.governance.askable import sign_off_needs_of
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.governance.difference import ScrutinyLine, scrutiny_lines
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.measures import MeasureMoved, measures_moved
from actionplan.domain.reports.plainly import date_story, lead_of, why
from actionplan.domain.reports.told import Heard, Shown, Told
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.text import mark_of_amendment, with_full_stop
from actionplan.domain.vocabulary import Colour, EvidenceKind, Kind, Outcome

_SIGN_OFF = (AskKind.SIGN_OFF, AskKind.NOT_READY)


class Pieces(NamedTuple):
    """The evidence of a kind: how much there is, and what of it may be named; readings are evidence of impact."""

    kind: EvidenceKind
    number: int
    named: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class SignOffSheet:
    """One item, before a decision on its sign-off. ``missing`` is what stands against it, ``unknown`` what nobody said.

    ``resolution`` is empty where it is not reported complete, or is signed off already; ``number`` is that of the
    decision in the meeting's report, 0 where the sheet is for no meeting.
    """

    ref: str
    title: str
    wording: str
    published: bool
    colour: Colour
    why: str
    lead: str
    agency: str
    date: str
    intended: str
    measured_by: str
    completed: str
    done: str
    updates: tuple[Heard, ...]
    evidence: tuple[Pieces, ...]
    measures: tuple[MeasureMoved, ...]
    scrutiny: tuple[ScrutinyLine, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    resolution: str
    number: int = 0


def sheets_of(asked: Sequence[Ask], view: PlanView, told: Told, since: int = 0) -> tuple[SignOffSheet, ...]:
    """A sheet for each item that a meeting is asked to sign off, or to note as not ready, in order."""
    measures, scrutiny = measures_moved(view, since), scrutiny_lines(view)
    return tuple(
        _sheet(ask.about_row, view, told, measures, scrutiny, number)
        for number, ask in enumerate(asked, 1)
        if ask.kind in _SIGN_OFF and view.snapshot.row(ask.ref) is not None
    )


def sheet_of(row: Row, view: PlanView, told: Told) -> SignOffSheet:
    """The sheet of one item, whether or not anybody asks for its sign-off."""
    return _sheet(row, view, told, measures_moved(view), scrutiny_lines(view))


def _sheet(
    row: Row,
    view: PlanView,
    told: Told,
    all_measures: Sequence[MeasureMoved],
    all_scrutiny: Sequence[ScrutinyLine],
    number: int = 0,
) -> SignOffSheet:
    item, ref, serving = row.item, row.ref, _serving(row, view)
    missing = tuple(each.words for each in sign_off_needs_of(row, view.snapshot))
    evidence = told.evidence.get(ref, [])
    measures = tuple(each for each in all_measures if each.ref in serving)
    scrutiny = tuple(each for each in all_scrutiny if each.ref == ref)
    summary = view.text_of(item, "completion_summary")
    amended = amended_on(view.snapshot.amendments).get((item.completion and item.completion.summary) or 0)
    asked = Ask(AskKind.NOT_READY if missing else AskKind.SIGN_OFF, row)
    return SignOffSheet(
        ref=ref,
        title=view.title(item),
        wording=view.text_of(item, "wording"),
        published=item.kind is Kind.RECOMMENDATION,
        colour=row.rating.colour,
        why=why(row, view),
        lead=lead_of(row, view),
        agency=view.lead_agency(item),
        date=date_story(row),
        intended=view.text_of(item, "intended_outcome"),
        measured_by=view.text_of(item, "measure"),
        completed=_completed(row),
        done=f"{with_full_stop(summary)}{mark_of_amendment(amended)}" if summary else "",
        updates=tuple(reversed(told.updates.get(ref, [])))[:_LATEST],
        evidence=tuple(
            Pieces(kind, count, tuple(one for one in evidence if one.kind is kind))
            for kind, count in (
                (EvidenceKind.OUTPUT, item.evidence_output),
                (EvidenceKind.QUALITY, item.evidence_quality),
                (EvidenceKind.IMPACT, item.evidence_impact),
            )
        ),
        measures=measures,
        scrutiny=scrutiny,
        missing=missing,
        unknown=tuple(_unknown(row, view, measures, scrutiny)),
        resolution=asked.resolution if item.reported_complete else "",
        number=number,
    )


_LATEST = 3
"""How many updates a sheet repeats."""


def _serving(row: Row, view: PlanView) -> frozenset[str]:
    return frozenset(each.measure.ref for each in view.snapshot.measured(row.ref))


def _completed(row: Row) -> str:
    done = row.item.completion
    if done is None:
        return "not reported complete"
    outcome = "" if done.outcome in {None, Outcome.DELIVERED} else f", {done.outcome.label}" if done.outcome else ""
    late = f", {row.case.days_late} days after its date" if row.case.days_late else ""
    return f"complete on {long_day(done.on)}{outcome}{late}"


def _unknown(
    row: Row, view: PlanView, measures: Sequence[MeasureMoved], scrutiny: Sequence[ScrutinyLine]
) -> Iterator[str]:
    """What a careful member would ask, and nothing on record answers."""
    item = row.item
    if not view.text_of(item, "intended_outcome"):
        yield "What was to be different for children is not written down."
    if not item.evidence_quality:
        yield "How well it was done: no evidence of quality is recorded."
    if not item.evidence_impact:
        yield "Whether anything is different for children: no evidence of impact is recorded."
    if not measures:
        yield "Nothing is measured for it."
    for each in measures:
        if each.now is None:
            yield f"{each.ref} has no reading yet."
        elif each.met is False:
            yield f"{each.ref} does not meet its target yet."
    if not scrutiny:
        yield "No scrutineer's view of it is recorded."
