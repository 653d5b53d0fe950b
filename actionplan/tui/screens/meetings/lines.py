"""The lines of the page of meetings: a meeting, and what is asked of one. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.governance.asks import Ask
from actionplan.domain.meetings.powers import Powers, role_words
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import BodyRole, MeetingKind
from actionplan.tui.days import short_day, short_width
from actionplan.tui.styles import line_of

DECIDES: Final = "◂"
"""The mark of the meeting that decides."""
DECIDED: Final = "✓"
"""The mark of an ask that is decided."""
_LONGEST_WORDS: Final = 42


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the running list: an ask of the agenda, and its item's title or its follow-up's words.

    ``answer`` is what was resolved, where it is decided.
    """

    ask: Ask
    title: str
    decided: bool = False
    answer: str = ""

    @property
    def ref(self) -> str:
        """The item's ref, or the follow-up's number."""
        return self.ask.ref

    @property
    def id(self) -> str:
        """The option's id."""
        kind, ref, day = self.ask.key
        return f"{kind}:{ref}:{day or ''}"

    @property
    def words(self) -> str:
        """What is asked, or what was resolved."""
        words = self.ask.matter if self.ask.row is not None else f"{self.ask.matter}, {self.ask.remark}"
        if self.decided:
            words = f"{DECIDED} {line_of(self.answer) or f'{words} · answered'}"
        return f"{words} · new" if self.ask.new else words


def running_lines(waiting: Sequence[Waiting]) -> list[tuple[str, Content]]:
    """Each line with its option's id, in columns no wider than what is in them; what is decided is dimmed."""
    ref = max((len(each.ref) for each in waiting), default=0)
    asked = min(_LONGEST_WORDS, max((len(each.words) for each in waiting), default=0))
    return [
        (
            each.id,
            Content.styled(f"{each.ref:<{ref}} {each.words:<{asked}}  {each.title}", "$quiet" if each.decided else ""),
        )
        for each in waiting
    ]


def meeting_line(meeting: Meeting, view: PlanView, *, decides: bool) -> str:
    """A meeting: day, body, whether it sat and decides here, and in what it differs from a sitting that governs.

    Its papers come last: in 80 columns, no more than which issue they are can be cut.
    """
    if meeting.cancelled:
        state = "cancelled"
    elif meeting.closed:
        state = "closed"
    else:
        state = "has sat" if meeting.on <= view.as_at else "to come"
    state = f"{state} {DECIDES}" if decides else state
    kind = "" if meeting.kind is MeetingKind.SITTING else meeting.kind.label
    body = shorten(line_of(meeting.body), 26)
    about = " · ".join(part for part in (_role(meeting, view), kind, _papers(meeting)) if part)
    return f"{short_day(meeting.on):<{short_width()}} {body:<26} {state:<10} {about}"


def _papers(meeting: Meeting) -> str:
    if not meeting.packs_issued:
        return "no papers"
    if meeting.papers_as_at is None:
        return "papers late"
    issue = f", issue {meeting.packs_issued}" if meeting.packs_issued > 1 else ""
    return f"papers {short_day(meeting.papers_as_at)}{issue}"


def _role(meeting: Meeting, view: PlanView) -> str:
    """What a body does that does not govern: its meeting decides nothing, or about every review."""
    role = Powers(view.snapshot.reviews, view.snapshot.bodies).role(meeting.body, meeting.on)
    return "" if role is BodyRole.GOVERNS else role_words(meeting.body, role)
