"""Whose own work an item is, and the rule that they do not judge it: somebody else agrees, or looks at the evidence.

Reads state; how names are compared is in ``people``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from actionplan.domain.errors import Refused
from actionplan.domain.people import Likeness, likeness
from actionplan.domain.state.entities import TextKey
from actionplan.domain.state.item import Item, TextPointer
from actionplan.domain.text import is_removed_text

TextOf = Callable[[int | None, str], str]
"""The text that a pointer points to, by the pointer and the text's name; empty where there is none."""


class Standing(StrEnum):
    """How an officer leads an item, as a refusal says it after the item's ref."""

    NOW = "is led by"
    AT_COMPLETION = "was reported complete under the lead of"
    LAST = "was last led by"


@dataclass(frozen=True, slots=True)
class Lead:
    """An officer whose own work an item is: the item's ref, how they lead it, their name and role."""

    ref: str
    standing: Standing
    name: str
    role: str = ""


def leads_of(item: Item, actions: Iterable[Item], text_of: TextOf) -> Iterator[Lead]:
    """The lead officers of an item and of its actions: of today, of the day of the report, and the last one of all.

    A post that was vacated, or taken away, on the way to a sign-off leaves the work its lead officer's.
    """
    for each in (item, *actions):
        for standing, (name, role) in _led(each).items():
            yield Lead(each.ref, standing, text_of(name, "lead_name"), text_of(role, "lead_role"))


def _led(item: Item) -> dict[Standing, tuple[TextPointer | None, TextPointer | None]]:
    """The name and role of each officer who leads an item or led it, without those of today's a second time."""
    owner, completion = item.owner, item.completion
    today = (owner.name, owner.role)
    led = {Standing.NOW: today, Standing.LAST: (owner.latest_name, owner.latest_role)}
    if completion is not None:
        led[Standing.AT_COMPLETION] = (completion.lead_name, completion.lead_role)
    return {standing: officer for standing, officer in led.items() if standing is Standing.NOW or officer != today}


def lead_keys(item: Item) -> Iterator[TextKey]:
    """The texts that ``leads_of`` reads of an item."""
    for name, role in _led(item).values():
        yield from ((number, text) for number, text in ((name, "lead_name"), (role, "lead_role")) if number is not None)


def own_work(typed: str, leads: Iterable[Lead]) -> Lead | None:
    """The lead whose own work a person would judge; a name that was removed is nobody's."""
    if is_removed_text(typed):
        return None
    return next((lead for lead in leads if likeness(typed, lead.name, lead.role) is Likeness.SAME), None)


def refuse_own_work(typed: str, leads: Iterable[Lead], somebody_else: str) -> None:
    """Refuse a person who leads the item or one of its actions; ``somebody_else`` says what takes another person."""
    lead = own_work(typed, leads)
    if lead is not None:
        raise Refused(f"{lead.ref} {lead.standing} {typed}: somebody else has to {somebody_else}.")


def nearest(typed: str, leads: Iterable[Lead]) -> Likeness:
    """How near a person comes to being one of the lead officers."""
    found = {likeness(typed, lead.name, lead.role) for lead in leads}
    return next((each for each in (Likeness.SAME, Likeness.SAME_SURNAME) if each in found), Likeness.OTHER)
