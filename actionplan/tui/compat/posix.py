"""The terminal of Linux and macOS, read so that nothing that it sends ends the program."""

import os
import selectors
import sys
from typing import TYPE_CHECKING, Any, Final

from textual.drivers.linux_driver import LinuxDriver

from actionplan.streams import is_terminal
from actionplan.tui.compat.keys import ByteFeed

if TYPE_CHECKING:
    from textual.app import App

_CHUNK: Final = 4096
_TICK_SECONDS: Final = 0.1
"""As in Textual: how long the thread may take to notice that it is to end."""


class SteadyLinuxDriver(LinuxDriver):
    """Textual's, with a loop of our own that reads the keys."""

    def __init__(self, app: "App[Any]", **settings: Any) -> None:
        super().__init__(app, **settings)
        if not is_terminal(sys.__stderr__):
            self._file = sys.__stdout__  # Textual draws on stderr, be it a file

    def run_input_thread(self) -> None:
        """Read until told to end, or until the terminal is gone."""
        feed = ByteFeed(debug=self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK_SECONDS):
                    content = self._read()
                    if not content:
                        self._app.call_later(self._app.exit)
                        return
                    for message in feed.feed(content):
                        self.process_message(message)
                for message in feed.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        """What was typed; nothing where the terminal is gone, such as a window that was closed."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""
