"""A draft minute has a place for each kind of ask, and says of what none answered that it was not reached."""

import pytest

from actionplan.domain.governance.asks import KINDS, Ask, AskKind
from actionplan.domain.governance.draft_minute import draft_minute
from actionplan.domain.rating.view import PlanView
from tests.domain.builders import a_meeting, a_snapshot, ahead, an_item

SITTING = a_meeting(ahead(10))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_ask_can_stand_in_a_minute(kind: AskKind) -> None:
    plan = a_snapshot(an_item(), SITTING)
    minute = draft_minute(SITTING, [Ask(kind, plan.rows[0])], PlanView(plan, {}), [])
    assert [(each.ask.kind, each.resolved) for each in minute.asks] == [(kind, ())]
