"""The documented columns of an item, once for every format: their names, order and values.

Values are typed; how a date, a list or an absence is written is the format's. Columns are only ever added at the end.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.domain.dates import long_day
from actionplan.domain.rating.measured import amount_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import open_follow_ups
from actionplan.domain.reports.measures import small_number
from actionplan.domain.vocabulary import Declared, Kind, Priority


class ItemLine(NamedTuple):
    """One item, its values the columns in their order; None where there is nothing.

    ``text`` is the published wording, or an action's title. ``approved_date`` is the date in force: a proposed date
    stands there, with ``adopted_date`` empty. ``days_overdue`` and the rating count the actions' dates where the item
    has none; the other dates, the updates and the evidence are the item's own. ``direction`` is since the papers issued
    last before the as-at point: better, same, worse or new; nothing without any, and for what is not taken forward.
    ``direction_cause`` is what made it better or worse. ``declared_by_decision`` is the colour that a meeting decided
    to show, while that lasts; ``rule_colour`` is the colour by the rules, the same as ``rag`` where none did.
    ``publication`` is "withheld" for what is not for publication, and else nothing.
    A tuple, because it is written as its values in order: a frozen dataclass of so many fields takes longer to make.
    """

    review_ref: str
    review_title: str | None
    ref: str
    kind: str
    parent_ref: str | None
    number: str | None
    text: str | None
    short_title: str | None
    theme: str | None
    response: str | None
    will_do: str | None
    intended_outcome: str | None
    measure: str | None
    lead_agency: str | None
    lead_role: str | None
    lead_name: str | None
    owner_state: str
    contributing_agencies: tuple[str, ...]
    date_state: str
    adopted_date: date | None
    approved_date: date | None
    slip_days: int | None
    days_overdue: int | None
    times_moved: int
    status: str
    outcome: str | None
    rag: str
    rag_rule: str
    rag_reason: str
    declared_rag: str | None
    last_update_on: date | None
    days_since_update: int | None
    last_update: str | None
    last_update_from: str | None
    evidence_output: int
    evidence_quality: int
    evidence_impact: int
    completed_on: date | None
    days_late: int | None
    signed_off_on: date | None
    signed_off_at: str | None
    impact_state: str | None
    impact_review_on: date | None
    as_at: date
    direction: str | None
    priority: str | None
    direction_cause: str | None
    addressed_to: str | None
    response_reason: str | None
    response_meeting: str | None
    first_dated_on: date | None
    date_asked_for: date | None
    asked_reason: str | None
    extension_condition: str | None
    paused_until: date | None
    pause_reason: str | None
    declared_by_decision: str | None
    rule_colour: str
    decision_reason: str | None
    closing_reason: str | None
    superseded_by: str | None
    completion_summary: str | None
    measures: tuple[str, ...]
    latest_reading: str | None
    follow_ups_open: int
    raised_with: str | None
    with_others: str | None
    answer_due: date | None
    source: str | None
    public_line: str | None
    publication: str | None


COLUMNS = ItemLine._fields
"""The names, in order."""


def item_line(row: Row, view: PlanView) -> ItemLine:
    """The columns of one item as at the view's day; the view must have been compared with the last papers."""
    item = row.item
    return ItemLine(
        review_ref=item.review,
        review_title=view.review_title(view.review(item.review)) or None,
        ref=item.ref,
        kind=item.kind.value,
        parent_ref=item.parent,
        number=item.number,
        text=view.text_of(item, "wording") or None,
        short_title=view.text_of(item, "short_title") or None,
        theme=view.text_of(item, "theme") or None,
        response=item.response.answer.value if item.kind is Kind.RECOMMENDATION else None,
        will_do=view.text_of(item, "will_do") or None,
        intended_outcome=view.text_of(item, "intended_outcome") or None,
        measure=view.text_of(item, "measure") or None,
        lead_agency=view.lead_agency(item) or None,
        lead_role=view.text_of(item, "lead_role") or None,
        lead_name=view.text_of(item, "lead_name") or None,
        owner_state=row.case.owner_state.value,
        contributing_agencies=view.contributing(item),
        date_state=item.deadline.state.value,
        adopted_date=item.deadline.adopted_on,
        approved_date=item.deadline.due_on,
        slip_days=item.deadline.slip_days,
        days_overdue=row.days_overdue,
        times_moved=item.deadline.times_moved,
        status=item.status.value,
        outcome=item.outcome.value if item.outcome else None,
        rag=row.rating.colour.value,
        rag_rule=row.rating.rule.value,
        rag_reason=row.reason,
        declared_rag=None if item.declared is Declared.NONE else item.declared.value,
        last_update_on=item.last_update_on,
        days_since_update=row.case.days_since(item.last_update_on),
        last_update=view.last_update(item) or None,
        last_update_from=view.last_update_from(item) or None,
        evidence_output=item.evidence_output,
        evidence_quality=item.evidence_quality,
        evidence_impact=item.evidence_impact,
        completed_on=item.completed_on,
        days_late=row.case.days_late,
        signed_off_on=item.signed_off_on,
        signed_off_at=None if item.sign_off is None else item.sign_off.meeting,
        impact_state=item.impact_state.value if item.impact_state else None,
        impact_review_on=item.impact_review_on,
        as_at=view.as_at,
        direction=_direction(row, view),
        priority=None if item.priority is Priority.NONE else item.priority.value,
        direction_cause=view.travel.causes.get(row.ref),
        addressed_to=view.text_of(item, "addressed_to") or None,
        response_reason=view.text_of(item, "response_reason") or None,
        response_meeting=item.response.meeting,
        first_dated_on=item.deadline.first_dated_on,
        date_asked_for=item.extension_to,
        asked_reason=view.text_of(item, "extension_reason") or None,
        extension_condition=view.text_of(item, "condition") or None,
        paused_until=item.paused_until,
        pause_reason=view.text_of(item, "pause_reason") or None,
        declared_by_decision=row.rating.colour.value if row.rating.decided else None,
        rule_colour=row.colour_by_rule.value,
        decision_reason=_decision_reason(row, view),
        closing_reason=view.text_of(item, "closing_reason") or None,
        superseded_by=None if item.closing is None else item.closing.superseded_by,
        completion_summary=view.text_of(item, "completion_summary") or None,
        measures=tuple(_measures(row, view)),
        latest_reading=_latest_reading(row, view),
        follow_ups_open=len(open_follow_ups(view, item.ref)),
        raised_with=item.raised.raised_with if item.raised is not None and item.raised_and_unanswered else None,
        with_others=None if item.with_others is None else item.with_others.body,
        answer_due=None if item.with_others is None else item.with_others.answer_due,
        source=view.text_of(item, "source") or None,
        public_line=view.text_of(item, "public_line") or None,
        publication="withheld" if item.withheld else None,
    )


def _decision_reason(row: Row, view: PlanView) -> str | None:
    """Why a meeting shows another colour; of the action whose rating is shown, where it is an action's."""
    if not row.rating.decided:
        return None
    return view.text_of(row.rated_case.item, "override_reason") or None


def _measures(row: Row, view: PlanView) -> Iterator[str]:
    for each in view.snapshot.measured(row.ref):
        if not each.measure.withdrawn:
            yield f"{each.measure.ref} {view.measure_title(each.measure)}"


def _latest_reading(row: Row, view: PlanView) -> str | None:
    """The reading of the latest day, of whichever measure: "8 of 10 (SAM-R04-M1, 11 March 2027, audit)"."""
    in_use = [each.latest for each in view.snapshot.measured(row.ref) if not each.measure.withdrawn]
    latest = max((each for each in in_use if each is not None), key=lambda each: (each.on, each.entry), default=None)
    if latest is None:
        return None
    amount = amount_words(latest) if latest.value else view.words(latest.entry, "words")
    source = f", {latest.source.label}" if latest.source else ""
    return f"{amount} ({latest.measure}, {long_day(latest.on)}{source})"


def reading_for_others(latest: str) -> str:
    """A latest reading as it stands outside of the body's edition: a number under 5 as "fewer than 5"."""
    amount, between, about = latest.partition(" (")
    return f"{small_number(amount) or amount}{between}{about}"


def _direction(row: Row, view: PlanView) -> str | None:
    if not view.travel.compared:  # an empty cell would say that no papers were issued
        raise ValueError("The view was not compared with the last papers: pass it through compare.with_travel.")
    way = view.travel.direction(row)
    return None if way is Direction.NONE else way.value
