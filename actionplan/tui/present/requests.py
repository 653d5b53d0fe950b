"""What is asked of the meeting about one recommendation, in a few words for a page. Pure."""

from datetime import date
from typing import assert_never

from actionplan.domain.dates import counted, long_day
from actionplan.domain.governance.agenda import Asked, asked_about
from actionplan.domain.governance.pack_tables.live import what_is_missing
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.item import Item
from actionplan.domain.typed.refs import short_ref
from actionplan.tui.present.model import Shown


def asks(row: Row, shown: Shown) -> tuple[str, ...]:
    """What the meeting is asked to do about a recommendation and its actions, in a few words each.

    The same requests as those that its papers open with (``domain.meeting_asks``), in the same order.
    """
    plan = shown.view.snapshot
    day = shown.view.as_at if shown.meeting is None else shown.meeting.on
    found = [(asked, _ask(asked, row)) for asked in asked_about(row, plan, day)]
    for action in plan.actions_of(row.ref):
        name = short_ref(action.ref).rsplit("-", 1)[-1]
        found += [(asked, f"{name}: {_ask(asked, action)}") for asked in asked_about(action, plan, day)]
    return tuple(words for asked in Asked for kind, words in found if kind is asked)


def _ask(asked: Asked, row: Row) -> str:
    """One request; what stands in brackets is left to the recommendation's own page."""
    item = row.item
    match asked:
        case Asked.ADOPTION:
            return f"adopt {_day(item.deadline.due_on)}"
        case Asked.SIGN_OFF:
            return "sign off" if item.evidence_impact else "sign off (and set the day of its impact review)"
        case Asked.EXTENSION:
            return f"decide on an extension to {_day(item.extension_to)}{_later(item)}"
        case Asked.DELAY:
            return f"decide what to do, {counted(row.case.days_overdue, 'day')} overdue (no extension is asked for)"
        case Asked.PAUSE:
            return f"decide what follows the pause (until {_day(item.paused_until)})"
        case Asked.IMPACT:
            return f"review its impact (due {_day(item.impact_review_on)})"
        case Asked.PLANNING:
            return f"agree its {what_is_missing(row)}"
        case Asked.RESPONSE:
            return "respond: accept it, in part, or not"
        case _:
            assert_never(asked)


def _day(day: date | None) -> str:
    return "a day not recorded" if day is None else long_day(day)


def _later(item: Item) -> str:
    if item.deadline.due_on is None or item.request is None:
        return ""
    return f" ({counted((item.request.to - item.deadline.due_on).days, 'day')} later)"
