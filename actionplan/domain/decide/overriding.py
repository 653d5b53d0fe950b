"""A meeting shows another colour than the rule's, for a while and with a reason."""

from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.decide.checks import live_items, required_line, required_text
from actionplan.domain.decide.meetings import sat_meeting, within
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meeting_commands import OverrideRating
from actionplan.domain.meeting_entries import RatingOverridden
from actionplan.domain.rating.rate import case_in
from actionplan.domain.rating.rules import Case, Rating, Rule, own_rating, ruled_rating
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Item, Meeting
from actionplan.domain.vocabulary import Colour


def override(state: PlanState, command: OverrideRating, today: date) -> list[Draft]:
    """Amber or Green until the body's next sitting, agreed by a person; never Green over an overdue item."""
    meeting = sat_meeting(state, command.meeting, today)
    reason = required_text(command.reason, "The reason")
    agreed_by = required_line(command.agreed_by, "Who agreed it")
    if command.colour not in {Colour.AMBER, Colour.GREEN}:
        raise BadInput("A meeting can show Amber or Green in place of the rule's colour, and no other.")
    _refuse_if_sat_since(state, meeting, today)
    drafts = []
    for item in live_items(state, command.refs, "overriding its rating"):
        case = case_in(state, item, today)
        ruled = ruled_rating(case)
        _refuse_unfit(state, case, ruled, command.colour, meeting)
        shown = (command.colour, ruled.colour)
        fact = RatingOverridden(*shown, meeting.body, meeting.id, meeting.on, reason, agreed_by)
        drafts.append(Draft(item.ref, fact))
    return drafts


def _refuse_if_sat_since(state: PlanState, meeting: Meeting, today: date) -> None:
    body = meeting.body.casefold()
    since = [each.on for each in state.meetings if each.is_sitting and each.body.casefold() == body]
    ended = min((on for on in since if meeting.on < on < today), default=None)
    if ended is not None:
        raise Refused(
            f"The {meeting.body} has sat since, on {long_day(ended)}: what was shown by decision of "
            f"{long_day(meeting.on)} has ended by then."
        )


def _refuse_unfit(state: PlanState, case: Case, ruled: Rating, colour: Colour, meeting: Meeting) -> None:
    item = case.item
    if ruled.rule is Rule.OVERDUE and colour is Colour.GREEN:
        raise Refused(f"{item.ref} is overdue: a meeting can show it as Amber at best.")
    if ruled.rule is Rule.OVERDUE and case.due_on is not None and case.due_on >= meeting.on:
        raise Refused(f"{item.ref} fell overdue after {within(meeting)}, which cannot have decided about that.")
    if ruled.colour is not colour:
        return
    red = [
        action for action in _actions(state, item) if own_rating(case_in(state, action, case.as_at)).colour in _WORSE
    ]
    if red and item.live:
        raise Refused(
            f"{item.ref} is {ruled.colour} by its own rule. Where it is shown worse, that is the rating of an action "
            f"under it ({', '.join(action.ref for action in red[:3])}): decide about that one."
        )
    raise Refused(f"{item.ref} is {ruled.colour} by the rule already.")


_WORSE = frozenset({Colour.RED, Colour.AMBER})


def _actions(state: PlanState, item: Item) -> list[Item]:
    return sorted((each for each in state.items if each.parent == item.ref), key=lambda each: each.position)
