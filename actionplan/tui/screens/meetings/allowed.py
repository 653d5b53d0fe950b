"""What the meeting that decides allows about the line under the bar, in sentences. Asks the domain."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.governance.asks import AskKind
from actionplan.domain.meetings.sittings import can_decide, has_sat
from actionplan.domain.state.entities import Meeting
from actionplan.tui.commands.offered import key_of
from actionplan.tui.screens.meetings.lines import Waiting
from actionplan.tui.styles import line_of

ANSWERED_BY: Final = {
    "at-grant": (AskKind.EXTENSION,),
    "at-refuse": (AskKind.EXTENSION,),
    "at-return": (AskKind.EXTENSION, AskKind.SIGN_OFF, AskKind.NOT_READY),
    "at-sign-off": (AskKind.SIGN_OFF,),
    "at-adopt": (AskKind.ADOPTION,),
    "at-raise": (AskKind.RAISE, AskKind.RAISED),
}
"""Which asks a key answers."""

OF_THE_MEETING: Final = frozenset({"at-words", "at-follow-up"})
"""What a meeting records in words: about the line under the bar while one is in the agenda, else about no item."""

NOTHING: Final = (
    "Nothing is asked of this meeting: no date, extension, sign-off, pause, impact or response waits for it."
)


def no_meeting() -> str:
    """What to press where there is none."""
    return f"No meeting is on record yet. Press {key_of('at-add')} to add one."


@dataclass(frozen=True, slots=True)
class Allowed:
    """The meeting that decides and the line under the bar, where there are, as at a day; ``past``: nothing writes."""

    meeting: Meeting | None
    line: Waiting | None
    as_at: date
    past: bool

    def why_not(self, name: str) -> str:
        """Why a command does not fit the meeting or the line here; empty where it does, or is about neither."""
        if self.past:
            return ""
        if name in OF_THE_MEETING:
            return self.why_no_decision()
        if name not in ANSWERED_BY:
            return ""
        refused, line = self.why_no_answer(), self.line
        if refused or line is None:
            return refused
        if line.ask.kind in ANSWERED_BY[name]:
            return ""
        return f"{line.ref}: {line.ask.words}. That key decides something else; enter answers it."

    def why_no_answer(self) -> str:
        """Why the meeting does not decide what the line under the bar asks; empty where it does."""
        refused, line = self.why_no_decision(), self.line
        if refused:
            return refused
        if line is None:
            return NOTHING
        if line.ask.answered:
            return f"{line.ref}: {line.ask.words}. That is answered already."
        return ""

    def why_no_decision(self) -> str:
        """Why the meeting decides nothing; empty where it does."""
        meeting = self.meeting
        if meeting is None:
            return no_meeting()
        if not has_sat(meeting, self.as_at):
            why = "was cancelled" if meeting.cancelled else "has not sat yet"
            return f"{line_of(meeting.title)} {why}: choose one that has sat, and press enter on it."
        if not can_decide(meeting, self.as_at):
            how = f"Press {key_of('at-reopen')} to open its minutes again."
            return f"{line_of(meeting.title)} is closed: it takes no more decisions. {how}"
        return ""
