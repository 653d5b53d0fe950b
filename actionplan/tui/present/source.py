"""Where the meeting view gets its plan from: a ledger, opened so that nothing can be written through it.

Plain functions for a thread; values out. Chooses the meeting, the papers, and what they are compared with.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.progress import EvidenceAdded, ProgressRecorded
from actionplan.domain.typed.moments import resolve_meeting
from actionplan.ledger.ledger import Ledger
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
        papers = _papers_of(meeting)
        view = now if papers is None else ledger.view(papers)
        return Shown(
            view=for_the_room(view),
            meeting=meeting,
            papers=papers,
            before=self._before(meetings, meeting, view),
            since=None if papers is None else self._compared(now, now.as_at, view, now, papers=False),
            last_number=number,
            today=today,
        )

    def _chosen(self, meetings: Sequence[Meeting], now: PlanView, today: date) -> Meeting | None:
        if self._id is None and self._typed is not None:
            # Kept by its id: after midnight, "next executive" would be another one.
            self._id = resolve_meeting(self._typed, meetings, today).id
        if self._id is not None:
            return next((each for each in meetings if each.id == self._id), None)
        return usual_meeting(meetings, now, today)

    def _before(self, meetings: Sequence[Meeting], meeting: Meeting | None, view: PlanView) -> Compared | None:
        last = meeting_before(meetings, meeting, view.as_at)
        if last is None:
            return None
        papers = _papers_of(last)
        began = min((review.loaded_on for review in view.snapshot.reviews), default=None)
        if papers is None and (began is None or last.on < began):
            return None
        then = self._ledger.view(papers or Moment(last.on))
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
            counts[ref, kind if kind in {ProgressRecorded, EvidenceAdded} else None] += 1
        return {
            ref: Activity(counts[ref, ProgressRecorded], counts[ref, EvidenceAdded], counts[ref, None])
            for ref, _ in counts
        }


def _papers_of(meeting: Meeting | None) -> Moment | None:
    if meeting is None or meeting.papers_cut_off is None or meeting.papers_as_at is None:
        return None
    return Moment(meeting.papers_as_at, meeting.papers_cut_off)


def usual_meeting(meetings: Sequence[Meeting], view: PlanView, today: date) -> Meeting | None:
    """The next sitting of a governing body, else its last, else any body's; None where none is on record."""
    bodies = {review.governing_body.casefold() for review in view.snapshot.reviews}
    sittings = [each for each in meetings if each.is_sitting]
    own = [each for each in sittings if each.body.casefold() in bodies] or sittings
    coming = [each for each in own if each.on >= today]
    return _first(coming) or _last(own)


def meeting_before(meetings: Sequence[Meeting], meeting: Meeting | None, as_at: date) -> Meeting | None:
    """The sitting of the same body before this one (of any body where none is shown) that has taken place."""
    same = [each for each in meetings if each.is_sitting and (meeting is None or _same_body(each, meeting))]
    if meeting is None:
        return _last([each for each in same if each.on < as_at])
    return _last([each for each in same if each.on < meeting.on and each.on <= as_at and each.id != meeting.id])


def _same_body(one: Meeting, other: Meeting) -> bool:
    return one.body.casefold() == other.body.casefold()


def _first(meetings: Iterable[Meeting]) -> Meeting | None:
    return min(meetings, key=lambda each: (each.on, each.id), default=None)


def _last(meetings: Iterable[Meeting]) -> Meeting | None:
    return max(meetings, key=lambda each: (each.on, each.id), default=None)
