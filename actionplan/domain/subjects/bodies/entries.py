"""The entries of bodies: what each records, changes and says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import Entry, Fact
from actionplan.domain.meetings.bodies import body_key, same_body
from actionplan.domain.meetings.powers import role_words
from actionplan.domain.state.body import Body, Delegation, Term
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, decision_record, fact_kind
from actionplan.domain.vocabulary import Act, BodyRole, DelegatedFor


@dataclass(frozen=True, slots=True)
class BodyAdded(Fact):
    """A body is on record with its role."""

    kind: ClassVar[str] = "body-added"
    decision: ClassVar[bool] = True
    name: str
    role: BodyRole
    since: date | None = None
    until: date | None = None
    returns_due: int | None = None
    papers_close: int | None = None
    papers_out: int | None = None
    meeting: str | None = None
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class BodyChanged(Fact):
    """A body's role or timetable was changed; None leaves as it was. A body not on record by itself is from now on."""

    kind: ClassVar[str] = "body-changed"
    decision: ClassVar[bool] = True
    name: str
    role: BodyRole | None = None
    since: date | None = None
    until: date | None = None
    returns_due: int | None = None
    papers_close: int | None = None
    papers_out: int | None = None
    meeting: str | None = None
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class PowersDelegated(Fact):
    """A meeting of the body ``by`` let a body decide some acts; no acts: it took back what it had delegated."""

    kind: ClassVar[str] = "powers-delegated"
    decision: ClassVar[bool] = True
    name: str
    acts: tuple[Act, ...]
    scope: DelegatedFor
    by: str
    meeting: str
    meeting_on: date


def _of_record(state: PlanState, name: str) -> Body:
    known = state.entities.get(("body", body_key(name)))
    return known if isinstance(known, Body) and known.present else Body(body_key(name), 0, name)


def _put(entry: Entry, body: Body, meeting: str | None) -> tuple[Entity, ...]:
    now = replace(body, version=entry.number)
    return (now,) if meeting is None else (now, decision_record(entry, meeting, meeting))


def _added(state: PlanState, entry: Entry, fact: BodyAdded) -> tuple[Entity, ...]:
    del state
    return _put(entry, changed_body(Body(body_key(fact.name), 0, fact.name), fact), fact.meeting)


def _changed(state: PlanState, entry: Entry, fact: BodyChanged) -> tuple[Entity, ...]:
    return _put(entry, changed_body(_of_record(state, fact.name), fact), fact.meeting)


def changed_body(body: Body, fact: BodyAdded | BodyChanged) -> Body:
    """The body with another role, other days or another timetable; what is not given stays."""
    days = {name: getattr(fact, name) for name in ("returns_due", "papers_close", "papers_out")}
    return replace(
        body, terms=_terms(body.terms, fact), **{name: value for name, value in days.items() if value is not None}
    )


def _terms(terms: tuple[Term, ...], fact: BodyAdded | BodyChanged) -> tuple[Term, ...]:
    """A new role of a meeting follows the one before; one of the set-up stands in its place."""
    if fact.role is None:
        if not terms or (fact.since is None and fact.until is None):
            return terms
        last = terms[-1]
        return (*terms[:-1], replace(last, since=fact.since or last.since, until=fact.until or last.until))
    new = Term(fact.role, fact.since, fact.until)
    return (*_ended(terms, fact.since), new) if fact.meeting_on is not None and fact.since is not None else (new,)


def _ended(terms: Iterable[Term], on: date) -> Iterable[Term]:
    """The terms as they end where another begins; one that would only begin then is dropped."""
    begun = [term for term in terms if term.since is None or term.since <= on]
    return [replace(term, until=on if term.until is None else min(term.until, on)) for term in begun]


def _delegated(state: PlanState, entry: Entry, fact: PowersDelegated) -> tuple[Entity, ...]:
    """What the same body delegated before ends on that day, and stays on record for what was decided by it."""
    body = _of_record(state, fact.name)
    kept = [
        replace(each, until=fact.meeting_on) if each.until is None and same_body(each.by, fact.by) else each
        for each in body.delegations
    ]
    new = [Delegation(fact.acts, fact.scope, fact.by, fact.meeting, fact.meeting_on)] if fact.acts else []
    return _put(entry, replace(body, delegations=(*kept, *new)), fact.meeting)


def _decided(fact: BodyAdded | BodyChanged, names: SentenceContext) -> str:
    return "" if fact.meeting_on is None else f", decided {names.at_meeting(fact.meeting_on)}"


def _days(fact: BodyAdded | BodyChanged) -> str:
    since = "" if fact.since is None else f" from {long_day(fact.since)}"
    return since + ("" if fact.until is None else f" until {long_day(fact.until)}")


def _timetable(fact: BodyAdded | BodyChanged) -> str:
    days = (("returns due", fact.returns_due), ("papers close", fact.papers_close), ("papers out", fact.papers_out))
    given = [f"{what} {counted(number, 'day')}" for what, number in days if number is not None]
    return f" Before a sitting: {', '.join(given)}." if given else ""


def _added_sentence(fact: BodyAdded, names: SentenceContext) -> str:
    role = role_words(fact.name, fact.role)
    return f"Body added: the {fact.name} {role}{_days(fact)}{_decided(fact, names)}.{_timetable(fact)}"


def _changed_sentence(fact: BodyChanged, names: SentenceContext) -> str:
    if fact.role is not None:
        said = f"The {fact.name} {role_words(fact.name, fact.role)}{_days(fact)}"
    elif fact.since is not None or fact.until is not None:
        said = f"The role of the {fact.name} runs{_days(fact)}"
    else:
        said = f"The timetable of the {fact.name} was changed"
    return f"{said}{_decided(fact, names)}.{_timetable(fact)}"


def _delegated_sentence(fact: PowersDelegated, names: SentenceContext) -> str:
    decided = f"decided {names.at_meeting(fact.meeting_on)}"
    if not fact.acts:
        return f"The {fact.name} may no longer decide what the {fact.by} delegated to it, {decided}."
    about = "actions" if fact.scope is DelegatedFor.ACTIONS else "all items"
    return f"The {fact.name} may decide for the {fact.by}, about {about}: {_listed(fact.acts)}; {decided}."


def _listed(acts: Sequence[Act]) -> str:
    return ", ".join(each.value for each in acts)


FACTS = (
    fact_kind(BodyAdded, _added, _added_sentence),
    fact_kind(BodyChanged, _changed, _changed_sentence),
    fact_kind(PowersDelegated, _delegated, _delegated_sentence),
)
