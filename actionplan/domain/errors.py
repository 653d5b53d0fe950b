"""The errors that a person meets: each knows its sentence and its exit code.

Caught in two places only: the CLI's ``main`` and the app's workers.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program tells the shell (INTERFACE, "Everywhere")."""

    DONE = 0
    ANSWER_IS_NO = 1
    BAD_INPUT = 2
    REFUSED = 3
    INTERRUPTED = 130


class ActionplanError(Exception):
    """One or two plain sentences: what is wrong, where, what to do."""

    exit_code = ExitCode.REFUSED

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(ActionplanError):  # noqa: N818 - named for what the person sees, not for Python
    """Used wrongly, or the input cannot be read (exit 2)."""

    exit_code = ExitCode.BAD_INPUT


class Refused(ActionplanError):  # noqa: N818
    """A rule of the plan says no (exit 3)."""


class WriteConflict(Refused):
    """Somebody else changed the item first: nothing was written (exit 3)."""
