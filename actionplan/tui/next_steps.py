"""The keys that do the next steps. Which steps there are, in words and in order, is ``domain.governance.cycle``'s."""

from collections.abc import Mapping
from typing import Final

from actionplan.domain.governance.cycle import StepKind
from actionplan.tui.commands.offered import COMMAND_BY_ID

_COMMANDS: Final[Mapping[StepKind, str]] = {
    StepKind.OWNERS: "assign",
    StepKind.DATES: "deadline",
    StepKind.SITTING: "meetings",
    StepKind.DECISIONS: "meetings",
    StepKind.CLOSE: "meetings",
    StepKind.PAPERS: "papers",
    StepKind.VIEW: "meeting-view",
}


def step_key(kind: StepKind) -> str:
    """The key that does a step; empty where there is none."""
    name = _COMMANDS.get(kind)
    return "" if name is None else COMMAND_BY_ID[name].key
