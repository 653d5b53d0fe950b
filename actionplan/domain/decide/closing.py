"""What a meeting settles about an item: sign-off, impact, pauses, closing without completion, overrides."""

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
from actionplan.domain.decide.meetings import sat_meeting
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meeting_commands import (
    OverrideRating,
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
    RatingOverridden,
    SignedOff,
    SignOffReturned,
)
from actionplan.domain.plan_state import PlanState
from actionplan.domain.rating import Rule, case_of, ruled_rating
from actionplan.domain.state import Item, Meeting
from actionplan.domain.words import Colour, ImpactState, Kind, Status


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
            f"{item.ref} has no evidence of impact: give the day of its impact review with --impact-review "
            "(6 or 12 months after the sign-off is usual)."
        )


def same_person(agreed_by: str, lead_name: str, lead_role: str) -> bool:
    """Whether "Name, Role" is the lead officer: by name where the lead has one, else by role."""
    said = [part.strip().casefold() for part in agreed_by.split(",")]
    lead = lead_name or lead_role
    return bool(lead) and (lead.casefold() in said or lead.casefold() == agreed_by.strip().casefold())


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
        raise BadInput("Too early to tell needs the day of the next review: add --next.")
    if command.next_on is not None and command.next_on <= meeting.on:
        raise BadInput(f"The next review comes after this one, on a day later than {long_day(meeting.on)}.")
    fact = ImpactReviewed(command.found, meeting.id, meeting.on, command.next_on, words)
    items = found_items(state, command.refs)
    for item in items:
        if item.status is not Status.SIGNED_OFF:
            raise Refused(f"{item.ref} is {status_words(item)}: impact is reviewed after sign-off.")
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
        known_item(state, command.by_item)
        if command.by_item in command.refs:
            raise BadInput(f"{command.by_item} cannot take its own place.")
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


def override(state: PlanState, command: OverrideRating, today: date) -> list[Draft]:
    """Another colour than the rule's, until the body's next sitting; never Green over an overdue item."""
    meeting = sat_meeting(state, command.meeting, today)
    reason = required_text(command.reason, "The reason")
    if command.colour not in {Colour.AMBER, Colour.GREEN}:
        raise BadInput("A meeting can show Amber or Green in place of the rule's colour, and no other.")
    drafts = []
    for item in live_items(state, command.refs, "overriding its rating"):
        review = state.review(item.review)
        actions = [action for action in state.items if action.parent == item.ref]
        plan_due = today if review is None else review.plan_due_on
        rating = ruled_rating(case_of(item, actions, today, state.policy, plan_due))
        if rating.rule is Rule.OVERDUE and command.colour is Colour.GREEN:
            raise Refused(f"{item.ref} is overdue: a meeting can show it as Amber at best.")
        if rating.colour is command.colour:
            raise Refused(f"{item.ref} is {rating.colour} by the rule already.")
        drafts.append(
            Draft(
                item.ref,
                RatingOverridden(command.colour, rating.colour, meeting.body, meeting.id, meeting.on, reason),
            )
        )
    return drafts
