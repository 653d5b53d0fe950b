"""The last words heard about each recommendation: the newest update on it or its actions that is not kept back.

Reads a ledger, for a thread. Whose they are is said by role or agency; the name is kept apart, for when names are
shown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from actionplan.domain.governance.without_names import names_on_record
from actionplan.domain.people.roles import role_in
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.domain.subjects.progress import ProgressRecorded

if TYPE_CHECKING:
    from actionplan.domain.entry import Entry, HistoryLine
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
    """By recommendation; nothing where nothing was heard, or only what is restricted or held back."""
    lines = ledger.history(view.snapshot.head, kinds=(ProgressRecorded.kind, OwnerAssigned.kind))
    parents = {row.ref: row.item.parent or row.ref for row in view.rows}
    names = names_on_record(lines, view.snapshot.agencies.values(), view.snapshot.bodies)
    return _told(ledger, view, _newest(lines, parents, view), lambda words: any(names.in_text(words)))


def heard_about(ledger: "Ledger", view: PlanView, refs: Iterable[str]) -> Mapping[str, Heard]:
    """The same about these recommendations alone, for a screen that shows names: any words may have one."""
    plan = view.snapshot
    parents = {each.ref: ref for ref in refs for each in (plan.row(ref), *plan.actions_of(ref)) if each is not None}
    lines = ledger.history(plan.head, parents, kinds=(ProgressRecorded.kind,)) if parents else []
    return _told(ledger, view, _newest(lines, parents, view), lambda _words: True)


def _newest(lines: "Iterable[HistoryLine]", parents: Mapping[str, str], view: PlanView) -> "dict[str, Entry]":
    kept_back = {each.entry for each in view.snapshot.kept_back}
    newest: dict[str, Entry] = {}
    for line in lines:
        fact, parent = line.entry.fact, parents.get(line.entry.ref or "")
        if parent is None or line.undone_by is not None or not isinstance(fact, ProgressRecorded):
            continue
        if line.entry.number in kept_back:
            continue
        last = newest.get(parent)
        if last is None or _day(last) <= fact.on:
            newest[parent] = line.entry
    return newest


def _told(
    ledger: "Ledger", view: PlanView, newest: "Mapping[str, Entry]", names_somebody: Callable[[str], bool]
) -> Mapping[str, Heard]:
    numbers = [entry.number for entry in newest.values()]
    keys = [(number, field) for number in numbers for field in ("words", "sender")]
    texts = ledger.texts(keys, view.snapshot.amendments)
    found = {}
    for parent, entry in newest.items():
        words, sender = (texts.get((entry.number, field), "") for field in ("words", "sender"))
        ref = entry.ref or parent
        found[parent] = Heard(ref, _day(entry), _office(sender, ref, view), sender, words, names_somebody(words))
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
