"""Agencies: added once, renamed, merged, and known by any of their names."""

from dataclasses import replace
from datetime import date

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation
from actionplan.domain.subjects.agencies import (
    AddAgency,
    AgencyAdded,
    AgencyMerged,
    EditAgency,
    MergeAgency,
    RenameAgency,
)
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.reviews import EditReview, LoadReview
from actionplan.intake.seed import read_seed
from tests.domain.builders import REF, Plan, ahead, an_item
from tests.domain.memory_plan import MemoryPlan
from tests.domain.sentences import sentence_of


def test_an_agency_is_added_once() -> None:
    plan = Plan()
    plan.does(AddAgency(name=" Youth\nJustice ", aliases=("YJS", "YJS")))
    agency = plan.state.agency("youth-justice")
    assert agency is not None
    assert (agency.name, agency.aliases) == ("Youth Justice", ("YJS",))
    for command in (
        AddAgency(name="YOUTH JUSTICE"),
        AddAgency(name="Other", aliases=("yjs",)),
        AddAgency(name="cahms"),
        RenameAgency(agency="police", name="YJS"),
    ):
        with pytest.raises(Refused, match="is a name of"):
            plan.does(command)


def test_a_renamed_agency_keeps_its_id_and_answers_to_its_old_name() -> None:
    plan = Plan(an_item(lead_agency="camhs"))
    plan.does(RenameAgency(agency="camhs", name="Mental Health Services"))
    agency = plan.state.agency("camhs")
    assert agency is not None
    assert (agency.name, agency.aliases) == ("Mental Health Services", ("CAMHS",))
    assert plan.item.owner.agency == "camhs"


def test_an_agency_may_take_a_name_that_was_its_own() -> None:
    plan = Plan()
    plan.does(RenameAgency(agency="camhs", name="CAHMS"))
    agency = plan.state.agency("camhs")
    assert agency is not None
    assert (agency.name, agency.aliases) == ("CAHMS", ("CAMHS",))


def test_a_short_name_is_ours_to_give_change_and_take_away() -> None:
    plan = MemoryPlan.seeded(ahead(0))
    plan.does(EditAgency(agency="camhs", short=" Mental\nHealth "))
    assert sentence_of(plan.entries[-1].fact) == "Short name of camhs: Mental Health."
    agency = plan.state.agency("camhs")
    assert agency is not None
    assert (agency.name, agency.short, agency.in_short) == ("CAMHS", "Mental Health", "Mental Health")
    assert plan.record(EditAgency(agency="camhs", short="Mental Health")) == ()
    for taken in (EditAgency(agency="merseyside-police", short="mental health"), AddAgency(name="Mental Health")):
        with pytest.raises(Refused, match="is a name of CAMHS already"):
            plan.does(taken)
    for short, why in (("A name of twenty-one!", "at most 20 characters"), ("Ms Jones", "reads as a person")):
        with pytest.raises(BadInput, match=why):
            plan.does(EditAgency(agency="camhs", short=short))
    plan.does(EditAgency(agency="camhs", short="CAMHS"))
    assert sentence_of(plan.entries[-1].fact) == "camhs has no short name now."
    agency = plan.state.agency("camhs")
    assert agency is not None
    assert (agency.short, agency.in_short) == ("", "CAMHS")


def test_the_short_name_of_a_merged_agency_can_still_be_typed() -> None:
    plan = Plan()
    plan.does(AddAgency(name="School", short="Sch"))
    plan.does(MergeAgency(agency="school", into="police"))
    police = plan.state.agency("police")
    assert police is not None
    assert "Sch" in police.aliases
    assert police.short == ""


def test_a_review_brings_short_names_for_agencies_that_the_plan_does_not_know() -> None:
    plan = MemoryPlan.seeded(ahead(0))
    shorts = {each.name: each.in_short for each in plan.state.agencies}
    assert shorts["Merseyside Police"] == "Police"
    assert shorts["Education"] == "Education"


def test_merging_moves_leads_and_contributions_and_keeps_the_officer() -> None:
    lead = an_item(lead_agency="camhs", lead_role=40, vacant_since=date(2026, 11, 2), contributing=("police",))
    helps = an_item(ref="SAM-R05", lead_agency="school", contributing=("camhs", "police"))
    leaderless = an_item(ref="SAM-R06", contributing=("camhs",))
    plan = Plan(lead, helps, leaderless)
    plan.does(AddAgency(name="School"))
    plan.does(MergeAgency(agency="camhs", into="police"), day=ahead(5))
    items = {item.ref: item for item in plan.state.items}
    moved = items[REF]
    assert (moved.owner.agency, moved.owner.role, moved.owner.vacant_since) == ("police", 40, date(2026, 11, 2))
    assert moved.contributing == ()
    assert (items["SAM-R05"].owner.agency, items["SAM-R05"].contributing) == ("school", ("police",))
    assert (items["SAM-R06"].owner.agency, items["SAM-R06"].contributing) == (None, ("police",))
    into = plan.state.agency("police")
    assert into is not None
    assert into.aliases == ("Police", "CAMHS", "CAHMS")


def test_an_agency_that_was_merged_stands_for_the_last_one_it_was_merged_into() -> None:
    plan = Plan(an_item())
    plan.does(AddAgency(name="Health"))
    plan.does(MergeAgency(agency="camhs", into="health"))
    plan.does(MergeAgency(agency="health", into="police"))
    plan.does(AssignOwner(refs=(REF,), agency="camhs"))
    assert plan.item.owner.agency == "police"
    with pytest.raises(BadInput, match="cannot be merged into itself"):
        plan.does(MergeAgency(agency="police", into="camhs"))
    with pytest.raises(Refused, match="was merged into Merseyside Police already"):
        plan.does(MergeAgency(agency="camhs", into="police"))


# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (AgencyAdded("camhs", "CAMHS", ("Mind",), "CAHMS"), "Agency added: CAMHS (also Mind, in the source CAHMS)."),
        (AgencyMerged("education", "police"), "Agency Education merged into Merseyside Police."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    "name",
    ["Dr Smith", "Mrs. Jo Smith", "Cllr J. Smith-Jones", "MS O'Neill", "DI Brown", "Det. Insp. Jo Smith",
     "Rev Jo Smith", "Detective Chief Inspector Jo Smith", "Smith, Dr Jo", "Smith, Jo (Dr)", "Jo Smith OBE", "Mr.West"],
)  # fmt: skip
def test_a_persons_name_is_no_agency_and_no_body_since_it_could_not_be_redacted(name: str) -> None:
    plan = MemoryPlan.seeded(date(2026, 11, 22))
    for command in (
        AddAgency(name=name),
        AddAgency(name="Housing", aliases=(name,)),
        RenameAgency(agency="education", name=name),
        AddMeetings(body=name, days=(date(2026, 12, 10),)),
        EditReview(review="SAM", governing_body=name),
        LoadReview(file=replace(read_seed(), ref="TOM", governing_body=name)),
        LoadReview(file=replace(read_seed(), ref="TOM", agencies=(NamedAgency(name, (), None, contributing=True),),
                                recommendations=(PublishedRecommendation("1", "Share.", None, None, None, None),))),
    ):  # fmt: skip
        assert "reads as a person" in plan.refuses(command)


@pytest.mark.parametrize(
    "name",
    ["Dr Smith's Surgery", "Dr Smith and Partners", "Drug Services", "Mr & Mrs Ltd", "Miss Trust", "MS Society",
     "Superintendent Registrar", "Inspector of Constabulary", "Lord Derby Academy", "Chief Constable", "Jo's House"],
)  # fmt: skip
def test_an_organisation_with_a_title_in_its_name_is_an_agency(name: str) -> None:
    MemoryPlan.seeded(date(2026, 11, 22)).does(AddAgency(name=name))
