"""Whether there is a terminal for a screen. Imports nothing heavy."""

import os
import sys

from actionplan.domain.errors import BadInput
from actionplan.streams import is_terminal

DRAWN_ELSEWHERE = "TEXTUAL_DRIVER"
"""The variable by which ``serve`` has a screen drawn in a browser: it then needs no terminal."""


class NoTerminal(BadInput):
    """A screen cannot be opened: keys or drawings would go nowhere, and it would wait for ever."""


def refuse_without_terminal(what: str, instead: str) -> None:
    """Raise ``NoTerminal`` unless there are a keyboard to read from and a screen to draw on.

    ``what`` is what was to be opened, ``instead`` the commands that print the same.
    """
    if os.environ.get(DRAWN_ELSEWHERE):
        return
    missing = [name for name, stream in (("input", sys.stdin), ("output", sys.stdout)) if not is_terminal(stream)]
    if missing:
        raise NoTerminal(
            f"{what} needs a terminal, and there is none: the {' and the '.join(missing)} of this program "
            f"{'is' if len(missing) == 1 else 'are'} closed or connected to something else. To print the same: "
            f"{instead}"
        )
