"""The browser's end of ``serve``, read so that nothing that it sends ends the session.

Textual's own driver decodes strictly, and its thread that reads the keys ends at the first fault: the page would stay,
and hear nothing any more.
"""

from contextlib import suppress
from typing import Any, Final

from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver, _ExitInput

from actionplan.tui.compat import ExplainingApp
from actionplan.tui.compat.keys import ByteFeed, is_size

WEB_DRIVER: Final = "textual.drivers.web_driver:WebDriver"
"""What textual-serve has the environment name."""

_KEYS: Final = "D"
_MALFORMED: Final = (ValueError, LookupError, TypeError, AttributeError)
"""What a packet raises that says of itself something else than it holds."""


class SteadyWebDriver(WebDriver):
    """Textual's, with a loop of our own that reads the keys."""

    def run_input_thread(self) -> None:
        """Read until told to end, or until the server is gone."""
        feed, packets = ByteFeed(debug=self._debug), ByteStream()
        with suppress(_ExitInput):
            for data in self._input_reader:
                for kind, payload in packets.feed(data) if data else ():
                    if kind == _KEYS:
                        for message in feed.feed(payload):
                            self.process_message(message)
                    else:
                        with suppress(*_MALFORMED):
                            self._on_meta(kind, payload)
                for message in feed.tick():
                    self.process_message(message)
        self._input_reader.close()
        if not self.exit_event.is_set() and isinstance(self._app, ExplainingApp):
            self._app.call_later(self._app.hang_up)

    def on_meta(self, packet_type: str, payload: dict[str, Any]) -> None:
        """What the server says beside the keys; a size that no screen has is passed over."""
        if packet_type != "resize" or is_size(payload["width"], payload["height"]):
            super().on_meta(packet_type, payload)
