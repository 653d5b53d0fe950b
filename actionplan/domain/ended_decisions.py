"""Under rules 2, a decision to show another colour that has ended stays ended: the step that follows says so.

A decision ends by itself, when its body has sat again or when the rule gives worse. Its end is written down by the next
step that could bring it back, since only the ledger remembers what a rule once said.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry
from actionplan.domain.rating.rate import case_in_context
from actionplan.domain.rating.rules import decision_in_force, rating_by_rule
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Meeting, Policy, Review
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.overrides import OverrideEnded
from actionplan.domain.subjects.undo import Undo

Evolve = Callable[[PlanState, Entry], tuple[Entity, ...]]


def ended_decisions(
    context: CommandContext, command: Command, drafts: Sequence[Draft], today: date, evolve: Evolve
) -> list[Draft]:
    """An entry for each decision that has ended before a command, or that its entries end."""
    decided = [item for item in _in_scope(context, command, drafts) if item.override is not None]
    if not drafts or not decided:
        return []
    after = _after(context, drafts, today, evolve)
    if not after.policy.rules_2:
        return []
    if not _touches_all(context, command):
        changed = _changed(context, after, drafts)
        decided = [item for item in decided if item.ref in changed]
    return [draft for item in decided if (draft := _ending(context, after, item, command, today)) is not None]


def _in_scope(context: CommandContext, command: Command, drafts: Iterable[Draft]) -> list[Item]:
    """The items whose rating the command can change: those of its entries with their recommendations, or all."""
    if _touches_all(context, command):
        return sorted(context.items, key=lambda item: item.ref)
    named = [context.entities.get(("item", draft.ref)) for draft in drafts if draft.ref is not None]
    items = {item.ref: item for item in named if isinstance(item, Item) and item.present}
    for parent in [item.parent for item in items.values() if item.parent is not None]:
        above = context.entities.get(("item", parent))
        if isinstance(above, Item) and above.present:
            items[parent] = above
    return list(items.values())


def _changed(context: CommandContext, after: CommandContext, drafts: Iterable[Draft]) -> set[str]:
    """The items that the entries change, with their recommendations: an entry can name one and leave it as it was."""
    keys = [("item", draft.ref) for draft in drafts if draft.ref is not None]
    items = [after.entities.get(key) for key in keys if after.entities.get(key) != context.entities.get(key)]
    return {ref for item in items if isinstance(item, Item) for ref in (item.ref, item.parent) if ref is not None}


def _touches_all(context: CommandContext, command: Command) -> bool:
    trace = context.step_to_undo
    if isinstance(command, Undo) and trace is not None:
        return any(isinstance(change.after, Policy | Meeting | Review) for change in trace.changes)
    return command.needs().decided_colours


def _after(context: CommandContext, drafts: Iterable[Draft], today: date, evolve: Evolve) -> CommandContext:
    """The context once the drafts are entries."""
    after = replace(context, entities=dict(context.entities))
    at = datetime.combine(today, time(12), UTC)
    for number, draft in enumerate(drafts, start=context.last_entry + 1):
        after.merge(evolve(after, Entry(number, number, at, today, "", draft.ref, draft.fact)))
    return after


def _ending(context: CommandContext, after: CommandContext, item: Item, command: Command, today: date) -> Draft | None:
    """The entry that ends the decision about an item; None where it goes on, or where the command settled it."""
    now, decided = after.item(item.ref), item.override
    if now is None or decided is None or now.override != decided or not now.live:
        return None
    before = case_in_context(context, item, today)
    case = case_in_context(after, now, today)
    # An undo puts back what was: what that was worth is said by the next step.
    goes_on = isinstance(command, Undo) or decision_in_force(case)
    if decision_in_force(before) and goes_on:
        return None
    return Draft(item.ref, OverrideEnded(decided.colour, rating_by_rule(case).colour, decided.body, decided.on))
