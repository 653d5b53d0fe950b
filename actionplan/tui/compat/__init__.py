"""Everything that leans on the inside of Textual, for want of a public hook. Read again with each new Textual.

``keys``, ``posix``, ``windows`` and ``browser`` read what is typed; ``bindings`` changes keys; here is how an app ends.
"""

import logging
import sys
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import App
from textual.constants import DRIVER
from textual.worker import WorkerFailed

from actionplan.domain.errors import ActionplanError, ExitCode
from actionplan.tui.terminals import refuse_without_terminal

if TYPE_CHECKING:
    from textual.driver import Driver

CHECKED_ON: Final = "8.2.8"
"""The version of Textual on which this was last read and tried."""


class ExplainingApp(App[None]):
    """An app that ends, whatever happens, with a sentence in ``ending`` and its exit code; it prints nothing itself.

    Nothing that a terminal sends ends it.
    """

    ending: ActionplanError | None = None
    """What ended the app, where that was an error, for whoever ran it to tell the user."""
    _hung_up = False

    OPENS: ClassVar = "This screen"
    INSTEAD: ClassVar = "actionplan status"
    """What it is, and the commands that print the same, for where there is no terminal."""

    def run(self, *args: Any, **kwargs: Any) -> None:
        """Run until it is left; a headless run, which draws nothing, needs no terminal.

        Raises ``NoTerminal``: without one, Textual would start all the same, and never end.
        """
        if not kwargs.get("headless", False):
            refuse_without_terminal(self.OPENS, self.INSTEAD)
        # What a library logs would be drawn over the screen, with the plan's words in it.
        logging.getLogger().addHandler(logging.NullHandler())
        return super().run(*args, **kwargs)

    def explain(self, error: Exception) -> Exception:
        """The error to show in place of ``error``, which nothing has handled."""
        raise NotImplementedError

    def keep_words(self) -> str:
        """Keep what is being typed, and say so; empty where there is nothing to keep."""
        return ""

    def hang_up(self) -> None:
        """The terminal is gone, or the system asks the program to end: leave, and keep what is being typed."""
        self._kept()
        self._hung_up = True
        self.exit(return_code=ExitCode.INTERRUPTED)

    def get_driver_class(self) -> "type[Driver]":
        """Our own reader of the terminal or the browser; another that the environment names goes first."""
        if DRIVER is not None:
            from actionplan.tui.compat.browser import WEB_DRIVER, SteadyWebDriver

            return SteadyWebDriver if DRIVER == WEB_DRIVER else super().get_driver_class()
        if sys.platform == "win32":
            from actionplan.tui.compat.windows import steady_windows_driver

            return steady_windows_driver()
        from actionplan.tui.compat.posix import SteadyLinuxDriver

        return SteadyLinuxDriver

    def _handle_exception(self, error: Exception) -> None:
        # A screen that is being made while the app leaves finds no widgets: no fault, and nobody is there to read.
        if self.ending is None and not self._hung_up:
            cause = error.error if isinstance(error, WorkerFailed) else error
            shown = self._explained(cause if isinstance(cause, Exception) else error)
            self.ending = self._ending(shown)
            self._return_code = self.ending.exit_code
            # Where a test runs the app, it sees what happened.
            self._exception = shown
            self._exception_event.set()
        self._close_messages_no_wait()  # Textual's own way would show a traceback with local variables first

    def _explained(self, error: Exception) -> Exception:
        try:
            return self.explain(error)
        except Exception as another:  # looking for what is behind an error may fail as well: the plan is gone
            return another if isinstance(another, ActionplanError) else error

    def _kept(self) -> str:
        try:
            return self.keep_words()
        except Exception:  # a screen that is half built cannot be asked
            return ""

    def _ending(self, error: Exception) -> ActionplanError:
        kept = self._kept()
        if not isinstance(error, ActionplanError):
            from actionplan.services.faults import fault_of

            return fault_of(error, kept)
        error.sentence = f"{error.sentence} {kept}" if kept else error.sentence
        return error
