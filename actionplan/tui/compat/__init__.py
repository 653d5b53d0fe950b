"""Everything that leans on the inside of Textual, for want of a public hook. Read again with each new Textual.

``keys``, ``posix`` and ``windows`` read the terminal; here is how an app ends.
"""

import sys
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import App
from textual.constants import DRIVER

from actionplan.tui.terminals import refuse_without_terminal

if TYPE_CHECKING:
    from textual.driver import Driver

CHECKED_ON: Final = "8.2.8"
"""The version of Textual on which this was last read and tried."""


class ExplainingApp(App[None]):
    """An app that explains the error which ends it, and takes its exit code from the explanation.

    Nothing that a terminal sends ends it.
    """

    OPENS: ClassVar = "This screen"
    INSTEAD: ClassVar = "actionplan status"
    """What it is, and the commands that print the same, for where there is no terminal."""

    def run(self, *args: Any, **kwargs: Any) -> None:
        """Run until it is left. Raises ``NoTerminal``: without one, Textual would start all the same, and never end."""
        refuse_without_terminal(self.OPENS, self.INSTEAD)
        super().run(*args, **kwargs)

    def explain(self, error: Exception) -> Exception:
        """The error to show in place of ``error``, which nothing has handled."""
        raise NotImplementedError

    def get_driver_class(self) -> "type[Driver]":
        """Our own reader of the terminal; one that the environment names, such as the browser's, goes first."""
        if DRIVER is not None:
            return super().get_driver_class()
        if sys.platform == "win32":
            from actionplan.tui.compat.windows import SteadyWindowsDriver

            return SteadyWindowsDriver
        from actionplan.tui.compat.posix import SteadyLinuxDriver

        return SteadyLinuxDriver

    def _handle_exception(self, error: Exception) -> None:
        explained = self.explain(error)
        super()._handle_exception(explained)
        self._return_code = getattr(explained, "exit_code", self._return_code)
