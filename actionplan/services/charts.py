"""The plan at its last month ends, for charts. Reads only."""

from collections.abc import Collection, Sequence

from actionplan.domain.governance.scope import own_view
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import USUAL_MONTHS, ChartPoint, chart_days, chart_point
from actionplan.ledger.ledger import Ledger


def chart_points(
    ledger: Ledger,
    view: PlanView,
    months: int = USUAL_MONTHS,
    known: Sequence[ChartPoint] = (),
    reviews: Collection[str] | None = None,
) -> tuple[ChartPoint, ...]:
    """A chart point for each of the last month ends, as the plan was known then, and one for the view.

    ``known`` are points of an earlier call: a ledger's past does not change, so their month ends are not read again.
    ``reviews`` are those that the view is narrowed to, where it is.
    """
    read = {point.day: point for point in known[:-1]}
    began_on = ledger.history(1)[0].entry.day
    ends = chart_days(view.as_at, began_on, months)[:-1]
    earlier = [read.get(day) or chart_point(_narrowed(ledger.snapshot(day), reviews)) for day in ends]
    return (*earlier, chart_point(view.snapshot))


def _narrowed(plan: Snapshot, reviews: Collection[str] | None) -> Snapshot:
    return plan if reviews is None else own_view(PlanView(plan, {}), reviews).snapshot
