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
    """Open the page of an item, among those that the list shows; the list's cursor follows to where it was left."""
    from actionplan.tui.screens.item import ItemScreen

    main = next(screen for screen in app.screen_stack if isinstance(screen, MainScreen))
    page = ItemScreen(ref, view, past=past, by=by, among=main.shown_refs)
    app.push_screen(page, (lambda _: main.follow(page.ref)) if app.screen is main else None)


def open_meetings(app: App[None], view: PlanView, *, past: bool, by: str) -> None:
    """Open the meetings page."""
    from actionplan.tui.screens.meetings.screen import MeetingsScreen

    app.push_screen(MeetingsScreen(view, past=past, by=by))


def open_views(app: App[None], view: PlanView, *, past: bool, today: bool, last: str) -> None:
    """Return to the views where they are open below, else open them; they show what the list shows.

    ``last`` is the view that was looked at last.
    """
    from actionplan.tui.screens.views.names import ViewName, view_named
    from actionplan.tui.screens.views.screen import ViewsScreen

    if not _pop_to(ViewsScreen, app):
        main = next(screen for screen in app.screen_stack if isinstance(screen, MainScreen))
        app.push_screen(ViewsScreen(view, main.listing, ViewName.TODAY if today else view_named(last), past=past))
    elif today and isinstance(app.screen, ViewsScreen):
        app.screen.go_to(ViewName.TODAY)


def open_papers(app: App[None], view: PlanView, meeting: str, *, past: bool, by: str) -> None:
    """Open the page of papers."""
    from actionplan.tui.screens.papers.screen import PapersScreen

    app.push_screen(PapersScreen(view, meeting, past=past, by=by))


def open_chasers(app: App[None], view: PlanView, *, past: bool, by: str) -> None:
    """Open the page of reminders."""
    from actionplan.tui.screens.chasers import ChasersScreen

    app.push_screen(ChasersScreen(view, past=past, by=by))


def open_history(app: App[None], title: str, lines: Sequence[tuple[int, str, str]]) -> None:
    """Open the history of an item."""
    from actionplan.tui.screens.reading import HistoryScreen

    app.push_screen(HistoryScreen(title, lines))


def open_record(app: App[None], record: "Document") -> None:
    """Open the record of a meeting."""
    open_document(app, "Record of a meeting", record, "meeting")


def open_document(app: App[None], heading: str, document: "Document", stem: str) -> None:
    """Open a document to read."""
    from actionplan.tui.screens.reading import DocumentScreen

    app.push_screen(DocumentScreen(heading, document, stem))


def open_find(app: App[None], view: PlanView, *, person: bool) -> None:
    """Open the page that finds words on record."""
    from actionplan.tui.screens.find import FindScreen

    app.push_screen(FindScreen(view, person=person))


def open_help(app: App[None]) -> None:
    """Open the help, at the page of the screen in front."""
    from actionplan.tui.screens.help import HelpScreen

    below = next((screen for screen in reversed(app.screen_stack) if isinstance(screen, PlanScreen)), None)
    app.push_screen(HelpScreen(below))


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
