"""Keys one after the other: the next one waits until what the one before it opens is on the screen.

A slow line brings several keys at once, and a quick hand is faster than an old computer. Without this, what is typed
for a form reaches the screen beneath it, and does something else there. No key waits longer than ``LONGEST_SECONDS``.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from textual.app import App
from textual.events import Key, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

if TYPE_CHECKING:
    from textual.timer import Timer

LONGEST_SECONDS: Final = 1.0
OPENING: Final = frozenset(
    {"workflow", "filters", "history", "meeting-record", "report", "meeting-view", "agenda", "papers"}
    | {"today", "reminders", "draft", "columns"}
)
"""The groups of workers after which another screen may be in front, or another line under the bar: those of the second
row read the lines that a page's keys are about.
"""

_ROUNDS: Final = 3
"""A widget tells its parent, that the screen, and the screen the app."""

Typed = Key | Paste


class KeyPassed(Message):
    """Comes up to the app behind a key, and in later rounds behind what widgets told each other because of it."""

    def __init__(self, number: int, screen: Screen[Any], at: int) -> None:
        super().__init__()
        self.number = number
        self.screen = screen
        self.at = at


class TypeAhead:
    """Holds back what is typed while the key before is at work."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._held: deque[Typed] = deque()
        self._let_go: Typed | None = None
        self._number = 0
        """Of the key that is at work, or was last."""
        self._at_work = self._has_acted = False
        self._not_opening: WeakSet[Worker[Any]] = WeakSet()
        """Workers that wait for somebody's answer, or took too long."""
        self._longest: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a key is still at work."""
        return self._at_work

    def holds(self, typed: Typed) -> bool:
        """Whether it has to wait; it then comes again by itself."""
        if typed is self._let_go:
            self._let_go = None
        elif self._at_work:
            self._held.append(typed)
            return True
        else:
            self._begin()
        return False

    def follow(self, target: MessagePump) -> None:
        """Find out when the key that ``target`` got has done its work."""
        if not target.post_message(KeyPassed(self._number, self._app.screen, 0)):
            self.acted()  # it closed what it was sent to

    def passed(self, passed: KeyPassed) -> None:
        """The key has come through a screen; what it opens has to be in front before the next."""
        if passed.number != self._number:
            return
        if passed.at == 0 or passed.screen is not self._app.screen:
            self.acted()
        elif passed.at < _ROUNDS:
            self._send(passed.at + 1)
        elif not self._opening():
            self._next()

    def acted(self) -> None:
        """The key has done at once what it does; the screen in front says when it can take another."""
        self._has_acted = True
        self.look()

    def look(self) -> None:
        """Something has ended that the key may have begun."""
        if self._at_work and self._has_acted:
            self._send(1)

    def _send(self, at: int) -> None:
        """A round, from the widget that has the focus: what it told its parents goes before."""
        screen = self._app.screen
        passed = KeyPassed(self._number, screen, at)
        if not (self._app.focused or screen).post_message(passed):
            screen.post_message(passed)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """While this worker waits for somebody's answer, or its turn: it is not about to open anything."""
        worker = get_current_worker()
        self._not_opening.add(worker)
        self._app.call_later(self.look)
        try:
            yield
        finally:
            self._not_opening.discard(worker)

    def _opening(self) -> set[Worker[Any]]:
        """The workers that are about to open something."""
        running = {each for each in self._app.workers if each.group in OPENING and not each.is_finished}
        return running.difference(self._not_opening)

    def _give_up(self) -> None:
        """No later key waits for what this one has waited for in vain."""
        self._not_opening.update(self._opening())
        self._next()

    def _begin(self) -> None:
        self._number += 1  # what is still under way belongs to the key before
        self._at_work, self._has_acted = True, False
        self._longest = self._app.set_timer(LONGEST_SECONDS, self._give_up)

    def _next(self) -> None:
        if self._longest is not None:
            self._longest.stop()
        self._at_work = False
        if self._held:
            self._begin()
            self._let_go = self._held.popleft()
            self._app.post_message(self._let_go)
