"""``--recorded-late``: how a command says that a meeting's decision is put on record long after it.

Where a command has a reason of its own, that one reason stands for both. Holds no rule: what is late is the domain's.
"""

from dataclasses import replace
from typing import TypeVar

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput

AnyCommand = TypeVar("AnyCommand", bound=Command)


def as_recorded(command: AnyCommand, *, late: bool, reason: str | None = None) -> AnyCommand:
    """The command, marked as recorded late where that was typed.

    ``reason`` is what ``--reason`` said on a command that takes it for nothing else.
    """
    if reason is not None and not late:
        raise BadInput("--reason goes with --recorded-late here: it says why the decision is recorded late.")
    if late and getattr(command, "meeting", None) is None:
        raise BadInput("--recorded-late goes with --meeting: only what a meeting decided is recorded late.")
    return replace(command, recorded_late=late, late_reason=reason)
