"""What a sign-off needs is decided once: the rule that refuses, the agenda and table B read the same list."""

from typing import Any

import pytest

from actionplan.domain.errors import Refused
from actionplan.domain.governance.askable import sign_off_needs_of
from actionplan.domain.kinds import decide
from actionplan.domain.meetings.readiness import (
    Missing,
    Need,
    needs_impact_review,
    sign_off_needs,
)
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import Status
from tests.domain.builders import OWNED, REF, TODAY, a_meeting, a_plan, a_snapshot, ago, ahead, an_action, an_item

SAT = a_meeting(ago(1))
READY: dict[str, Any] = {
    **OWNED,
    "status": Status.REPORTED_COMPLETE,
    "completed_on": ago(3),
    "reported_on": ago(3),
    "evidence_output": 1,
}
LIVE, CLOSED = an_action(1), an_action(2, status=Status.SIGNED_OFF)
FAMILIES = [
    pytest.param([an_item(**READY)], [], id="ready"),
    pytest.param([an_item(**READY), CLOSED], [], id="ready-with-a-closed-action"),
    pytest.param([an_item(**OWNED), CLOSED], [Need.COMPLETION, Need.EVIDENCE], id="not-complete"),
    pytest.param([an_item(**{**READY, "evidence_output": 0})], [Need.EVIDENCE], id="no-evidence"),
    pytest.param([an_item(**READY), CLOSED, LIVE], [Need.ACTIONS_CLOSED], id="a-live-action"),
]


@pytest.mark.parametrize(("family", "needs"), FAMILIES)
def test_the_rule_refuses_exactly_where_something_is_missing(family: list[Item], needs: list[Need]) -> None:
    item, *actions = family
    assert [missing.need for missing in sign_off_needs(item, actions)] == needs
    command = SignOffItems(refs=(REF,), meeting=SAT.id, agreed_by="Partnership chair", impact_review_on=ahead(180))
    state = a_plan(*family, SAT)
    if needs:
        with pytest.raises(Refused):
            decide(state, command, TODAY)
    else:
        assert [draft.ref for draft in decide(state, command, TODAY)] == [REF]


@pytest.mark.parametrize(("family", "needs"), FAMILIES)
def test_a_row_of_the_plan_is_ready_where_the_rule_accepts(family: list[Item], needs: list[Need]) -> None:
    plan = a_snapshot(*family)
    row = plan.row(REF)
    assert row is not None
    assert [missing.need for missing in sign_off_needs_of(row, plan)] == needs


def test_the_actions_that_are_not_closed_are_named_in_order() -> None:
    item = an_item(**READY)
    assert sign_off_needs(item, [LIVE, CLOSED, an_action(10)]) == (
        Missing(Need.ACTIONS_CLOSED, (f"{REF}-A1", f"{REF}-A10")),
    )
    assert Missing(Need.ACTIONS_CLOSED, (f"{REF}-A1",)).words == f"{REF}-A1 not closed"


def test_an_impact_review_is_needed_where_no_impact_is_in_evidence() -> None:
    assert needs_impact_review(an_item(**READY))
    assert not needs_impact_review(an_item(**READY, evidence_impact=1))
