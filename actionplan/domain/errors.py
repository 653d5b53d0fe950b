"""The errors that users see: each has its sentence and its exit code.

Caught in two places only: the CLI's ``main`` and the app's workers.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the program (INTERFACE, "Everywhere")."""

    DONE = 0
    ANSWER_IS_NO = 1
    BAD_INPUT = 2
    REFUSED = 3
    INTERRUPTED = 130


class ActionplanError(Exception):
    """An expected error, in one or two plain sentences: what is wrong, where, and what to do."""

    exit_code = ExitCode.REFUSED

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(ActionplanError):  # noqa: N818 - named for what the user sees
    """The program was used wrongly, or the input cannot be read (exit 2)."""

    exit_code = ExitCode.BAD_INPUT


class Refused(ActionplanError):  # noqa: N818
    """A rule of the plan does not allow it (exit 3)."""


class WriteConflict(Refused):
    """Somebody else changed the item first, so nothing was written (exit 3)."""
