"""The console of Windows, read so that nothing that it sends ends the program. Can be imported on Windows only."""

from collections.abc import Iterable
from ctypes import byref, wintypes
from typing import Any, Final

from textual.drivers import win32
from textual.drivers.windows_driver import WindowsDriver
from textual.message import Message

from actionplan.tui.compat import ExplainingApp
from actionplan.tui.compat.keys import UnitFeed

_MOST_RECORDS: Final = 1024
_TICK_MILLISECONDS: Final = 100
_KEY_EVENT: Final = 0x0001
_WINDOW_BUFFER_SIZE_EVENT: Final = 0x0004


class SteadyMonitor(win32.EventMonitor):
    """Textual's, with a loop of our own: Textual's ends for good, and without a word, at half a character."""

    def run(self) -> None:
        """Read until told to end, or until the console is gone."""
        feed = UnitFeed()
        console = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
        records = (win32.INPUT_RECORD * _MOST_RECORDS)()
        count = wintypes.DWORD(0)
        while not self.exit_event.is_set():
            self._post(feed.tick())
            if win32.wait_for_handles([console], _TICK_MILLISECONDS) is None:
                continue
            if not win32.KERNEL32.ReadConsoleInputW(console, byref(records), _MOST_RECORDS, byref(count)):
                self.app.call_later(self.app.exit if not isinstance(self.app, ExplainingApp) else self.app.hang_up)
                return
            self._take(records[: count.value], feed)

    def _post(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_event(message)  # type: ignore[arg-type]  # narrower there than what Textual itself sends

    def _take(self, records: list[Any], feed: UnitFeed) -> None:
        self._post(feed.feed("".join(map(_unit, records))))
        for record in records:
            if record.EventType == _WINDOW_BUFFER_SIZE_EVENT:
                size = record.Event.WindowBufferSizeEvent.dwSize
                self.on_size_change(size.X, size.Y)


def _unit(record: Any) -> str:
    """The UTF-16 unit of a key that went down; nothing for any other event."""
    if record.EventType != _KEY_EVENT:
        return ""
    key = record.Event.KeyEvent
    is_text = key.bKeyDown and not (key.dwControlKeyState and key.wVirtualKeyCode == 0)
    return str(key.uChar.UnicodeChar) if is_text else ""


class SteadyWindowsDriver(WindowsDriver):
    """Textual's, with our monitor."""

    def start_application_mode(self) -> None:
        """Start Textual's own way, which looks the monitor up in its module."""
        win32.EventMonitor = SteadyMonitor  # type: ignore[misc]
        super().start_application_mode()
