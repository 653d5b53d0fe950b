"""Agencies: the organisations that lead items and contribute to them, by the names that people know them by."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from actionplan.domain.checks import known_agency, organisation
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.names import folded, spellings
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Agency, Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, TextPointer, pointer
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.domain.text import cells, clean_line, quoted, with_full_stop
from actionplan.domain.typed.addresses import optional_address
from actionplan.domain.typed.refs import slug

MOST_CELLS: Final = 20
"""The longest short name: more would be cut in a column."""

SHORT_NAME: Final = "The short name of an agency"
CONTACT: Final = "The address of its contact"
COPY_TO: Final = "The address of its delegated safeguarding partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgency(Command):
    """Add an agency by its name."""

    name: str
    aliases: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditAgency(Command):
    """Give an agency a short name, and addresses that reminders go to; empty takes one away, None leaves it.

    ``contact`` is its single point of contact, ``copy_to`` its delegated safeguarding partner.
    """

    agency: str
    short: str | None = None
    contact: str | None = None
    copy_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameAgency(Command):
    """Give an agency another name; its id stays."""

    agency: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAgency(Command):
    """Put an agency's items under another one, which it turned out to be."""

    agency: str
    into: str

    def needs(self) -> Needs:
        """The items that the agency leads or contributes to."""
        return Needs(items_of_agency=self.agency)


@dataclass(frozen=True, slots=True)
class AgencyAdded(Fact):
    """An agency can now lead and contribute."""

    kind: ClassVar[str] = "agency-added"
    agency: str
    name: str
    aliases: tuple[str, ...] = ()
    source_spelling: str | None = None
    short: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyEdited(Fact):
    """An agency has another short name, contact or delegated partner, or, where empty, none; None: it stays."""

    kind: ClassVar[str] = "agency-edited"
    agency: str
    short: str | None = None
    contact: str | None = free_text()
    copy_to: str | None = free_text()


@dataclass(frozen=True, slots=True)
class AgencyRenamed(Fact):
    """An agency's name changed; its id and its items stay."""

    kind: ClassVar[str] = "agency-renamed"
    agency: str
    name: str


@dataclass(frozen=True, slots=True)
class AgencyMerged(Fact):
    """An agency was found to be another one; its names become aliases there."""

    kind: ClassVar[str] = "agency-merged"
    agency: str
    into: str


def add(context: CommandContext, command: AddAgency, today: date) -> list[Draft]:
    """A new agency; a name or alias that another one has is refused."""
    del today
    name = organisation(command.name, "The name of the agency")
    aliases = tuple(dict.fromkeys(organisation(alias, "An alias") for alias in command.aliases))
    short = short_name(command.short, name)
    _names_free(context, (name, *aliases, *([short] if short else [])))
    taken = {key for kind, key in context.entities if kind == "agency"}
    return [Draft(None, AgencyAdded(agency=slug(name, taken), name=name, aliases=aliases, short=short or None))]


def edit(context: CommandContext, command: EditAgency, today: date) -> list[Draft]:
    """Another short name, or another address; a name that another agency goes by is refused."""
    del today
    agency = known_agency(context, command.agency)
    given = None if command.short is None else short_name(command.short, agency.name)
    short = None if given == agency.short else given
    if short:
        _names_free(context, (short,), but=agency.id)
    contact = _address(context, command.contact, agency.contact, "contact", CONTACT)
    copy_to = _address(context, command.copy_to, agency.copy_to, "copy_to", COPY_TO)
    fact = AgencyEdited(agency=agency.id, short=short, contact=contact, copy_to=copy_to)
    return [] if fact == AgencyEdited(agency=agency.id) else [Draft(None, fact)]


def _address(
    context: CommandContext, typed: str | None, pointed: TextPointer | None, name: str, what: str
) -> str | None:
    """The cleaned address; None where it stays as it is. A second copy would outlive the redaction of the first."""
    given = optional_address(typed, what)
    return None if given == context.text(pointed, name) else given


def short_name(typed: str, name: str) -> str:
    """The cleaned short name; empty for none, which the name itself is too. Refuses one that is not short."""
    short = clean_line(typed, SHORT_NAME)
    if not short or short == name:
        return ""
    if cells(short) > MOST_CELLS:
        raise BadInput(f"{SHORT_NAME} has at most {MOST_CELLS} characters; {quoted(short)} has {cells(short)}.")
    return organisation(short, SHORT_NAME)


def rename(context: CommandContext, command: RenameAgency, today: date) -> list[Draft]:
    """The id, the items and the history stay; the old name becomes an alias."""
    del today
    agency = known_agency(context, command.agency)
    name = organisation(command.name, "The name of the agency")
    if name == agency.name:
        return []
    _names_free(context, (name,), but=agency.id)
    return [Draft(None, AgencyRenamed(agency=agency.id, name=name))]


def _names_free(context: CommandContext, names: tuple[str, ...], but: str | None = None) -> None:
    wanted = {folded(name): name for name in names}
    for agency in context.agencies:
        for used in spellings(agency):
            if agency.id != but and folded(used) in wanted:
                raise Refused(f'"{wanted[folded(used)]}" is a name of {agency.name} already.')


def merge(context: CommandContext, command: MergeAgency, today: date) -> list[Draft]:
    """Every item that the first led or contributed to is now the second's."""
    del today
    gone, into = known_agency(context, command.agency), known_agency(context, command.into)
    if gone.id != command.agency:
        raise Refused(f"{command.agency} was merged into {gone.name} already.")
    if gone.id == into.id:
        raise BadInput(f"{gone.name} cannot be merged into itself.")
    drafts = [Draft(None, AgencyMerged(agency=gone.id, into=into.id))]
    for item in context.items_of_agency(gone.id):
        lead = into.id if item.owner.agency == gone.id else item.owner.agency
        contributing = tuple(dict.fromkeys(into.id if each == gone.id else each for each in item.contributing))
        drafts.append(Draft(item.ref, _under(item, lead, contributing)))
    return drafts


def _under(item: Item, lead: str | None, contributing: tuple[str, ...]) -> OwnerAssigned:
    """The same owner under the other agency's id: role and name stay as they are."""
    return OwnerAssigned(
        agency=lead,
        confirmed=item.owner.confirmed,
        contributing=tuple(each for each in contributing if each != lead),
    )


def _added(state: PlanState, entry: Entry, fact: AgencyAdded) -> tuple[Entity, ...]:
    del state
    added = Agency(fact.agency, entry.number, fact.name, fact.aliases, fact.source_spelling, short=fact.short or "")
    return (added,)


def _agency_of(state: PlanState, entry: Entry, agency_id: str) -> Agency:
    agency = state.agency(agency_id)
    if agency is None:
        raise LookupError(f"entry {entry.number} changes the agency {agency_id}, which no earlier entry made")
    return agency


def _renamed(state: PlanState, entry: Entry, fact: AgencyRenamed) -> tuple[Entity, ...]:
    agency = _agency_of(state, entry, fact.agency)
    aliases = tuple(dict.fromkeys((*agency.aliases, agency.name)))
    return (replace(agency, version=entry.number, name=fact.name, aliases=aliases),)


def _edited(state: PlanState, entry: Entry, fact: AgencyEdited) -> tuple[Entity, ...]:
    agency = _agency_of(state, entry, fact.agency)
    edited = replace(
        agency,
        version=entry.number,
        short=agency.short if fact.short is None else fact.short,
        contact=pointer(entry.number, fact.contact, agency.contact),
        copy_to=pointer(entry.number, fact.copy_to, agency.copy_to),
    )
    return (edited,)


def _merged(state: PlanState, entry: Entry, fact: AgencyMerged) -> tuple[Entity, ...]:
    agency, into = _agency_of(state, entry, fact.agency), _agency_of(state, entry, fact.into)
    _, *others = spellings(agency)
    aliases = tuple(dict.fromkeys((*into.aliases, agency.name, *others)))
    return (
        replace(agency, version=entry.number, merged_into=into.id),
        replace(
            into,
            version=entry.number,
            aliases=aliases,
            contact=into.contact or agency.contact,
            copy_to=into.copy_to or agency.copy_to,
        ),
    )


def _added_sentence(fact: AgencyAdded, names: SentenceContext) -> str:
    del names
    also = [f"also {alias}" for alias in fact.aliases]
    if fact.source_spelling:
        also.append(f"in the source {fact.source_spelling}")
    if fact.short:
        also.append(f"in short {fact.short}")
    known_as = f" ({', '.join(also)})" if also else ""
    return f"Agency added: {with_full_stop(fact.name + known_as)}"


def _renamed_sentence(fact: AgencyRenamed, names: SentenceContext) -> str:
    del names
    return f"Agency {fact.agency} renamed: {with_full_stop(fact.name)}"


def _edited_sentence(fact: AgencyEdited, names: SentenceContext) -> str:
    """Says of an address only that it is on record: the sentence stands where addresses must not."""
    name = names.agency_name(fact.agency)
    said = []
    if fact.short is not None:
        said.append(
            f"Short name of {name}: {with_full_stop(fact.short)}" if fact.short else f"{name} has no short name now."
        )
    for given, what in ((fact.contact, "contact"), (fact.copy_to, "delegated safeguarding partner")):
        if given is not None:
            said.append(f"Address of the {what} of {name} {'recorded' if given else 'taken away'}.")
    return " ".join(said) or f"Addresses of {name} changed."


def _merged_sentence(fact: AgencyMerged, names: SentenceContext) -> str:
    return f"Agency {names.agency_name(fact.agency)} merged into {with_full_stop(names.agency_name(fact.into))}"


SUBJECT = Subject(
    commands=(rule(AddAgency, add), rule(EditAgency, edit), rule(RenameAgency, rename), rule(MergeAgency, merge)),
    facts=(
        fact_kind(AgencyAdded, _added, _added_sentence),
        fact_kind(AgencyEdited, _edited, _edited_sentence),
        fact_kind(AgencyRenamed, _renamed, _renamed_sentence),
        fact_kind(AgencyMerged, _merged, _merged_sentence),
    ),
)
