"""What a terminal sends, as Textual's messages. Whatever it sends, nothing here raises.

Textual decodes strictly and lets its parser fail: one byte of another code page would end the program.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from typing import Final

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.message import Message

STAND_IN: Final = "\ufffd"
"""Shown for what is no character."""

_UNPARSED: Final = (ParseError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RuntimeError)
"""What the parser raises on a sequence that only looks like one of a terminal's; it cannot be used afterwards."""

_MOST_CELLS: Final = 5_000
"""In a row or a column of any screen: a larger size is noise on the line."""

_ESCAPE, _PASTE_BEGINS, _PASTE_ENDS = "\x1b", "\x1b[200~", "\x1b[201~"

_OLD_MOUSE: Final = b"\x1b[M"
_OLD_MOUSE_BYTES: Final = 3


class KeyFeed:
    """Text from a terminal in, messages out."""

    def __init__(self, *, debug: bool = False) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._pasting = False
        self._begun = ""
        """The beginning of what may start or end a paste."""

    def feed(self, text: str) -> Iterator[Message]:
        """The messages that the text completes."""
        for character in self._pasted_inert(
            text
        ):  # one at a time, so that only the sequence that cannot be parsed is lost
            yield from self._parsed(self._parser.feed(character))

    def _pasted_inert(self, text: str) -> Iterator[str]:
        """The same without the escapes in what is pasted: Textual would take the rest of the paste for keys."""
        for character in text:
            mark = _PASTE_ENDS if self._pasting else _PASTE_BEGINS
            begun = self._begun + character
            self._begun = begun if mark.startswith(begun) else character if character == _ESCAPE else ""
            if not self._pasting:
                yield character
            elif not mark.startswith(begun):  # what was held back is text, but for its escape
                yield from begun.replace(_ESCAPE, "")
            elif begun == mark:
                yield from mark
            if begun == mark:
                self._pasting, self._begun = not self._pasting, ""

    def tick(self) -> Iterator[Message]:
        """The messages that are complete because nothing followed, such as an escape alone. To call at intervals."""
        yield from self._parsed(self._parser.tick())

    def _parsed(self, messages: Iterable[Message]) -> Iterator[Message]:
        try:
            for message in messages:
                yield from _sound(message)
        except _UNPARSED:
            failed, self._parser = self._parser, XTermParser(self._debug)
            self._parser.mouse_pixels = failed.mouse_pixels
            self._parser.terminal_size = failed.terminal_size
            self._parser.terminal_pixel_size = failed.terminal_pixel_size


class ByteFeed:
    """Bytes from a terminal in, messages out: UTF-8, with a stand-in for each byte that is not."""

    def __init__(self, *, debug: bool = False) -> None:
        self._keys = KeyFeed(debug=debug)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._matched = 0
        self.tick = self._keys.tick

    def feed(self, content: bytes) -> Iterator[Message]:
        """The messages that the bytes complete."""
        yield from self._keys.feed(self._decoder.decode(self._without_old_mouse(content)))

    def _without_old_mouse(self, content: bytes) -> bytes:
        """The same, with the place in an old mouse report, which is no text, blotted out: a report of it is ignored.

        Its three bytes are any from 32 to 255; two of them can look like one character of UTF-8, and the parser would
        take the next key for the third.
        """
        found = bytearray(content)
        for index, byte in enumerate(content):
            if self._matched >= len(_OLD_MOUSE):
                found[index] = ord("!")
                self._matched = (self._matched + 1) % (len(_OLD_MOUSE) + _OLD_MOUSE_BYTES)
            elif byte == _OLD_MOUSE[self._matched]:
                self._matched += 1
            else:
                self._matched = int(byte == _OLD_MOUSE[0])
        return bytes(found)


class UnitFeed:
    """UTF-16 units from a Windows console in, messages out; half a pair waits for its other half."""

    def __init__(self, *, debug: bool = False) -> None:
        self._keys = KeyFeed(debug=debug)
        self._decoder = getincrementaldecoder("utf-16-le")("replace")
        self.tick = self._keys.tick

    def feed(self, units: str) -> Iterator[Message]:
        """The messages that the units complete."""
        yield from self._keys.feed(self._decoder.decode(units.encode("utf-16-le", "surrogatepass")))


def _sound(message: Message) -> Iterator[Message]:
    """The message, if a screen can bear it: no half character, no size that no screen has."""
    match message:
        case events.Key(character=str() as character) if not _is_text(character):
            yield events.Key("replacement_character", STAND_IN)
        case events.Resize(size=size) if not is_size(size.width, size.height):
            return
        case _:
            yield message


def is_size(width: object, height: object) -> bool:
    """Whether a screen can have so many cells in a row and in a column."""
    return all(isinstance(cells, int) and 0 < cells <= _MOST_CELLS for cells in (width, height))


def _is_text(character: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in character)
