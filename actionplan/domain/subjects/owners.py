"""Owners: who leads an item, who contributes, and posts that fall vacant."""

from dataclasses import dataclass
from dataclasses import replace as cleaned
from datetime import date
from typing import ClassVar, Final

from actionplan.domain.checks import known_agency, live_items, optional_line, required_line
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, Owner, pointer
from actionplan.domain.subject import AgencyName, SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import with_full_stop
from actionplan.domain.typed.addresses import optional_address


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignOwner(Command):
    """Give items a lead agency and officer.

    The agency may be left out where the item has one. A role or name not given stays while the agency stays, and is
    dropped where the agency changes. ``email`` is the officer's own address, which goes with the officer.
    """

    agency: str | None = None
    role: str | None = None
    name: str | None = None
    email: str | None = None
    contributing: tuple[str, ...] | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmOwner(Command):
    """Record that the proposed owner said yes, and who told us."""

    confirmed_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearOwner(Command):
    """Take the lead away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VacatePost(Command):
    """The lead officer has left; the role stays."""


@dataclass(frozen=True, slots=True)
class OwnerAssigned(Fact):
    """The lead agency and lead officer of an item.

    A role or name that is None stays as it was, empty it goes; the rest is given in full. No agency: an item
    without a lead whose contributing agency was merged into another. ``vacant``: False where the name of whoever has
    the role was not given; a role without a name always meant a vacant post in schema 1. ``lead_email``: as a name.
    """

    kind: ClassVar[str] = "owner-assigned"
    schema: ClassVar[int] = 2
    agency: str | None
    confirmed: bool
    contributing: tuple[str, ...] = ()
    lead_role: str | None = free_text()
    lead_name: str | None = free_text()
    vacant: bool = True
    lead_email: str | None = free_text()


@dataclass(frozen=True, slots=True)
class OwnerConfirmed(Fact):
    """The proposed owner said yes."""

    kind: ClassVar[str] = "owner-confirmed"
    confirmed_from: str | None = free_text()


@dataclass(frozen=True, slots=True)
class OwnerCleared(Fact):
    """The item has no lead any more."""

    kind: ClassVar[str] = "owner-cleared"


@dataclass(frozen=True, slots=True)
class PostVacated(Fact):
    """The lead officer left; the role stays."""

    kind: ClassVar[str] = "post-vacated"


def assign(context: CommandContext, command: AssignOwner, today: date) -> list[Draft]:
    """One entry for each item whose lead, officer or contributing agencies change."""
    del today
    role = optional_line(command.role, "The role")
    name = optional_line(command.name, "The name")
    email = optional_address(command.email, "The lead officer's address")
    contributing = None
    if command.contributing is not None:
        contributing = tuple(dict.fromkeys(known_agency(context, each).id for each in command.contributing))
    drafts = []
    for item in live_items(context, command.refs, "giving it an owner"):
        fact = _assignment(context, item, cleaned(command, role=role, name=name, email=email), contributing)
        if not _same_owner(item, fact):
            drafts.append(Draft(item.ref, fact))
    return drafts


def _assignment(
    context: CommandContext,
    item: Item,
    command: AssignOwner,
    contributing: tuple[str, ...] | None,
) -> OwnerAssigned:
    if command.agency is None and item.owner.agency is None:
        raise BadInput(f"{item.ref} has no lead agency yet: name one.", Remedy.NAME_AGENCY)
    agency = known_agency(context, command.agency or item.owner.agency or "").id
    stays = agency == item.owner.agency
    if contributing is None:
        contributing = tuple(each for each in item.contributing if each != agency)
    elif agency in contributing:
        raise BadInput(
            f"An agency cannot both lead {item.ref} and contribute to it: {known_agency(context, agency).name}."
        )
    lead_name = _change(command.name, context.text(item.owner.name, "lead_name"), stays=stays)
    lead_role = _change(command.role, context.text(item.owner.role, "lead_role"), stays=stays)
    of_the_officer = lead_role if item.owner.name is None else lead_name
    same_officer = stays and of_the_officer is None
    officer_left = stays and item.owner.name is not None and lead_name == ""
    return OwnerAssigned(
        agency=agency,
        confirmed=not command.proposed,
        contributing=contributing,
        lead_role=lead_role,
        lead_name=lead_name,
        vacant=officer_left or not context.policy.rules_2,
        lead_email=_address(context, item, command.email, same_officer=same_officer),
    )


def _change(given: str | None, current: str, *, stays: bool) -> str | None:
    """What the entry says of a role or a name: None leaves it, empty takes it away.

    What stays is not written a second time: a second copy of a name would outlive the redaction of the first.
    """
    if not stays:
        return given or ""
    return None if given == current else given


def _address(context: CommandContext, item: Item, given: str | None, *, same_officer: bool) -> str | None:
    """What the entry says of the officer's own address: another officer must not get what was meant for this one."""
    current = context.text(item.owner.email, "lead_email")
    if given is None:
        return None if same_officer or not current else ""
    return None if given == current else given


def _same_owner(item: Item, fact: OwnerAssigned) -> bool:
    return (
        fact.agency == item.owner.agency
        and fact.confirmed == item.owner.confirmed
        and fact.contributing == item.contributing
        and fact.lead_role is None
        and fact.lead_name is None
        and fact.lead_email is None
    )


def confirm(context: CommandContext, command: ConfirmOwner, today: date) -> list[Draft]:
    """The owner agreed; ``confirmed_from`` says who told us."""
    del today
    confirmed_from = required_line(command.confirmed_from, "Who confirmed it")
    drafts = []
    for item in live_items(context, command.refs, "confirming its owner"):
        if item.owner.agency is None:
            raise Refused(f"{item.ref} has no owner to confirm. Assign one first.")
        if not item.owner.confirmed:
            drafts.append(Draft(item.ref, OwnerConfirmed(confirmed_from=confirmed_from)))
    return drafts


def clear(context: CommandContext, command: ClearOwner, today: date) -> list[Draft]:
    """The items have no lead any more."""
    del today
    items = live_items(context, command.refs, "taking its owner away")
    return [Draft(item.ref, OwnerCleared()) for item in items if item.owner.agency is not None]


def vacate(context: CommandContext, command: VacatePost, today: date) -> list[Draft]:
    """The officer left: the role stays, and the post counts as vacant from today.

    Under rules 2, nobody need have been named: somebody has to say that a post is vacant, or it is not.
    """
    del today
    drafts = []
    for item in live_items(context, command.refs, "vacating its post"):
        unnamed = item.owner.name is None
        if unnamed and not (context.policy.rules_2 and item.owner.role is not None):
            raise Refused(f"{item.ref} has no named lead officer who could leave the post.")
        if not unnamed or item.owner.vacated_on is None:
            drafts.append(Draft(item.ref, PostVacated()))
    return drafts


def _assigned(item: Item, entry: Entry, fact: OwnerAssigned) -> Item:
    owner = item.owner
    role = pointer(entry.number, fact.lead_role, owner.role)
    name = pointer(entry.number, fact.lead_name, owner.name)
    # Two agencies that merge keep their posts: then neither role nor name is mentioned.
    same_post = owner.agency == fact.agency or (fact.lead_role is None and fact.lead_name is None)
    same_vacancy = owner.vacant_since if same_post else None
    vacant = name is None and (role is not None or same_vacancy is not None)
    same_officer = same_post and fact.lead_name is None and fact.confirmed == owner.confirmed
    assigned = Owner(
        agency=fact.agency,
        role=role,
        name=name,
        confirmed=fact.confirmed,
        confirmed_from=owner.confirmed_from if same_officer else None,
        vacant_since=(same_vacancy or entry.day) if vacant else None,
        vacated_on=_vacated_on(item.owner, entry, fact, same_post=same_post) if name is None else None,
        last_name=None if name else owner.latest_name,
        last_role=None if role else owner.latest_role,
        email=pointer(entry.number, fact.lead_email, owner.email),
    )
    led_already = owner.agency is not None and item.assigned_on is not None
    since = item.assigned_on if led_already else entry.day
    return replace(
        item,
        owner=assigned,
        assigned_on=since if fact.agency else item.assigned_on,
        contributing=fact.contributing,
        chased=item.chased if owner.agency == fact.agency else None,
    )


def _vacated_on(owner: Owner, entry: Entry, fact: OwnerAssigned, *, same_post: bool) -> date | None:
    """The day on which an officer was taken out of a post that stays, if that or a vacancy was said."""
    if not same_post:
        return None
    return entry.day if owner.name is not None and fact.lead_name == "" else owner.vacated_on


def _confirmed(item: Item, entry: Entry, fact: OwnerConfirmed) -> Item:
    confirmed_from = pointer(entry.number, fact.confirmed_from)
    return replace(item, owner=replace(item.owner, confirmed=True, confirmed_from=confirmed_from))


def _cleared(item: Item, entry: Entry, fact: OwnerCleared) -> Item:
    del entry, fact
    nobody = Owner(last_name=item.owner.latest_name, last_role=item.owner.latest_role)
    return replace(item, owner=nobody, chased=None)


def _vacated(item: Item, entry: Entry, fact: PostVacated) -> Item:
    del fact
    vacant = replace(
        item.owner,
        name=None,
        vacant_since=entry.day,
        vacated_on=entry.day,
        last_name=item.owner.latest_name,
        email=None,
    )
    return replace(item, owner=vacant)


def _assigned_sentence(fact: OwnerAssigned, names: SentenceContext) -> str:
    contributing = ", ".join(names.agency_name(each) for each in fact.contributing)
    sentences = [_lead(fact, fact.agency, names.agency_name)] if fact.agency else []
    sentences += [f"Contributing: {with_full_stop(contributing)}"] if contributing else []
    if fact.lead_email is not None:
        sentences.append(f"The lead officer's own address {'recorded' if fact.lead_email else 'taken away'}.")
    return " ".join(sentences) or "Contributing agencies taken away."


_ROLE_GONE: Final = " (the lead officer's role taken away)"


def _lead(fact: OwnerAssigned, agency: str, agency_name: AgencyName) -> str:
    """Who leads now, as far as the entry says it: a role or name that it leaves alone is not named."""
    lead = ", ".join(part for part in (agency_name(agency), fact.lead_role, fact.lead_name) if part)
    gone = fact.lead_name == ""  # None: it stays as it was
    if gone and fact.lead_role:
        lead += " (post vacant)" if fact.vacant else ""
    elif gone and fact.lead_role is None:
        lead += " (the lead officer's name taken away)"
    elif fact.lead_role == "" and fact.lead_name is None:  # said only where the agency stayed
        lead += _ROLE_GONE
    return f"{'Lead' if fact.confirmed else 'Proposed lead'}: {with_full_stop(lead)}"


def _confirmed_sentence(fact: OwnerConfirmed, names: SentenceContext) -> str:
    del names
    return f"Lead confirmed, from {with_full_stop(fact.confirmed_from or 'somebody not recorded')}"


SUBJECT = Subject(
    commands=(
        rule(AssignOwner, assign),
        rule(ConfirmOwner, confirm),
        rule(ClearOwner, clear),
        rule(VacatePost, vacate),
    ),
    facts=(
        item_fact(OwnerAssigned, _assigned, _assigned_sentence),
        item_fact(OwnerConfirmed, _confirmed, _confirmed_sentence, "A confirmation of the lead"),
        item_fact(OwnerCleared, _cleared, lambda _fact, _telling: "Lead taken away: nobody leads it now."),
        item_fact(PostVacated, _vacated, lambda _fact, _telling: "The lead officer left the post, which is vacant."),
    ),
)
