"""The terminal of Linux and macOS, read so that nothing that it sends ends the program."""

import asyncio
import os
import selectors
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TextIO

from textual.drivers.linux_driver import LinuxDriver

from actionplan.streams import is_terminal
from actionplan.tui.compat import ExplainingApp
from actionplan.tui.compat.keys import ByteFeed

if TYPE_CHECKING:
    from textual.app import App

_CHUNK: Final = 4096
_TICK_SECONDS: Final = 0.1
"""As in Textual: how long the thread may take to notice that it is to end."""


class _LastingFile:
    """A terminal to draw on that may go away: at its first error, Textual's thread would end and the app wait."""

    def __init__(self, file: TextIO | None) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Draw, if there is still somewhere to."""
        if self._file is not None:
            with suppress(OSError, ValueError):
                self._file.write(text)

    def flush(self) -> None:
        """Draw what is left."""
        if self._file is not None:
            with suppress(OSError, ValueError):
                self._file.flush()

    def fileno(self) -> int:
        """The descriptor. Raises ``OSError`` where there is none."""
        if self._file is None:
            raise OSError
        return self._file.fileno()


class SteadyLinuxDriver(LinuxDriver):
    """Textual's, with a loop of our own that reads the keys."""

    def __init__(self, app: "App[Any]", **settings: Any) -> None:
        super().__init__(app, **settings)
        # Textual draws on stderr, be it a file.
        drawn_on = sys.__stderr__ if is_terminal(sys.__stderr__) else sys.__stdout__
        self._file = _LastingFile(drawn_on)  # type: ignore[assignment]  # all that is asked of it

    def run_input_thread(self) -> None:
        """Read until told to end, or until the terminal is gone."""
        feed = ByteFeed(debug=self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK_SECONDS):
                    content = self._read()
                    if not content:
                        self._leave()
                        return
                    for message in feed.feed(content):
                        self.process_message(message)
                for message in feed.tick():
                    self.process_message(message)

    def start_application_mode(self) -> None:
        """Start, and leave in good order where the terminal hangs up or the system asks the program to end."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        for asked in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(asked, self._leave)

    def _leave(self) -> None:
        if isinstance(self._app, ExplainingApp):
            self._app.call_later(self._app.hang_up)

    def _read(self) -> bytes:
        """What was typed; nothing where the terminal is gone, such as a window that was closed."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""
