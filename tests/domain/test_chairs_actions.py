"""What a chair decides between sittings is said to be the chair's, wherever a rating explains itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.extensions import WithdrawExtension
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.signing_off import ReviewImpact
from actionplan.domain.vocabulary import Colour, Declared, ImpactState
from tests.domain.cycle import DUE, R4, Cycle, a_cycle, chairs_action

TAKEN = date(2027, 5, 3)
CHAIRS = "executive-2027-05-03"


@pytest.fixture
def cycle(tmp_path: Path) -> Iterator[Cycle]:
    """Dates are adopted in March, and the chair acts in May."""
    for cycle in a_cycle(tmp_path):
        cycle.adopts()
        cycle.on(TAKEN).does(chairs_action(TAKEN))
        yield cycle


def told(cycle: Cycle) -> list[str]:
    """What the ledger says that the chair decided."""
    lines = cycle.ledger.history(cycle.ledger.last_number())
    return [line.entry.fact.kind for line in lines if line.entry.by_chair]


def test_another_colour_by_a_chairs_action_says_so(cycle: Cycle) -> None:
    cycle.does(RecordUpdate(refs=(R4,), words="A risk.", on=TAKEN, declared=Declared.AMBER))
    shown = OverrideRating(
        refs=(R4,), colour=Colour.GREEN, reason="In hand.", meeting=CHAIRS, agreed_by="Independent Chair"
    )
    cycle.does(shown)
    assert cycle.row().reason.startswith(
        "Green by chair's action for the Executive, 3 May 2027; by the rule: Amber, the lead says that it is at risk."
    )
    assert told(cycle) == ["rating-overridden"]


def test_a_sign_off_by_a_chairs_action_says_so_until_it_is_reopened(cycle: Cycle) -> None:
    cycle.completes()
    cycle.signs_off(CHAIRS)
    assert cycle.row().reason.startswith("Blue: signed off by chair's action of 3 May 2027, impact not yet shown")
    cycle.does(
        ReviewImpact(refs=(R4,), found=ImpactState.TOO_EARLY, words="Wait.", meeting=CHAIRS, next_on=date(2028, 3, 9))
    )
    assert told(cycle) == ["signed-off", "impact-reviewed"]
    cycle.does(Reopen(refs=(R4,), reason="Not done."))
    assert "chair" not in cycle.row().reason


def test_asking_and_withdrawing_are_nobodys_decision(cycle: Cycle) -> None:
    cycle.asks()
    cycle.does(WithdrawExtension(refs=(R4,)))
    assert told(cycle) == []


def test_a_chairs_action_that_is_taken_back_decided_nothing(cycle: Cycle) -> None:
    cycle.asks(date(2027, 8, 31))
    step = cycle.grants(CHAIRS)
    cycle.undoes(step)
    assert cycle.item().deadline.due_on == DUE
    assert told(cycle) == ["extension-granted"], "the ledger keeps what was recorded"
    assert "chair" not in cycle.row().reason
