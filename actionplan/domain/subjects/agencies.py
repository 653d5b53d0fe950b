"""Agencies: the organisations that lead items and contribute to them, by the names that people know them by."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import known_agency, organisation
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.names import folded, spellings
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Agency, Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.domain.text import with_full_stop
from actionplan.domain.typed.refs import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgency(Command):
    """Add an agency by its name."""

    name: str
    aliases: tuple[str, ...] = ()


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
    _names_free(context, (name, *aliases))
    taken = {key for kind, key in context.entities if kind == "agency"}
    return [Draft(None, AgencyAdded(agency=slug(name, taken), name=name, aliases=aliases))]


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
    return (Agency(fact.agency, entry.number, fact.name, fact.aliases, fact.source_spelling),)


def _agency_of(state: PlanState, entry: Entry, agency_id: str) -> Agency:
    agency = state.agency(agency_id)
    if agency is None:
        raise LookupError(f"entry {entry.number} changes the agency {agency_id}, which no earlier entry made")
    return agency


def _renamed(state: PlanState, entry: Entry, fact: AgencyRenamed) -> tuple[Entity, ...]:
    agency = _agency_of(state, entry, fact.agency)
    aliases = tuple(dict.fromkeys((*agency.aliases, agency.name)))
    return (replace(agency, version=entry.number, name=fact.name, aliases=aliases),)


def _merged(state: PlanState, entry: Entry, fact: AgencyMerged) -> tuple[Entity, ...]:
    agency, into = _agency_of(state, entry, fact.agency), _agency_of(state, entry, fact.into)
    _, *others = spellings(agency)
    aliases = tuple(dict.fromkeys((*into.aliases, agency.name, *others)))
    return (
        replace(agency, version=entry.number, merged_into=into.id),
        replace(into, version=entry.number, aliases=aliases),
    )


def _added_sentence(fact: AgencyAdded, names: SentenceContext) -> str:
    del names
    also = [f"also {alias}" for alias in fact.aliases]
    if fact.source_spelling:
        also.append(f"in the source {fact.source_spelling}")
    known_as = f" ({', '.join(also)})" if also else ""
    return f"Agency added: {with_full_stop(fact.name + known_as)}"


def _renamed_sentence(fact: AgencyRenamed, names: SentenceContext) -> str:
    del names
    return f"Agency {fact.agency} renamed: {with_full_stop(fact.name)}"


def _merged_sentence(fact: AgencyMerged, names: SentenceContext) -> str:
    return f"Agency {names.agency_name(fact.agency)} merged into {with_full_stop(names.agency_name(fact.into))}"


SUBJECT = Subject(
    commands=(rule(AddAgency, add), rule(RenameAgency, rename), rule(MergeAgency, merge)),
    facts=(
        fact_kind(AgencyAdded, _added, _added_sentence),
        fact_kind(AgencyRenamed, _renamed, _renamed_sentence),
        fact_kind(AgencyMerged, _merged, _merged_sentence),
    ),
)
