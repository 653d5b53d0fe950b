"""A body as the plan knows it: its role from day to day, what was delegated to it, and its timetable.

Owns the shape of these values. Who may decide what, which needs reviews too, is in ``meetings.powers``.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from actionplan.domain.vocabulary import Act, BodyRole, DelegatedFor


@dataclass(frozen=True, slots=True)
class Term:
    """A role of a body from a day to a day, both included; None: without a beginning, or an end."""

    role: BodyRole
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """What a meeting of the body ``by`` let another decide, from the day of that meeting."""

    acts: tuple[Act, ...]
    scope: DelegatedFor
    by: str
    meeting: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """When a body governed a review, from a day to a day, both included; None: without a beginning, or an end."""

    body: str
    since: date | None = None
    until: date | None = None


def covers(span: Term | Delegation | Tenure, day: date) -> bool:
    """Whether a day lies within a span."""
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)


@dataclass(frozen=True, slots=True)
class Body:
    """Who meets. ``id`` is its name as names of bodies compare; without ``terms`` no role is on record.

    The timetable counts days before a sitting; None: the usual.
    """

    id: str
    version: int
    name: str
    terms: tuple[Term, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    returns_due: int | None = None
    papers_close: int | None = None
    papers_out: int | None = None
    present: bool = True

    def roles_on(self, day: date) -> frozenset[BodyRole]:
        """The roles on a day: on the day on which one follows another, both."""
        return frozenset(term.role for term in self.terms if covers(term, day))

    def role_on(self, day: date) -> BodyRole | None:
        """The latest role on a day; None where none is on record, or it has ended."""
        return next((term.role for term in reversed(self.terms) if covers(term, day)), None)

    def papers_close_on(self, sitting: date) -> date | None:
        """The day on which the papers of a sitting close by the timetable; None where it says nothing."""
        return None if self.papers_close is None else sitting - timedelta(days=self.papers_close)
