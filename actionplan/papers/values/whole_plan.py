"""The plan as ``export json`` writes it: its items, and the bodies, measures, follow-ups and findings that it holds."""

from collections.abc import Iterable, Mapping

from actionplan.domain.meetings.standing import standings
from actionplan.domain.rating.measured import Measured
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import coverage
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.state.entities import TextKey
from actionplan.domain.state.measures import Measure
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.values.bodies import body_value
from actionplan.papers.values.findings import finding_value
from actionplan.papers.values.follow_ups import follow_up_value
from actionplan.papers.values.item import measure_value
from actionplan.papers.values.plan import plan_value


def whole_plan_json(view: PlanView, rows: Iterable[Row], texts: Mapping[TextKey, str]) -> bytes:
    """The rows given; all else is the whole plan's. ``texts`` hold the words of the readings.

    The view has to be compared with the last papers.
    """
    plan = view.snapshot
    bodies = standings(plan.reviews, plan.meetings, plan.bodies, plan.as_at)
    amended = amended_on(plan.amendments)
    beside = {
        "bodies": [body_value(each) for each in bodies],
        "measures": [measure_value(_whole(each, view), view, texts, amended) for each in plan.measures],
        "follow_ups": [follow_up_value(each, view) for each in plan.follow_ups],
        "findings": [finding_value(each, view) for each in coverage(view)],
    }
    return json_bytes(plan_value(view, rows) | beside)


def _whole(measure: Measure, view: PlanView) -> Measured:
    """The measure with its readings, each once: a reading is an entry for each item that the measure serves."""
    served = [each for ref in measure.items for each in view.snapshot.measured(ref) if each.measure.ref == measure.ref]
    return max(served, key=lambda each: len(each.readings), default=Measured(measure))
