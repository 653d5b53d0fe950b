"""What papers take from the record of people: roles in the place of names, and no contacts.

Reads no plan and words nothing. Which names are on record is ``people.on_record``' to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from actionplan.domain.entry import Entry, Fact, HistoryLine, free_text_fields
from actionplan.domain.names import spellings
from actionplan.domain.people.on_record import NamesOnRecord
from actionplan.domain.people.roles import roles_in
from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Agency, TextKey
from actionplan.domain.subjects.amending import TextAmended, amended_as
from actionplan.domain.subjects.holding import held_back
from actionplan.domain.subjects.progress import ContactNoted
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.text import is_removed_text
from actionplan.domain.vocabulary import RecordKind

_NAMED: Final = frozenset(
    {"sender", "confirmed_from", "asked_by", "agreed_by", "checked_by", "interest", "override_agreed_by"}
)
"""The texts of entries that say who, as "Name, Role": papers print the role alone."""

_SOMEBODY: Final = "the officer"
"""Who is said, where a name is on record and no role."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Where a name stands in words that somebody wrote: the entry, its ref, the text's field, and the words.

    ``amended_as`` is the field of the command that puts them right, None where no amendment can.
    """

    name: str
    entry: int
    ref: str | None
    field: str
    words: str
    amended_as: str | None


def for_papers(
    lines: Iterable[HistoryLine], *, inspection: bool = False, named: bool = False, noted: bool = False
) -> list[HistoryLine]:
    """The lines that papers tell of, roles in the place of names; contacts and what was done to them are left out.

    What is held back is restricted to papers, until it is released; to an ``inspection`` nothing is, and it can be
    ``named`` (names stay) and ``noted`` (contacts stay).
    """
    lines = list(lines)
    held = held_back(lines)
    notes = {line.entry.number for line in lines if isinstance(line.entry.fact, ContactNoted)}
    told = lines if noted else [line for line in lines if not _about_a_contact(line.entry.fact, notes)]
    told = told if named else list(map(_with_roles, told))
    if inspection:
        return [_restricted(line, to=False) if getattr(line.entry.fact, "restricted", False) else line for line in told]
    return [_restricted(line, to=True) if line.entry.number in held else line for line in told]


def _restricted(line: HistoryLine, *, to: bool) -> HistoryLine:
    fact: Any = line.entry.fact  # one of the kinds that have the field
    return replace(line, entry=replace(line.entry, fact=replace(fact, restricted=to)))


def contacts(lines: Iterable[HistoryLine]) -> int:
    """The contacts that stand."""
    return sum(isinstance(line.entry.fact, ContactNoted) and line.undone_by is None for line in lines)


def _about_a_contact(fact: Fact, notes: set[int]) -> bool:
    match fact:
        case ContactNoted():
            return True
        case TextAmended(about=about):
            return about == ContactNoted.kind
        case StepReversed(record=record) if record is not None:
            return record.kind is RecordKind.NOTE or (record.amends or 0) in notes
        case _:
            return False


def _with_roles(line: HistoryLine) -> HistoryLine:
    amendments = tuple(
        replace(each, words=_role(each.words)) if each.field in _NAMED else each for each in line.amendments
    )
    return replace(line, entry=roles_only(line.entry), amendments=amendments)


def roles_only(entry: Entry) -> Entry:
    """The entry with roles in the place of names: without a lead officer's name."""
    fact = entry.fact
    changed: dict[str, Any] = {name: _role(words) for name in _NAMED if (words := getattr(fact, name, None))}
    if getattr(fact, "lead_name", None):
        changed["lead_name"] = None
    if isinstance(fact, TextAmended) and fact.field in _NAMED and fact.words:
        changed["words"] = _role(fact.words)
    return replace(entry, fact=replace(fact, **changed)) if changed else entry


def roles_in_texts(texts: Mapping[TextKey, str]) -> dict[TextKey, str]:
    """The texts of a plan with roles in the place of names, and without lead officers' names.

    Who sent something stays: papers print of it what ``people.roles`` finds.
    """
    found = {key: words for key, words in texts.items() if key[1] != "lead_name"}
    found |= {key: _role(words) for key, words in found.items() if key[1] in _NAMED and key[1] != "sender"}
    return found


def _role(words: str) -> str:
    return words if is_removed_text(words) else roles_in(words) or _SOMEBODY


def names_on_record(lines: Iterable[HistoryLine], agencies: Iterable[Agency], bodies: Iterable[Body]) -> NamesOnRecord:
    """The names of lead officers, now and before, and of those who sent, asked, agreed or checked something."""
    leads, senders = set(), set()
    for line in lines:
        fact = line.entry.fact
        leads.add(getattr(fact, "lead_name", None) or "")
        senders |= {getattr(fact, name, None) or "" for name in _NAMED}
        senders |= {each.words for each in line.amendments if each.field in _NAMED}
    others = [body.name for body in bodies]
    for agency in agencies:
        others += spellings(agency)
    return NamesOnRecord.of(leads, senders, others)


def named_places(lines: Iterable[HistoryLine], names: NamesOnRecord) -> Iterator[NamedPlace]:
    """Where the names stand in words that are no name's own field, in the wording in force, oldest first.

    Of what papers tell: no contact, and nothing restricted, held back or undone.
    """
    for line in for_papers(lines):
        fact, amended = line.entry.fact, {each.field: each for each in line.amendments}
        if line.undone_by is not None or getattr(fact, "restricted", False):
            continue
        for name in free_text_fields(type(fact)):
            if name in _NAMED or name == "lead_name" or (isinstance(fact, TextAmended) and fact.field in _NAMED):
                continue
            words = amended[name].words if name in amended else getattr(fact, name) or ""
            number = amended[name].entry if name in amended else line.entry.number
            for found in names.in_text(words):
                yield NamedPlace(found, number, line.entry.ref, name, words, amended_as(fact, name))
