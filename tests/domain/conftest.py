"""The plan that most tests of the subjects begin with."""

import pytest

from tests.domain.plan_with_sittings import PlanWithSittings


@pytest.fixture
def plan() -> PlanWithSittings:
    """The Child Sam plan with three sittings of the Executive on record."""
    return PlanWithSittings()
