"""The plan at several moments, compared: movement, changes, direction of travel. Reads only."""

from dataclasses import replace
from typing import TYPE_CHECKING

from actionplan.domain.errors import BadInput
from actionplan.domain.meetings.issued_papers import last_by_review, last_governing, last_issued, papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.travel import BodyPapers, LastPapers, Travel
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Kind
from actionplan.ledger.ledger import Ledger

if TYPE_CHECKING:
    # The wording of all kinds of entries takes 50 ms to import, and the first screen does without.
    from collections.abc import Mapping, Sequence

    from actionplan.domain.rating.travel import Cause
    from actionplan.domain.reports.changes import ChangeReport
    from actionplan.domain.reports.movement import MovementReport
    from actionplan.domain.subject import MeetingTitle


def movement_since(
    ledger: Ledger, since: Moment | None, until: Moment | None = None, kind: Kind = Kind.RECOMMENDATION
) -> "MovementReport":
    """MovementLine from one moment (None: before the first entry) to another (None: now).

    Raises ``Refused``, naming the item, where it does not reconcile.
    """
    from actionplan.domain.reports.movement import before_first_entry, movement_report

    closing = ledger.snapshot(until)
    before = before_first_entry(closing) if since is None else ledger.snapshot(since)
    _refuse_unless_in_order(before, closing)
    lines = ledger.history(closing.head, after=before.head)
    return movement_report(before, closing, [line.entry for line in lines], kind)


def changes_since(
    ledger: Ledger,
    since: Moment | None,
    until: Moment | None = None,
    *,
    meeting_title: "MeetingTitle | None" = None,
) -> "ChangeReport":
    """What changed after one moment (None: from the first entry on), up to and including another (None: now).

    Meetings are named by their titles, unless ``meeting_title`` names them.
    """
    from actionplan.domain.reports.changes import ChangeReport, changes_between
    from actionplan.domain.reports.time_passed import time_passed
    from actionplan.domain.subjects.undo import StepReversed

    closing = ledger.view(until)
    opening = None if since is None else ledger.snapshot(since)
    if opening is not None:
        _refuse_unless_in_order(opening, closing.snapshot)
    after = 0 if opening is None else opening.head
    lines = ledger.history(closing.snapshot.head, after=after)
    undone_before = any(isinstance(line.entry.fact, StepReversed) for line in lines)
    earlier = ledger.history(after) if after and undone_before else []
    groups = changes_between(lines, closing, earlier, meeting_title=meeting_title)
    if opening is None:
        return ChangeReport(None, closing.as_at, groups)
    return ChangeReport(opening.as_at, closing.as_at, groups, time_passed(opening, closing, lines))


def with_travel(
    ledger: Ledger, view: PlanView, known: Travel | None = None, *, before: Meeting | None = None
) -> PlanView:
    """The view with the direction of travel since the last papers issued before it, to a body that governs.

    Where several bodies govern, an item is compared with the last papers of its own.
    ``known`` is the travel of an earlier view: where it is about the same papers, they are not read again.
    ``before`` asks for the last papers of that meeting's own body, for an earlier meeting.
    """
    plan = view.snapshot
    if before is None and len(own := _own_papers(view)) > 1:
        return _with_own_travel(ledger, view, own)
    meeting = last_governing(plan.meetings, plan.reviews) if before is None else last_issued(plan.meetings, before)
    point = papers_of(meeting)
    if meeting is None or point is None:
        return replace(view, travel=Travel(None))
    papers = None if known is None else known.papers
    if papers is not None and papers.point == point:
        papers = replace(papers, meeting_on=meeting.on)
    else:
        then = ledger.snapshot(point)
        papers = LastPapers.of(meeting.on, point, then.rows, then, papers_before(ledger, view, meeting))
    found = {} if papers.plan is None else causes_since(ledger, papers.plan, view.snapshot)
    return replace(view, travel=Travel(papers, causes=found))


def _own_papers(view: PlanView) -> list[tuple[Meeting | None, frozenset[str]]]:
    """Each meeting whose papers reviews are compared with, and those reviews; None for what no papers were about."""
    plan = view.snapshot
    issued = last_by_review(plan.meetings, plan.reviews)
    meetings = {None if meeting is None else meeting.id: meeting for meeting in map(issued.get, _refs(plan))}
    if not issued:
        return []
    return [
        (meeting, frozenset(ref for ref in _refs(plan) if issued.get(ref) == meeting)) for meeting in meetings.values()
    ]


def _refs(plan: Snapshot) -> list[str]:
    return [review.ref for review in plan.reviews]


def _with_own_travel(
    ledger: Ledger, view: PlanView, own: "Sequence[tuple[Meeting | None, frozenset[str]]]"
) -> PlanView:
    """The view with each item's direction since its own body's last papers."""
    made, found = [], {}
    for meeting, reviews in own:
        point = papers_of(meeting)
        if meeting is None or point is None:
            continue
        then = ledger.snapshot(point)
        papers = LastPapers.of(meeting.on, point, then.rows, then, papers_before(ledger, view, meeting))
        made.append(BodyPapers(meeting.body, reviews, papers))
        causes = causes_since(ledger, then, view.snapshot)
        found.update({ref: cause for ref, cause in causes.items() if made[-1].has(ref)})
    return replace(view, travel=Travel(LastPapers.of_bodies(made), causes=found))


def papers_before(ledger: Ledger, view: PlanView, issued: Meeting) -> Snapshot | None:
    """The plan as in the papers of the same body before those of ``issued``; None where these were the first."""
    point = papers_of(last_issued(view.snapshot.meetings, issued))
    return None if point is None else ledger.snapshot(point)


def causes_since(ledger: Ledger, then: Snapshot, now: Snapshot) -> "Mapping[str, Cause]":
    """By ref, what made a rating better or worse since an earlier snapshot."""
    from actionplan.domain.rating.causes import causes, moved

    if not moved(then, now):
        return {}
    from actionplan.domain.reports.corrections import KINDS, corrections_between

    lines = ledger.history(now.head, after=then.head, kinds=KINDS)
    first_step = ledger.first_step_after(then.head) if lines else None
    return causes(then, now, {} if first_step is None else corrections_between(then, now, lines, first_step))


def _refuse_unless_in_order(opening: Snapshot, closing: Snapshot) -> None:
    if opening.head > closing.head:
        raise BadInput("The two moments are the wrong way round: the first has to be the earlier one.")
