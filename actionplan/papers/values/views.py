"""The views as JSON: time line, agencies and charts. Counts nothing: the numbers are the domain's."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from actionplan.domain.rating.snapshot import Totals
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import AgencyLine, AgencyView
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.reports.timeline import DatedItem, Timeline
from actionplan.domain.vocabulary import Colour
from actionplan.papers.formats.json import json_bytes


def timeline_json(line: Timeline, view: PlanView) -> bytes:
    """``{"as_at", "meetings", "items", "undated"}``; a proposed date stands in ``approved_date``, as in the exports."""
    return json_bytes(
        {
            "as_at": line.as_at,
            "meetings": [
                {"meeting": each.id, "id": each.id, "body": each.body, "on": each.on} for each in line.meetings
            ],
            "items": [_dated(each, view) for each in line.dated],
            "undated": [row.ref for row in line.undated],
        }
    )


def _dated(each: DatedItem, view: PlanView) -> dict[str, Any]:
    item = each.row.item
    return {
        "ref": item.ref,
        "title": view.title(item),
        "adopted_date": each.adopted_on,
        "approved_date": each.due_on,
        "date_state": "from-actions" if each.from_actions else item.deadline.state.value,
        "slip_days": each.slip_days,
        "date_asked_for": item.extension_to,
        "extension_to": item.extension_to,
        "completed_on": item.completed_on,
        "signed_off_on": item.signed_off_on,
        "days_overdue": each.days_overdue,
        "rag": each.row.rating.colour.value,
    }


def agencies_json(agencies: AgencyView, as_at: date) -> bytes:
    """``{"as_at", "recommendations", "actions", "leading_none"}``; the last line's agency is "All"."""
    return json_bytes(
        {
            "as_at": as_at,
            "recommendations": [_agency(line) for line in agencies.recommendations],
            "actions": [_agency(line) for line in agencies.actions],
            "leading_none": list(agencies.leading_none),
        }
    )


def _agency(line: AgencyLine) -> dict[str, Any]:
    return {
        "agency": line.name,
        **_counts(line.totals),
        "overdue": line.totals.overdue,
        "declared_better": [row.ref for row in line.declared_better],
        "days_since_update": line.longest_quiet,
        "without_update": line.without_update,
    }


def charts_json(points: Sequence[ChartPoint]) -> bytes:
    """``{"as_at", "points"}``, oldest first; the last point is the as-at day's."""
    return json_bytes(
        {
            "as_at": points[-1].day,
            "points": [
                {
                    "day": point.day,
                    **_counts(point.totals),
                    "due_first": point.due_first,
                    "due": point.due,
                    "due_open": point.due_open,
                }
                for point in points
            ],
        }
    )


def _counts(totals: Totals) -> dict[str, Any]:
    colours = {colour.value: totals.colours[colour] for colour in Colour if colour is not Colour.CLOSED}
    older_names = {name.lower(): count for name, count in colours.items()}
    return {
        "published": totals.published,
        "live": totals.live,
        "signed_off": totals.signed_off,
        "not_taken_forward": totals.not_taken_forward,
        "with_others": totals.with_others,
        **colours,
        **older_names,
    }
