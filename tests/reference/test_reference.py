"""Plans of the program before it was rebuilt are opened, proved and read as they were then."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.reference import stored
from tests.reference.comparing import differences
from tests.reference.running import read_of, surroundings

_MOST_TOLD = 8
_READINGS = stored.readings()


@pytest.fixture(scope="session")
def restored(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the file of a plan as it was kept, restored once a process. The first command migrates it."""

    @cache
    def place_of(plan: str) -> Path:
        place = tmp_path_factory.mktemp(plan) / "plan.db"
        stored.restore_plan(plan, place)
        return place

    return place_of


@pytest.mark.parametrize(("plan", "name"), _READINGS, ids=[f"{plan}-{name}" for plan, name in _READINGS])
def test_a_plan_of_the_program_before_is_read_as_it_was(plan: str, name: str, restored: Callable[[str], Path]) -> None:
    place, kept = restored(plan), stored.reading(plan, name)
    with surroundings(place, kept.today, kept.columns):
        found = [each for was in kept.outputs for each in differences(plan, was, read_of(was.argv, place))]
    told = "\n".join(map(str, found[:_MOST_TOLD]))
    if found:
        pytest.fail(f"{len(found)} places of the plan {plan} read otherwise.\n{told}", pytrace=False)
