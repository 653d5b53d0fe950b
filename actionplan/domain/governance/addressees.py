"""Where reminders go: a lead officer's own address, or else that of the contact of the agency. Pure.

The one place that says who is written to about an item, and whom somebody means who types an agency, a role or a name.
An address that was removed for good is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from actionplan.domain.errors import UnknownName
from actionplan.domain.names import folded, spellings
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Agency
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.text import is_removed_text
from actionplan.domain.typed.refs import Named, match_named

Key = tuple[str, str]
"""Who is written to: an agency's id, and an officer's own address in small letters; empty: the agency's contact."""


@dataclass(slots=True)
class _Lead:
    """An agency or one of its officers by all that they are called, and the items that they lead."""

    name: str
    called: tuple[str, ...]
    refs: set[str] = field(default_factory=set)

    @property
    def named(self) -> Named:
        return Named(self.name, self.name, self.called)


@dataclass
class AddressBook:
    """Where reminders about the items of a plan go."""

    view: PlanView

    @cached_property
    def led(self) -> tuple[Row, ...]:
        """The live items that an agency leads."""
        rows = (row for row in self.view.rows if row.item.live)
        return tuple(row for row in rows if row.item.owner.agency in self.view.snapshot.agencies)

    def agency_of(self, item: Item) -> Agency:
        """The agency that leads an item, which has one."""
        return self.view.snapshot.agencies[item.owner.agency or ""]

    def key(self, row: Row) -> Key:
        """Through whom the lead of an item is written to."""
        agency, own = self.agency_of(row.item), self._own_address(row.item)
        return agency.id, "" if own.casefold() == self.contact(agency).casefold() else own.casefold()

    def contact(self, agency: Agency) -> str:
        """The address of an agency's contact; empty where none is on record."""
        return _held(self.view.words(agency.contact, "contact"))

    def copy_to(self, agency: Agency, address: str) -> str:
        """The address of its delegated partner; empty where none is on record, or it is the one written to."""
        copy_to = _held(self.view.words(agency.copy_to, "copy_to"))
        return "" if copy_to.casefold() == address.casefold() else copy_to

    def address(self, key: Key) -> str:
        """The address as it was typed; empty where none is on record."""
        if not key[1]:
            return self.contact(self.view.snapshot.agencies[key[0]])
        own = (self._own_address(row.item) for row in self.led if row.item.owner.agency == key[0])
        return next(each for each in own if each.casefold() == key[1])

    def who(self, key: Key) -> str:
        """The agency, or an officer's role and agency: the name only where no role is on record."""
        agency = self.view.snapshot.agencies[key[0]]
        if not key[1]:
            return agency.name
        of_key = next(row.item for row in self.led if self.key(row) == key)
        office = self.text(of_key, "lead_role") or self.text(of_key, "lead_name") or "lead officer"
        return f"{office}, {agency.name}"

    def owner_of(self, each: FollowUp) -> Key | None:
        """Who is reminded of a follow-up; None: nobody who leads an item of the plan."""
        if each.for_lead:
            row = None if each.ref is None else self.view.snapshot.row(each.ref)
            return self.key(row) if row is not None and row in self.led else None
        if each.agency not in self.view.snapshot.agencies or each.agency is None:
            return None
        role = folded(self.view.words(each.role, "owner_role"))
        of_agency = [row for row in self.led if row.item.owner.agency == each.agency]
        officers = (self.key(row) for row in of_agency if role and folded(self.text(row.item, "lead_role")) == role)
        return next(officers, (each.agency, ""))

    def meant(self, typed: str) -> tuple[str, frozenset[str]]:
        """The agency, role or name that was typed, and the refs that it leads; an agency: those through its contact.

        Raises ``BadInput`` that names those it could be, or the nearest.
        """
        agencies, officers = self._leads
        found = _matched(typed, agencies, officers)
        if found in officers:
            return found, frozenset(officers[found].refs)
        refs = agencies[found].refs
        through_contact = {row.ref for row in self.led if row.ref in refs and not self.key(row)[1]}
        return found, frozenset(through_contact or refs)

    def text(self, item: Item, name: str) -> str:
        """A text of an item; empty where there is none any more."""
        return _held(self.view.text_of(item, name))

    @cached_property
    def _leads(self) -> tuple[Mapping[str, _Lead], Mapping[str, _Lead]]:
        agencies: dict[str, _Lead] = {}
        officers: dict[str, _Lead] = {}
        for row in self.led:
            agency = self.agency_of(row.item)
            agencies.setdefault(agency.name, _Lead(agency.name, (agency.id, *spellings(agency)[1:]))).refs.add(row.ref)
            called = tuple(filter(None, (self.text(row.item, "lead_role"), self.text(row.item, "lead_name"))))
            if called:
                label = f"{called[0]}, {agency.name}"
                officer = officers.setdefault(label, _Lead(label, ()))
                officer.called = tuple(dict.fromkeys((*officer.called, *called)))
                officer.refs.add(row.ref)
        return agencies, officers

    def _own_address(self, item: Item) -> str:
        """The officer's own address: on this item, or, where it is the only one, on another that they lead."""
        elsewhere = self._addresses.get(self._officer(item), ())
        return self.text(item, "lead_email") or (elsewhere[0] if len(elsewhere) == 1 else "")

    @cached_property
    def _addresses(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for row in self.led:
            address, officer = self.text(row.item, "lead_email"), self._officer(row.item)
            if address and any(officer[1:]):
                others = [each for each in found.get(officer, ()) if each.casefold() != address.casefold()]
                found[officer] = (*others, address)
        return found

    def _officer(self, item: Item) -> tuple[str, ...]:
        name, role = folded(self.text(item, "lead_name")), folded(self.text(item, "lead_role"))
        return item.owner.agency or "", name, "" if name else role


def _matched(typed: str, agencies: Mapping[str, _Lead], officers: Mapping[str, _Lead]) -> str:
    """An officer whose role or name was typed in full, else an agency, else whatever begins so."""
    of_officers, of_agencies = [each.named for each in officers.values()], [each.named for each in agencies.values()]
    whole = [each for each in of_officers if folded(typed) in map(folded, (each.name, *each.aliases))]
    if whole:
        return match_named(typed, whole, "lead").name
    try:
        return match_named(typed, of_agencies, "lead").name
    except UnknownName:
        return match_named(typed, [*of_agencies, *of_officers], "lead").name


def _held(words: str) -> str:
    """A text, and nothing where it was removed for good."""
    return "" if is_removed_text(words) else words
