"""The last words heard about each recommendation: the newest update on it or its actions that is not restricted.

Reads a ledger, for a thread. Whose they are is said by role or agency; the name is kept apart, for when names are
shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from actionplan.domain.governance.without_names import names_on_record
from actionplan.domain.people.roles import role_in
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.domain.subjects.progress import ProgressRecorded

if TYPE_CHECKING:
    from actionplan.domain.entry import Entry
    from actionplan.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Heard:
    """An update: the item that it is about, its day, whose it is by role or agency, and as it was typed.

    ``names_somebody``: its words have an officer's name.
    """

    ref: str
    on: date
    role: str
    sender: str
    words: str
    names_somebody: bool


def last_heard(ledger: "Ledger", view: PlanView) -> Mapping[str, Heard]:
    """By recommendation; nothing where nothing was heard, or only what is restricted."""
    lines = ledger.history(view.snapshot.head, kinds=(ProgressRecorded.kind, OwnerAssigned.kind))
    parents = {row.ref: row.item.parent or row.ref for row in view.rows}
    newest: dict[str, Entry] = {}
    for line in lines:
        fact, parent = line.entry.fact, parents.get(line.entry.ref or "")
        if parent is None or line.undone_by is not None or not isinstance(fact, ProgressRecorded) or fact.restricted:
            continue
        last = newest.get(parent)
        if last is None or _day(last) <= fact.on:
            newest[parent] = line.entry
    numbers = [entry.number for entry in newest.values()]
    keys = [(number, field) for number in numbers for field in ("words", "sender")]
    texts = ledger.texts(keys, view.snapshot.amendments)
    names = names_on_record(lines, view.snapshot.agencies.values(), view.snapshot.bodies)
    found = {}
    for parent, entry in newest.items():
        words, sender = (texts.get((entry.number, field), "") for field in ("words", "sender"))
        ref = entry.ref or parent
        named = any(names.in_text(words))
        found[parent] = Heard(ref, _day(entry), _office(sender, ref, view), sender, words, named)
    return found


def _day(entry: "Entry") -> date:
    fact = entry.fact
    return fact.on if isinstance(fact, ProgressRecorded) else entry.day


def _office(sender: str, ref: str, view: PlanView) -> str:
    """The role in what was typed, or the agency, or else the agency that leads."""
    agencies = (agency.name for agency in view.agencies if agency.name.casefold() in sender.casefold())
    row = view.snapshot.row(ref)
    role, lead = role_in(sender), "" if row is None else view.text_of(row.item, "lead_name")
    if lead and lead.casefold() in role.casefold():
        role = ""
    return role or next(agencies, "") or ("" if row is None else view.lead_agency(row.item))
