"""Look-alikes as JSON."""

from collections.abc import Iterable
from typing import Any

from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.alike import Alike
from actionplan.papers.formats.json import json_bytes


def alike_json(found: Iterable[Alike], view: PlanView) -> bytes:
    """A list of pairs."""
    return json_bytes([alike_value(each, view) for each in found])


def alike_value(each: Alike, view: PlanView) -> dict[str, Any]:
    """A recommendation and the other that it is like, with their documented names."""
    row = view.snapshot.row(each.ref)
    return {
        "ref": each.ref,
        "text": None if row is None else view.text_of(row.item, "wording") or None,
        **like_value(each, view),
    }


def like_value(each: Alike, view: PlanView) -> dict[str, Any]:
    """The other one."""
    item = each.other.item
    return {
        "like": item.ref,
        "like_text": view.text_of(item, "wording") or None,
        "like_status": item.status.value,
        "like_signed_off_on": None if item.sign_off is None else item.sign_off.on,
        "percent": each.percent,
        "words": list(each.words),
    }
