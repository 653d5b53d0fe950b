"""The agenda: what a meeting is asked, in order. ``agenda`` is the only place that says so.

The papers, the meeting view, the page of meetings, ``meeting minute``, ``meeting show``, ``check`` and the command
``agenda`` all read it, so they show the same number. When each kind is asked, and its words, is in ``asks``. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from actionplan.domain.dates import counted
from actionplan.domain.governance.askable import Scope
from actionplan.domain.governance.asks import ADVISING, KINDS, Ask, AskGroup, AskKind
from actionplan.domain.meetings.bodies import governing_bodies, is_plural, reviews_of, same_body
from actionplan.domain.meetings.follow_ups import matters_arising
from actionplan.domain.meetings.powers import Powers, may_decide
from actionplan.domain.meetings.sittings import coming_sitting, usual_sitting
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import words_of
from actionplan.domain.state.entities import Meeting, Review
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.vocabulary import Act


def agenda(plan: Snapshot, meeting: Meeting | None) -> tuple[Ask, ...]:
    """What a meeting is asked as at the plan's day, in the order in which it takes it, then in published order.

    A body that governs reviews is asked about their items. One that oversees may decide about all of them, and is asked
    what was raised with it, what it asked for and what it was let decide. Without a meeting: what any body would be
    asked that day.
    """
    deciders = _Deciders.of(plan, meeting)
    scope = _scope(plan, meeting, deciders)
    found: dict[AskKind, list[Ask]] = {kind: [] for kind in AskKind}
    found[AskKind.MATTER] = [_matter(each) for each in _matters(plan, meeting)]
    for row in plan.rows:
        for kind in _asked(row, scope, deciders):
            found[kind].append(Ask(kind, row, for_whom=deciders.besides(kind, row)))
    return tuple(ask for asks in found.values() for ask in asks)


def asks_about(ref: str, plan: Snapshot, meeting: Meeting | None) -> tuple[Ask, ...]:
    """The part of the agenda that is about one recommendation and its actions, in the same order."""
    row = plan.row(ref)
    if row is None:
        return ()
    deciders = _Deciders.of(plan, meeting)
    scope = _scope(plan, meeting, deciders)
    family = (row, *plan.actions_of(ref))
    refs = {each.ref for each in family}
    matters = (_matter(each) for each in _matters(plan, meeting) if each.ref in refs)
    return (
        *matters,
        *(
            Ask(kind, each, for_whom=deciders.besides(kind, each))
            for kind in KINDS
            for each in family
            if kind in _asked(each, scope, deciders)
        ),
    )


@dataclass(frozen=True, slots=True)
class MeetingAgenda:
    """What a meeting is asked.

    Once its papers are issued, that is what they ask, each ask marked where it holds no longer, and what has come since
    behind it; before, what would be asked as at the moment of reading.
    """

    meeting: Meeting
    asks: tuple[Ask, ...]

    @property
    def number(self) -> int:
        """How much the meeting is asked: what is in its papers, once they are issued."""
        return sum(not ask.new for ask in self.asks)

    @property
    def answered(self) -> int:
        """How many asks of the papers hold no longer."""
        return sum(ask.answered for ask in self.asks)

    @property
    def new(self) -> int:
        """How many asks have come since the papers."""
        return sum(ask.new for ask in self.asks)

    @property
    def waiting(self) -> tuple[Ask, ...]:
        """What is still to be decided, new asks too."""
        return tuple(ask for ask in self.asks if not ask.answered)

    @property
    def words(self) -> str:
        """The number and how far it has come: "10 items, 4 of them answered, and 1 new since the papers"."""
        answered = f", {self.answered} of them answered" if self.answered else ""
        since = " since the papers" if self.meeting.papers_cut_off is not None else " since it first decided"
        new = f", and {self.new} new{since}" if self.new else ""
        return f"{counted(self.number, 'item')}{answered}{new}"


def meeting_agenda(plan: Snapshot, meeting: Meeting, papers: Snapshot | None) -> MeetingAgenda:
    """The agenda of a meeting; ``papers`` is the plan as in the papers issued for it, or as it was asked of a meeting
    without papers that is over; None: it is asked as the plan stands.
    """
    now = agenda(plan, meeting)
    if papers is None:
        return MeetingAgenda(meeting, now)
    waiting = {ask.key: ask for ask in now}
    issued = agenda(papers, meeting)
    asks = [waiting.get(ask.key) or replace(ask, answered=True) for ask in issued]
    known = {ask.key for ask in issued}
    asks += [replace(ask, new=True) for ask in now if ask.key not in known]
    return MeetingAgenda(meeting, tuple(asks))


def grouped(asks: Sequence[Ask]) -> tuple[AskGroup, ...]:
    """The agenda as papers print it: a sentence a kind."""
    rows: dict[AskKind, list[Row]] = {}
    decided_by = {ask.kind: ask.for_whom for ask in asks}
    matters = tuple(ask.ref for ask in asks if ask.row is None)
    for ask in asks:
        if ask.row is not None:
            rows.setdefault(ask.kind, []).append(ask.row)
    arising = [AskGroup("hear", f"what came of {counted(len(matters), 'matter')} arising", matters)] if matters else []
    return (
        *arising,
        *(_group(kind, about, decided_by[kind]) for kind, about in rows.items()),
    )


def _group(kind: AskKind, about: Sequence[Row], for_whom: str) -> AskGroup:
    verb, words, refs = KINDS[kind].verb, KINDS[kind].together(about), tuple(row.ref for row in about)
    if not for_whom:
        return AskGroup(verb, words, refs)
    return AskGroup(ADVISING, f"on what {for_whom} asked: to {verb} {words}", refs)


def title_of(ask: Ask, view: PlanView) -> str:
    """What an ask is about: its item's title, or its follow-up's words."""
    return words_of(ask.follow_up, view) if ask.follow_up is not None else view.title(ask.about_row.item)


def sitting_to_come(plan: Snapshot) -> Meeting | None:
    """The sitting whose agenda a reader of the plan wants to know of; None where no sitting to come is on record."""
    meeting = usual_sitting(plan.meetings, plan.reviews, plan.as_at)
    return None if meeting is None or meeting.on < plan.as_at else meeting


def sittings_to_come(plan: Snapshot) -> tuple[Meeting, ...]:
    """The next sitting of each body that governs a review, soonest first; without one, the one that is shown then."""
    first = sitting_to_come(plan)
    if first is None:
        return ()
    governing = governing_bodies(plan.reviews)
    found = (coming_sitting(plan.meetings, body, plan.as_at) for body in governing)
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.on, each.id))) or (first,)


def agenda_about(coming: Sequence[MeetingAgenda], reviews: Iterable[str], plan: Snapshot) -> MeetingAgenda | None:
    """Of the agendas to come, the soonest of a body whose business one of the reviews is; else the soonest."""
    about = frozenset(reviews)
    own = (each for each in coming if about & business_of(each.meeting, plan))
    return next(own, None) or next(iter(coming), None)


def business_of(meeting: Meeting, plan: Snapshot) -> frozenset[str]:
    """The refs of the reviews that are the business of a meeting's body."""
    return reviews_of(meeting.body, plan.reviews, plan.bodies, meeting.on)


def agenda_line(coming: MeetingAgenda) -> str:
    """How much the sitting to come is asked."""
    return f"{coming.meeting.title} has {coming.words} on its agenda."


def _scope(plan: Snapshot, meeting: Meeting | None, deciders: "_Deciders") -> Scope:
    """The reviews whose items are asked about, by which body, and the day on which they are."""
    if meeting is None:
        return Scope(plan, frozenset(review.ref for review in plan.reviews), plan.as_at)
    reviews = reviews_of(meeting.body, plan.reviews, plan.bodies, meeting.on)
    return Scope(plan, deciders.governed if deciders.oversees else reviews, meeting.on, meeting.body)


def _matters(plan: Snapshot, meeting: Meeting | None) -> Sequence[FollowUp]:
    """The matters arising: what the body asked for before, and has not been done."""
    if meeting is None:
        return [each for each in plan.follow_ups if each.is_open]
    return matters_arising(plan.follow_ups, meeting)


def _matter(each: FollowUp) -> Ask:
    return Ask(AskKind.MATTER, follow_up=each)


_DELEGATED: Final = {
    AskKind.RESPONSE: Act.RESPOND,
    AskKind.PLANNING: Act.ADOPT,
    AskKind.ADOPTION: Act.ADOPT,
    AskKind.EXTENSION: Act.EXTEND,
    AskKind.DELAY: Act.EXTEND,
    AskKind.PAUSE: Act.PAUSE,
    AskKind.DECIDED_COLOUR: Act.OVERRIDE,
    AskKind.IMPACT: Act.IMPACT,
    AskKind.SIGN_OFF: Act.SIGN_OFF,
    AskKind.NOT_READY: Act.SIGN_OFF,
}
"""What a body may have been let decide, by the kind of ask that it answers."""


@dataclass(frozen=True, slots=True)
class _Deciders:
    """Whose decision each ask of a meeting is: read once an agenda, however long the plan."""

    meeting: Meeting | None
    powers: Powers
    reviews: Mapping[str, Review]
    decides: frozenset[str]
    """The refs of the reviews about which the meeting's body decides of its own right."""

    @classmethod
    def of(cls, plan: Snapshot, meeting: Meeting | None) -> Self:
        powers = Powers(plan.reviews, plan.bodies)
        own = (each.ref for each in plan.reviews if meeting is None or may_decide(powers, meeting, each))
        return cls(meeting, powers, {each.ref: each for each in plan.reviews}, frozenset(own))

    def besides(self, kind: AskKind, row: Row) -> str:
        """Whose it is to decide where the body only notes, asks and recommends: "the Executive is"; else empty."""
        meeting, review = self.meeting, self.reviews.get(row.item.review)
        if meeting is None or review is None or kind is AskKind.RAISED or review.ref in self.decides:
            return ""
        act, about = _DELEGATED.get(kind), row.item.kind
        if self.powers.has_delegated(meeting.body, act, review, about, meeting.on):
            return ""
        bodies = review.governing_bodies
        several = len(bodies) > 1 or is_plural(bodies[0])
        whose = " and ".join(f"the {each}" for each in bodies)
        return f"{whose} {'are' if several else 'is'}"

    @property
    def oversees(self) -> bool:
        """Whether the meeting's body oversees every review: it may decide all, and is not asked all."""
        return self.meeting is not None and self.powers.oversees(self.meeting.body, self.meeting.on)

    @property
    def governed(self) -> frozenset[str]:
        """The refs of the reviews that the meeting's body governs."""
        meeting = self.meeting
        governs = self.powers.governs
        return frozenset(
            ref for ref, each in self.reviews.items() if meeting is not None and governs(meeting.body, each, meeting.on)
        )

    def is_for(self, kind: AskKind, row: Row) -> bool:
        """Whether an overseeing body is asked about an item of a review that it does not govern.

        That is what was delegated to it, and whether a colour that it decided itself goes on.
        """
        meeting, review, decided = self.meeting, self.reviews.get(row.item.review), row.item.override
        if meeting is None or review is None or not self.oversees:
            return False
        if kind is AskKind.DECIDED_COLOUR:
            return decided is not None and decided.body is not None and same_body(decided.body, meeting.body)
        return self.powers.has_delegated(meeting.body, _DELEGATED.get(kind), review, row.item.kind, meeting.on)


def _asked(row: Row, scope: Scope, deciders: _Deciders) -> tuple[AskKind, ...]:
    """Of the body's own reviews, and of any review what was raised with it, or is for it as one that oversees."""
    own = row.item.review in scope.reviews
    return tuple(
        kind
        for kind, each in KINDS.items()
        if (own or each.of_any_review or deciders.is_for(kind, row)) and each.holds(row, scope)
    )
