"""The items of a lead officer who was typed: by the name on record, or by what fits only one."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplan.domain.errors import BadInput, Remedy
from actionplan.domain.people import same_person, same_spelling
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import quoted, shorten

_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class LedBy:
    """The live items that an officer leads; ``perhaps`` are those of a name that fits, but is spelt otherwise."""

    rows: tuple[Row, ...]
    perhaps: tuple[Row, ...] = ()


def led_by(view: PlanView, typed: str, agency: str | None = None) -> LedBy:
    """The items whose lead officer has this name, whatever its order, case and titles; ``agency`` leaves only its own.

    Raises ``BadInput`` where nobody has the name, or it may be several people's: two names that fit, or two agencies.
    """
    live = [row for row in view.rows if row.item.live and agency in {None, row.item.owner.agency}]
    fitting = [row for row in live if same_person(typed, _name(row, view))]
    exact = [row for row in fitting if same_spelling(typed, _name(row, view))]
    found = exact or fitting
    if not found:
        raise BadInput(f"No live item is led by {quoted(typed)}{_for(view, agency)}. {_known(live, view)}")
    if any(not same_spelling(_name(found[0], view), _name(row, view)) for row in found):
        where = ", ".join(f"{shorten(_name(row, view), 60)} ({row.ref})" for row in found)
        raise BadInput(f"{quoted(typed)} fits several lead officers: {where}. Give the name as it is recorded.")
    if len({row.item.owner.agency for row in found}) > 1:
        # Two people may share a name, and an agency is not to be given away unseen: moving all would be a guess.
        where = ", ".join(f"{row.ref} ({view.lead_agency(row.item)})" for row in found)
        raise BadInput(
            f"{quoted(typed)} leads for several agencies: {where}. Name the items instead, or say for which agency.",
            Remedy.SAY_WHICH_AGENCY,
        )
    return LedBy(tuple(found), tuple(row for row in fitting if row not in found))


def _name(row: Row, view: PlanView) -> str:
    return view.text_of(row.item, "lead_name")


def _for(view: PlanView, agency: str | None) -> str:
    return "" if agency is None else f" for {view.snapshot.agency_name(agency)}"


def _known(live: Iterable[Row], view: PlanView) -> str:
    names = sorted({_name(row, view) for row in live} - {""})
    if not names:
        return "No live item has a named lead."
    return f"Lead officers are: {', '.join(shorten(each, 60) for each in names[:_MOST_NAMES])}."
