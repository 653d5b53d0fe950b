"""Who leads an item, in words: the one place that says "proposed" or "vacant". Pure."""

from typing import assert_never

from actionplan.domain.dates import long_day
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import OwnerState


def standing(row: Row) -> str:
    """What a reader has to know about an owner, in a word: "proposed", "vacant"; empty where they are confirmed."""
    match row.case.owner_state:
        case OwnerState.PROPOSED:
            return "proposed"
        case OwnerState.VACANT:
            return "vacant"
        case OwnerState.NONE | OwnerState.CONFIRMED:
            return ""
        case _:
            assert_never(row.case.owner_state)


def standing_in_full(row: Row, confirmed_from: str = "") -> str:
    """The same in full: "post vacant since 8 January 2027", "confirmed, from Head of Service"; empty without owner."""
    match row.case.owner_state:
        case OwnerState.NONE:
            return ""
        case OwnerState.PROPOSED:
            return "proposed, not confirmed"
        case OwnerState.VACANT:
            return "post vacant" + (f" since {long_day(row.case.vacant_since)}" if row.case.vacant_since else "")
        case OwnerState.CONFIRMED:
            return "confirmed" + (f", from {confirmed_from}" if confirmed_from else "")
        case _:
            assert_never(row.case.owner_state)


def lead_in_brief(row: Row, view: PlanView, *, short: bool = False) -> str:
    """The lead agency, and whether it is only proposed or the post vacant: "CAMHS (proposed)"; empty without owner.

    ``short``: by its short name, for a column.
    """
    name = view.snapshot.agency_in_short(row.item.owner.agency) if short else view.lead_agency(row.item)
    state = standing(row)
    return f"{name} ({state})" if state else name


def lead_in_full(item: Item, view: PlanView, *, names: bool) -> str:
    """Lead agency and role, and the officer's name where it may be shown; empty without owner."""
    parts = [view.lead_agency(item), view.text_of(item, "lead_role")]
    if names:
        parts.append(view.text_of(item, "lead_name"))
    return ", ".join(part for part in parts if part)
