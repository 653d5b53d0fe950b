"""The lines of the page of meetings: a meeting, and what is asked of one. Pure."""

from dataclasses import dataclass
from typing import Final

from actionplan.domain.dates import counted, short_day
from actionplan.domain.governance.asks import Ask
from actionplan.domain.meetings.powers import Powers, role_words
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import BodyRole, MeetingKind
from actionplan.tui.styles import line_of

DECIDES: Final = "◂"
"""The mark of the meeting that decides."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the running list: an ask of the agenda, and its item's title or its follow-up's words."""

    ask: Ask
    title: str

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
    def line(self) -> str:
        """The line as it is shown."""
        words = self.ask.words if self.ask.row is not None else f"{self.ask.words}, {self.ask.remark}"
        words = f"{words} · answered" if self.ask.answered else words
        words = f"{words} · new" if self.ask.new else words
        return f"{self.ref:<12} {words:<42}  {self.title}"


def meeting_line(meeting: Meeting, view: PlanView, *, decides: bool) -> str:
    """A meeting: day, body, kind, whether it sat and decides here, and its papers."""
    kind = "sitting" if meeting.kind is MeetingKind.SITTING else "chair's action"
    if meeting.cancelled:
        state = "cancelled"
    elif meeting.closed:
        state = "closed"
    else:
        state = "has sat" if meeting.on <= view.as_at else "to come"
    state = f"{state} {DECIDES}" if decides else state
    papers = "papers late" if meeting.packs_issued else "no papers"
    if meeting.packs_issued and meeting.papers_as_at:
        papers = f"papers {short_day(meeting.papers_as_at)} ({counted(meeting.packs_issued, 'issue')})"
    body = shorten(line_of(meeting.body), 24)
    return f"{short_day(meeting.on):<10} {body:<24} {kind:<15} {state:<10} {papers}{_role(meeting, view)}"


def _role(meeting: Meeting, view: PlanView) -> str:
    """What a body does that does not govern: its meeting decides nothing, or about every review."""
    role = Powers(view.snapshot.reviews, view.snapshot.bodies).role(meeting.body, meeting.on)
    return "" if role is BodyRole.GOVERNS else f" · {role_words(meeting.body, role)}"
