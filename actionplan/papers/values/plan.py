"""The plan's items by column, as JSON and CSV: the documented names, in their order."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from actionplan.domain.governance.exceptions import exceptions_of
from actionplan.domain.rating.marks import MEANINGS
from actionplan.domain.rating.snapshot import Row, Totals
from actionplan.domain.rating.travel_totals import then_and_now, travel_totals
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.impact import impact_counts
from actionplan.domain.state.entities import Review
from actionplan.domain.vocabulary import Kind
from actionplan.papers.columns import COLUMNS, item_line


def plan_json(view: PlanView, rows: Iterable[Row]) -> bytes:
    """The rows given, the reviews and the key; ``totals`` count the whole plan, whichever rows are shown.

    The view has to be compared with the last papers.
    """
    from actionplan.papers.formats.json import json_bytes

    return json_bytes(plan_value(view, rows))


def plan_value(view: PlanView, rows: Iterable[Row]) -> dict[str, Any]:
    """What ``plan_json`` writes."""
    return {
        "as_at": view.as_at,
        "key": {colour.value: meaning for colour, meaning in MEANINGS.items()},
        "reviews": [_review(review, view) for review in view.snapshot.reviews],
        "items": [item_columns(row, view) for row in rows],
        "totals": {
            **_totals(view.snapshot.totals()),
            "actions": _totals(view.snapshot.totals(Kind.ACTION)),
            "directions": _directions(view),
            "impact": _impact(view),
            "exceptions": [{"ref": line.ref, "why": list(line.why)} for line in exceptions_of(view)],
        },
    }


def write_plan_csv(view: PlanView, rows: Iterable[Row], out: BinaryIO, *, bom: bool = True) -> None:
    """A header and one record an item, to a binary stream which stays open; the view has to be compared."""
    from actionplan.papers.formats.csv import write_csv

    write_csv(COLUMNS, (item_line(row, view) for row in rows), out, bom=bom)


def item_columns(row: Row, view: PlanView) -> dict[str, Any]:
    """The columns of one item by name, in their order, and after them what JSON alone says."""
    return {**item_line(row, view)._asdict(), "times_carried_forward": row.times_carried_forward}


def _review(review: Review, view: PlanView) -> dict[str, Any]:
    return {
        "ref": review.ref,
        "title": view.review_title(review) or None,
        "kind": view.words(review.review_kind, "review_kind") or None,
        "partnership": view.words(review.partnership, "partnership") or None,
        "governing_body": review.governing_body,
        "stated_count": review.stated_count,
        "published_on": review.published_on,
        "plan_due_on": review.plan_due_on,
        "contributing_agencies": [view.snapshot.agency_name(each) for each in review.contributing],
        "joint_bodies": list(review.joint_bodies),
    }


def _directions(view: PlanView) -> dict[str, Any] | None:
    """The directions of all recommendations and what made them; null where no papers were issued."""
    papers = view.travel.papers
    if papers is None:
        return None
    totals = travel_totals(view.rows, view.travel)
    return {
        "since": papers.point.day,
        "meeting_on": papers.meeting_on,
        **{way.value: count for way, count in totals.ways.items()},
        "causes": {
            way.value: {each.value: count for each, count in found.items()} for way, found in totals.causes.items()
        },
        "shown_better_by_decision": totals.shown_better,
        "shown_worse_by_decision": totals.shown_worse,
        "then_and_now": [
            {"then": line.then, "now": {colour.value: count for colour, count in line.now.items() if count}}
            for line in then_and_now(view.rows, view.travel)
        ],
    }


def _impact(view: PlanView) -> dict[str, Any]:
    counts = impact_counts(view.snapshot)
    return {
        "signed_off": counts.signed_off,
        **{state.value.replace("-", "_"): number for state, number in counts.found.items()},
        "awaited": counts.awaited,
        "next_review_on": counts.next_on,
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "published": totals.published,
        "live": totals.live,
        "signed_off": totals.signed_off,
        "not_taken_forward": totals.not_taken_forward,
        "with_others": totals.with_others,
        **{colour.value: count for colour, count in totals.colours.items()},
        "on_track": totals.on_track,
        "awaiting_sign_off": totals.awaiting_sign_off,
        "overdue": totals.overdue,
        "unassigned": totals.unassigned,
        "undated": totals.undated,
        "stale": totals.stale,
        "no_evidence": totals.no_evidence,
    }
