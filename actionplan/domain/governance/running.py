"""The agenda of a meeting while its minute is taken: what it was asked, how each was answered, what is left. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from actionplan.domain.governance.agenda import MeetingAgenda, agenda
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.entities import Meeting

AskKey = tuple[AskKind, str, date | None]


@dataclass(frozen=True, slots=True)
class RunningAgenda:
    """An agenda, and by the key of an ask what the meeting resolved about it, in words.

    An ask is decided where it holds no longer, or where the meeting resolved something about it, if only in words.
    """

    agenda: MeetingAgenda
    answers: Mapping[AskKey, str] = field(default_factory=dict)

    @property
    def meeting(self) -> Meeting:
        """Whose agenda it is."""
        return self.agenda.meeting

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What it is asked, in order; what has come since stands last."""
        return self.agenda.asks

    def is_decided(self, ask: Ask) -> bool:
        """Whether the minute can go on to the next."""
        return ask.answered or ask.key in self.answers

    def answer(self, ask: Ask) -> str:
        """What was resolved, as the minute has it; empty where nothing was, or the plan answered by itself."""
        return self.answers.get(ask.key, "")

    @property
    def words(self) -> str:
        """How far it has come: "4 of 10 decided, 1 of them new since the papers"."""
        decided = sum(map(self.is_decided, self.asks))
        since = "the papers" if self.meeting.papers_cut_off is not None else "it first decided"
        new = f", {self.agenda.new} of them new since {since}" if self.agenda.new else ""
        return f"{decided} of {len(self.asks)} decided{new}" if self.asks else "nothing is asked"

    def as_it_stands(self, plan: Snapshot, meeting: Meeting) -> Self:
        """The same asks in another state of the plan, until the ledger has been read again."""
        now = {ask.key: ask for ask in agenda(plan, meeting)}
        kept = [
            replace(now[ask.key], new=ask.new) if ask.key in now else replace(ask, answered=True) for ask in self.asks
        ]
        known = {ask.key for ask in self.asks}
        more = [replace(ask, new=True) for key, ask in now.items() if key not in known]
        # What was answered and is asked again was undone.
        undone = {ask.key for ask in self.asks if ask.answered and ask.key in now}
        answers = {key: words for key, words in self.answers.items() if key not in undone}
        return replace(self, agenda=MeetingAgenda(meeting, (*kept, *more)), answers=answers)
