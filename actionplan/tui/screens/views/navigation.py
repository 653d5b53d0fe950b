"""The ways between the list and the views: from any screen, and never two of the same over each other."""

from textual.app import App

from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.screens.views.screen import ViewsScreen
from actionplan.tui.widgets.filter_line import FilterLine


def to_views(screen: PlanScreen) -> None:
    """From a screen to the views: to those that are open below it, else to new ones, which follow the list."""
    if not _back_to(ViewsScreen, screen.app):
        lists = [each for each in screen.app.screen_stack if isinstance(each, MainScreen)]
        screen.app.push_screen(ViewsScreen(screen.view, lists[0].listing, past=screen.past))


def to_list(app: App[None], filter_text: str | None) -> None:
    """To the list, narrowed to the filter; empty: to nothing, None: as it was left."""
    _back_to(MainScreen, app)
    if isinstance(app.screen, MainScreen) and filter_text is not None:
        app.screen.look("everything")
        app.screen.query_one(FilterLine).put(filter_text)


def _back_to(kind: type[PlanScreen], app: App[None]) -> bool:
    """Leave what lies over the screen of this kind; False where there is none."""
    if not any(isinstance(each, kind) for each in app.screen_stack):
        return False
    while not isinstance(app.screen, kind):
        app.pop_screen()
    return True
