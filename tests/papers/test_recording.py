"""Each kind of ask names the command that records its usual answer, and each line of today the one that deals with it.

That command exists, with these options.
"""

from dataclasses import replace

import pytest

from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.governance.cycle import Step, StepKind
from actionplan.domain.governance.today import Deed, Line, Part
from actionplan.papers.recording import deals_with, recorded_with
from tests.cli.test_remedies import options_and_commands
from tests.domain.builders import OWNED, REF, a_snapshot, an_item

MEETING = "executive-2027-03-11"


@pytest.mark.parametrize("kind", [kind for kind in AskKind if kind is not AskKind.MATTER])
def test_the_command_of_each_kind_of_ask_is_one_that_can_be_typed(kind: AskKind) -> None:
    for item in (an_item(), an_item(**OWNED), replace(an_item(**OWNED), evidence_impact=1)):
        assert REF in arguments(recorded_with(Ask(kind, a_snapshot(item).rows[0]), MEETING))


@pytest.mark.parametrize("kind", StepKind)
def test_the_command_of_each_next_step_is_one_that_can_be_typed(kind: StepKind) -> None:
    refs = (REF,) if kind in {StepKind.OWNERS, StepKind.CONFIRM, StepKind.DATES} else ()
    found = arguments(deals_with(Line(Part.NEXT, "", "", None, Deed.STEP, Step(kind, "", refs))))
    assert set(refs) <= set(found)


@pytest.mark.parametrize("deed", [deed for deed in Deed if deed is not Deed.STEP])
def test_the_command_of_each_line_of_today_is_one_that_can_be_typed(deed: Deed) -> None:
    found = arguments(deals_with(Line(Part.DATE, REF, "", None, deed)))
    assert deed is Deed.CHECK or REF in found


def arguments(command: str) -> list[str]:
    """What follows the command's own name, which has to be known, as each of its options."""
    known = options_and_commands()
    words = command.removeprefix("actionplan ").split()
    name = next(n for n in (2, 1) if " ".join(["actionplan", *words[:n]]) in known)
    assert {each for each in words if each.startswith("--")} <= known
    return words[name:]
