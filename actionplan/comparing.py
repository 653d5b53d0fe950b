"""Two points of a plan's ledger, compared: movement, what changed, direction of travel. Reads, and writes nothing."""

from collections.abc import Mapping

from actionplan.domain.changes import ChangeReport, changes_between
from actionplan.domain.direction import Direction, direction, last_papers
from actionplan.domain.entries import StepReversed
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.movement import MovementReport, movement_report, nothing_before
from actionplan.domain.view import PlanView
from actionplan.domain.words import Kind
from actionplan.ledger.ledger import Ledger


def movement_since(
    ledger: Ledger, since: Moment | None, until: Moment | None = None, kind: Kind = Kind.RECOMMENDATION
) -> MovementReport:
    """Movement from the end of one point (None: from before the first entry) to another (None: now).

    Raises ``Refused``, naming the item, where it does not reconcile.
    """
    closing, opening = _two_views(ledger, since, until)
    before = nothing_before(closing.snapshot) if opening is None else opening.snapshot
    lines = ledger.history(closing.snapshot.head, after=before.head)
    return movement_report(before, closing.snapshot, [line.entry for line in lines], kind)


def changes_since(
    ledger: Ledger, since: Moment | None, until: Moment | None = None, *, show_restricted: bool = False
) -> ChangeReport:
    """What changed after one point (None: from the first entry on) through another (None: now)."""
    closing, opening = _two_views(ledger, since, until)
    after = 0 if opening is None else opening.snapshot.head
    lines = ledger.history(closing.snapshot.head, after=after)
    undone_before = any(isinstance(line.entry.fact, StepReversed) for line in lines)
    earlier = ledger.history(after) if after and undone_before else []
    groups = changes_between(lines, closing, earlier, show_restricted=show_restricted)
    return ChangeReport(None if opening is None else opening.as_at, closing.as_at, groups)


def directions(ledger: Ledger, view: PlanView) -> Mapping[str, Direction]:
    """The direction of travel of each item since the papers last issued before the view's head; empty without any."""
    papers = last_papers(view.snapshot.meetings)
    if papers is None:
        return {}
    then = {row.ref: row for row in ledger.view(papers).rows}
    return {row.ref: direction(row, then.get(row.ref)) for row in view.rows}


def _two_views(ledger: Ledger, since: Moment | None, until: Moment | None) -> tuple[PlanView, PlanView | None]:
    closing = ledger.view(until)
    opening = None if since is None else ledger.view(since)
    if opening is not None and opening.snapshot.head > closing.snapshot.head:
        raise BadInput("The two points are the wrong way round: the first has to be the earlier one.")
    return closing, opening
