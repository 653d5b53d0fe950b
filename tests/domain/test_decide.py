"""What holds for every command: nothing is written twice, and a plan begins first."""

from datetime import date
from typing import Any

import pytest

from actionplan.domain.command import Command
from actionplan.domain.kinds import decide
from actionplan.domain.state.context import CommandContext
from actionplan.domain.subjects.agencies import RenameAgency
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import (
    Response,
)
from tests.domain.builders import OWNED, REF, TODAY, Plan, ahead, an_item

ROLE = "Detective Superintendent, Public Protection"
TWICE: list[Command] = [
    AssignOwner(refs=(REF,), agency="police", role=ROLE, name="Post holder", contributing=("camhs",)),
    AssignOwner(refs=(REF,), agency="police", proposed=True),
    ProposeDate(refs=(REF,), on=ahead(50)),
    SetPlan(refs=(REF,), will_do="Write it.", measure=""),
    SetTheme(refs=(REF,), theme="Exploitation"),
    Respond(refs=(REF,), response=Response.PART, reason="Half."),
    SetPolicy(key="stale_days", value=60, reason="Fewer meetings"),
    EditReview(review="SAM", title="Child Sam", governing_body="Executive", plan_due_on=ahead(70)),
    RenameAgency(agency="camhs", name="Child and Adolescent Mental Health Services"),
    ClearOwner(refs=(REF,)),
]
UPDATE = RecordUpdate(refs=(REF,), words="Policy drafted.", on=TODAY)


def assign(**given: Any) -> AssignOwner:
    return AssignOwner(refs=(REF,), **given)


@pytest.mark.parametrize("command", TWICE, ids=[type(command).__name__ for command in TWICE])
def test_the_same_command_again_writes_nothing(command: Command) -> None:
    plan = Plan(an_item(lead_agency="camhs"))
    assert plan.does(command)
    assert plan.does(command) == ()


def test_a_bulk_command_writes_only_where_something_changes() -> None:
    plan = Plan(an_item(**OWNED), an_item(ref="SAM-R05", number="5"))
    drafts = plan.does(ProposeDate(refs=(REF, "SAM-R05"), on=OWNED["due_on"]))
    assert [draft.ref for draft in drafts] == ["SAM-R05"]


def test_a_plan_that_has_not_begun_takes_no_command() -> None:
    with pytest.raises(ValueError, match="has not begun"):
        decide(CommandContext(), UPDATE, date(2026, 11, 22))
