"""The kinds of thing that a meeting can be asked about an item or a follow-up: when each is asked, and its words.

``KINDS`` is the one table of those about an item; another kind is one more row. What one meeting is asked is
``agenda``'s. Pure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from actionplan.domain.dates import counted, long_day, recorded_day
from actionplan.domain.governance.askable import (
    Scope,
    answer_due,
    answer_is_late,
    decided_colour_ends,
    impact_is_due,
    is_to_raise,
    is_unanswered,
    not_ready,
    other_body,
    raised_on,
    raising,
    review_to_set,
    shown_colour,
    sign_off_needs_of,
    signing_off,
    was_raised,
    what_is_missing,
    why_raise,
)
from actionplan.domain.governance.resolutions import (
    Resolution,
    hearing,
    impact_resolution,
    or_to,
    raising_resolution,
    signing_off_resolution,
)
from actionplan.domain.rating.reasons import missing_for_plan
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.vocabulary import DateState


class AskKind(StrEnum):
    """What a meeting can be asked, in the order in which it takes them.

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


NOTE: Final = "note"
"""What a body is asked to do about what was decided outside its sittings."""

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
        return self._sentence(self.ref)

    def resolution_on(self, title: str) -> str:
        """The same with the title of what it is about: "To adopt 31 March 2027 as the date of “Brief staff” (R04)."."""
        return self._sentence(self._titled(title))

    def request(self, title: str = "") -> tuple[str, str]:
        """The verb and the words behind "is asked to", without a full stop: ("adopt", "31 March 2027 as the …").

        ``title``: as for ``resolution_on``; without one, its ref stands for what it is about.
        """
        resolved = self._resolution(self._titled(title) if title else self.ref)
        if self._advised:
            return ADVISING, f"on this: {self.for_whom} asked to {resolved.sentence.rstrip('?')}"
        return resolved.request

    def _titled(self, title: str) -> str:
        return f"“{title.rstrip('.')}” ({self.ref})"

    @property
    def _advised(self) -> bool:
        """Whether the body only advises: a matter arising is its own, whoever decides about the item."""
        return bool(self.for_whom) and self.row is not None

    def _sentence(self, name: str) -> str:
        words = self._resolution(name).sentence
        if self._advised:
            words = f"note, to ask or to recommend: {self.for_whom} asked to {words}"
        return f"To {words}" if words.endswith("?") else f"To {words}."

    def _resolution(self, name: str) -> Resolution:
        return hearing(self.follow_up, name) if self.row is None else KINDS[self.kind].resolution(self.row, name)


@dataclass(frozen=True, slots=True)
class AskGroup:
    """All asks of one kind as papers print them: a verb ("adopt"), what of, and the items that it is about."""

    verb: str
    words: str
    refs: tuple[str, ...]

    @property
    def to_note(self) -> bool:
        """Whether nothing is asked: it was decided outside a sitting, and the body notes it."""
        return self.verb == NOTE


@dataclass(frozen=True, slots=True)
class KindOfAsk:
    """When a kind is asked, its words about one item and about several, and its own day.

    ``resolution`` takes the item and what to call it: its ref or its title. ``of_any_review``: whether it is asked
    about items of reviews that are not the body's own.
    """

    holds: Callable[[Row, Scope], bool]
    words: Callable[[Row], str]
    resolution: Callable[[Row, str], Resolution]
    verb: str
    together: Callable[[Sequence[Row]], str]
    remark: Callable[[Row], str] = lambda _row: ""
    day: Callable[[Row], date | None] = lambda _row: None
    of_any_review: bool = False


def _later(row: Row) -> str:
    to, due = row.item.extension_to, row.item.deadline.due_on
    return "" if to is None or due is None else f"{counted((to - due).days, 'day')} later"


def _by_how_much(row: Row) -> str:
    return f", {_later(row)}" if _later(row) else ""


KINDS: Final[Mapping[AskKind, KindOfAsk]] = {
    AskKind.RESPONSE: KindOfAsk(
        holds=is_unanswered,
        words=lambda _row: "respond: accept it, in part, or not",
        resolution=lambda _row, name: Resolution("accept", f"{name}, accept it in part, or not accept it"),
        verb="respond",
        together=lambda rows: f"to {counted(len(rows), 'recommendation')}: accept, accept in part, or not accept",
    ),
    AskKind.PLANNING: KindOfAsk(
        holds=lambda row, _scope: row.item.live and not row.case.planned,
        words=lambda row: f"agree its {' and '.join(missing_for_plan(row.case))}",
        resolution=lambda row, name: Resolution(
            "agree", f"the {' and the '.join(missing_for_plan(row.case))} of {name}"
        ),
        verb="agree",
        together=lambda rows: f"an owner and a date for {counted(len(rows), 'item')} without (table H)",
    ),
    AskKind.ADOPTION: KindOfAsk(
        holds=lambda row, _scope: row.item.live and row.item.deadline.state is DateState.PROPOSED,
        words=lambda row: f"adopt {recorded_day(row.item.deadline.due_on)}",
        resolution=lambda row, name: Resolution(
            "adopt", f"{recorded_day(row.item.deadline.due_on)} as the date of {name}"
        ),
        day=lambda row: row.item.deadline.due_on,
        verb="adopt",
        together=lambda rows: f"{counted(len(rows), 'proposed date')}, which only an extension can move after that",
    ),
    AskKind.EXTENSION: KindOfAsk(
        holds=lambda row, _scope: row.item.live and row.item.extension_to is not None,
        words=lambda row: f"decide on an extension to {recorded_day(row.item.extension_to)}",
        resolution=lambda row, name: Resolution(
            "grant, refuse or return",
            f"the extension of {name} from {recorded_day(row.item.deadline.due_on)} to "
            f"{recorded_day(row.item.extension_to)}{_by_how_much(row)}",
        ),
        remark=_later,
        day=lambda row: row.item.extension_to,
        verb="decide",
        together=lambda rows: f"on {counted(len(rows), 'extension')} asked for: grant, refuse or return (table C)",
    ),
    AskKind.DELAY: KindOfAsk(
        holds=lambda row, _scope: overdue(row.case) and row.item.extension_to is None,
        words=lambda row: f"decide what to do, {counted(row.case.days_overdue, 'day')} overdue",
        resolution=lambda row, name: Resolution(
            "decide",
            f"what to do about {name}, which was due on {recorded_day(row.case.due_on)} and is "
            f"{counted(row.case.days_overdue, 'day')} overdue: no extension is asked for",
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
        resolution=lambda row, name: Resolution(
            "decide", f"what follows the pause of {name}, whose review date was {recorded_day(row.item.paused_until)}"
        ),
        remark=lambda row: f"until {recorded_day(row.item.paused_until)}",
        verb="decide",
        together=lambda _rows: "whether a pause whose review date has come goes on (table J)",
    ),
    AskKind.DECIDED_COLOUR: KindOfAsk(
        holds=decided_colour_ends,
        words=lambda row: f"decide whether {row.own.colour} goes on",
        resolution=lambda row, name: Resolution(
            "decide",
            f"whether {name} goes on being shown as {row.own.colour}, which by the rule is {row.own.rule_colour}: "
            "the decision ends with this sitting",
        ),
        remark=shown_colour,
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
        resolution=signing_off_resolution,
        day=lambda row: row.item.completed_on,
        remark=review_to_set,
        verb="sign off",
        together=signing_off,
    ),
    AskKind.NOT_READY: KindOfAsk(
        holds=not_ready,
        words=lambda _row: "note that it is not ready, or return it",
        resolution=lambda row, name: or_to(
            "note",
            f"that {name} is reported complete and cannot be signed off yet ({what_is_missing(row)})",
            "return it",
        ),
        day=lambda row: row.item.completed_on,
        remark=what_is_missing,
        verb="consider",
        together=lambda rows: (
            f"{counted(len(rows), 'item')} reported complete, not ready for sign-off (table B says what is missing)"
        ),
    ),
    AskKind.IMPACT: KindOfAsk(
        holds=impact_is_due,
        words=lambda _row: "review its impact",
        resolution=impact_resolution,
        remark=lambda row: f"due {recorded_day(row.item.impact_review_on)}",
        verb="review",
        together=lambda rows: (
            f"the impact of {counted(len(rows), 'item')}: is anything different for children? (table G)"
        ),
    ),
    AskKind.OTHERS: KindOfAsk(
        holds=answer_is_late,
        words=lambda row: f"decide what follows, as {other_body(row)} has not answered",
        resolution=lambda row, name: Resolution(
            "decide", f"what follows for {name}: {other_body(row)} was to answer by {recorded_day(answer_due(row))}"
        ),
        remark=lambda row: f"due {recorded_day(answer_due(row))}",
        day=answer_due,
        verb="decide",
        together=lambda rows: (
            f"what follows for {counted(len(rows), 'recommendation')} with others, whose answer is late (table K)"
        ),
    ),
    AskKind.RAISE: KindOfAsk(
        holds=is_to_raise,
        words=lambda _row: "decide whether to raise it",
        resolution=raising_resolution,
        remark=why_raise,
        verb="decide",
        together=raising,
    ),
    AskKind.RAISED: KindOfAsk(
        holds=was_raised,
        words=lambda row: f"answer what was raised on {recorded_day(raised_on(row))}",
        resolution=lambda row, name: Resolution(
            "answer", f"what was raised about {name} on {recorded_day(raised_on(row))}"
        ),
        day=raised_on,
        verb="answer",
        together=lambda rows: f"what was raised about {counted(len(rows), 'item')}",
        of_any_review=True,
    ),
}
"""What a meeting can be asked, in the order of ``AskKind``."""
