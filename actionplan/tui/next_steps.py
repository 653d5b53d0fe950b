"""The keys that do the next steps. Which steps there are, in words and in order, is ``domain.governance.cycle``'s."""

from collections.abc import Mapping
from typing import Final

from actionplan.domain.governance.cycle import StepKind
from actionplan.tui.commands.offered import COMMAND_BY_ID

_COMMANDS: Final[Mapping[StepKind, str]] = {
    StepKind.LOAD: "load-review",
    StepKind.OWNERS: "assign",
    StepKind.CONFIRM: "confirm-owner",
    StepKind.DATES: "deadline",
    StepKind.SITTING: "meetings",
    StepKind.DECISIONS: "meetings",
    StepKind.CLOSE: "meetings",
    StepKind.GAPS: "check",
    StepKind.PAPERS: "papers",
    StepKind.VIEW: "meeting-view",
}


def step_key(kind: StepKind) -> str:
    """The key that does a step; of a command without one, the palette's and its name there."""
    command = COMMAND_BY_ID[_COMMANDS[kind]]
    return command.key or f"{COMMAND_BY_ID['palette'].key} {command.label}"
