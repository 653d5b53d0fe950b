"""What a meeting settles about an item: sign-off, impact, pauses, closing without completion."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.decide.checks import (
    found_items,
    known_item,
    live_items,
    required_line,
    required_text,
    status_words,
)
from actionplan.domain.decide.meetings import sat_meeting, within
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meeting_commands import (
    Pause,
    Resume,
    ReturnSignOff,
    ReviewImpact,
    SignOff,
    Supersede,
)
from actionplan.domain.meeting_entries import (
    ImpactReviewed,
    ItemPaused,
    ItemResumed,
    ItemSuperseded,
    NotAccepted,
    SignedOff,
    SignOffReturned,
)
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Item, Meeting
from actionplan.domain.vocabulary import ImpactState, Kind, Status


def sign_off(state: PlanState, command: SignOff, today: date) -> list[Draft]:
    """Evidence, a meeting, somebody other than the lead, actions closed, and impact shown or to be reviewed."""
    meeting = sat_meeting(state, command.meeting, today)
    agreed_by = required_line(command.agreed_by, "Who agreed it")
    review_on = command.impact_review_on
    if review_on is not None and review_on <= meeting.on:
        raise BadInput(f"An impact review comes after the sign-off, on a day later than {long_day(meeting.on)}.")
    drafts = []
    for item in found_items(state, command.refs):
        _refuse_unready(state, item, agreed_by, review_on)
        if item.completed_on is not None and item.completed_on > meeting.on:
            done = long_day(item.completed_on)
            raise Refused(f"{item.ref} was completed on {done}: {within(meeting)} cannot have agreed it before that.")
        drafts.append(Draft(item.ref, SignedOff(meeting.id, meeting.on, review_on, agreed_by)))
    return drafts


def _refuse_unready(state: PlanState, item: Item, agreed_by: str, review_on: date | None) -> None:
    if not item.reported_complete:
        raise Refused(f"{item.ref} is {status_words(item)}: only what is reported complete can be signed off.")
    if item.evidence_count == 0:
        raise Refused(f"{item.ref} has no evidence: record some before it is signed off.")
    open_actions = [action.ref for action in state.items if action.parent == item.ref and action.live]
    if open_actions:
        raise Refused(f"{item.ref} has actions that are not closed: {', '.join(sorted(open_actions))}.")
    if same_person(agreed_by, state.text(item.lead_name, "lead_name"), state.text(item.lead_role, "lead_role")):
        raise Refused(f"{item.ref} is led by {agreed_by}: somebody else has to agree that it is complete.")
    if item.evidence_impact == 0 and review_on is None:
        raise Refused(
            f"{item.ref} has no evidence of impact: give the day of its impact review "
            "(6 or 12 months after the sign-off is usual)."
        )


def same_person(agreed_by: str, lead_name: str, lead_role: str) -> bool:
    """Whether "Name, Role" is the lead officer, however it is spelt, spaced or ordered.

    By name where the lead has one ("Dr Name" too), and by the role where it is given alone or the lead has no name.
    """
    said, name, role = _parts(agreed_by), _parts(lead_name), _parts(lead_role)
    if not name:
        return bool(role) and _within(role, said)
    spoken = [word for part in said for word in part.split()]
    words = [word for part in name for word in part.split()]
    return _within(name, said) or (len(words) > 1 and _within(words, spoken)) or (bool(role) and said == role)


def _parts(text: str) -> list[str]:
    """What stands between commas and brackets, as two spellings of it compare."""
    plain = re.sub(r"[^\w\s,;()/'’-]", " ", unicodedata.normalize("NFKC", text).casefold())
    return [" ".join(part.split()) for part in re.split(r"[,;()/]|\s[-–]\s", plain) if part.strip()]


def _within(run: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the one stands in the other, one piece after another."""
    return any(list(parts[at : at + len(run)]) == list(run) for at in range(len(parts) - len(run) + 1))


def send_back(state: PlanState, command: ReturnSignOff, today: date) -> list[Draft]:
    """The meeting was not satisfied: back to in progress."""
    meeting = sat_meeting(state, command.meeting, today)
    fact = SignOffReturned(meeting.id, meeting.on, required_text(command.reason, "The reason"))
    items = found_items(state, command.refs)
    for item in items:
        if not item.reported_complete:
            raise Refused(f"{item.ref} is {status_words(item)}: only what is reported complete can be sent back.")
    return [Draft(item.ref, fact) for item in items]


def review_impact(state: PlanState, command: ReviewImpact, today: date) -> list[Draft]:
    """Is anything different for children, and how do we know? Too early needs another day to look again."""
    meeting = sat_meeting(state, command.meeting, today)
    words = required_text(command.words, "What the review found")
    if command.found is ImpactState.TOO_EARLY and command.next_on is None:
        raise BadInput("Too early to tell needs another look: give the day of the next review.")
    if command.next_on is not None and command.next_on <= meeting.on:
        raise BadInput(f"The next review comes after this one, on a day later than {long_day(meeting.on)}.")
    fact = ImpactReviewed(command.found, meeting.id, meeting.on, command.next_on, words)
    items = found_items(state, command.refs)
    for item in items:
        if item.status is not Status.SIGNED_OFF:
            raise Refused(f"{item.ref} is {status_words(item)}: impact is reviewed after sign-off.")
        if item.signed_off_on is not None and meeting.on < item.signed_off_on:
            signed = long_day(item.signed_off_on)
            raise Refused(f"{item.ref} was signed off on {signed}: its impact is reviewed at that meeting or later.")
    return [Draft(item.ref, fact) for item in items]


def pause(state: PlanState, command: Pause, today: date) -> list[Draft]:
    """A pause that a meeting agrees; it never moves the deadline."""
    meeting = sat_meeting(state, command.meeting, today)
    if command.until <= today:
        raise BadInput(f"A pause has a review date to come; {long_day(command.until)} is not after today.")
    fact = ItemPaused(command.until, meeting.id, meeting.on, required_text(command.reason, "The reason"))
    items = live_items(state, command.refs, "pausing it")
    for item in items:
        if item.reported_complete:
            raise Refused(f"{item.ref} is reported complete: there is nothing to pause.")
    return [Draft(item.ref, fact) for item in items]


def resume(state: PlanState, command: Resume) -> list[Draft]:
    """The pause ends."""
    items = found_items(state, command.refs)
    for item in items:
        if item.paused_until is None:
            raise Refused(f"{item.ref} is not paused.")
    return [Draft(item.ref, ItemResumed()) for item in items]


def supersede(state: PlanState, command: Supersede, today: date) -> list[Draft]:
    """Something else takes the items' place."""
    meeting = sat_meeting(state, command.meeting, today)
    reason = required_text(command.reason, "The reason")
    if command.by_item is not None:
        instead = known_item(state, command.by_item)
        if command.by_item in command.refs:
            raise BadInput(f"{command.by_item} cannot take its own place.")
        if instead.status in {Status.SUPERSEDED, Status.NOT_ACCEPTED}:
            raise Refused(f"{command.by_item} is {status_words(instead)}: it cannot take the place of another item.")
    fact = ItemSuperseded(meeting.id, meeting.on, command.by_item, reason)
    items = live_items(state, command.refs, "superseding it")
    _refuse_live_actions(state, items)
    return [Draft(item.ref, fact) for item in items]


def not_accept(state: PlanState, items: Sequence[Item], meeting: Meeting, reason: str) -> list[Draft]:
    """A meeting decided not to take recommendations forward."""
    _refuse_live_actions(state, items)
    return [Draft(item.ref, NotAccepted(meeting.id, meeting.on, reason)) for item in items]


def _refuse_live_actions(state: PlanState, items: Sequence[Item]) -> None:
    for item in items:
        live = sorted(action.ref for action in state.items if action.parent == item.ref and action.live)
        if live and item.kind is Kind.RECOMMENDATION:
            raise Refused(f"{item.ref} has live actions: {', '.join(live)}. Close them first.")
