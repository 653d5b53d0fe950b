"""The meeting view as a program of its own, on a ledger that is opened read-only."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.screen import Screen

from actionplan.tui.compat import ExplainingApp
from actionplan.tui.damage import explain_damage
from actionplan.tui.own_colours import OwnColours, with_own
from actionplan.tui.present.cover import Blank
from actionplan.tui.present.model import Shown
from actionplan.tui.present.screen import MeetingScreen, ViewSource
from actionplan.tui.themes import DARK, rating_variables, themes_here


class PresentApp(ExplainingApp):
    """The meeting view as an app."""

    TITLE = "actionplan"
    OPENS: ClassVar = "The meeting view"
    INSTEAD: ClassVar = "actionplan present --text"
    CSS_PATH = "present.tcss"  # the default screen's own style sheet is not read: it was never pushed
    COMMANDS: ClassVar = set()

    def __init__(
        self,
        source: ViewSource,
        shown: Shown,
        problems: Callable[[], Sequence[str]] = tuple,
        theme: str = "",
        own: OwnColours | None = None,
    ) -> None:
        super().__init__()
        self._source = source
        self._problems = problems
        self._shown = shown
        here = themes_here(self.console.color_system, no_color=self.no_color)
        for each in with_own(here, own, self.console.color_system, no_color=self.no_color):
            self.register_theme(each)
        self.theme = theme if theme in self.available_themes else DARK

    def get_default_screen(self) -> Screen[None]:
        """The screen with the pages."""
        return MeetingScreen(self._source, self._shown)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours, for themes that are not ours."""
        return rating_variables(dark=self.current_theme.dark, ansi=self.current_theme.ansi)

    def explain(self, error: Exception) -> Exception:
        """Damage in words."""
        return explain_damage(error, self._problems)

    def action_command_palette(self) -> None:
        """Open the palette, but never over a blank screen: it shows words."""
        if not isinstance(self.screen, Blank):
            super().action_command_palette()

    async def action_quit(self) -> None:
        """Leave; from a blank screen or the help, only go back to the page."""
        leave = getattr(self.screen, "action_leave", None)
        if leave is None:
            self.exit()
        else:
            leave()
