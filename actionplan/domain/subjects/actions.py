"""Actions: what somebody will do about a recommendation."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import known_agency, only_item, optional_line, required_line
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_fact, rule
from actionplan.domain.subjects.deadlines import DateProposed
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.domain.text import with_full_stop
from actionplan.domain.typed.refs import action_ref
from actionplan.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class AddActions(Command):
    """Add actions under the one recommendation in ``refs``: of each title one for each agency, or one without."""

    title: str
    agencies: tuple[str, ...] = ()
    role: str | None = None
    due_on: date | None = None
    further_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetitleAction(Command):
    """Change the title of an action."""

    title: str


@dataclass(frozen=True, slots=True)
class ActionAdded(Fact):
    """Somebody will do something about a recommendation; the entry's ref is the action's."""

    kind: ClassVar[str] = "action-added"
    parent: str
    position: int
    wording: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ActionRetitled(Fact):
    """An action's title was changed."""

    kind: ClassVar[str] = "action-retitled"
    wording: str | None = free_text()


def add_actions(context: CommandContext, command: AddActions, today: date) -> list[Draft]:
    """Of each title, one action for each agency named, or one without a lead; each may get a role and a date."""
    del today
    parent = only_item(context, command.refs, Kind.RECOMMENDATION)
    if not parent.live:
        raise Refused(f"{parent.ref} is closed. Reopen it before adding an action.")
    titles = [required_line(each, "The title of the action") for each in (command.title, *command.further_titles)]
    role = optional_line(command.role, "The role") or None
    if role is not None and not command.agencies:
        raise BadInput(
            "A role belongs to an agency: name the agency, or leave the role out.", Remedy.NAME_ACTION_AGENCY
        )
    drafts = []
    leads = [known_agency(context, each).id for each in dict.fromkeys(command.agencies)]
    wanted = [(title, agency) for title in titles for agency in leads or (None,)]
    for position, (title, agency) in enumerate(wanted, start=parent.actions_added + 1):
        ref = action_ref(parent.ref, position)
        drafts.append(Draft(ref, ActionAdded(parent=parent.ref, position=position, wording=title)))
        if agency is not None:
            unnamed = OwnerAssigned(
                agency=agency, confirmed=True, lead_role=role or "", lead_name="", vacant=not context.policy.rules_2
            )
            drafts.append(Draft(ref, unnamed))
        if command.due_on is not None:
            drafts.append(Draft(ref, DateProposed(on=command.due_on)))
    return drafts


def retitle(context: CommandContext, command: RetitleAction, today: date) -> list[Draft]:
    """Another title for an action; a recommendation's wording is the review's and stays."""
    del today
    item = only_item(context, command.refs)
    if item.kind is not Kind.ACTION:
        raise Refused(f"{item.ref} is a recommendation: its published wording is kept to the letter.")
    title = required_line(command.title, "The title of the action")
    return [] if title == context.text(item.wording, "wording") else [Draft(item.ref, ActionRetitled(wording=title))]


def _added(state: PlanState, entry: Entry, fact: ActionAdded) -> tuple[Entity, ...]:
    parent = state.item_ever_added(fact.parent)
    if parent is None:
        raise LookupError(f"entry {entry.number} adds an action under {fact.parent}, which no earlier entry made")
    action = Item(
        ref=entry.ref or "",
        version=entry.number,
        kind=Kind.ACTION,
        review=parent.review,
        parent=parent.ref,
        number=None,
        position=fact.position,
        wording=entry.number,
        added_on=entry.day,
    )
    return action, replace(parent, version=entry.number, actions_added=fact.position)


def _retitled(item: Item, entry: Entry, fact: ActionRetitled) -> Item:
    del fact
    return replace(item, wording=entry.number)


def _added_sentence(fact: ActionAdded, names: SentenceContext) -> str:
    del names
    return f"Action added: {with_full_stop(fact.wording)}"


def _retitled_sentence(fact: ActionRetitled, names: SentenceContext) -> str:
    del names
    return f"Title of the action changed: {with_full_stop(fact.wording)}"


SUBJECT = Subject(
    commands=(rule(AddActions, add_actions), rule(RetitleAction, retitle)),
    facts=(
        fact_kind(ActionAdded, _added, _added_sentence, "An action"),
        item_fact(ActionRetitled, _retitled, _retitled_sentence, "Another title for the action"),
    ),
)
