"""Whatever a terminal sends, the program goes on, and the keys around it arrive."""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from actionplan.tui.compat import ExplainingApp
from actionplan.tui.compat.browser import SteadyWebDriver
from actionplan.tui.compat.keys import STAND_IN, ByteFeed, UnitFeed
from actionplan.tui.compat.windows import steady_windows_driver
from tests.e2e.terminal import Terminal, clean_environment

CTRL_S, DOWN = "\x13", "\x1b[B"

OLD_MOUSE_REPORTS = [
    pytest.param(b"\x1b[M\x20\x85\x25", id="past column 95"),
    pytest.param(b"\x1b[M\x20\xc3\xa1", id="a place that looks like one character"),
    pytest.param(b"\x1b[M\x20\x21\x21", id="the first cell"),
]
NOT_UTF_8 = [
    pytest.param(b"\xa3", id="a pound sign of Windows-1252"),
    pytest.param(b"\xc3", id="half a character"),
    pytest.param(b"\xed\xa0\x80", id="half a pair"),
    pytest.param(b"\xff\xfe", id="no character at all"),
]
NO_KEYS = [
    pytest.param(b"\x1b[1114112u", id="a key past the last character"),
    pytest.param(b"\x1b[97;;1114112u", id="a text past the last character"),
    pytest.param(b"\x1b[48;0;0;0;0t", id="a screen of no size"),
    pytest.param(b"\x1b[48;99999;99999;0;0t", id="a screen larger than any"),
]


def typed(messages: list[Message]) -> str:
    return "".join(each.character or "" for each in messages if isinstance(each, events.Key))


def sent(*chunks: bytes) -> list[Message]:
    feed = ByteFeed()
    return [message for chunk in chunks for message in (*feed.feed(chunk), *feed.tick())]


@pytest.mark.parametrize("report", OLD_MOUSE_REPORTS)
def test_an_old_mouse_report_types_nothing_however_it_is_cut(report: bytes) -> None:
    for cut in range(len(report) + 1):
        assert typed(sent(b"a" + report[:cut], report[cut:] + b"b")) == "ab"


@pytest.mark.parametrize("content", NOT_UTF_8)
def test_what_is_not_utf_8_is_typed_as_a_stand_in(content: bytes) -> None:
    assert set(typed(sent(b"a" + content, b"b"))) == {"a", STAND_IN, "b"}


@pytest.mark.parametrize("content", NO_KEYS)
def test_what_only_looks_like_a_key_or_a_size_is_dropped(content: bytes) -> None:
    found = sent(b"a" + content + b"b")
    assert typed(found) == "ab"
    assert not any(isinstance(each, events.Resize) for each in found)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x1b[200~a\x1b[2J 1/q\x1b[201~x", ["a[2J 1/q", "x"]),
        (b"\x1b[200~a\x1b\x1b[20\x1b[201~", ["a[20"]),
        (b"\x1b[200~one\x1b[201~\x1b[A\x1b[200~two\x1b[201~", ["one", "up", "two"]),
    ],
)
def test_an_escape_in_what_is_pasted_makes_no_key_of_the_rest(content: bytes, told: list[str]) -> None:
    feed = ByteFeed()
    found = [message for byte in content for message in feed.feed(bytes([byte]))]
    assert [each.text if isinstance(each, events.Paste) else each.key for each in found] == told  # type: ignore[attr-defined]


def test_a_character_of_several_bytes_may_come_in_several_pieces() -> None:
    assert typed(sent(*(bytes([byte]) for byte in "£é😀".encode()))) == "£é😀"


PIECES = st.lists(
    st.one_of(
        st.binary(max_size=12),
        st.sampled_from([*(each.values[0] for each in (*OLD_MOUSE_REPORTS, *NOT_UTF_8, *NO_KEYS))]),
        st.from_regex(rb"\x1b\[[<?]?[0-9:;]{0,12}[A-Za-z~$]", fullmatch=True),
    ),
    max_size=8,
)


@given(PIECES)
def test_no_bytes_raise_and_every_key_can_be_shown(pieces: list[bytes]) -> None:
    feed = ByteFeed()
    for piece in pieces:
        typed([*feed.feed(piece), *feed.tick()]).encode()
    list(feed.feed(b"\x1b[201~"))  # whatever began a paste
    list(feed.feed(b"\x18" * 40))  # or looked like a sequence
    assert typed(list(feed.feed(b"z"))).endswith("z")


@given(st.lists(st.text(st.integers(0, 0xFFFF).map(chr), max_size=12), max_size=4))
def test_no_units_of_a_windows_console_raise_and_every_key_can_be_shown(reads: list[str]) -> None:
    feed = UnitFeed()
    for units in reads:
        typed([*feed.feed(units), *feed.tick()]).encode()


def test_half_a_pair_from_a_windows_console_is_a_stand_in_and_a_whole_one_its_character() -> None:
    feed = UnitFeed()
    assert typed([*feed.feed("a\ud83d"), *feed.feed("\ude00b")]) == "a😀b"
    assert typed([*feed.feed("\ude00c")]) == f"{STAND_IN}c"


# The drivers

pseudo_terminal = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")


@pseudo_terminal
def test_the_tracker_keeps_the_words_around_bytes_that_are_no_text(tmp_path: Path) -> None:
    with Terminal(clean_environment(tmp_path, today="2026-11-22")) as terminal:
        terminal.wait_for("R04 ", "○ GREY")
        terminal.press(DOWN * 3)
        terminal.wait_for("Recommendation 4, as published")
        terminal.press("u")
        terminal.wait_for("Record progress")
        terminal.press("Spent ")
        terminal.press_bytes(b"\xa3" + b"\x1b[M\x20\x85\xfd" + b"\x1b[1114112u")
        terminal.press("500 on training.")
        terminal.wait_for(f"Spent {STAND_IN}500 on training.")
        terminal.press(CTRL_S)
        terminal.wait_for("update today. ")
        terminal.press("q")
        assert terminal.exit_code() == 0


@pseudo_terminal
def test_the_meeting_view_goes_on_after_bytes_that_are_no_text(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path, today="2026-11-22")
    with Terminal(environment) as terminal:  # makes the plan
        terminal.wait_for("R04 ", "○ GREY")
        terminal.press("q")
        assert terminal.exit_code() == 0
    with Terminal(environment, "present") as terminal:
        terminal.wait_for("1 of ")
        terminal.press_bytes(b"\xa3" + b"\x1b[M\x20\x85\xfd")
        terminal.press("n")
        terminal.wait_for("2 of ")
        terminal.press("q")
        assert terminal.exit_code() == 0


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Textual's module for Windows, over a console that is made up, with our monitor put into it."""
    if sys.platform == "win32":
        pytest.skip("the console is real here")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: _Console(), raising=False)
    monkeypatch.setitem(sys.modules, "msvcrt", ModuleType("msvcrt"))
    theirs = ("textual.drivers.win32", "textual.drivers.windows_driver")
    driver = steady_windows_driver()
    monkeypatch.setattr(sys.modules[theirs[1]].WindowsDriver, "start_application_mode", lambda _: None)
    driver.start_application_mode(object.__new__(driver))
    yield sys.modules[theirs[0]]
    for name in theirs:
        del sys.modules[name]


class _Console:
    """Windows' own functions, as far as they are called."""

    def __init__(self) -> None:
        self.reads: list[str] = []
        self.GetStdHandle = SimpleNamespace()

    def WaitForMultipleObjects(self, *_: object) -> int:  # noqa: N802 - its name there
        return 0

    def ReadConsoleInputW(self, _handle: object, records: Any, _most: int, count: Any) -> int:  # noqa: N802
        if not self.reads:
            return 0
        units = self.reads.pop(0)
        for record, unit in zip(records._obj, units, strict=False):
            record.EventType = 1
            record.Event.KeyEvent.bKeyDown = True
            record.Event.KeyEvent.dwControlKeyState = 0
            record.Event.KeyEvent.uChar.UnicodeChar = unit
        count._obj.value = len(units)
        return 1


class _App(ExplainingApp):
    """An app that only notes that it was told to leave."""

    def __init__(self) -> None:
        self.left: list[object] = []

    def call_later(self, callback: Any, *_: Any, **__: Any) -> bool:
        self.left.append(callback)
        return True


def test_a_windows_console_that_sends_half_a_character_is_read_on(windows: Any) -> None:
    posted: list[Message] = []
    app = _App()
    windows.GetStdHandle = lambda _: 1
    windows.KERNEL32.reads = ["a\ud83d", "\ude00", "\udc00", "b"]
    windows.EventMonitor(None, app, Event(), posted.append).run()
    assert typed(posted) == f"a😀{STAND_IN}b"
    assert app.left == [app.hang_up], "the console was gone in the end, and the app was told"


# Under ``serve``: what the browser sends comes in packets, on stdin


def packet(payload: bytes, kind: bytes = b"D") -> bytes:
    return kind + len(payload).to_bytes(4, "big") + payload


def heard(*chunks: bytes) -> tuple[list[Message], list[object]]:
    """What the browser's driver makes of them until the server is gone, and what it then asks the app for."""
    messages, asked = list[Message](), list[object]()
    driver: Any = object.__new__(SteadyWebDriver)
    app = ExplainingApp()
    app.call_later = asked.append  # type: ignore[method-assign, assignment]
    app.post_message = messages.append  # type: ignore[method-assign, assignment]
    reader = SimpleNamespace(close=lambda: None)
    driver.__dict__ |= {
        "_app": app, "_debug": False, "_input_reader": Chunks(chunks, reader.close), "exit_event": Event(),
        "process_message": messages.append,
    }  # fmt: skip
    driver.run_input_thread()
    return messages, asked


class Chunks(list[bytes]):
    """What a reader of stdin gives."""

    def __init__(self, chunks: tuple[bytes, ...], close: Any) -> None:
        super().__init__(chunks)
        self.close = close


@pytest.mark.parametrize("content", NOT_UTF_8)
def test_what_a_browser_sends_that_is_not_utf_8_is_typed_as_a_stand_in(content: bytes) -> None:
    messages, _ = heard(packet(b"a" + content), packet(b"b"), b"")
    assert set(typed(messages)) == {"a", STAND_IN, "b"}


@pytest.mark.parametrize("sequence", [*NO_KEYS, *OLD_MOUSE_REPORTS])
def test_no_sequence_from_a_browser_ends_the_reading(sequence: bytes) -> None:
    messages, _ = heard(packet(b"a" + sequence), packet(b"b"))
    assert typed(messages) == "ab"


@pytest.mark.parametrize(
    "words",
    [b"", b"{", b"[]", b"3", b"\xa3", b'{"type": "resize"}', b'{"type": "resize", "width": "x", "height": 1}',
     b'{"type": "resize", "width": 0, "height": 99999}', b'{"type": "deliver_chunk_request"}'],
)  # fmt: skip
def test_no_malformed_word_of_the_server_ends_the_reading(words: bytes) -> None:
    messages, _ = heard(packet(b"a"), packet(words, b"M"), packet(b"b"))
    assert typed(messages) == "ab"
    assert not any(isinstance(each, events.Resize) for each in messages)


def test_a_size_of_the_browsers_page_arrives() -> None:
    messages, _ = heard(packet(b'{"type": "resize", "width": 120, "height": 40}', b"M"))
    assert [each.size for each in messages if isinstance(each, events.Resize)] == [(120, 40)]


def test_a_server_that_is_gone_ends_the_session_and_keeps_what_is_typed() -> None:
    _, asked = heard(packet(b"a"))
    assert [getattr(each, "__name__", "") for each in asked] == ["hang_up"]
