"""Which items a command acts on: those that are marked, the one under the cursor, or a recommendation above. Pure."""

from actionplan.domain.rating.view import PlanView
from actionplan.tui.commands.command import ScreenCommand, Target


def targets_of(
    command: ScreenCommand, view: PlanView, under_cursor: str | None, marks: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The refs, in published order; a change is never made to the item under the cursor while others are marked."""
    if marks and (command.writes or command.target is Target.ITEMS):
        rows = [row for row in view.rows if row.ref in marks]
    else:
        row = None if under_cursor is None else view.snapshot.row(under_cursor)
        rows = [] if row is None else [row]
    if command.target is not Target.RECOMMENDATION:
        return tuple(row.ref for row in rows)
    return tuple(dict.fromkeys(row.item.parent or row.ref for row in rows))
