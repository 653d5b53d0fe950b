"""Opens and closes screens, never two lists or two views over each other. Called by the app alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App

from actionplan.domain.rating.view import PlanView
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from actionplan.papers.document import Document


def open_item(app: App[None], ref: str, view: PlanView, *, past: bool, by: str) -> None:
    """Open the page of an item."""
    from actionplan.tui.screens.item import ItemScreen

    app.push_screen(ItemScreen(ref, view, past=past, by=by))


def open_meetings(app: App[None], view: PlanView, *, past: bool, by: str) -> None:
    """Open the meetings page."""
    from actionplan.tui.screens.meetings import MeetingsScreen

    app.push_screen(MeetingsScreen(view, past=past, by=by))


def open_views(app: App[None], view: PlanView, *, past: bool, today: bool) -> None:
    """Return to the views where they are open below, else open them; they show what the list shows."""
    from actionplan.tui.screens.views.names import ViewName
    from actionplan.tui.screens.views.screen import ViewsScreen

    if not _pop_to(ViewsScreen, app):
        main = next(screen for screen in app.screen_stack if isinstance(screen, MainScreen))
        app.push_screen(ViewsScreen(view, main.listing, ViewName.TODAY if today else ViewName.TIMELINE, past=past))
    elif today and isinstance(app.screen, ViewsScreen):
        app.screen.go_to(ViewName.TODAY)


def open_history(app: App[None], title: str, lines: Sequence[tuple[int, str, str]]) -> None:
    """Open the history of an item."""
    from actionplan.tui.screens.reading import HistoryScreen

    app.push_screen(HistoryScreen(title, lines))


def open_record(app: App[None], record: "Document") -> None:
    """Open the record of a meeting."""
    from actionplan.tui.screens.reading import RecordScreen

    app.push_screen(RecordScreen(record))


def open_find(app: App[None], view: PlanView, *, person: bool) -> None:
    """Open the page that finds words on record."""
    from actionplan.tui.screens.find import FindScreen

    app.push_screen(FindScreen(view, person=person))


def open_help(app: App[None]) -> None:
    """Open the help page."""
    from actionplan.tui.screens.reading import HelpScreen

    app.push_screen(HelpScreen())


def return_to_list(app: App[None], filter_text: str | None) -> None:
    """Return to the list, narrowed to the filter; None: as it was left."""
    _pop_to(MainScreen, app)
    if isinstance(app.screen, MainScreen) and filter_text is not None:
        app.screen.look("everything")
        app.screen.query_one(FilterLine).put(filter_text)


def _pop_to(kind: type[PlanScreen], app: App[None]) -> bool:
    """Close what is above the screen of this kind; False where there is none."""
    if not any(isinstance(screen, kind) for screen in app.screen_stack):
        return False
    while not isinstance(app.screen, kind):
        app.pop_screen()
    return True
