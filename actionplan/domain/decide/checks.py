"""Questions that many decisions ask, each refusing in a sentence."""

from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.plaintext import clean, clean_line
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Agency, Item
from actionplan.domain.vocabulary import Kind, Status


def status_words(item: Item) -> str:
    """The status as a person says it: "reported complete"."""
    return item.status.value.replace("-", " ")


def known_item(state: PlanState, ref: str) -> Item:
    """The item of this ref; refused where it is not in the plan."""
    item = state.item(ref)
    if item is None:
        raise BadInput(f"There is no item {ref} in this plan.")
    return item


def found_items(state: PlanState, refs: tuple[str, ...]) -> list[Item]:
    """The items named, each once, in the order named."""
    if not refs:
        raise BadInput("No item was named: give at least one ref, such as SAM-R04.")
    return [known_item(state, ref) for ref in dict.fromkeys(refs)]


def live_items(state: PlanState, refs: tuple[str, ...], doing: str) -> list[Item]:
    """The items named, refused where one is closed: "SAM-R04 is signed off: reopen it before …"."""
    items = found_items(state, refs)
    for item in items:
        if item.status is Status.NOT_ACCEPTED:
            raise Refused(f"{item.ref} was not accepted, and only a meeting can change that: it comes before {doing}.")
        if not item.live:
            raise Refused(f"{item.ref} is {status_words(item)}. Reopen it before {doing}.")
    return items


def only_item(state: PlanState, refs: tuple[str, ...], kind: Kind | None = None) -> Item:
    """The one item named, of the kind asked for."""
    items = found_items(state, refs)
    if len(items) > 1:
        raise BadInput("Name one item for this, not several.")
    if kind is not None and items[0].kind is not kind:
        raise Refused(f"{items[0].ref} is not {'a recommendation' if kind is Kind.RECOMMENDATION else 'an action'}.")
    return items[0]


def known_agency(state: PlanState, agency_id: str) -> Agency:
    """The agency of this id, following merges; refused where it is not in the list."""
    agency = state.agency(agency_id)
    passed = {agency_id}
    while agency is not None and agency.merged_into is not None and agency.merged_into not in passed:
        passed.add(agency.merged_into)
        agency = state.agency(agency.merged_into)
    if agency is None:
        raise BadInput(f'There is no agency "{agency_id}" in this plan. Add the agency first.')
    return agency


def not_after_today(on: date, today: date, what: str) -> date:
    """A day that people give for something that has happened."""
    if on > today:
        raise BadInput(f"{what} cannot be dated {long_day(on)}: that is after today, {long_day(today)}.")
    return on


def required_text(text: str, what: str) -> str:
    """Cleaned words, refused where nothing is left."""
    words = clean(text, what)
    if not words:
        raise BadInput(f"{what} is empty: say it in a few words.")
    return words


def optional_text(text: str | None, what: str) -> str | None:
    """Cleaned words; None stays None and an empty text stays empty."""
    return None if text is None else clean(text, what)


def required_line(text: str, what: str) -> str:
    """A cleaned single line, refused where nothing is left."""
    line = clean_line(text, what)
    if not line:
        raise BadInput(f"{what} is empty: say it in a few words.")
    return line


def optional_line(text: str | None, what: str) -> str | None:
    """A cleaned single line; None stays None and an empty text stays empty."""
    return None if text is None else clean_line(text, what)
