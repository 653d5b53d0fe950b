"""The console of Windows, read so that nothing that it sends ends the program."""

from collections.abc import Iterable
from ctypes import byref, wintypes
from typing import TYPE_CHECKING, Any, Final

from actionplan.tui.compat import ExplainingApp
from actionplan.tui.compat.keys import UnitFeed

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message import Message

_MOST_RECORDS: Final = 1024
_TICK_MILLISECONDS: Final = 100
_KEY_EVENT: Final = 0x0001
_WINDOW_BUFFER_SIZE_EVENT: Final = 0x0004


def steady_windows_driver() -> "type[Driver]":
    """Textual's driver, with a monitor of our own: Textual's ends for good, and without a word, at half a character.

    The classes are made here because their bases can be imported on Windows only.
    """
    from textual.drivers import win32
    from textual.drivers.windows_driver import WindowsDriver

    class SteadyMonitor(win32.EventMonitor):
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
                    if isinstance(self.app, ExplainingApp):
                        self.app.call_later(self.app.hang_up)
                    return
                read = records[: count.value]
                self._post(feed.feed("".join(map(_unit, read))))
                for size in _sizes(read):
                    self.on_size_change(*size)

        def _post(self, messages: "Iterable[Message]") -> None:
            for message in messages:
                self.process_event(message)  # type: ignore[arg-type]  # narrower there than what Textual itself sends

    class SteadyWindowsDriver(WindowsDriver):
        def start_application_mode(self) -> None:
            """Start Textual's own way, which looks the monitor up in its module."""
            win32.EventMonitor = SteadyMonitor  # type: ignore[misc]
            super().start_application_mode()

    return SteadyWindowsDriver


def _unit(record: Any) -> str:
    """The UTF-16 unit of a key that went down; nothing for any other event."""
    if record.EventType != _KEY_EVENT:
        return ""
    key = record.Event.KeyEvent
    is_text = key.bKeyDown and not (key.dwControlKeyState and key.wVirtualKeyCode == 0)
    return str(key.uChar.UnicodeChar) if is_text else ""


def _sizes(records: Iterable[Any]) -> Iterable[tuple[int, int]]:
    """The sizes that the console's window was given."""
    for record in records:
        if record.EventType == _WINDOW_BUFFER_SIZE_EVENT:
            size = record.Event.WindowBufferSizeEvent.dwSize
            yield size.X, size.Y
