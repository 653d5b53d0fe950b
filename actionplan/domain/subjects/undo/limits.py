"""What no undo may do, whatever the step: loosen an adopted date, change closed minutes, break what a meeting agreed.

A slip of the hand is taken back on its own day, before papers have shown it. After that, only decisions move things.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.errors import Refused, Remedy
from actionplan.domain.invariants import broken
from actionplan.domain.state.body import Body
from actionplan.domain.state.context import CommandContext, PlanState, StepTrace
from actionplan.domain.state.entities import (
    Agency,
    Entity,
    Meeting,
    Policy,
    Record,
    Review,
    changed_fields,
    key_of,
)
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.plan import OF_A_COLOUR
from actionplan.domain.vocabulary import RecordKind


def refuse_beyond_limits(context: CommandContext, trace: StepTrace, targets: Sequence[Entity], today: date) -> None:
    """Refuse the undo of ``trace`` where what it leads to, ``targets``, is past one of the limits."""
    late = trace.day != today or _shown_in_papers(context, trace)
    decided = meetings_decided(trace)
    for each in targets:
        _refuse_if_gone(context, each, trace)
        if isinstance(each, Meeting):
            _refuse_if_minutes_change(context, each, trace, today, late=late)
    _refuse_if_it_breaks_a_rule(context, trace, targets)
    # Records first: a decision that is to come back says more than the fields that it would bring.
    for target in sorted(targets, key=lambda each: not isinstance(each, Record)):
        match target:
            case Record():
                _refuse_if_it_decides_anew(context, target, trace, late=late)
            case Item() if late:
                _refuse_if_it_frees_a_date(context, target, trace)
                _refuse_if_it_pauses(context, target, trace)
                if not decided:
                    _refuse_if_it_asks_again(context, target, trace)
            case Policy() | Review() | Body() if late and not decided:
                _refuse_if_only_a_meeting_may(context, target, trace)
            case _:
                pass


def _refuse_if_it_breaks_a_rule(context: CommandContext, trace: StepTrace, targets: Sequence[Entity]) -> None:
    """Refuse an undo to a state that no commands could have led to, unless it was such a state before."""
    before, after = PlanState(context.entities), PlanState(dict(context.entities))
    after.merge(targets)
    known = set(broken(before, context.texts))
    worse = [each for each in broken(after, context.texts) if each not in known]
    if not worse:
        return
    first = worse[0]
    alike = [each.about for each in worse[1:] if each.would.replace(each.about, first.about) == first.would]
    others = f", and so for {', '.join(alike[:4])}" if alike else ""
    item = before.item(first.about)
    closed = first.of_closed and item is not None and not item.live
    advice = f" Reopen {first.about} first." if closed else f" {first.remedy}" if first.remedy else ""
    raise Refused(f"Step {trace.step} cannot be undone: {first.would}{others}.{advice}")


def _shown_in_papers(context: CommandContext, trace: StepTrace) -> bool:
    cut_off = max((each.shown_cut_off or 0 for each in context.meetings), default=0)
    return any(change.after.version <= cut_off for change in trace.changes)


def meetings_decided(trace: StepTrace) -> list[str]:
    """The meetings whose decisions the step recorded, or, being an undo itself, took back or brought back."""
    records = [change.after for change in trace.changes if isinstance(change.after, Record)]
    named = [record.meeting for record in records if record.kind is RecordKind.DECISION and record.meeting]
    return sorted({*trace.decided_at, *named})


def _amended_decisions(context: CommandContext, trace: StepTrace) -> set[str]:
    """The meetings whose words the step put right: an amendment names none, what it amends does."""
    amends = {change.after.amends for change in trace.changes if isinstance(change.after, Record)} - {None}
    amended = (context.entities.get(("record", str(entry))) for entry in amends)
    return {
        each.meeting
        for each in amended
        if isinstance(each, Record) and each.kind is RecordKind.DECISION and each.meeting is not None
    }


def refuse_if_minuted(context: CommandContext, trace: StepTrace) -> None:
    """Refuse an undo that would change what a closed meeting decided, or the words of it."""
    for meeting_id in sorted({*meetings_decided(trace), *_amended_decisions(context, trace)}):
        meeting = context.meeting(meeting_id)
        if meeting is not None and meeting.closed:
            raise Refused(
                f"{meeting.title} is closed, and a closed meeting's decisions are not undone. "
                "Reopen the item, or let the next meeting decide again; where the minutes were wrong, reopen the "
                "meeting.",
                Remedy.REOPEN_MEETING,
                meeting.id,
            )


def _refuse_if_it_decides_anew(context: CommandContext, target: Record, trace: StepTrace, *, late: bool) -> None:
    """A decision once taken back comes back by an undo on the same day only: else it would claim an earlier record."""
    current = context.entities.get(("record", str(target.entry)))
    back = target.present and isinstance(current, Record) and not current.present
    meeting = context.meeting(target.meeting or "")
    if late and back and target.kind is RecordKind.DECISION and meeting is not None:
        raise Refused(
            f"Step {trace.step} took back a decision of a meeting, and that cannot be undone any more. "
            f"{meeting.title} is still open: record the decision again."
        )


def _refuse_if_minutes_change(
    context: CommandContext, target: Meeting, trace: StepTrace, today: date, *, late: bool
) -> None:
    now = context.entities.get(("meeting", target.id))
    if not isinstance(now, Meeting):
        return
    moved = (target.on, target.cancelled, target.present) != (now.on, now.cancelled, now.present)
    if moved and context.decisions(target.id):
        raise Refused(f"Step {trace.step} cannot be undone: {now.title_mid_sentence} has decisions on record.")
    if moved and late and now.is_sitting and min(now.on, target.on) < today:
        # What a sitting ended, such as a decided colour, must not come back because the sitting goes.
        if now.on < today:
            raise Refused(f"Step {trace.step} cannot be undone any more: {now.title_mid_sentence} has taken place.")
        raise Refused(
            f"Step {trace.step} cannot be undone any more: {now.title_mid_sentence} would be on "
            f"{long_day(target.on)}, which is past."
        )
    if late and target.closed != now.closed:
        reopened = "reopening" if now.earlier_closings else "taking back the closing of"
        undone = "closing" if now.closed else reopened
        raise Refused(
            f"Step {trace.step} cannot be undone any more: {undone} a meeting is undone on its own day only.",
            *((Remedy.REOPEN_MEETING, now.id) if now.closed else ()),
        )
    opened = max(c.after.version for c in trace.changes if isinstance(c.after, Meeting) and c.after.id == now.id)
    if target.closed and not now.closed and any(each.entry > opened for each in context.decisions(now.id)):
        raise Refused(
            f"Step {trace.step} cannot be undone: {now.title_mid_sentence} has decisions on record from after it was "
            "reopened. Close the meeting again."
        )


def _refuse_if_gone(context: CommandContext, target: Entity, trace: StepTrace) -> None:
    """What was taken back itself is not changed, as no command can change it."""
    now = context.entities[key_of(target)]
    if isinstance(now, Policy) or isinstance(target, Policy) or now.present or target.present:
        return
    if changed_fields(now, target):
        raise Refused(
            f"Step {trace.step} cannot be undone: {_named(now)} is not in the plan any more. Undo what took it away."
        )


def _named(entity: Item | Review | Agency | Record | Meeting | Measure | FollowUp | Body | ReviewFinding) -> str:
    match entity:
        case Agency() | FollowUp() | Body():
            return entity.name
        case Meeting():
            return entity.title_mid_sentence
        case _:
            return entity.ref


def _refuse_if_only_a_meeting_may(context: CommandContext, target: Policy | Review | Body, trace: StepTrace) -> None:
    """What only a meeting changes once a date is adopted is not changed by the undo of an older step either."""
    now = context.entities[key_of(target)]
    if not changed_fields(now, target) & _ONLY_BY_MEETING[type(target)] or not context.any_date_adopted:
        return
    raise Refused(
        f"Step {trace.step} cannot be undone any more: dates have been adopted since the plan was set up, and this is "
        "a meeting's to change. Change it by decision of the governing body."
    )


_ONLY_BY_MEETING: Mapping[type[Entity], frozenset[str]] = {
    Policy: OF_A_COLOUR | {"rules_number"},
    Review: frozenset({"governing_body", "joint_bodies", "tenures"}),
    Body: frozenset({"terms", "delegations", "present"}),
}


def _refuse_if_it_frees_a_date(context: CommandContext, target: Item, trace: StepTrace) -> None:
    """An adopted date is not loosened by an undo."""
    now = context.item_ever_added(target.ref)
    if now is None or now.deadline.adopted_on is None or now.deadline.due_on is None:
        return
    then, in_force = target.deadline, now.deadline.due_on
    later = then.due_on is None or then.due_on > in_force
    if then.adopted_on != now.deadline.adopted_on or later or not target.present:
        raise Refused(
            f"Step {trace.step} cannot be undone any more: it would loosen the adopted date of {target.ref}, "
            f"{long_day(in_force)}. Only an extension that a meeting grants can move it."
        )


def _refuse_if_it_pauses(context: CommandContext, target: Item, trace: StepTrace) -> None:
    """A pause shields from Red, so an undo neither brings one back nor makes one longer."""
    now = context.item_ever_added(target.ref)
    if now is None or not now.live or target.pause is None:
        return
    if now.pause is None or target.pause.until > now.pause.until:
        raise Refused(
            f"Step {trace.step} cannot be undone any more: it would pause {target.ref} again, and a pause is a "
            "meeting's to agree. Record the pause again.",
            Remedy.RECORD_PAUSE,
        )


def _refuse_if_it_asks_again(context: CommandContext, target: Item, trace: StepTrace) -> None:
    """A request has the day on which it was made: brought back later, it would seem to have been made in time."""
    now = context.item_ever_added(target.ref)
    if now is not None and now.live and now.request is None and target.request is not None:
        raise Refused(
            f"Step {trace.step} cannot be undone any more: the request for an extension of {target.ref} would stand "
            "as if it had never been withdrawn. Ask for the extension again.",
            Remedy.ASK_FOR_EXTENSION,
        )
