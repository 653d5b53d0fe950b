"""How far long work is, and its being called off between two parts of it. Knows nothing of the work."""

import threading
from collections.abc import Callable
from typing import Final

from actionplan.domain.errors import BadInput

Step = Callable[[str], None]
"""Is told what comes next; it may raise, and then nothing more is done."""

STOPPED: Final = "Stopped: nothing was written."


def silent(words: str) -> None:
    """A step that nobody is told of."""
    del words


class Progress:
    """Work that somebody waits for; ``tell`` hears of each step, in the thread of the work."""

    def __init__(self, tell: Step) -> None:
        self._tell = tell
        self._called_off = threading.Event()

    @property
    def is_called_off(self) -> bool:
        """Whether somebody has called it off."""
        return self._called_off.is_set()

    def call_off(self) -> None:
        """Have the work end before its next step."""
        self._called_off.set()

    def step(self, words: str) -> None:
        """What is done next. Raises ``BadInput`` where the work was called off."""
        if self._called_off.is_set():
            raise BadInput(STOPPED)
        self._tell(words)
