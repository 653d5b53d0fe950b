"""What a meeting is asked: ``agenda`` is the only place that says so.

The papers, the meeting view, the page of meetings, ``meeting minute`` and ``check`` all read it, so they show the same
number. An ask is one item. ``KINDS`` is the table of what can be asked; another kind is one more row. Pure.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.meetings.bodies import reviews_of
from actionplan.domain.meetings.readiness import Missing, needs_impact_review, sign_off_needs
from actionplan.domain.meetings.sittings import usual_sitting
from actionplan.domain.rating.reasons import missing_for_plan
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import the_body
from actionplan.domain.vocabulary import DateState, Kind, Response, Status


class AskKind(StrEnum):
    """What a meeting can be asked about an item, in the order in which it takes them."""

    ADOPTION = "adoption"
    SIGN_OFF = "sign-off"
    EXTENSION = "extension"
    DELAY = "delay"
    PAUSE = "pause"
    IMPACT = "impact"
    PLANNING = "planning"
    RESPONSE = "response"
    OTHERS = "with-others"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a meeting is asked, about one item."""

    kind: AskKind
    row: Row

    @property
    def ref(self) -> str:
        """The item's ref."""
        return self.row.ref

    @property
    def key(self) -> tuple[AskKind, str, date | None]:
        """Equal for the same ask at two points of the ledger; a request for another day is another ask."""
        return self.kind, self.row.ref, KINDS[self.kind].day(self.row)

    @property
    def about(self) -> str:
        """The ref of the recommendation that it is about, or stands under."""
        return self.row.item.parent or self.row.ref

    @property
    def words(self) -> str:
        """The request in a few words: "adopt 31 March 2027"."""
        return KINDS[self.kind].words(self.row)

    @property
    def remark(self) -> str:
        """What to add where there is room for it; empty where there is nothing."""
        return KINDS[self.kind].remark(self.row)


@dataclass(frozen=True, slots=True)
class AskGroup:
    """All asks of one kind as papers print them: a verb ("adopt"), what of, and the items that it is about."""

    verb: str
    words: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _KindOfAsk:
    """When a kind is asked (of a meeting on that day), its words about one item and about several, and its own day."""

    holds: Callable[[Row, Snapshot, date], bool]
    words: Callable[[Row], str]
    verb: str
    together: Callable[[Sequence[Row]], str]
    remark: Callable[[Row], str] = lambda _row: ""
    day: Callable[[Row], date | None] = lambda _row: None


def agenda(plan: Snapshot, meeting: Meeting | None) -> tuple[Ask, ...]:
    """What a meeting is asked as at the plan's day, in the order in which it takes it, then in published order.

    A body that governs reviews is asked about their items. Without a meeting: what any body would be asked that day.
    """
    reviews, on = _scope(plan, meeting)
    found: dict[AskKind, list[Ask]] = {kind: [] for kind in AskKind}
    for row in plan.rows:
        for kind in _asked(row, plan, reviews, on):
            found[kind].append(Ask(kind, row))
    return tuple(ask for asks in found.values() for ask in asks)


def asks_about(ref: str, plan: Snapshot, meeting: Meeting | None) -> tuple[Ask, ...]:
    """The part of the agenda that is about one recommendation and its actions, in the same order."""
    row = plan.row(ref)
    if row is None:
        return ()
    reviews, on = _scope(plan, meeting)
    family = (row, *plan.actions_of(ref))
    return tuple(Ask(kind, each) for kind in AskKind for each in family if kind in _asked(each, plan, reviews, on))


def unready(plan: Snapshot, meeting: Meeting | None) -> tuple[Row, ...]:
    """What is reported complete and cannot be signed off yet: a meeting is not asked about it, and may want to know."""
    reviews, _on = _scope(plan, meeting)
    reported = (row for row in plan.rows if row.item.reported_complete and row.item.review in reviews)
    return tuple(row for row in reported if sign_off_needs_of(row, plan))


def grouped(asks: Sequence[Ask]) -> tuple[AskGroup, ...]:
    """The agenda as papers print it: a sentence a kind."""
    rows: dict[AskKind, list[Row]] = {}
    for ask in asks:
        rows.setdefault(ask.kind, []).append(ask.row)
    return tuple(
        AskGroup(KINDS[kind].verb, KINDS[kind].together(about), tuple(row.ref for row in about))
        for kind, about in rows.items()
    )


def sign_off_needs_of(row: Row, plan: Snapshot) -> tuple[Missing, ...]:
    """What an item of the plan lacks before it can be signed off."""
    return sign_off_needs(row.item, (action.item for action in plan.actions_of(row.ref)))


def agenda_line(plan: Snapshot) -> str:
    """How much the sitting to come is asked; empty where no sitting to come is on record."""
    meeting = usual_sitting(plan.meetings, plan.reviews, plan.as_at)
    if meeting is None or meeting.on < plan.as_at:
        return ""
    return f"{meeting.title} has {counted(len(agenda(plan, meeting)), 'item')} on its agenda."


def _scope(plan: Snapshot, meeting: Meeting | None) -> tuple[Collection[str], date]:
    """The reviews whose items are asked about, and the day on which they are."""
    if meeting is None:
        return frozenset(review.ref for review in plan.reviews), plan.as_at
    return reviews_of(meeting.body, plan.reviews), meeting.on


def _asked(row: Row, plan: Snapshot, reviews: Collection[str], on: date) -> tuple[AskKind, ...]:
    if row.item.review not in reviews:
        return ()
    return tuple(kind for kind, each in KINDS.items() if each.holds(row, plan, on))


def _impact_is_due(row: Row, _plan: Snapshot, on: date) -> bool:
    due = row.item.impact_review_on
    return row.item.status is Status.SIGNED_OFF and due is not None and due <= on


def _is_unanswered(row: Row, _plan: Snapshot, _on: date) -> bool:
    item = row.item
    return item.live and item.kind is Kind.RECOMMENDATION and item.response.answer is Response.NOT_RECORDED


def _answer_is_late(row: Row, _plan: Snapshot, on: date) -> bool:
    return row.item.with_others is not None and row.item.with_others.overdue(on)


def _about_others(row: Row) -> str:
    given = row.item.with_others
    who = "others" if given is None else the_body(given.body)
    return f"decide what follows, as {who} has not answered"


def _signing_off(rows: Sequence[Row]) -> str:
    """A sign-off has to settle the impact review as well, where no impact is shown yet."""
    without = sum(needs_impact_review(row.item) for row in rows)
    review = f", and set the day of the impact review for {without} of them" if without else ""
    return f"{counted(len(rows), 'item')} reported complete with evidence{review}"


def _later(row: Row) -> str:
    to, due = row.item.extension_to, row.item.deadline.due_on
    return "" if to is None or due is None else f"{counted((to - due).days, 'day')} later"


def _day(day: date | None) -> str:
    return "a day not recorded" if day is None else long_day(day)


KINDS: Final[Mapping[AskKind, _KindOfAsk]] = {
    AskKind.ADOPTION: _KindOfAsk(
        holds=lambda row, _plan, _on: row.item.live and row.item.deadline.state is DateState.PROPOSED,
        words=lambda row: f"adopt {_day(row.item.deadline.due_on)}",
        day=lambda row: row.item.deadline.due_on,
        verb="adopt",
        together=lambda rows: f"{counted(len(rows), 'proposed date')}, which only an extension can move after that",
    ),
    AskKind.SIGN_OFF: _KindOfAsk(
        holds=lambda row, plan, _on: not sign_off_needs_of(row, plan),
        words=lambda _row: "sign off",
        day=lambda row: row.item.completed_on,
        remark=lambda row: "and set the day of its impact review" if needs_impact_review(row.item) else "",
        verb="sign off",
        together=_signing_off,
    ),
    AskKind.EXTENSION: _KindOfAsk(
        holds=lambda row, _plan, _on: row.item.live and row.item.extension_to is not None,
        words=lambda row: f"decide on an extension to {_day(row.item.extension_to)}",
        remark=_later,
        day=lambda row: row.item.extension_to,
        verb="decide",
        together=lambda rows: f"on {counted(len(rows), 'extension')} asked for: grant, refuse or return (table C)",
    ),
    AskKind.DELAY: _KindOfAsk(
        holds=lambda row, _plan, _on: overdue(row.case) and row.item.extension_to is None,
        words=lambda row: f"decide what to do, {counted(row.case.days_overdue, 'day')} overdue",
        remark=lambda _row: "no extension is asked for",
        verb="decide",
        together=lambda rows: (
            f"what to do about {counted(len(rows), 'overdue item')} without an extension waiting (table D)"
        ),
    ),
    AskKind.PAUSE: _KindOfAsk(
        holds=lambda row, _plan, on: row.item.live and (row.item.paused_until or on) < on,
        words=lambda _row: "decide what follows the pause",
        remark=lambda row: f"until {_day(row.item.paused_until)}",
        verb="decide",
        together=lambda _rows: "whether a pause whose review date has come goes on (table J)",
    ),
    AskKind.IMPACT: _KindOfAsk(
        holds=_impact_is_due,
        words=lambda _row: "review its impact",
        remark=lambda row: f"due {_day(row.item.impact_review_on)}",
        verb="review",
        together=lambda rows: (
            f"the impact of {counted(len(rows), 'item')}: is anything different for children? (table G)"
        ),
    ),
    AskKind.PLANNING: _KindOfAsk(
        holds=lambda row, _plan, _on: row.item.live and not row.case.planned,
        words=lambda row: f"agree its {' and '.join(missing_for_plan(row.case))}",
        verb="agree",
        together=lambda rows: f"an owner and a date for {counted(len(rows), 'item')} without (table H)",
    ),
    AskKind.RESPONSE: _KindOfAsk(
        holds=_is_unanswered,
        words=lambda _row: "respond: accept it, in part, or not",
        verb="respond",
        together=lambda rows: f"to {counted(len(rows), 'recommendation')}: accept, accept in part, or not accept",
    ),
    AskKind.OTHERS: _KindOfAsk(
        holds=_answer_is_late,
        words=_about_others,
        remark=lambda row: "" if row.item.with_others is None else f"due {long_day(row.item.with_others.answer_due)}",
        day=lambda row: None if row.item.with_others is None else row.item.with_others.answer_due,
        verb="decide",
        together=lambda rows: (
            f"what follows for {counted(len(rows), 'recommendation')} with others, whose answer is late (table K)"
        ),
    ),
}
"""What a meeting can be asked, in the order of ``AskKind``."""
