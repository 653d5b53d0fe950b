"""Each kind of ask names the command that records its usual answer, and that command exists with these options."""

from dataclasses import replace

import pytest

from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.papers.recording import recorded_with
from tests.cli.test_remedies import options_and_commands
from tests.domain.builders import OWNED, REF, a_snapshot, an_item

MEETING = "executive-2027-03-11"


@pytest.mark.parametrize("kind", [kind for kind in AskKind if kind is not AskKind.MATTER])
def test_the_command_of_each_kind_of_ask_is_one_that_can_be_typed(kind: AskKind) -> None:
    known = options_and_commands()
    for item in (an_item(), an_item(**OWNED), replace(an_item(**OWNED), evidence_impact=1)):
        words = recorded_with(Ask(kind, a_snapshot(item).rows[0]), MEETING).removeprefix("actionplan ").split()
        name = next(n for n in (2, 1) if " ".join(["actionplan", *words[:n]]) in known)
        assert {each for each in words if each.startswith("--")} <= known
        assert REF in words[name:]
