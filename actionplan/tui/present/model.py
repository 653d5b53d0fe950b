"""What the meeting view speaks for, as one frozen value: the plan, what it is compared with, what came since.

It holds only the words that a page can show: a note, a piece of evidence, an update but the last one heard, or what is
restricted never reaches the screen, because it never gets this far.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from actionplan.domain.governance.difference import ScrutinyLine
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Kind
from actionplan.tui.present.heard import Heard

PROJECTED: Final = frozenset(
    {
        "wording",
        "short_title",
        "lead_role",
        "lead_name",
        "title",
        "review_kind",
        "partnership",
        "unit",
        "closing_reason",
    }
)
"""The fields of text that a page may show; ``lead_name`` only when names are asked for."""


@dataclass(frozen=True, slots=True)
class Activity:
    """How many entries the ledger gained about a recommendation and its actions."""

    updates: int = 0
    evidence: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """Another state of the plan, and by recommendation what was entered between the two.

    ``day`` is the day that the other state speaks for, ``papers`` whether it is that of issued papers.
    """

    view: PlanView
    day: date
    papers: bool
    activity: Mapping[str, Activity]


@dataclass(frozen=True, slots=True)
class Shown:
    """The plan as the meeting sees it.

    ``view`` is that of the papers where ``papers`` is given, else that of now. ``before`` is the plan at the meeting
    before; ``since`` the plan as it stands now, where the papers are shown. ``whole`` has the reviews of other bodies
    too, whose items can be raised with this one. ``scrutiny`` is by role, and words;
    ``heard`` is the last update of each recommendation.
    """

    view: PlanView
    meeting: Meeting | None
    papers: Moment | None
    before: Compared | None
    since: Compared | None
    last_number: int
    today: date
    scrutiny: tuple[ScrutinyLine, ...] = ()
    heard: Mapping[str, Heard] = field(default_factory=dict)
    whole: Snapshot | None = None

    @property
    def plan(self) -> Snapshot:
        """What the meeting's agenda is read from."""
        return self.view.snapshot if self.whole is None else self.whole

    @property
    def recommendations(self) -> tuple[Row, ...]:
        """The rows that have a page of their own, in published order."""
        return tuple(row for row in self.view.rows if row.item.kind is Kind.RECOMMENDATION)

    def row(self, ref: str) -> Row | None:
        """The row of an item, as the papers have it."""
        return self.view.snapshot.row(ref)


def for_the_room(view: PlanView) -> PlanView:
    """The same plan without the words that no page shows."""
    asked = {(each.entry, each.words_in) for each in view.snapshot.follow_ups}
    shown = {key: words for key, words in view.texts.items() if key[1] in PROJECTED or key in asked}
    return replace(view, texts=shown)
