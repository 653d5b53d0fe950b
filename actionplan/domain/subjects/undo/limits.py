"""What no undo may do, whatever the step: loosen an adopted date, change closed minutes, break what a meeting agreed.

A slip of the hand is taken back on its own day, before papers have shown it. After that, only decisions move things.
"""

from collections.abc import Sequence
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.errors import Refused, Remedy
from actionplan.domain.state.context import CommandContext, StepTrace
from actionplan.domain.state.entities import Entity, Meeting, Record, Review
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import RecordKind, Status


def refuse_beyond_limits(context: CommandContext, trace: StepTrace, targets: Sequence[Entity], today: date) -> None:
    """Refuse the undo of ``trace`` where what it leads to, ``targets``, is past one of the limits."""
    late = trace.day != today or _shown_in_papers(context, trace)
    decided = meetings_decided(trace)
    # Records first: a decision that is to come back says more than the fields that it would bring.
    for target in sorted(targets, key=lambda each: not isinstance(each, Record)):
        match target:
            case Record():
                _refuse_if_it_decides_anew(context, target, trace, today, late=late)
            case Meeting():
                _refuse_if_minutes_change(context, target, trace, late=late)
            case Review():
                _refuse_if_it_hides_items(context, target, targets, trace)
            case Item() if late:
                _refuse_if_it_frees_a_date(context, target, trace)
                _refuse_if_it_pauses(context, target, trace)
                if not decided:
                    _refuse_if_it_asks_again(context, target, trace)
            case _:
                pass
    _refuse_if_a_closing_breaks(context, [target for target in targets if isinstance(target, Item)], trace)


def _shown_in_papers(context: CommandContext, trace: StepTrace) -> bool:
    cut_off = max((each.papers_cut_off or 0 for each in context.meetings), default=0)
    return any(change.after.version <= cut_off for change in trace.changes)


def meetings_decided(trace: StepTrace) -> list[str]:
    """The meetings whose decisions the step recorded, or, being an undo itself, took back or brought back."""
    records = [change.after for change in trace.changes if isinstance(change.after, Record)]
    named = [record.meeting for record in records if record.kind is RecordKind.DECISION and record.meeting]
    return sorted({*trace.decided_at, *named})


def refuse_if_minuted(context: CommandContext, trace: StepTrace) -> None:
    """Refuse an undo that would change what a closed meeting decided."""
    for meeting_id in meetings_decided(trace):
        meeting = context.meeting(meeting_id)
        if meeting is not None and meeting.closed:
            raise Refused(
                f"{meeting.title} is closed, and a closed meeting's decisions are not undone. "
                "Reopen the item, or let the next meeting decide again."
            )


def _refuse_if_it_decides_anew(
    context: CommandContext, target: Record, trace: StepTrace, today: date, *, late: bool
) -> None:
    """A decision once taken back comes back by an undo on the same day only: else it would claim an earlier record."""
    current = context.entities.get(("record", str(target.entry)))
    back = target.present and isinstance(current, Record) and not current.present
    if not back or target.kind is not RecordKind.DECISION or target.meeting is None:
        return
    meeting = context.meeting(target.meeting)
    if meeting is None or meeting.cancelled or meeting.on > today:
        why = "is not on record any more" if meeting is None else "was cancelled" if meeting.cancelled else "was moved"
        named = f"the meeting {target.meeting}" if meeting is None else meeting.title_mid_sentence
        raise Refused(f"Step {trace.step} cannot be undone: {named} {why}, and cannot have decided it.")
    if late:
        raise Refused(
            f"Step {trace.step} took back a decision of a meeting, and that cannot be undone any more. "
            f"{meeting.title} is still open: record the decision again."
        )


def _refuse_if_minutes_change(context: CommandContext, target: Meeting, trace: StepTrace, *, late: bool) -> None:
    now = context.entities.get(("meeting", target.id))
    if not isinstance(now, Meeting):
        return
    moved = (target.on, target.cancelled, target.present) != (now.on, now.cancelled, now.present)
    if moved and context.decisions(target.id):
        raise Refused(f"Step {trace.step} cannot be undone: {now.title_mid_sentence} has decisions on record.")
    if late and target.closed != now.closed:
        undone = "closing a meeting" if now.closed else "taking back the closing of a meeting"
        raise Refused(f"Step {trace.step} cannot be undone any more: {undone} is undone on its own day only.")


def _refuse_if_it_hides_items(
    context: CommandContext, target: Review, targets: Sequence[Entity], trace: StepTrace
) -> None:
    if target.present:
        return
    going = {item.ref for item in targets if isinstance(item, Item) and not item.present}
    left = sorted(item.ref for item in context.items_of_review(target.ref) if item.ref not in going)
    if left:
        named = ", ".join(left[:5])
        raise Refused(f"Step {trace.step} cannot be undone: {named} came into the plan under {target.ref} later.")


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


def _refuse_if_a_closing_breaks(context: CommandContext, targets: Sequence[Item], trace: StepTrace) -> None:
    """What a sign-off or another closing rests on stays: evidence, and no live action below."""
    before = {item.ref: item for item in context.items}
    after = {ref: item for ref, item in {**before, **{t.ref: t for t in targets}}.items() if item.present}
    for ref in sorted({parent for t in targets for parent in (t.ref, t.parent) if parent is not None}):
        if (missing := _lacks(after, ref)) and not _lacks(before, ref):
            raise Refused(f"Step {trace.step} cannot be undone: {ref} {missing}. Reopen {ref} first.")


def _lacks(items: dict[str, Item], ref: str) -> str:
    """What a closed item would be without; empty where it is live, or nothing is missing."""
    item = items.get(ref)
    if item is None or item.live:
        return ""
    live = sorted(action.ref for action in items.values() if action.parent == ref and action.live)
    if live:
        return f"is closed, and would have a live action, {live[0]}"
    if item.status is not Status.SIGNED_OFF:
        return ""
    if item.evidence_count == 0:
        return "is signed off, and would have no evidence"
    impact = item.sign_off is not None and (item.sign_off.impact_review_on or item.sign_off.impact_state)
    return (
        ""
        if item.evidence_impact or impact
        else "is signed off, and would have neither evidence of impact nor a review of it"
    )
