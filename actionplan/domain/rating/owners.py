"""Who leads an item, in words: the one place that says "proposed" or "vacant". Pure."""

from typing import assert_never

from actionplan.domain.dates import long_day
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import OwnerState


def standing(item: Item) -> str:
    """What a reader has to know about an owner, in a word: "proposed", "vacant"; empty where they are confirmed."""
    match item.owner.state:
        case OwnerState.PROPOSED:
            return "proposed"
        case OwnerState.VACANT:
            return "vacant"
        case OwnerState.NONE | OwnerState.CONFIRMED:
            return ""
        case _:
            assert_never(item.owner.state)


def standing_in_full(item: Item, confirmed_from: str = "") -> str:
    """The same in full: "post vacant since 8 January 2027", "confirmed, from Head of Service"; empty without owner."""
    match item.owner.state:
        case OwnerState.NONE:
            return ""
        case OwnerState.PROPOSED:
            return "proposed, not confirmed"
        case OwnerState.VACANT:
            return "post vacant" + (f" since {long_day(item.owner.vacant_since)}" if item.owner.vacant_since else "")
        case OwnerState.CONFIRMED:
            return "confirmed" + (f", from {confirmed_from}" if confirmed_from else "")
        case _:
            assert_never(item.owner.state)


def lead_in_brief(item: Item, view: PlanView) -> str:
    """The lead agency, and whether it is only proposed or the post vacant: "CAMHS (proposed)"; empty without owner."""
    name, state = view.lead_agency(item), standing(item)
    return f"{name} ({state})" if state else name


def lead_in_full(item: Item, view: PlanView, *, names: bool) -> str:
    """Lead agency and role, and the officer's name where it may be shown; empty without owner."""
    parts = [view.lead_agency(item), view.text_of(item, "lead_role")]
    if names:
        parts.append(view.text_of(item, "lead_name"))
    return ", ".join(part for part in parts if part)
