"""Reviews are loaded from files, once, and edited."""

from dataclasses import replace
from datetime import date

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.subjects.agencies import AgencyAdded
from actionplan.domain.subjects.reviews import (
    EditReview,
    LoadReview,
    RecommendationPublished,
    ReviewEdited,
    ReviewLoaded,
)
from actionplan.ledger.codec import unseal
from tests.domain.builders import TODAY, Plan, ahead
from tests.domain.sentences import sentence_of


def recommendation(number: str | None, wording: str, suggested: str | None = None) -> PublishedRecommendation:
    return PublishedRecommendation(number, wording, None, None, None, suggested)


FILE = ReviewFile(
    ref="LEA",
    title="Child Lea",
    kind="LCSPR",
    partnership="A partnership",
    stated_count=2,
    published_on=None,
    plan_due_on=None,
    governing_body="Executive",
    agencies=(
        NamedAgency("Merseyside Police", (), None, contributing=True),
        NamedAgency("School", (), None, contributing=False),
    ),
    recommendations=(recommendation("1", "Undertake a review the OCG."), recommendation(None, "Listen.", "School")),
)


def load(plan: Plan, file: ReviewFile = FILE, day: date = TODAY) -> list[object]:
    return [draft.fact for draft in plan.does(LoadReview(file=file), day)]


def names_after(agencies: tuple[NamedAgency, ...]) -> list[str]:
    """The ids that a file's agencies get in a plan that has Merseyside Police (Police) and CAMHS (CAHMS)."""
    plan = Plan()
    listed = tuple(replace(each, contributing=True) for each in agencies)
    facts = load(plan, replace(FILE, agencies=listed, recommendations=(recommendation("1", "One."),)))
    return list(next(fact.contributing for fact in facts if isinstance(fact, ReviewLoaded)))


def test_a_review_comes_with_its_recommendations_and_the_agencies_that_are_new() -> None:
    plan = Plan()
    facts = load(plan)
    assert [type(fact) for fact in facts] == [
        AgencyAdded,
        ReviewLoaded,
        RecommendationPublished,
        RecommendationPublished,
    ]
    assert sorted(item.ref for item in plan.state.items) == ["LEA-R01", "LEA-U02"]
    unnumbered = plan.state.item("LEA-U02")
    assert unnumbered is not None
    assert unnumbered.suggested_agency == "school"
    review = plan.state.review("LEA")
    assert review is not None
    assert (review.plan_due_on, review.position, review.contributing) == (date(2027, 2, 22), 2, ("police",))
    assert plan.state.text(review.title, "title") == "Child Lea"


@pytest.mark.parametrize(
    ("published", "due", "expected"),
    [
        (None, None, date(2027, 2, 22)),
        (date(2026, 8, 31), None, date(2026, 11, 30)),
        (date(2026, 8, 31), date(2027, 5, 1), date(2027, 5, 1)),
    ],
)
def test_a_plan_is_due_as_asked_or_three_months_after_publication_or_loading(
    published: date | None, due: date | None, expected: date
) -> None:
    plan = Plan()
    load(plan, replace(FILE, published_on=published, plan_due_on=due))
    review = plan.state.review("LEA")
    assert review is not None
    assert review.plan_due_on == expected


def test_loading_twice_adds_nothing() -> None:
    plan = Plan()
    load(plan)
    assert load(plan, day=ahead(9)) == []


def test_a_fuller_file_adds_what_is_missing_with_the_agency_that_it_suggests() -> None:
    plan = Plan()
    load(plan)
    more = replace(
        FILE,
        agencies=(
            *FILE.agencies,
            NamedAgency("Probation", (), None, contributing=True),
            NamedAgency("Fire", (), None, contributing=True),
        ),
        recommendations=(*FILE.recommendations, recommendation("3", "Share.", "Probation")),
    )
    facts = load(plan, more)
    assert [type(fact) for fact in facts] == [AgencyAdded, RecommendationPublished]
    added = plan.state.item("LEA-R03")
    assert added is not None
    assert plan.state.agency(added.suggested_agency or "") is not None
    assert load(plan, more) == []


def test_other_wording_under_the_same_ref_is_refused() -> None:
    plan = Plan()
    load(plan)
    other = replace(FILE, recommendations=(recommendation("1", "Undertake a review of the OCG."),))
    with pytest.raises(Refused, match="LEA-R01 is in the plan with other wording"):
        load(plan, other)


def test_a_review_whose_loading_was_undone_is_not_loaded_anew() -> None:
    plan = Plan()
    load(plan)
    review = plan.state.review("LEA")
    assert review is not None
    plan.state.merge([replace(review, present=False)])
    with pytest.raises(Refused, match="the loading was undone"):
        load(plan)


def test_a_file_without_recommendations_is_nothing_to_load() -> None:
    with pytest.raises(BadInput, match="holds no recommendation"):
        load(Plan(), replace(FILE, recommendations=()))


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (NamedAgency("Merseyside Police", (), None, contributing=True), "police"),
        (NamedAgency("merseyside  POLICE", (), None, contributing=True), "police"),
        (NamedAgency("Police", (), None, contributing=True), "police"),
        (NamedAgency("Local Police", ("police",), None, contributing=True), "police"),
        (NamedAgency("Local force", (), "Merseyside Police", contributing=True), "police"),
        (NamedAgency("CAHMS", (), None, contributing=True), "camhs"),
        (NamedAgency("Mental health", (), "CAHMS", contributing=True), "camhs"),
        (NamedAgency("Mental health", ("Camhs",), None, contributing=True), "camhs"),
        (NamedAgency("Police Authority", (), None, contributing=True), "police-authority"),
    ],
)
def test_an_agency_of_a_file_is_known_by_any_spelling_on_either_side(named: NamedAgency, expected: str) -> None:
    assert names_after((named,)) == [expected]


def test_two_agencies_of_one_file_are_told_apart_by_whole_names_first() -> None:
    school = NamedAgency("Children’s School", (), None, contributing=True)
    again = NamedAgency("Academy", ("Children's School",), None, contributing=True)
    assert names_after((school, again)) == ["childrens-school", "childrens-school"]


def test_a_review_is_edited_in_what_we_say_about_it() -> None:
    plan = Plan()
    plan.does(EditReview(review="SAM", title="Child Sam: learning", review_kind="", plan_due_on=ahead(30)))
    review = plan.state.review("SAM")
    assert review is not None
    assert plan.state.text(review.title, "title") == "Child Sam: learning"
    assert (review.review_kind, review.partnership, review.plan_due_on) == (None, 2, ahead(30))
    for command in (EditReview(review="TOM", title="T"), EditReview(review="SAM")):
        with pytest.raises(BadInput):
            plan.does(command)


def test_a_recommendation_is_never_lost_to_a_review_with_a_longer_ref() -> None:
    plan = Plan()
    load(plan, replace(FILE, ref="LEA-2"))
    assert {item.review for item in plan.state.items} == {"LEA-2"}


# Its entries in words

SAID_ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            ReviewLoaded(1, "Executive", date(2027, 2, 22), title="Child Sam", review_kind="review"),
            "Review loaded: Child Sam (review). Its plan is due on 22 February 2027, at the Executive.",
        ),
        (
            ReviewEdited(title="Sam", plan_due_on=SAID_ON),
            "Review changed. Title: Sam. Plan due on: 20 November 2026.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(("day", "words"), [(date(1800, 1, 1), "before 1990"), (ahead(1), "after today")])
def test_a_review_is_published_neither_on_a_day_to_come_nor_centuries_ago(day: date, words: str) -> None:
    plan = Plan()
    for command in (EditReview(review="SAM", published_on=day), LoadReview(file=replace(FILE, published_on=day))):
        with pytest.raises(BadInput, match=words):
            plan.does(command)


def test_what_a_person_changed_is_ours_on_record_and_sub_items_become_actions() -> None:
    plan = Plan()
    ours = replace(recommendation("1", "Share:"), ours=True, actions=("with schools.", "with the police."))
    facts = load(plan, replace(FILE, recommendations=(ours, recommendation("2", "Listen."))))
    told = [sentence_of(fact) for fact in facts if isinstance(fact, RecommendationPublished)]
    assert told[0] == "Recommendation 1 loaded, put together by us from what the review says: Share:"
    assert told[1] == "Recommendation 2 loaded, as published: Listen."
    actions = {item.ref: plan.state.text(item.wording, "wording") for item in plan.state.items if item.parent}
    assert actions == {"LEA-R01-A1": "with schools.", "LEA-R01-A2": "with the police."}
    old = unseal("recommendation-published", 1, '{"position": 1, "number": "1"}')
    assert old == RecommendationPublished(position=1, number="1")
