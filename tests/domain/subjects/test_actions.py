"""Actions under recommendations: added once for each agency, and retitled."""

from dataclasses import replace

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide
from actionplan.domain.subjects.actions import ActionAdded, AddActions, RetitleAction
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.vocabulary import (
    OwnerState,
    Status,
)
from tests.domain.builders import REF, TODAY, Plan, a_case, a_plan, ahead, an_action, an_item, item_with
from tests.domain.sentences import sentence_of

ROLE = "Detective Superintendent, Public Protection"
REOPEN = Reopen(refs=(REF,), reason="The audit found gaps.")
ACTION = AddActions(refs=(REF,), title="Train staff")
NOT_STARTED, GOING, REPORTED = Status.NOT_STARTED, Status.IN_PROGRESS, Status.REPORTED_COMPLETE
SIGNED, SUPERSEDED, NOT_ACCEPTED = Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED


def test_one_action_for_each_agency_named_once() -> None:
    plan = Plan(an_item())
    plan.does(
        AddActions(
            refs=(REF,), title="Train\nstaff", agencies=("police", "camhs", "police"), role=ROLE, due_on=ahead(60)
        )
    )
    first, second = plan.state.item(f"{REF}-A1"), plan.state.item(f"{REF}-A2")
    assert first is not None
    assert second is not None
    assert [each.owner.agency for each in (first, second)] == ["police", "camhs"]
    assert plan.state.text(second.wording, "wording") == "Train staff"
    assert (second.deadline.due_on, a_case(second).owner_state, second.owner.vacant_since) == (
        ahead(60),
        OwnerState.VACANT,
        TODAY,
    )
    assert plan.item.actions_added == 2
    plan.does(AddActions(refs=(REF,), title="Third"))
    third = plan.state.item(f"{REF}-A3")
    assert third is not None
    assert (third.owner.agency, third.position) == (None, 3)


def test_several_titles_for_several_agencies_are_an_action_each_title_by_title() -> None:
    plan = Plan(an_item())
    drafts = plan.does(
        AddActions(refs=(REF,), title="Train", further_titles=("Audit",), agencies=("police", "camhs"), due_on=ahead(9))
    )
    added = [(each.ref, each.fact.wording) for each in drafts if isinstance(each.fact, ActionAdded)]
    assert added == [(f"{REF}-A{n}", title) for n, title in enumerate(["Train", "Train", "Audit", "Audit"], start=1)]
    last = plan.state.item(f"{REF}-A4")
    assert last is not None
    assert (last.owner.agency, last.deadline.due_on) == ("camhs", ahead(9))
    with pytest.raises(BadInput, match="title of the action"):
        plan.does(AddActions(refs=(REF,), title="Train", further_titles=(" ",)))


def test_the_number_of_an_action_is_never_used_again() -> None:
    plan = Plan(an_item())
    plan.does(ACTION)
    action = plan.state.item(f"{REF}-A1")
    assert action is not None
    plan.state.merge([replace(action, present=False)])
    assert [draft.ref for draft in plan.does(ACTION)] == [f"{REF}-A2"]


def test_a_role_belongs_to_an_agency() -> None:
    with pytest.raises(BadInput, match="A role belongs to an agency"):
        decide(a_plan(an_item()), AddActions(refs=(REF,), title="T", role=ROLE), TODAY)


def test_an_action_has_another_title_and_a_recommendation_its_published_wording() -> None:
    plan = Plan(an_item(), an_action(wording=90))
    plan.does(RetitleAction(refs=(f"{REF}-A1",), title="Train all staff"))
    action = plan.state.item(f"{REF}-A1")
    assert action is not None
    assert plan.state.text(action.wording, "wording") == "Train all staff"
    with pytest.raises(Refused, match="kept to the letter"):
        plan.does(RetitleAction(refs=(REF,), title="Better"))


def test_the_actions_of_a_closed_recommendation_wait_for_its_reopening() -> None:
    plan = Plan(item_with(SUPERSEDED))
    with pytest.raises(Refused, match=r"is closed\. Reopen it before adding an action"):
        plan.does(ACTION)
    plan.does(REOPEN)
    assert plan.does(ACTION)


def test_an_action_goes_under_a_recommendation_only() -> None:
    with pytest.raises(Refused, match="SAM-R04-A1 is not a recommendation"):
        decide(a_plan(an_item(), an_action()), AddActions(refs=(f"{REF}-A1",), title="Deeper"), TODAY)


# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (ActionAdded("SAM-R04", 1, "Write it down"), "Action added: Write it down."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
