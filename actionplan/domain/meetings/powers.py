"""What a meeting may decide: the one check of every decision, by the body that met and the day on which it did.

A decision is the governing body's (or a joint one's), an overseeing body's, or one's to which a minuted decision
delegated it. ``kinds.decide`` asks here for each entry that records a decision; no subject does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Fact, deciding_meeting
from actionplan.domain.errors import Refused, Remedy
from actionplan.domain.meetings.bodies import body_on_record, governs_now, same_body, verb
from actionplan.domain.state.body import Body, Tenure, covers
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Meeting, Review
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import DECIDING_ROLES, Act, BodyRole, DelegatedFor, Kind


@dataclass(frozen=True, slots=True)
class Powers:
    """Who may decide in a plan: its reviews with their governing bodies, and the bodies on record by themselves."""

    reviews: Sequence[Review]
    bodies: Sequence[Body]

    def oversees(self, body: str, on: date) -> bool:
        """Whether a body oversees every review on a day."""
        known = body_on_record(body, self.bodies)
        return known is not None and BodyRole.OVERSEES in known.roles_on(on)

    def governs(self, body: str, review: Review, on: date) -> bool:
        """Whether a body governs a review on a day, alone or jointly, or governed before today's bodies did."""
        known = body_on_record(body, self.bodies)
        if known is not None and known.terms and not known.roles_on(on) & DECIDING_ROLES:
            return False
        tenures = [each for each in review.tenures if same_body(each.body, body)]
        if tenures:
            return any(covers(each, on) for each in tenures)
        return governs_now(body, review) or self._governed_before(known, on)

    def has_delegated(self, body: str, act: Act | None, review: Review, kind: Kind, on: date) -> bool:
        """Whether a body that governs the review let another decide so, by the day of the decision."""
        known = body_on_record(body, self.bodies)
        return known is not None and any(
            act in each.acts
            and covers(each, on)
            and (each.scope is DelegatedFor.ALL or kind is Kind.ACTION)
            and (self.governs(each.by, review, on) or self.oversees(each.by, on))
            for each in known.delegations
        )

    def decides(self, body: str, on: date) -> bool:
        """Whether a body decides about the plan itself: it governs a review of it, or oversees."""
        return not self.reviews or self.governs_any(body, on) or self.oversees(body, on)

    def governs_any(self, body: str, on: date) -> bool:
        """Whether a body governs a review of the plan on a day."""
        return any(self.governs(body, review, on) for review in self.reviews)

    def role(self, body: str, on: date) -> BodyRole:
        """The role of a body on a day; without one on record a governing body governs, and any other advises."""
        known = body_on_record(body, self.bodies)
        recorded = None if known is None else known.role_on(on)
        if recorded is not None:
            return recorded
        ended = known is not None and bool(known.terms)
        governing = not ended and self.governs_any(body, on)
        return BodyRole.GOVERNS if governing else BodyRole.ADVISES

    def is_over(self, body: str, on: date) -> bool:
        """Whether a body had a role, or governed a review, and has nothing left of either on a day."""
        known = body_on_record(body, self.bodies)
        ended = known is not None and bool(known.terms) and not known.roles_on(on)
        left = any(each.until is not None and each.until < on for each in self._tenures(body))
        return (ended or left) and not self.governs_any(body, on)

    def ungoverned(self, today: date) -> Review | None:
        """A review that no body governs today; None where each has one."""
        for review in self.reviews:
            if not any(self.governs(body, review, today) for body in review.governing_bodies):
                return review
        return None

    def has_no_role(self, body: str) -> bool:
        """Whether a body advises only because nobody said what it is: no role on record, and it governs no review."""
        known = body_on_record(body, self.bodies)
        recorded = known is not None and bool(known.terms)
        return not recorded and not any(_ever_governed(body, review) for review in self.reviews)

    def _tenures(self, body: str) -> list[Tenure]:
        return [each for review in self.reviews for each in review.tenures if same_body(each.body, body)]

    def _governed_before(self, known: Body | None, on: date) -> bool:
        """An old board, whose term has an end and which no review of the plan names."""
        if known is None or any(_ever_governed(known.name, review) for review in self.reviews):
            return False
        return any(each.role in DECIDING_ROLES and each.until is not None and covers(each, on) for each in known.terms)


def _ever_governed(body: str, review: Review) -> bool:
    return governs_now(body, review) or any(same_body(each.body, body) for each in review.tenures)


def refuse_without_power(context: CommandContext, drafts: Iterable[Draft]) -> None:
    """Refuse the decisions of a meeting whose body may not take them, with what it can do instead."""
    powers, passed = Powers(context.reviews, context.bodies), set()
    for draft in drafts:
        meeting = context.meeting(deciding_meeting(draft.fact) or "")
        if meeting is None or draft.fact.of_any_body:
            continue
        asked_for = None if draft.ref else context.follow_up(draft.fact.of_follow_up or 0)
        if asked_for is not None:
            _refuse_unless_it_asked(powers, meeting, asked_for)
            continue
        item = context.entities.get(("item", draft.ref or ""))
        about = item if isinstance(item, Item) else None
        review = context.review(draft.ref or "" if about is None else about.review)
        asked = (meeting.id, draft.fact.act, None if review is None else review.ref, about is not None and about.kind)
        if asked not in passed and not _may(powers, meeting, draft.fact, review, about):
            raise _refusal(powers, meeting, review)
        passed.add(asked)


def may_end_follow_up(powers: Powers, meeting: Meeting, asked_for: FollowUp) -> bool:
    """Whether a meeting drops a follow-up about no item, or dates it: of the body that asked for it, or that oversees.

    Where the body that asked is no more, each that decides about the plan does.
    """
    body, on, asked = meeting.body, meeting.on, asked_for.body
    if not asked or same_body(asked, body) or powers.oversees(body, on):
        return True
    return powers.is_over(asked, on) and powers.decides(body, on)


def _refuse_unless_it_asked(powers: Powers, meeting: Meeting, asked_for: FollowUp) -> None:
    if may_end_follow_up(powers, meeting, asked_for):
        return
    asked = f"the {asked_for.body}"
    raise Refused(
        f"{meeting.title} cannot decide this: {asked} asked for {asked_for.name}. That is for {asked}, or for a body "
        "that oversees. It can note it, ask, or recommend.",
        Remedy.MINUTE_INSTEAD,
        meeting.id,
    )


def may_decide(powers: Powers, meeting: Meeting, review: Review | None) -> bool:
    """Whether a meeting decides about a review of its own right; None: about the plan itself."""
    if review is None:
        return powers.decides(meeting.body, meeting.on)
    return powers.oversees(meeting.body, meeting.on) or powers.governs(meeting.body, review, meeting.on)


def _may(powers: Powers, meeting: Meeting, fact: Fact, review: Review | None, item: Item | None) -> bool:
    if may_decide(powers, meeting, review):
        return True
    if review is None or item is None:
        return False
    return powers.has_delegated(meeting.body, fact.act, review, item.kind, meeting.on)


def _refusal(powers: Powers, meeting: Meeting, review: Review | None) -> Refused:
    """Why a body cannot decide, whose it is to decide, and what its meeting can do instead."""
    body, on = meeting.body, meeting.on
    concerned = powers.reviews if review is None else [review]
    governing = list(
        dict.fromkeys(each for one in concerned for each in one.governing_bodies if not same_body(each, body))
    )
    ended = next((each.until for one in concerned for each in one.tenures if same_body(each.body, body)), None)
    known = body_on_record(body, powers.bodies)
    if known is not None and known.terms and not known.roles_on(on):
        why = f"the {body} {verb(body, 'has', 'have')} no role on that day"
    elif ended is not None and on > ended:
        why = f"the {body} governed {_named(review)} until {long_day(ended)}"
    elif powers.has_no_role(body):
        why = f"the {body} {verb(body, 'has', 'have')} no role on record, and so {verb(body, 'advises', 'advise')}"
    else:
        why = f"the {body} {role_words(body, powers.role(body, on))}"
        why += f", and not {_named(review)}" if powers.role(body, on) is BodyRole.GOVERNS else ""
    whose = f" That is for the governing body, {_either(governing)}." if governing else ""
    return Refused(
        f"{meeting.title} cannot decide this: {why}.{whose} It can note it, ask, or recommend.",
        Remedy.MINUTE_INSTEAD,
        meeting.id,
    )


def role_words(body: str, role: BodyRole) -> str:
    """What a body does, with the verb that goes with its name: "oversees", "oversee"."""
    return verb(body, role.value, role.value.removesuffix("s"))


def _named(review: Review | None) -> str:
    return "the plan" if review is None else review.ref


def _either(bodies: Sequence[str]) -> str:
    return " or ".join(f"the {each}" for each in bodies)
