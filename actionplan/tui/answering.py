"""What screens ask for and the ledger knows: an item's dossier and history, month ends, the meeting view.

Runs in workers of the app, which owns the ledger.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from actionplan.domain.errors import ActionplanError
from actionplan.domain.reports.charts import ChartPoint
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import over_time
from actionplan.tui import reads

if TYPE_CHECKING:
    from actionplan.tui.app import PlanApp


async def tell_dossier(app: "PlanApp", ref: str) -> None:
    """Read an item's updates and evidence, and the words that its page lacks, for all screens that show it."""
    snapshot = app.view.snapshot
    await app.know([ref, *(row.ref for row in snapshot.actions_of(ref))])
    try:
        dossier = await app.in_thread(reads.dossier, app.ledger, ref, snapshot.head)
    except ActionplanError as fault:
        app.warn(fault.sentence)
        return
    for screen in app.plan_screens():
        screen.show_dossier(dossier)


async def tell_points(app: "PlanApp", known: Sequence[ChartPoint]) -> None:
    """Read the plan as it was known at each month end; ``known`` are points that were read before."""
    view = app.view
    try:
        points = await app.in_thread(over_time, app.ledger, view, known=known)
    except ActionplanError as fault:
        app.warn(fault.sentence)
        return
    for screen in app.plan_screens() if view.snapshot is app.view.snapshot else ():
        screen.show_points(points)


async def open_history(app: "PlanApp", ref: str) -> None:
    """Read every entry about an item, and show it in words."""
    from actionplan.tui.screens.reading import HistoryScreen

    await app.know([ref])
    view = app.view
    try:
        lines = await app.in_thread(reads.history, app.ledger, ref, view)
    except ActionplanError as fault:
        app.warn(fault.sentence)
        return
    row = view.snapshot.row(ref)
    await app.unwatched.wait()
    app.push_screen(HistoryScreen(f"{ref}  {view.title(row.item) if row else ''}", lines))


async def open_meeting_view(app: "PlanApp") -> None:
    """Show the plan to a meeting, through a ledger of its own that cannot write; comes back when it is left."""
    from actionplan.tui.present.screen import MeetingScreen
    from actionplan.tui.present.source import Source

    try:
        ledger = await app.in_thread(Ledger.open, app.ledger.location, app.ledger.clock, read_only=True)
    except ActionplanError as fault:
        app.warn(fault.sentence)
        return
    try:
        source = Source(ledger)
        shown = await app.in_thread(source.read)
        app.unwatched.clear()
        await app.push_screen_wait(MeetingScreen(source, shown))
    except ActionplanError as fault:
        app.warn(fault.sentence)
    finally:
        app.unwatched.set()
        ledger.close()
