"""What is said about an item: owners, dates, theme, plan, response and actions; and what changes nothing."""

from datetime import date
from typing import Any

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide
from actionplan.domain.state.entities import item_text
from actionplan.domain.subjects.actions import AddActions, RetitleAction
from actionplan.domain.subjects.agencies import RenameAgency
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import DateState, OwnerState, Response
from tests.domain.builders import OWNED, REF, TODAY, Plan, a_plan, ahead, an_action, an_item

ROLE = "Detective Superintendent, Public Protection"


def assign(**given: Any) -> AssignOwner:
    return AssignOwner(refs=(REF,), **given)


def words(plan: Plan, name: str) -> str:
    return plan.state.text(item_text(plan.item, name), name)


# Owners


def test_an_owner_has_an_agency_a_role_and_a_name() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", role=ROLE, name="Post holder", contributing=("camhs",)))
    assert (plan.item.owner.agency, words(plan, "lead_role"), words(plan, "lead_name")) == (
        "police",
        ROLE,
        "Post holder",
    )
    assert plan.item.contributing == ("camhs",)
    assert plan.item.owner.state is OwnerState.CONFIRMED


def test_a_proposed_owner_is_confirmed_by_somebody() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", proposed=True))
    states = [plan.item.owner.state]
    plan.does(ConfirmOwner(refs=(REF,), confirmed_from="Chief Inspector"))
    assert [*states, plan.item.owner.state] == [OwnerState.PROPOSED, OwnerState.CONFIRMED]
    assert words(plan, "confirmed_from") == "Chief Inspector"
    assert not plan.does(ConfirmOwner(refs=(REF,), confirmed_from="Chief Inspector"))


def test_what_is_not_mentioned_stays_while_the_agency_stays() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", role=ROLE, name="Post holder"))
    role = plan.item.owner.role
    plan.does(assign(name="Another post holder"))
    assert (words(plan, "lead_role"), words(plan, "lead_name")) == (ROLE, "Another post holder")
    plan.does(assign(agency="police", role=ROLE, contributing=("camhs",)))
    assert plan.item.owner.role == role, "the same words are not written a second time: a redaction would miss them"
    assert plan.item.contributing == ("camhs",)


def test_another_agency_drops_role_and_name_and_leads_what_it_contributed_to() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", role=ROLE, name="Post holder", contributing=("camhs",)))
    plan.does(assign(agency="camhs"))
    assert (plan.item.owner.agency, plan.item.owner.role, plan.item.owner.name) == ("camhs", None, None)
    assert plan.item.contributing == ()


def test_an_empty_name_takes_the_name_away_and_leaves_a_vacant_post() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", role=ROLE, name="Post holder"))
    plan.does(assign(name=""), day=ahead(3))
    states = [plan.item.owner.state]
    plan.does(assign(contributing=("camhs",)), day=ahead(9))
    assert plan.item.owner.vacant_since == ahead(3), "the post is not newly vacant because something else was said"
    plan.does(assign(name="Successor"), day=ahead(10))
    assert [*states, plan.item.owner.state] == [OwnerState.VACANT, OwnerState.CONFIRMED]
    assert plan.item.owner.vacant_since is None


def test_a_post_without_a_role_stays_vacant_too() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", name="Post holder"))
    plan.does(VacatePost(refs=(REF,)))
    plan.does(assign(contributing=("camhs",)), day=ahead(5))
    assert plan.item.owner.vacant_since == TODAY
    plan.does(assign(agency="camhs"), day=ahead(6))
    assert plan.item.owner.vacant_since is None


def test_who_confirmed_stays_on_record_when_only_contributors_change() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", proposed=True))
    plan.does(ConfirmOwner(refs=(REF,), confirmed_from="Chief Inspector"))
    plan.does(assign(contributing=("camhs",)))
    assert words(plan, "confirmed_from") == "Chief Inspector"
    plan.does(assign(agency="camhs"))
    assert plan.item.owner.confirmed_from is None


def test_a_post_without_a_named_officer_cannot_be_vacated() -> None:
    with pytest.raises(Refused, match="no named lead officer"):
        decide(a_plan(an_item(lead_agency="police")), VacatePost(refs=(REF,)), TODAY)


def test_an_owner_that_is_not_there_cannot_be_confirmed() -> None:
    with pytest.raises(Refused, match="no owner to confirm"):
        decide(a_plan(an_item()), ConfirmOwner(refs=(REF,), confirmed_from="Chair"), TODAY)


def test_a_lead_is_taken_away_whole_and_contributors_stay() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", role=ROLE, contributing=("camhs",)))
    plan.does(ClearOwner(refs=(REF,)))
    item = plan.item
    assert (item.owner.agency, item.owner.role, item.owner.vacant_since, item.owner.state) == (
        None,
        None,
        None,
        OwnerState.NONE,
    )
    assert item.contributing == ("camhs",)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"role": ROLE}, "SAM-R04 has no lead agency yet: name one."),
        ({"agency": "nhs"}, 'There is no agency "nhs" in this plan. Add the agency first.'),
        ({"agency": "police", "contributing": ("nhs",)}, 'There is no agency "nhs"'),
        ({"agency": "police", "contributing": ("police",)}, "cannot both lead SAM-R04 and contribute to it"),
    ],
)
def test_an_assignment_that_cannot_be_is_explained(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        decide(a_plan(an_item()), assign(**given), TODAY)
    assert sentence in refused.value.sentence


# Dates


def test_a_proposed_date_changes_freely_and_remembers_when_it_was_first_set() -> None:
    plan = Plan(an_item())
    for day, on in ((TODAY, ahead(50)), (ahead(2), ahead(80)), (ahead(4), None)):
        plan.does(ProposeDate(refs=(REF,), on=on), day=day)
        assert plan.item.deadline.due_on == on
    assert plan.item.deadline.first_dated_on == TODAY
    assert plan.item.deadline.state is DateState.NONE
    assert plan.item.deadline.times_moved == 0


def test_an_adopted_date_moves_by_an_extension_only() -> None:
    item = an_item(**OWNED, adopted_on=OWNED["due_on"], adopted_at=date(2026, 11, 12))
    with pytest.raises(Refused, match=r"30 June 2027, was adopted by a meeting: only an extension"):
        decide(a_plan(item), ProposeDate(refs=(REF,), on=ahead(5)), TODAY)


def test_a_correction_needs_its_reason() -> None:
    with pytest.raises(BadInput, match="needs its reason"):
        decide(a_plan(an_item(**OWNED)), ProposeDate(refs=(REF,), on=ahead(5), correct=True), TODAY)


# Plan, theme, response


def test_the_parts_of_a_plan_are_set_one_by_one_and_cleared_by_an_empty_text() -> None:
    plan = Plan(an_item())
    plan.does(SetPlan(refs=(REF,), will_do="Write it.\r\nTeach it.", measure="Audit of 20 cases"))
    plan.does(SetPlan(refs=(REF,), intended_outcome="Children are heard."))
    assert words(plan, "will_do") == "Write it.\nTeach it."
    plan.does(SetPlan(refs=(REF,), measure=""))
    assert (plan.item.measure, words(plan, "intended_outcome")) == (None, "Children are heard.")
    with pytest.raises(BadInput, match="Nothing was given"):
        plan.does(SetPlan(refs=(REF,)))


def test_a_theme_is_one_line_and_an_empty_one_takes_it_away() -> None:
    plan = Plan(an_item())
    plan.does(SetTheme(refs=(REF,), theme=" Child\nexploitation "))
    assert words(plan, "theme") == "Child exploitation"
    plan.does(SetTheme(refs=(REF,), theme=""))
    assert plan.item.theme is None


def test_a_response_keeps_its_reason_and_another_response_drops_it() -> None:
    plan = Plan(an_item())
    plan.does(Respond(refs=(REF,), response=Response.PART, reason="Not the second half."))
    assert not plan.does(Respond(refs=(REF,), response=Response.PART))
    assert words(plan, "response_reason") == "Not the second half."
    plan.does(Respond(refs=(REF,), response=Response.PART, reason=""))
    assert plan.item.response.reason is None
    plan.does(Respond(refs=(REF,), response=Response.PART, reason="As before."))
    plan.does(Respond(refs=(REF,), response=Response.ACCEPTED))
    assert (plan.item.response.answer, plan.item.response.reason) == (Response.ACCEPTED, None)


def test_not_accepting_needs_a_reason_and_a_meeting() -> None:
    for reason in (None, ""):
        with pytest.raises(BadInput, match="needs its reason"):
            decide(a_plan(an_item()), Respond(refs=(REF,), response=Response.NOT_ACCEPTED, reason=reason), TODAY)
    with pytest.raises(BadInput, match="Only a meeting can decide"):
        decide(a_plan(an_item()), Respond(refs=(REF,), response=Response.NOT_ACCEPTED, reason="Cost"), TODAY)


def test_a_response_answers_a_recommendation() -> None:
    command = Respond(refs=(f"{REF}-A1",), response=Response.ACCEPTED)
    with pytest.raises(Refused, match="SAM-R04-A1 is an action"):
        decide(a_plan(an_item(), an_action()), command, TODAY)


# Actions


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
    assert (second.deadline.due_on, second.owner.state, second.owner.vacant_since) == (
        ahead(60),
        OwnerState.VACANT,
        TODAY,
    )
    assert plan.item.actions_added == 2
    plan.does(AddActions(refs=(REF,), title="Third"))
    third = plan.state.item(f"{REF}-A3")
    assert third is not None
    assert (third.owner.agency, third.position) == (None, 3)


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


TWICE: list[Command] = [
    assign(agency="police", role=ROLE, name="Post holder", contributing=("camhs",)),
    assign(agency="police", proposed=True),
    ProposeDate(refs=(REF,), on=ahead(50)),
    SetPlan(refs=(REF,), will_do="Write it.", measure=""),
    SetTheme(refs=(REF,), theme="Exploitation"),
    Respond(refs=(REF,), response=Response.PART, reason="Half."),
    SetPolicy(key="stale_days", value=60, reason="Fewer meetings"),
    EditReview(review="SAM", title="Child Sam", governing_body="Executive", plan_due_on=ahead(70)),
    RenameAgency(agency="camhs", name="Child and Adolescent Mental Health Services"),
    ClearOwner(refs=(REF,)),
]


@pytest.mark.parametrize("command", TWICE, ids=[type(command).__name__ for command in TWICE])
def test_the_same_command_again_writes_nothing(command: Command) -> None:
    plan = Plan(an_item(lead_agency="camhs"))
    assert plan.does(command)
    assert plan.does(command) == ()


def test_a_bulk_command_writes_only_where_something_changes() -> None:
    plan = Plan(an_item(**OWNED), an_item(ref="SAM-R05", number="5"))
    drafts = plan.does(ProposeDate(refs=(REF, "SAM-R05"), on=OWNED["due_on"]))
    assert [draft.ref for draft in drafts] == ["SAM-R05"]
