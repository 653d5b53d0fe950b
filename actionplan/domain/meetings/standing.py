"""What each body of a plan is on a day: its role, the reviews that it governs, what was delegated to it, its timetable.

A reader's list, the same for every front end; whether a meeting may decide something is asked of ``powers``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.domain.dates import counted, long_day
from actionplan.domain.meetings.bodies import bodies_in_use, body_key, body_on_record, same_body
from actionplan.domain.meetings.powers import Powers, role_words
from actionplan.domain.state.body import Body, Delegation, Term, covers
from actionplan.domain.state.entities import Meeting, Review
from actionplan.domain.vocabulary import BodyRole


@dataclass(frozen=True, slots=True)
class Standing:
    """One body on a day; ``recorded`` is false where it advises only because nobody said what it is."""

    name: str
    role: BodyRole
    recorded: bool
    term: Term | None
    reviews: tuple[str, ...]
    delegations: tuple[Delegation, ...]
    meetings: int
    returns_due: int | None
    papers_close: int | None
    papers_out: int | None

    @property
    def role_words(self) -> str:
        """What it does: "governs SAM, TOM", "advises (no role on record)"."""
        does = role_words(self.name, self.role)
        if not self.recorded:
            return f"{does} (no role on record)"
        governed = f" {', '.join(self.reviews)}" if self.reviews and self.role is BodyRole.GOVERNS else ""
        since = "" if self.term is None or self.term.since is None else f" from {long_day(self.term.since)}"
        until = "" if self.term is None or self.term.until is None else f" until {long_day(self.term.until)}"
        return f"{does}{governed}{since}{until}"

    @property
    def powers_words(self) -> str:
        """What was delegated to it: "may adopt, extend (actions; Executive, 11 March 2027)"; empty for nothing."""
        return "; ".join(
            f"may {', '.join(each.acts)} ({each.scope.value}; {each.by}, {long_day(each.since)})"
            for each in self.delegations
        )

    @property
    def timetable_words(self) -> str:
        """Its days before a sitting: "papers close 7 days before"; empty where it has none."""
        days = (
            ("returns due", self.returns_due),
            ("papers close", self.papers_close),
            ("papers out", self.papers_out),
        )
        given = [f"{what} {counted(number, 'day')}" for what, number in days if number is not None]
        return f"{', '.join(given)} before" if given else ""


def standings(
    reviews: Sequence[Review], meetings: Sequence[Meeting], bodies: Sequence[Body], on: date
) -> tuple[Standing, ...]:
    """The bodies of a plan as they stand on a day, governing bodies first."""
    powers = Powers(reviews, bodies)
    return tuple(_standing(name, powers, meetings, on) for name in bodies_in_use(reviews, meetings, bodies))


def _standing(name: str, powers: Powers, meetings: Sequence[Meeting], on: date) -> Standing:
    body = body_on_record(name, powers.bodies) or Body(body_key(name), 0, name)
    return Standing(
        name=name,
        role=powers.role(name, on),
        recorded=not powers.has_no_role(name),
        term=next((term for term in reversed(body.terms) if covers(term, on)), body.terms[-1] if body.terms else None),
        reviews=tuple(review.ref for review in powers.reviews if powers.governs(name, review, on)),
        delegations=tuple(each for each in body.delegations if covers(each, on)),
        meetings=sum(same_body(each.body, name) and not each.cancelled for each in meetings),
        returns_due=body.returns_due,
        papers_close=body.papers_close,
        papers_out=body.papers_out,
    )
