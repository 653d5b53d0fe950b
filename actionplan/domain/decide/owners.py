"""Who leads an item: assigning, confirming, clearing, and posts that fall vacant."""

from actionplan.domain.commands import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.decide.checks import known_agency, live_items, optional_line, required_line
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.item_entries import OwnerAssigned, OwnerCleared, OwnerConfirmed, PostVacated
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Item


def assign(state: PlanState, command: AssignOwner) -> list[Draft]:
    """One entry for each item whose lead, officer or contributing agencies change."""
    role = optional_line(command.role, "The role")
    name = optional_line(command.name, "The name")
    contributing = None
    if command.contributing is not None:
        contributing = tuple(dict.fromkeys(known_agency(state, each).id for each in command.contributing))
    drafts = []
    for item in live_items(state, command.refs, "giving it an owner"):
        fact = _assignment(state, item, command, role, name, contributing)
        if not _same_owner(item, fact):
            drafts.append(Draft(item.ref, fact))
    return drafts


def _assignment(
    state: PlanState,
    item: Item,
    command: AssignOwner,
    role: str | None,
    name: str | None,
    contributing: tuple[str, ...] | None,
) -> OwnerAssigned:
    if command.agency is None and item.lead_agency is None:
        raise BadInput(f"{item.ref} has no lead agency yet: name one.")
    agency = known_agency(state, command.agency or item.lead_agency or "").id
    stays = agency == item.lead_agency
    if contributing is None:
        contributing = tuple(each for each in item.contributing if each != agency)
    elif agency in contributing:
        raise BadInput(
            f"An agency cannot both lead {item.ref} and contribute to it: {known_agency(state, agency).name}."
        )
    return OwnerAssigned(
        agency=agency,
        confirmed=not command.proposed,
        contributing=contributing,
        lead_role=_said(role, state.text(item.lead_role, "lead_role"), stays=stays),
        lead_name=_said(name, state.text(item.lead_name, "lead_name"), stays=stays),
    )


def _said(given: str | None, current: str, *, stays: bool) -> str | None:
    """What the entry says of a role or a name: None leaves it, empty takes it away.

    What stays is never said again: a second copy of a name would outlive the redaction of the first.
    """
    if not stays:
        return given or ""
    return None if given == current else given


def _same_owner(item: Item, fact: OwnerAssigned) -> bool:
    return (
        fact.agency == item.lead_agency
        and fact.confirmed == item.owner_confirmed
        and fact.contributing == item.contributing
        and fact.lead_role is None
        and fact.lead_name is None
    )


def confirm(state: PlanState, command: ConfirmOwner) -> list[Draft]:
    """The owner agreed; ``confirmed_from`` says who told us."""
    told_by = required_line(command.confirmed_from, "Who confirmed it")
    drafts = []
    for item in live_items(state, command.refs, "confirming its owner"):
        if item.lead_agency is None:
            raise Refused(f"{item.ref} has no owner to confirm. Assign one first.")
        if not item.owner_confirmed:
            drafts.append(Draft(item.ref, OwnerConfirmed(confirmed_from=told_by)))
    return drafts


def clear(state: PlanState, command: ClearOwner) -> list[Draft]:
    """The items have no lead any more."""
    items = live_items(state, command.refs, "taking its owner away")
    return [Draft(item.ref, OwnerCleared()) for item in items if item.lead_agency is not None]


def vacate(state: PlanState, command: VacatePost) -> list[Draft]:
    """The officer left: the role stays, and the post counts as vacant from today."""
    drafts = []
    for item in live_items(state, command.refs, "vacating its post"):
        if item.lead_name is None:
            raise Refused(f"{item.ref} has no named lead officer who could leave the post.")
        drafts.append(Draft(item.ref, PostVacated()))
    return drafts
