"""Any item that the rules may meet, days crowded around the borders of the thresholds."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Declared, Status
from tests.domain.builders import TODAY, ago, ahead, an_action, an_item


def days_around(low: int, high: int) -> st.SearchStrategy[date]:
    """A day so many days from today."""
    return st.integers(low, high).map(lambda days: TODAY + timedelta(days=days))


PAST = days_around(-100, 0)
MAYBE_PAST = st.none() | st.sampled_from([ago(n) for n in (0, 1, 27, 28, 29, 41, 42, 43)]) | PAST
MAYBE_DUE = st.none() | st.sampled_from([ahead(n) for n in (-1, 0, 1, 28, 29)]) | days_around(-60, 200)


@st.composite
def items(draw: st.DrawFn, position: int = 0) -> Item:
    """A recommendation, or the action of this position under it."""
    status = draw(st.sampled_from(list(Status)))
    started = draw(PAST) if status is not Status.NOT_STARTED and draw(st.booleans()) else None
    done = draw(PAST) if status in {Status.REPORTED_COMPLETE, Status.SIGNED_OFF} else None
    if status is Status.IN_PROGRESS:
        started = started or draw(PAST)
    fields: dict[str, Any] = {
        "status": status,
        "started_on": started,
        "completed_on": done,
        "reported_on": done,
        "lead_agency": draw(st.sampled_from([None, "police", "police"])),
        "due_on": draw(MAYBE_DUE),
        "first_dated_on": draw(st.none() | PAST),
        "declared": draw(st.sampled_from(list(Declared) + [Declared.NONE] * 6)),
        "paused_until": draw(st.none() | st.none() | st.sampled_from([ago(1), TODAY, ahead(1)])),
        "extension_to": draw(st.sampled_from([None, None, None, ahead(300)])),
        "last_update_on": draw(MAYBE_PAST),
        "evidence_output": draw(st.integers(0, 1)),
        "vacant_since": draw(st.none() | st.none() | MAYBE_PAST),
        "added_on": draw(st.sampled_from([date(2026, 11, 1), date(2026, 11, 28)])),
    }
    return an_action(position, **fields) if position else an_item(**fields)
