"""Owners: who leads an item, whether they confirmed it, vacant posts, and who contributes."""

from typing import Any

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide
from actionplan.domain.state.entities import item_text
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, OwnerAssigned, VacatePost
from actionplan.domain.vocabulary import OwnerState
from tests.domain.builders import REF, TODAY, Plan, a_case, a_plan, ahead, an_item
from tests.domain.sentences import sentence_of

ROLE = "Detective Superintendent, Public Protection"


def assign(**given: Any) -> AssignOwner:
    return AssignOwner(refs=(REF,), **given)


def words(plan: Plan, name: str) -> str:
    return plan.state.text(item_text(plan.item, name), name)


def test_an_owner_has_an_agency_a_role_and_a_name() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", role=ROLE, name="Post holder", contributing=("camhs",)))
    assert (plan.item.owner.agency, words(plan, "lead_role"), words(plan, "lead_name")) == (
        "police",
        ROLE,
        "Post holder",
    )
    assert plan.item.contributing == ("camhs",)
    assert a_case(plan.item).owner_state is OwnerState.CONFIRMED


def test_a_proposed_owner_is_confirmed_by_somebody() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", proposed=True))
    states = [a_case(plan.item).owner_state]
    plan.does(ConfirmOwner(refs=(REF,), confirmed_from="Chief Inspector"))
    assert [*states, a_case(plan.item).owner_state] == [OwnerState.PROPOSED, OwnerState.CONFIRMED]
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


def test_an_empty_role_is_taken_away_and_said_to_be() -> None:
    plan = Plan(an_item())
    plan.does(assign(agency="police", role=ROLE, name="Post holder"))
    (entry,) = plan.does(assign(role=" "))
    assert sentence_of(entry.fact).endswith(" (the lead officer's role taken away).")
    assert (plan.item.owner.role, words(plan, "lead_name")) == (None, "Post holder")


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
    states = [a_case(plan.item).owner_state]
    plan.does(assign(contributing=("camhs",)), day=ahead(9))
    assert plan.item.owner.vacant_since == ahead(3), "the post is not newly vacant because something else was said"
    plan.does(assign(name="Successor"), day=ahead(10))
    assert [*states, a_case(plan.item).owner_state] == [OwnerState.VACANT, OwnerState.CONFIRMED]
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
    assert (item.owner.agency, item.owner.role, item.owner.vacant_since, a_case(item).owner_state) == (
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


# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            OwnerAssigned("police", confirmed=True, lead_role="Detective Superintendent", lead_name=""),
            "Lead: Merseyside Police, Detective Superintendent (post vacant).",
        ),
        (
            OwnerAssigned("police", confirmed=False, contributing=("education",), lead_role="R", lead_name="N"),
            "Proposed lead: Merseyside Police, R, N. Contributing: Education.",
        ),
        (OwnerAssigned("police", confirmed=True), "Lead: Merseyside Police."),
        (
            OwnerAssigned("police", confirmed=True, lead_name=""),
            "Lead: Merseyside Police (the lead officer's name taken away).",
        ),
        (OwnerAssigned(None, confirmed=False, contributing=("education",)), "Contributing: Education."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
