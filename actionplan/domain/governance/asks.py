"""The kinds of thing that a meeting can be asked about an item or a follow-up: when each is asked, and its words.

``KINDS`` is the one table of those about an item; another kind is one more row. What one meeting is asked is
``agenda``'s. Pure.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.meetings.readiness import Missing, needs_impact_review, sign_off_needs
from actionplan.domain.rating.chases import chased_words, unanswered_chases
from actionplan.domain.rating.reasons import missing_for_plan
from actionplan.domain.rating.rules import Rule, overdue
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.text import the_body
from actionplan.domain.vocabulary import DateState, Kind, Response, Status

CHASES_IN_VAIN: Final = 2
"""After so many chases without a reply a meeting is asked whether to raise the item."""


class AskKind(StrEnum):
    """What a meeting can be asked, in the order in which it takes them (DESIGN, "One agenda").

    A matter arising is about a follow-up, all others are about an item.
    """

    MATTER = "matter-arising"
    RESPONSE = "response"
    PLANNING = "planning"
    ADOPTION = "adoption"
    EXTENSION = "extension"
    DELAY = "delay"
    PAUSE = "pause"
    DECIDED_COLOUR = "decided-colour"
    SIGN_OFF = "sign-off"
    NOT_READY = "not-ready"
    IMPACT = "impact"
    OTHERS = "with-others"
    RAISE = "to-raise"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who is asked, and when: the plan, the refs of the reviews, the day, and the body (None: any body)."""

    plan: Snapshot
    reviews: Collection[str]
    on: date
    body: str | None = None


ADVISING: Final = "note, ask or recommend"
"""What a body is asked about what another decides."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a meeting is asked, about one item or one follow-up: exactly one of the two is given.

    Where papers were issued, ``answered`` is an ask of the papers that holds no longer, and ``new`` one that has come
    since; without papers, both are false. ``for_whom``: whose it is to decide ("the Executive is"), where the meeting's
    body only notes, asks and recommends; empty where it decides.
    """

    kind: AskKind
    row: Row | None = None
    answered: bool = False
    new: bool = False
    follow_up: FollowUp | None = None
    for_whom: str = ""

    @property
    def ref(self) -> str:
        """The item's ref, or the follow-up's number ("F12")."""
        return self.follow_up.name if self.follow_up is not None else self.about_row.ref

    @property
    def about_row(self) -> Row:
        """The item; raises ``LookupError`` where the ask is about a follow-up."""
        if self.row is None:
            raise LookupError(f"what is asked about {self.follow_up} is not about an item")
        return self.row

    @property
    def key(self) -> tuple[AskKind, str, date | None]:
        """Equal for the same ask at two points of the ledger; a request for another day is another ask."""
        if self.follow_up is not None:
            return self.kind, self.ref, self.follow_up.outcome_on
        return self.kind, self.ref, KINDS[self.kind].day(self.about_row)

    @property
    def about(self) -> str:
        """The ref of the recommendation that it is about, or stands under; a follow-up's own number."""
        return self.ref if self.row is None else self.row.item.parent or self.row.ref

    @property
    def words(self) -> str:
        """The request in a few words: "adopt 31 March 2027"; to note, to ask or to recommend where another decides."""
        return f"{ADVISING}: {self.for_whom} asked to {self.matter}" if self.for_whom else self.matter

    @property
    def matter(self) -> str:
        """The request as the body that decides has it, whichever body this is."""
        return "hear what came of it" if self.row is None else KINDS[self.kind].words(self.row)

    @property
    def remark(self) -> str:
        """What to add where there is room for it; empty where there is nothing."""
        if self.follow_up is not None:
            due = self.follow_up.due_on
            return "due at this sitting" if due is None else f"due {long_day(due)}"
        return KINDS[self.kind].remark(self.about_row)

    @property
    def resolution(self) -> str:
        """The sentence that the meeting resolves on: "To adopt 31 March 2027 as the date of SAM-R04."."""
        if self.row is None:
            due = f", due {long_day(self.follow_up.due_on)}" if self.follow_up and self.follow_up.due_on else ""
            return f"To hear what came of {self.ref}{due}, and to close it, give it another date or drop it."
        words = KINDS[self.kind].resolution(self.row)
        if self.for_whom:
            words = f"To note, to ask or to recommend: {self.for_whom} asked {words[:1].lower()}{words[1:]}"
        return words if words.endswith("?") else f"{words}."

    def resolution_on(self, title: str) -> str:
        """The same with the title of what it is about: "To adopt 31 March 2027 as the date of “Brief staff” (R04)."."""
        return self.resolution.replace(self.ref, f"“{title.rstrip('.')}” ({self.ref})", 1)


@dataclass(frozen=True, slots=True)
class AskGroup:
    """All asks of one kind as papers print them: a verb ("adopt"), what of, and the items that it is about."""

    verb: str
    words: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindOfAsk:
    """When a kind is asked, its words about one item and about several, and its own day.

    ``resolution`` is the sentence about one item without its full stop. ``of_any_review``: whether it
    is asked about items of reviews that are not the body's own.
    """

    holds: Callable[[Row, Scope], bool]
    words: Callable[[Row], str]
    resolution: Callable[[Row], str]
    verb: str
    together: Callable[[Sequence[Row]], str]
    remark: Callable[[Row], str] = lambda _row: ""
    day: Callable[[Row], date | None] = lambda _row: None
    of_any_review: bool = False


def sign_off_needs_of(row: Row, plan: Snapshot) -> tuple[Missing, ...]:
    """What an item of the plan lacks before it can be signed off."""
    return sign_off_needs(row.item, (action.item for action in plan.actions_of(row.ref)))


def _is_unanswered(row: Row, _scope: Scope) -> bool:
    item = row.item
    return item.live and item.kind is Kind.RECOMMENDATION and item.response.answer is Response.NOT_RECORDED


def _decided_colour_ends(row: Row, scope: Scope) -> bool:
    """A decided colour ends with the day of its body's next sitting: that sitting is asked whether it goes on."""
    decided = row.item.override
    if not row.own.decided or decided is None or decided.on is None or decided.on >= scope.on:
        return False
    return scope.body is None or decided.body is None or same_body(decided.body, scope.body)


def _impact_is_due(row: Row, scope: Scope) -> bool:
    due = row.item.impact_review_on
    return row.item.status is Status.SIGNED_OFF and due is not None and due <= scope.on


def _not_ready(row: Row, scope: Scope) -> bool:
    return row.item.reported_complete and bool(sign_off_needs_of(row, scope.plan))


def _answer_is_late(row: Row, scope: Scope) -> bool:
    return row.item.with_others is not None and row.item.with_others.overdue(scope.on)


def _other_body(row: Row) -> str:
    given = row.item.with_others
    return "others" if given is None else the_body(given.body)


def _answer_due(row: Row) -> date | None:
    return None if row.item.with_others is None else row.item.with_others.answer_due


def _is_to_raise(row: Row, scope: Scope) -> bool:
    """Carried forward too often since it fell due, or was last answered; or nobody leads it past the plan's day.

    Two chases without a reply ask for it too.
    """
    item, plan = row.item, scope.plan
    if not item.live or item.raised_and_unanswered or row.rating.rule is Rule.PAUSED:
        return False
    answered_on = None if item.raised is None else item.raised.answered_on
    if row.carried_forward_since(answered_on) >= plan.policy.raise_after or _chased_in_vain(row):
        return True
    return answered_on is None and row.nobody_leads and plan.as_at > row.case.plan_due_on


def _chased_in_vain(row: Row) -> bool:
    chased, raised = row.item.chased, row.item.raised
    if chased is None or row.item.reported_complete or unanswered_chases(row) < CHASES_IN_VAIN:
        return False
    return raised is None or raised.answered_on is None or raised.answered_on < chased.last_on


def _why_raise(row: Row) -> str:
    carried = row.times_carried_forward
    in_vain = f"its lead was {chased_words(row)}" if _chased_in_vain(row) else ""
    often = f"it was carried forward {counted(carried, 'time')}" if carried else ""
    return "; ".join(part for part in (often, in_vain) if part) or "nobody leads it"


def _raising(rows: Sequence[Row]) -> str:
    chased = any(map(_chased_in_vain, rows))
    why = "carried forward, led by nobody or chased without a reply" if chased else "carried forward or led by nobody"
    return f"whether to raise {counted(len(rows), 'item')} {why}"


def _was_raised(row: Row, scope: Scope) -> bool:
    """What is raised with a body is asked of that body alone."""
    raised = row.item.raised
    if raised is None or not row.item.raised_and_unanswered:
        return False
    return scope.body is None or same_body(raised.raised_with, scope.body)


def _raised_on(row: Row) -> date | None:
    return None if row.item.raised is None else row.item.raised.on


def _shown_colour(row: Row) -> str:
    return f"shown as {row.own.colour} by decision; by the rule: {row.own.rule_colour}"


def _signing_off(rows: Sequence[Row]) -> str:
    """A sign-off has to settle the impact review as well, where no impact is shown yet."""
    without = sum(needs_impact_review(row.item) for row in rows)
    review = f", and set the day of the impact review for {without} of them" if without else ""
    return f"{counted(len(rows), 'item')} reported complete with evidence{review}"


def _review_to_set(row: Row) -> str:
    return "and set the day of its impact review" if needs_impact_review(row.item) else ""


def _sign_off_resolution(row: Row) -> str:
    review = _review_to_set(row)
    return f"To sign off {row.ref}{review and f' {review}'}, or to return it and say what is missing"


def _what_is_missing(row: Row) -> str:
    """What the item itself lacks for a sign-off; where it lacks nothing, it is an action under it."""
    return "; ".join(each.words for each in sign_off_needs(row.item, ())) or "an action is not closed"


def _later(row: Row) -> str:
    to, due = row.item.extension_to, row.item.deadline.due_on
    return "" if to is None or due is None else f"{counted((to - due).days, 'day')} later"


def _by_how_much(row: Row) -> str:
    return f", {_later(row)}" if _later(row) else ""


def _day(day: date | None) -> str:
    return "a day not recorded" if day is None else long_day(day)


KINDS: Final[Mapping[AskKind, KindOfAsk]] = {
    AskKind.RESPONSE: KindOfAsk(
        holds=_is_unanswered,
        words=lambda _row: "respond: accept it, in part, or not",
        resolution=lambda row: f"To accept {row.ref}, accept it in part, or not accept it",
        verb="respond",
        together=lambda rows: f"to {counted(len(rows), 'recommendation')}: accept, accept in part, or not accept",
    ),
    AskKind.PLANNING: KindOfAsk(
        holds=lambda row, _scope: row.item.live and not row.case.planned,
        words=lambda row: f"agree its {' and '.join(missing_for_plan(row.case))}",
        resolution=lambda row: f"To agree the {' and the '.join(missing_for_plan(row.case))} of {row.ref}",
        verb="agree",
        together=lambda rows: f"an owner and a date for {counted(len(rows), 'item')} without (table H)",
    ),
    AskKind.ADOPTION: KindOfAsk(
        holds=lambda row, _scope: row.item.live and row.item.deadline.state is DateState.PROPOSED,
        words=lambda row: f"adopt {_day(row.item.deadline.due_on)}",
        resolution=lambda row: f"To adopt {_day(row.item.deadline.due_on)} as the date of {row.ref}",
        day=lambda row: row.item.deadline.due_on,
        verb="adopt",
        together=lambda rows: f"{counted(len(rows), 'proposed date')}, which only an extension can move after that",
    ),
    AskKind.EXTENSION: KindOfAsk(
        holds=lambda row, _scope: row.item.live and row.item.extension_to is not None,
        words=lambda row: f"decide on an extension to {_day(row.item.extension_to)}",
        resolution=lambda row: (
            f"To grant, refuse or return the extension of {row.ref} from {_day(row.item.deadline.due_on)} to "
            f"{_day(row.item.extension_to)}{_by_how_much(row)}"
        ),
        remark=_later,
        day=lambda row: row.item.extension_to,
        verb="decide",
        together=lambda rows: f"on {counted(len(rows), 'extension')} asked for: grant, refuse or return (table C)",
    ),
    AskKind.DELAY: KindOfAsk(
        holds=lambda row, _scope: overdue(row.case) and row.item.extension_to is None,
        words=lambda row: f"decide what to do, {counted(row.case.days_overdue, 'day')} overdue",
        resolution=lambda row: (
            f"To decide what to do about {row.ref}, which was due on {_day(row.case.due_on)} and is "
            f"{counted(row.case.days_overdue, 'day')} overdue: no extension is asked for"
        ),
        remark=lambda _row: "no extension is asked for",
        verb="decide",
        together=lambda rows: (
            f"what to do about {counted(len(rows), 'overdue item')} without an extension waiting (table D)"
        ),
    ),
    AskKind.PAUSE: KindOfAsk(
        holds=lambda row, scope: row.item.live and (row.item.paused_until or scope.on) < scope.on,
        words=lambda _row: "decide what follows the pause",
        resolution=lambda row: (
            f"To decide what follows the pause of {row.ref}, whose review date was {_day(row.item.paused_until)}"
        ),
        remark=lambda row: f"until {_day(row.item.paused_until)}",
        verb="decide",
        together=lambda _rows: "whether a pause whose review date has come goes on (table J)",
    ),
    AskKind.DECIDED_COLOUR: KindOfAsk(
        holds=_decided_colour_ends,
        words=lambda row: f"decide whether {row.own.colour} goes on",
        resolution=lambda row: (
            f"To decide whether {row.ref} goes on being shown as {row.own.colour}, which by the rule is "
            f"{row.own.rule_colour}: the decision ends with this sitting"
        ),
        remark=_shown_colour,
        day=lambda row: None if row.item.override is None else row.item.override.on,
        verb="decide",
        together=lambda rows: (
            f"whether {counted(len(rows), 'item')} shown in another colour by decision "
            f"{'goes' if len(rows) == 1 else 'go'} on so: the decision ends with this sitting"
        ),
    ),
    AskKind.SIGN_OFF: KindOfAsk(
        holds=lambda row, scope: not sign_off_needs_of(row, scope.plan),
        words=lambda _row: "sign off",
        resolution=_sign_off_resolution,
        day=lambda row: row.item.completed_on,
        remark=_review_to_set,
        verb="sign off",
        together=_signing_off,
    ),
    AskKind.NOT_READY: KindOfAsk(
        holds=_not_ready,
        words=lambda _row: "note that it is not ready, or return it",
        resolution=lambda row: (
            f"To note that {row.ref} is reported complete and cannot be signed off yet ({_what_is_missing(row)}), or "
            "to return it"
        ),
        day=lambda row: row.item.completed_on,
        remark=_what_is_missing,
        verb="consider",
        together=lambda rows: (
            f"{counted(len(rows), 'item')} reported complete, not ready for sign-off (table B says what is missing)"
        ),
    ),
    AskKind.IMPACT: KindOfAsk(
        holds=_impact_is_due,
        words=lambda _row: "review its impact",
        resolution=lambda row: (
            f"To review the impact of {row.ref}, due on {_day(row.item.impact_review_on)}: is anything different "
            "for children?"
        ),
        remark=lambda row: f"due {_day(row.item.impact_review_on)}",
        verb="review",
        together=lambda rows: (
            f"the impact of {counted(len(rows), 'item')}: is anything different for children? (table G)"
        ),
    ),
    AskKind.OTHERS: KindOfAsk(
        holds=_answer_is_late,
        words=lambda row: f"decide what follows, as {_other_body(row)} has not answered",
        resolution=lambda row: (
            f"To decide what follows for {row.ref}: {_other_body(row)} was to answer by {_day(_answer_due(row))}"
        ),
        remark=lambda row: f"due {_day(_answer_due(row))}",
        day=_answer_due,
        verb="decide",
        together=lambda rows: (
            f"what follows for {counted(len(rows), 'recommendation')} with others, whose answer is late (table K)"
        ),
    ),
    AskKind.RAISE: KindOfAsk(
        holds=_is_to_raise,
        words=lambda _row: "decide whether to raise it",
        resolution=lambda row: f"To raise {row.ref} with a body or a role that can help, or not to: {_why_raise(row)}",
        remark=_why_raise,
        verb="decide",
        together=_raising,
    ),
    AskKind.RAISED: KindOfAsk(
        holds=_was_raised,
        words=lambda row: f"answer what was raised on {_day(_raised_on(row))}",
        resolution=lambda row: f"To answer what was raised about {row.ref} on {_day(_raised_on(row))}",
        day=_raised_on,
        verb="answer",
        together=lambda rows: f"what was raised about {counted(len(rows), 'item')}",
        of_any_review=True,
    ),
}
"""What a meeting can be asked, in the order of ``AskKind``."""
