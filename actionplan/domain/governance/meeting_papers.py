"""What the papers of one meeting are made from: its pack's values, the plan that is its body's business, its words.

A value that reads nothing; the documents for a body, its chair and its partners are all made from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.attendance import Worded
from actionplan.domain.governance.pack import PackPaper
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.told import Told
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import MeetingPart


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """The papers of a meeting, and the plan behind them.

    ``view`` has the reviews of the meeting's body alone, roles in the place of names, and where ratings have gone since
    the body's last papers; ``then`` is the plan as in those, None where these are the first. ``lines`` are those of the
    ledger of which papers tell. ``words`` are the manager's own for the parts of these papers.
    """

    paper: PackPaper
    view: PlanView
    then: PlanView | None
    lines: Sequence[HistoryLine]
    words: Mapping[MeetingPart, Worded]
    told: Told

    @property
    def meeting(self) -> Meeting:
        """The meeting that they are for."""
        return self.paper.meeting
