"""What is said about an item besides who, when and how far: plan, theme, response, actions."""

from datetime import date

from actionplan.domain.commands import AddActions, Respond, RetitleAction, SetPlan, SetTheme
from actionplan.domain.decide.checks import (
    found_items,
    known_agency,
    live_items,
    only_item,
    optional_line,
    optional_text,
    required_line,
)
from actionplan.domain.decide.closing import not_accept
from actionplan.domain.decide.meetings import sat_meeting
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.item_entries import (
    ActionAdded,
    ActionRetitled,
    DateProposed,
    OwnerAssigned,
    PlanSet,
    ResponseRecorded,
    ThemeSet,
)
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Item
from actionplan.domain.typed.refs import action_ref
from actionplan.domain.vocabulary import Kind, Response


def set_plan(state: PlanState, command: SetPlan) -> list[Draft]:
    """The parts of the plan that were given and differ."""
    given = {
        "will_do": optional_text(command.will_do, "What will be done"),
        "intended_outcome": optional_text(command.intended_outcome, "The intended outcome"),
        "measure": optional_text(command.measure, "The measure"),
    }
    if all(text is None for text in given.values()):
        raise BadInput("Nothing was given: say what will be done, its outcome or how it is measured.")
    drafts = []
    for item in live_items(state, command.refs, "changing its plan"):
        changed = {
            name: text
            for name, text in given.items()
            if text is not None and text != state.text(getattr(item, name), name)
        }
        if changed:
            drafts.append(Draft(item.ref, PlanSet(**changed)))
    return drafts


def set_theme(state: PlanState, command: SetTheme) -> list[Draft]:
    """Our theme for the items; an empty one takes it away."""
    theme = optional_line(command.theme, "The theme") or ""
    items = found_items(state, command.refs)
    return [Draft(i.ref, ThemeSet(theme=theme)) for i in items if theme != state.text(i.theme, "theme")]


def respond(state: PlanState, command: Respond, today: date) -> list[Draft]:
    """The partnership's answer to each recommendation named."""
    reason = optional_text(command.reason, "The reason")
    items = live_items(state, command.refs, "changing its response")
    for item in items:
        if item.kind is not Kind.RECOMMENDATION:
            raise Refused(f"{item.ref} is an action: a response answers a recommendation.")
    if command.response is Response.NOT_ACCEPTED:
        if not reason:
            raise BadInput("Not accepting a recommendation needs its reason: say why.")
        if command.meeting is None:
            raise BadInput("Only a meeting can decide not to accept a recommendation. Name the meeting.")
        return not_accept(state, items, sat_meeting(state, command.meeting, today), reason)
    if command.meeting is None:
        fact = ResponseRecorded(command.response, reason or None)
    elif command.response is Response.NOT_RECORDED:
        raise BadInput("That no response is recorded is no meeting's decision: leave the meeting out.")
    else:
        meeting = sat_meeting(state, command.meeting, today)
        fact = ResponseRecorded(command.response, reason, meeting.id, meeting.on)
    return [Draft(item.ref, fact) for item in items if not _answered_so(state, item, fact, reason)]


def _answered_so(state: PlanState, item: Item, fact: ResponseRecorded, reason: str | None) -> bool:
    """Whether that is the item's response already. What is not mentioned of it stays with it, and goes with another."""
    same_reason = reason in {None, state.text(item.response_reason, "response_reason")}
    return item.response is fact.response and same_reason and fact.meeting in {None, item.response_meeting}


def add_actions(state: PlanState, command: AddActions) -> list[Draft]:
    """One action for each agency named, or one without a lead; each may get a role and a date at once."""
    parent = only_item(state, command.refs, Kind.RECOMMENDATION)
    if not parent.live:
        raise Refused(f"{parent.ref} is closed. Reopen it before adding an action.")
    title = required_line(command.title, "The title of the action")
    role = optional_line(command.role, "The role") or None
    if role is not None and not command.agencies:
        raise BadInput("A role belongs to an agency: name the agency, or leave the role out.")
    drafts = []
    leads = [known_agency(state, each).id for each in dict.fromkeys(command.agencies)]
    for position, agency in enumerate(leads or (None,), start=parent.actions_added + 1):
        ref = action_ref(parent.ref, position)
        drafts.append(Draft(ref, ActionAdded(parent=parent.ref, position=position, wording=title)))
        if agency is not None:
            drafts.append(Draft(ref, OwnerAssigned(agency=agency, confirmed=True, lead_role=role or "", lead_name="")))
        if command.due_on is not None:
            drafts.append(Draft(ref, DateProposed(on=command.due_on)))
    return drafts


def retitle(state: PlanState, command: RetitleAction) -> list[Draft]:
    """Another title for an action; a recommendation's wording is the review's and stays."""
    item = only_item(state, command.refs)
    if item.kind is not Kind.ACTION:
        raise Refused(f"{item.ref} is a recommendation: its published wording is kept to the letter.")
    title = required_line(command.title, "The title of the action")
    return [] if title == state.text(item.wording, "wording") else [Draft(item.ref, ActionRetitled(wording=title))]
