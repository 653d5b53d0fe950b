"""What every state of a plan satisfies that commands can lead to: the one list of invariants of the whole.

An undo restores values that rules checked on another day, beside other values: it is refused where it would break one
of these. ``verify`` names those that an older program's undo broke. Reads frozen values and refuses nothing itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from actionplan.domain.dates import long_day
from actionplan.domain.leads import Lead, Standing, lead_keys, leads_of, own_work
from actionplan.domain.meetings.bodies import body_key
from actionplan.domain.meetings.readiness import needs_impact_review
from actionplan.domain.names import folded, spellings
from actionplan.domain.state.entities import Agency, Meeting, Record, TextKey
from actionplan.domain.state.item import Item, TextPointer
from actionplan.domain.state.plan import PlanState
from actionplan.domain.text import the_body
from actionplan.domain.vocabulary import Declared, RecordKind, Response, Status

Texts = Mapping[TextKey, str]


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not hold; ``about`` is the ref, or the name, of what it is about.

    ``now`` says it of a state that is there, ``would`` of one that an undo would lead to, without a full stop.
    ``remedy`` is what to do first while the item is open, and ``of_closed`` is true where it holds for closed items
    only, so that reopening the item helps.
    """

    about: str
    now: str
    would: str
    remedy: str = ""
    of_closed: bool = False


def broken(state: PlanState, texts: Texts) -> tuple[Broken, ...]:
    """Every invariant that the state breaks, in the order of what it is about.

    ``texts`` needs the names that ``texts_needed`` lists.
    """
    below: dict[str, list[Item]] = defaultdict(list)
    for item in state.items:
        if item.parent is not None:
            below[item.parent].append(item)
    found: list[Broken] = []
    for item in state.items:
        found += _of_status(item)
        found += _of_answer(item)
        found += _of_closed(item, below[item.ref])
        found += _of_sign_off(item, below[item.ref], texts)
        found += _of_dates(item)
        found += _of_what_it_names(item, state)
    found += _of_meetings(state.meetings)
    found += _of_measures(state)
    found += _of_findings(state)
    found += _of_records(state)
    found += _of_agencies(state)
    return tuple(sorted(set(found), key=lambda each: (each.about, each.now)))


def texts_needed(state: PlanState) -> Iterator[TextKey]:
    """The texts that ``broken`` reads: who agreed a sign-off, who checked its evidence, and lead officers."""
    signed = {item.ref for item in state.items if item.sign_off is not None}
    for item in state.items:
        if item.sign_off is not None:
            pointers = ((item.sign_off.agreed_by, "agreed_by"), (item.sign_off.checked_by, "checked_by"))
            yield from ((number, name) for number, name in pointers if number is not None)
        if item.ref in signed or item.parent in signed:
            yield from lead_keys(item)


def resumed(item: Item) -> bool:
    """Whether a decision can have put it in progress, so that no update has to stand: reopened, or taken forward.

    A meeting that takes forward what had not been accepted gives a response with its reason.
    """
    taken_forward = item.response.meeting is not None and item.response.reason is not None
    return item.reopened_reason is not None or taken_forward


def _has(ref: str, lead: str, what: str, remedy: str = "", *, of_closed: bool = False) -> Broken:
    return Broken(ref, f"{ref} {lead}, and has {what}.", f"{ref} {lead}, and would have {what}", remedy, of_closed)


def _is(ref: str, lead: str, what: str, remedy: str = "", *, of_closed: bool = False) -> Broken:
    return Broken(ref, f"{ref} {lead}, and is {what}.", f"{ref} {lead}, and would be {what}", remedy, of_closed)


def _of_status(item: Item) -> Iterator[Broken]:
    """A status stands on what led to it, and no other status's record is left."""
    ref, status, lead = item.ref, item.status, f"is {item.status.label}"
    if status in {Status.NOT_STARTED, Status.IN_PROGRESS} and item.completion is not None:
        yield _has(ref, lead, "a report that it is complete")
    if status in {Status.REPORTED_COMPLETE, Status.SIGNED_OFF} and item.completion is None:
        yield _has(ref, lead, "no report that it is complete")
    if (status is Status.SIGNED_OFF) != (item.sign_off is not None):
        yield _has(ref, lead, "no sign-off on record" if item.sign_off is None else "a sign-off on record")
    if status is Status.NOT_STARTED and (item.last_update is not None or item.started_on is not None):
        yield _has(ref, lead, "an update" if item.last_update is not None else "a day on which it was started")
    if status is Status.IN_PROGRESS and item.last_update is None and not resumed(item):
        yield _has(ref, lead, "neither an update nor a reopening")
    if item.reported_complete and item.pause is not None:
        yield _is(ref, lead, "paused", f"Resume {ref} first.")


def _of_answer(item: Item) -> Iterator[Broken]:
    """What is not taken forward, or with others, has the decision and the response that made it so."""
    ref, status, lead, answer = item.ref, item.status, f"is {item.status.label}", item.response.answer
    if (status in {Status.SUPERSEDED, Status.NOT_ACCEPTED}) != (item.closing is not None):
        yield _has(ref, lead, "no decision to close it" if item.closing is None else "a decision to close it")
    if (status is Status.WITH_OTHERS) != (item.with_others is not None):
        yield _has(ref, lead, "no body that has it to do" if item.with_others is None else "a body that has it to do")
    answered = {Response.NOT_ACCEPTED: Status.NOT_ACCEPTED, Response.WITH_OTHERS: Status.WITH_OTHERS}
    if (status in answered.values() or answer in answered) and answered.get(answer) is not status:
        yield _has(ref, lead, f"the response {answer.label}")


def _of_closed(item: Item, below: Iterable[Item]) -> Iterator[Broken]:
    """A closing ends a request, a pause, a decided and a declared colour, and comes after that of the actions."""
    if item.live:
        return
    ref, lead = item.ref, f"is {item.status.label}"
    if item.request is not None:
        waits = f"a request for an extension to {long_day(item.request.to)} that waits"
        yield _has(ref, lead, waits, "Withdraw the request first.", of_closed=True)
    if item.pause is not None:
        yield _is(ref, lead, "paused", f"Resume {ref} first.", of_closed=True)
    if item.override is not None:
        yield _has(ref, lead, "a colour shown by decision", of_closed=True)
    if item.raised is not None and item.raised_and_unanswered:
        yield _has(ref, lead, f"something raised with {the_body(item.raised.raised_with)} that waits", of_closed=True)
    if item.declared is not Declared.NONE:
        yield _has(ref, lead, f"a colour declared by its lead officer, {item.declared}", of_closed=True)
    live = sorted(action.ref for action in below if action.live)
    if live:
        yield _has(ref, "is closed", f"a live action, {live[0]}", f"Close {live[0]} first.", of_closed=True)


def _of_sign_off(item: Item, below: Iterable[Item], texts: Texts) -> Iterator[Broken]:
    """A sign-off rests on evidence, on impact shown or to be reviewed, and on nobody's judgement of their own work."""
    if item.status is not Status.SIGNED_OFF or item.sign_off is None:
        return
    ref, lead, agreed = item.ref, "is signed off", item.sign_off
    if item.evidence_count == 0:
        yield _has(ref, lead, "no evidence", of_closed=True)
    elif needs_impact_review(item) and agreed.impact_review_on is None and agreed.impact_state is None:
        yield _has(ref, lead, "neither evidence of impact nor a review of it", of_closed=True)

    def text_of(number: TextPointer | None, name: str) -> str:
        return "" if number is None else texts.get((number, name), "")

    leads = tuple(leads_of(item, below, text_of))
    judges = ((agreed.agreed_by, "agreed_by", "agreed it"), (agreed.checked_by, "checked_by", "checked its evidence"))
    for number, name, did in judges:
        own = own_work(text_of(number, name), leads)
        if own is not None:
            yield _judged_by_its_lead(item, own, did)


_WOULD = {
    Standing.NOW: "would be led by",
    Standing.AT_COMPLETION: "would have been reported complete under the lead of",
    Standing.LAST: "would last have been led by",
}


def _judged_by_its_lead(item: Item, own: Lead, did: str) -> Broken:
    who, whose = f"the officer who {did}", "" if own.ref == item.ref else f"{own.ref} "
    now, would = f"and {whose}{own.standing} {who}", f"and {whose}{_WOULD[own.standing]} {who}"
    lead = f"{item.ref} is signed off"
    return Broken(item.ref, f"{lead}, {now}.", f"{lead}, {would}", of_closed=True)


def _of_dates(item: Item) -> Iterator[Broken]:
    """A meeting adopts a date that is there, and only an adopted date needs a request to move it."""
    deadline = item.deadline
    if deadline.adopted_on is not None and deadline.due_on is None:
        yield _has(item.ref, "has an adopted date", "no date in force")
    if item.request is not None and item.live and deadline.adopted_on is None:
        remedy = "Withdraw the request first."
        yield _has(item.ref, "has no adopted date", "a request for an extension that waits", remedy)


def _of_what_it_names(item: Item, state: PlanState) -> Iterator[Broken]:
    """Whatever an item names is in the plan, and an agency at work is not merged into another."""
    ref = item.ref
    if state.review(item.review) is None:
        now = f"{ref} is in the plan, and its review {item.review} is not."
        yield Broken(ref, now, f"{ref} came into the plan under {item.review} later")
    if item.parent is not None and state.item(item.parent) is None:
        now = f"{ref} is in the plan, and its recommendation {item.parent} is not."
        yield Broken(ref, now, f"{ref} is an action under {item.parent}, which would not be in the plan")
    if item.closing is not None and item.closing.superseded_by is not None:
        other = item.closing.superseded_by
        if other == ref or state.item(other) is None:
            now, would = f"{ref} is superseded by {other}", f"{ref} would be superseded by {other}"
            yield Broken(ref, f"{now}, which is not in the plan.", f"{would}, which would not be in the plan")
    for agency_id in dict.fromkeys((item.owner.agency, *item.contributing)):
        if agency_id is not None:
            yield from _of_agency_at_work(item, agency_id, state)
    if item.owner.agency is not None and item.owner.agency in item.contributing:
        agency = _name(state, item.owner.agency)
        now, would = (
            f"{agency} both leads {ref} and contributes to it.",
            f"{agency} would lead {ref} and contribute too",
        )
        yield Broken(ref, now, would)
    if item.suggested_agency is not None and state.agency(item.suggested_agency) is None:
        agency = _name(state, item.suggested_agency)
        yield Broken(ref, f"{agency} is suggested for {ref}, and is withdrawn.", f"{agency} is suggested for {ref}")


def _of_agency_at_work(item: Item, agency_id: str, state: PlanState) -> Iterator[Broken]:
    agency, name = state.agency(agency_id), _name(state, agency_id)
    if agency is None:
        yield Broken(
            item.ref, f"{name} is at work on {item.ref}, and is withdrawn.", f"{name} is at work on {item.ref}"
        )
    elif agency.merged_into is not None:
        merged = f"and was merged into {_name(state, agency.merged_into)}"
        now, would = f"{name} is at work on {item.ref}, {merged}.", f"{name} would be at work on {item.ref}, {merged}"
        yield Broken(item.ref, now, would)


def _name(state: PlanState, agency_id: str) -> str:
    found = state.entities.get(("agency", agency_id))
    return found.name if isinstance(found, Agency) else agency_id


def _of_meetings(meetings: Iterable[Meeting]) -> Iterator[Broken]:
    """A body sits once a day, and a meeting that is closed took place."""
    first: dict[object, Meeting] = {}
    for meeting in meetings:
        if meeting.cancelled:
            if meeting.closed:
                would = f"{meeting.title_mid_sentence} is closed, and would be cancelled"
                yield Broken(meeting.id, f"{meeting.title} is closed, and is cancelled.", would)
            continue
        if meeting.closed_on is not None and meeting.closed and meeting.on > meeting.closed_on:
            yield Broken(
                meeting.id,
                f"{meeting.title} was closed before its day, on {long_day(meeting.closed_on)}.",
                f"{meeting.title_mid_sentence} would be closed before its day",
            )
        other = first.setdefault((body_key(meeting.body), meeting.on, meeting.kind), meeting)
        if other is not meeting:
            same = f"{meeting.id} and {other.id}"
            yield Broken(meeting.id, f"{same} are one meeting.", f"{meeting.title_mid_sentence} is on record already")


def _of_measures(state: PlanState) -> Iterator[Broken]:
    """A measure serves items that are in the plan, and a reading is of a measure that is there."""
    for measure in state.measures:
        for ref in measure.items:
            if ("item", ref) in state.entities and state.item(ref) is None:
                yield _has(ref, "is not in the plan", f"the measure {measure.ref}")
    for reading in state.readings:
        measure_read = state.measure_ever_added(reading.measure or "")
        if measure_read is not None and not measure_read.present:
            yield _has(measure_read.ref, "is not in the plan", f"the reading of entry {reading.entry}")


def _of_findings(state: PlanState) -> Iterator[Broken]:
    """A finding is of a review that is in the plan, and recommendations of the plan answer it."""
    for finding in state.findings:
        if ("review", finding.review) in state.entities and state.review(finding.review) is None:
            yield _has(finding.review, "is not in the plan", f"the finding {finding.ref}")
        for ref in finding.answered_by:
            if ("item", ref) in state.entities and state.item(ref) is None:
                yield _has(ref, "is not in the plan", f"the finding {finding.ref} to answer")


def _of_records(state: PlanState) -> Iterator[Broken]:
    """A record is of an item that is in the plan, a decision of a meeting that had sat by the day of its entry."""
    for record in state.entities.values():
        if not isinstance(record, Record) or not record.present:
            continue
        if record.kind is RecordKind.DECISION:
            yield from _of_decision(record, state)
        if ("item", record.ref) in state.entities and state.item(record.ref) is None:
            yield _has(record.ref, "is not in the plan", f"the {record.kind} of entry {record.entry}")


def _of_decision(record: Record, state: PlanState) -> Iterator[Broken]:
    meeting = state.meeting(record.meeting or "")
    named = f"the meeting {record.meeting}" if meeting is None else meeting.title_mid_sentence
    if meeting is None:
        why = "is not on record any more"
    elif meeting.cancelled:
        why = "was cancelled"
    elif meeting.on > record.on:
        why = "was moved"
    else:
        return
    words = f"{named} {why}, and cannot have decided"
    yield Broken(str(record.meeting), f"{words} what entry {record.entry} records.", f"{words} it")


def _of_agencies(state: PlanState) -> Iterator[Broken]:
    """A name is one agency's, and an agency is merged into one that is there."""
    owner: dict[str, Agency] = {}
    for agency in state.agencies:
        for name in spellings(agency):
            other = owner.setdefault(folded(name), agency)
            if other is not agency:
                now = f'"{name}" is a name of {other.name} ({other.id}) and of {agency.name} ({agency.id}).'
                yield Broken(agency.id, now, f'"{name}" would be a name of two agencies, {other.id} and {agency.id}')
    for entity in state.entities.values():
        if isinstance(entity, Agency) and entity.present and entity.merged_into is not None:
            into = entity.merged_into
            if state.agency(into) is None:
                words = f"{entity.name} was merged into {_name(state, into)}"
                yield Broken(entity.id, f"{words}, which is withdrawn.", words)
