"""Where the next item of a kind is among those that a list shows. Pure."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import Colour
from actionplan.tui.days import full_day

_CONCERNS: Final = frozenset({Colour.RED, Colour.AMBER})


def next_concern(view: PlanView, refs: Sequence[str], at: str | None, by: int) -> str | None:
    """The next Red or Amber, or with a negative ``by`` the one before, round the end of the list; None without any."""
    start = refs.index(at) if at in refs else 0
    around = (refs[(start + by * step) % len(refs)] for step in range(1, len(refs) + 1))
    rows = (view.snapshot.row(ref) for ref in around)
    return next((row.ref for row in rows if row is not None and row.rating.colour in _CONCERNS), None)


def next_due(view: PlanView, refs: Sequence[str], at: str | None) -> tuple[str, str] | None:
    """The next by date from today on, round to the soonest, and what to say of it; of one day, in the list's order."""
    rows = (view.snapshot.row(ref) for ref in refs)
    dated = sorted(
        (row.case.due_on, place, row.ref)
        for place, row in enumerate(rows)
        if row is not None and row.item.live and row.case.due_on is not None and row.case.due_on >= view.as_at
    )
    if not dated:
        return None
    order = [ref for _, _, ref in dated]
    place = ((order.index(at) if at in order else -1) + 1) % len(dated)
    due, _, ref = dated[place]
    return ref, f"{ref} is due on {full_day(due)}: {place + 1} of {len(dated):,} from today on."
