"""Adopted dates: what fixes them, and the only ways to move them. Asking changes nothing."""

from datetime import date

from actionplan.domain.commands import ProposeDate
from actionplan.domain.dates import counted, long_day
from actionplan.domain.decide.checks import found_items, live_items, optional_text, required_line, required_text
from actionplan.domain.decide.meetings import sat_meeting
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.item_entries import DateProposed
from actionplan.domain.meeting_commands import (
    AdoptDates,
    AskExtension,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    WithdrawExtension,
)
from actionplan.domain.meeting_entries import (
    DateAdopted,
    DateCorrected,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
)
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Item
from actionplan.domain.vocabulary import DateState


def set_date(state: PlanState, command: ProposeDate, today: date) -> list[Draft]:
    """A proposed date changes freely; an adopted one is corrected on its own day, or by a meeting."""
    reason = optional_text(command.reason, "The reason") or None
    if command.correct and reason is None:
        raise BadInput("A correction needs its reason: say why.")
    drafts = []
    for item in live_items(state, command.refs, "changing its deadline"):
        if item.due_on == command.on:
            continue
        if item.date_state is DateState.ADOPTED:
            drafts.append(Draft(item.ref, _correction(state, item, command, reason, today)))
        else:
            drafts.append(Draft(item.ref, DateProposed(on=command.on, reason=reason)))
    return drafts


def _correction(state: PlanState, item: Item, command: ProposeDate, reason: str | None, today: date) -> DateCorrected:
    in_force = f"The deadline of {item.ref}, {long_day(item.due_on or today)}, was adopted by a meeting"
    if not command.correct:
        raise Refused(f"{in_force}: only an extension that a meeting grants can move it. Ask for an extension.")
    if command.on is None:
        raise Refused(f"{in_force}: it cannot be taken away.")
    if command.meeting is not None:
        meeting = sat_meeting(state, command.meeting, today)
        return DateCorrected(command.on, meeting.id, meeting.on, reason, item.due_on)
    if item.date_recorded_on != today:
        raise Refused(f"{in_force}, and is corrected without a meeting on the day of its entry only. Name the meeting.")
    if any(meeting.papers_as_at == today for meeting in state.meetings):
        raise Refused(f"{in_force}, and papers went out today: now only a meeting can correct it. Name the meeting.")
    decided_by = state.meeting(item.corrected_meeting or item.extended_meeting or item.adopted_meeting or "")
    if decided_by is not None and decided_by.closed:
        raise Refused(f"{in_force} that is closed: only another decision can correct it. Name the meeting.")
    return DateCorrected(command.on, reason=reason, corrected_from=item.due_on)


def adopt(state: PlanState, command: AdoptDates, today: date) -> list[Draft]:
    """The proposed dates become adopted."""
    meeting = sat_meeting(state, command.meeting, today)
    drafts = []
    for item in live_items(state, command.refs, "adopting its date"):
        if item.due_on is None:
            raise Refused(f"{item.ref} has no date to adopt. Propose one first.")
        if item.date_state is DateState.PROPOSED:
            drafts.append(Draft(item.ref, DateAdopted(item.due_on, meeting.id, meeting.on)))
    return drafts


def ask(state: PlanState, command: AskExtension) -> list[Draft]:
    """A later date is asked for; the one in force stays."""
    why = required_text(command.reason, "The reason")
    asked_by = required_line(command.asked_by, "Who asks")
    policy = state.policy
    drafts = []
    for item in live_items(state, command.refs, "asking for an extension"):
        if item.date_state is not DateState.ADOPTED or item.due_on is None:
            raise Refused(f"{item.ref} has no adopted date. A proposed date needs no extension: set it anew.")
        _refuse_if_none_allowed(state)
        if policy.extensions_at_most and item.times_moved >= policy.extensions_at_most:
            moved = counted(item.times_moved, "time")
            raise Refused(f"{item.ref} has been moved {moved}, and the policy allows no more (extensions_at_most).")
        if item.extension_to is not None:
            raise Refused(
                f"{item.ref} has asked for an extension already, to {long_day(item.extension_to)}, which waits for a "
                "meeting. Withdraw it to ask anew."
            )
        if item.reported_complete:
            raise Refused(f"{item.ref} is reported complete: it needs no later date.")
        if command.to <= item.due_on:
            raise BadInput(f"An extension is to a later date than the one in force, {long_day(item.due_on)}.")
        drafts.append(Draft(item.ref, ExtensionAsked(command.to, why, asked_by)))
    return drafts


def _refuse_if_none_allowed(state: PlanState) -> None:
    if not state.policy.extensions_allowed:
        raise Refused("This plan allows no extensions (policy extensions_allowed is 0).")


def _waiting(state: PlanState, refs: tuple[str, ...]) -> list[Item]:
    items = found_items(state, refs)
    for item in items:
        if item.extension_to is None:
            raise Refused(f"{item.ref} has no extension waiting for a meeting.")
    return items


def grant(state: PlanState, command: GrantExtension, today: date) -> list[Draft]:
    """The date in force moves, to what was asked or to another later day."""
    meeting = sat_meeting(state, command.meeting, today)
    condition = optional_text(command.condition, "The condition") or None
    _refuse_if_none_allowed(state)
    drafts = []
    for item in _waiting(state, command.refs):
        to = command.to or item.extension_to or today
        if item.due_on is not None and to <= item.due_on:
            raise BadInput(f"An extension is to a later date than the one in force, {long_day(item.due_on)}.")
        drafts.append(Draft(item.ref, ExtensionGranted(to, meeting.id, meeting.on, condition)))
    return drafts


def refuse(state: PlanState, command: RefuseExtension, today: date) -> list[Draft]:
    """The date in force stays, and the request is answered."""
    meeting = sat_meeting(state, command.meeting, today)
    fact = ExtensionRefused(meeting.id, meeting.on, optional_text(command.reason, "The reason") or None)
    return [Draft(item.ref, fact) for item in _waiting(state, command.refs)]


def send_back(state: PlanState, command: ReturnExtension, today: date) -> list[Draft]:
    """The meeting wants to know more; until it is asked anew, nothing waits."""
    meeting = sat_meeting(state, command.meeting, today)
    fact = ExtensionReturned(meeting.id, meeting.on, optional_text(command.reason, "The reason") or None)
    return [Draft(item.ref, fact) for item in _waiting(state, command.refs)]


def withdraw(state: PlanState, command: WithdrawExtension) -> list[Draft]:
    """Nothing is asked any more."""
    fact = ExtensionWithdrawn(optional_text(command.reason, "The reason") or None)
    return [Draft(item.ref, fact) for item in _waiting(state, command.refs)]
