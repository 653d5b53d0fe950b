"""Where the meeting view gets its plan from: a ledger, opened so that nothing can be written through it.

Plain functions for a thread; values out. Chooses the meeting, the papers, and what they are compared with.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from actionplan.domain.governance.difference import scrutiny_lines
from actionplan.domain.governance.scope import own_reviews, own_view
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.meetings.sittings import sitting_before, usual_sitting
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.measures import ReadingTaken
from actionplan.domain.subjects.progress import EvidenceAdded, ProgressRecorded
from actionplan.domain.typed.moments import resolve_meeting
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import with_travel
from actionplan.tui.present.heard import last_heard
from actionplan.tui.present.model import Activity, Compared, Shown, for_the_room


class Source:
    """One plan, and the meeting that it is shown to: named, or the next sitting, or the last."""

    def __init__(self, ledger: Ledger, meeting: str | None = None) -> None:
        self._ledger = ledger
        self._typed = meeting
        self._id: str | None = None

    def tell_of_news(self, told: Callable[[], object]) -> None:
        """Call ``told``, from another thread, whenever somebody has written, where the plan's server can say so."""
        self._ledger.subscribe(told)

    def has_news(self, shown: Shown) -> bool:
        """True where somebody has written since, or a new day has begun."""
        return self._ledger.last_number() != shown.last_number or self._ledger.clock.today() != shown.today

    def read(self) -> Shown:
        """All that the pages are made from. Raises ``BadInput`` where there is no such meeting."""
        ledger = self._ledger
        number = ledger.last_number()  # first, so that an entry made in between shows as news
        today = ledger.clock.today()
        meetings = ledger.meetings()
        now = ledger.view()
        meeting = self._chosen(meetings, now, today)
        papers = papers_of(meeting)
        view = with_travel(ledger, now if papers is None else ledger.view(papers), before=meeting)
        whole = view.snapshot
        if meeting is not None:
            reviews = own_reviews(now.snapshot, meeting)
            now, view = own_view(now, reviews), own_view(view, reviews)
        return Shown(
            view=for_the_room(view),
            meeting=meeting,
            papers=papers,
            before=self._before(meetings, meeting, view),
            since=None if papers is None else self._compared(now, now.as_at, view, now, papers=False),
            last_number=number,
            today=today,
            whole=whole,
            scrutiny=scrutiny_lines(view),
            heard=last_heard(ledger, view),
        )

    def _chosen(self, meetings: Sequence[Meeting], now: PlanView, today: date) -> Meeting | None:
        if self._id is None and self._typed is not None:
            # Kept by its id: after midnight, "next executive" would be another one.
            self._id = resolve_meeting(self._typed, meetings, today).id
        if self._id is not None:
            return next((each for each in meetings if each.id == self._id), None)
        return usual_sitting(meetings, now.snapshot.reviews, today)

    def _before(self, meetings: Sequence[Meeting], meeting: Meeting | None, view: PlanView) -> Compared | None:
        last = sitting_before(meetings, meeting, view.as_at)
        if last is None:
            return None
        papers = papers_of(last)
        began = min((review.loaded_on for review in view.snapshot.reviews), default=None)
        if papers is None and (began is None or last.on < began):
            return None
        then = own_view(self._ledger.view(papers or Moment(last.on)), {each.ref for each in view.snapshot.reviews})
        return self._compared(then, then.as_at, then, view, papers=papers is not None)

    def _compared(self, other: PlanView, day: date, earlier: PlanView, later: PlanView, *, papers: bool) -> Compared:
        return Compared(for_the_room(other), day, papers, self._activity(earlier, later))

    def _activity(self, earlier: PlanView, later: PlanView) -> dict[str, Activity]:
        """What was entered between two states and not taken back; an action's counts for its recommendation."""
        parents = {row.ref: row.item.parent or row.ref for row in later.rows}
        counts: Counter[tuple[str, type | None]] = Counter()
        for line in self._ledger.history(later.snapshot.head, after=earlier.snapshot.head):
            ref = parents.get(line.entry.ref or "")
            if ref is None or line.undone_by is not None:
                continue
            kind = type(line.entry.fact)
            kind = EvidenceAdded if kind is ReadingTaken else kind
            counts[ref, kind if kind in {ProgressRecorded, EvidenceAdded} else None] += 1
        return {
            ref: Activity(counts[ref, ProgressRecorded], counts[ref, EvidenceAdded], counts[ref, None])
            for ref, _ in counts
        }
