"""What is like another recommendation: by rare words in common, from the plan's floor on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.reports.alike import alike, alike_words, repeated
from actionplan.domain.reports.likeness import likenesses
from actionplan.domain.review_file import PublishedRecommendation
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.intake.seed import read_seed
from tests.domain.plan_with_sittings import PlanWithSittings

AUDIT = "Partners should carry out a multi-agency audit of how information is shared between agencies."
CRIME = "The police to join the management of organised crime groups with local safeguarding arrangements."
SCHOOLS = "Schools should tell the local authority when a child is taken out of school to be home educated."
SAID = ("audit", "police", "intelligence", "siblings", "pathway", "referral", "the", "should")
WORDS = st.lists(st.sampled_from(SAID), max_size=9)


def published(wording: str, number: str = "1") -> PublishedRecommendation:
    return PublishedRecommendation(number, wording, None, None, None, None)


def with_tom(plan: PlanWithSittings) -> PlanWithSittings:
    asked = tuple(published(words, str(n)) for n, words in enumerate((AUDIT, CRIME, SCHOOLS, AUDIT), start=1))
    named = replace(read_seed(), ref="TOM", title="Child Tom", stated_count=None, recommendations=asked)
    plan.does(LoadReview(file=named))
    return plan


@given(st.dictionaries(st.sampled_from("abcdef"), WORDS.map(" ".join)), st.integers(1, 100))
def test_likeness_is_the_same_both_ways_and_never_below_the_floor(texts: dict[str, str], floor: int) -> None:
    found = likenesses(texts, texts, floor, lambda _one, _other: True)
    percents = {(key, like.key): like.percent for key, likes in found.items() for like in likes}
    assert all(percents[other, key] == percent >= floor for (key, other), percent in percents.items())
    for key, other in percents:
        shared = {word for word in texts[key].split() if word in texts[other].split()}
        (like,) = (each for each in found[key] if each.key == other)
        assert like.words
        assert set(like.words) <= shared - {"the", "should"}
    backwards = dict(reversed(texts.items()))
    assert likenesses(backwards, texts, floor, lambda _one, _other: True) == found
    same = [key for key, words in texts.items() if words.replace("the", "").replace("should", "").strip()]
    for key in same:
        assert all(percents[key, other] == 100 for other in same if other != key and texts[other] == texts[key])


def test_repeats_of_another_review_are_named_with_the_words_in_common(plan: PlanWithSittings) -> None:
    found = {(each.ref, each.other.ref): each for each in alike(with_tom(plan).view())}
    assert set(found) == {("TOM-R01", "SAM-R02"), ("TOM-R02", "SAM-R04"), ("TOM-R04", "SAM-R02")}
    words = alike_words(found["TOM-R01", "SAM-R02"])
    assert words.startswith("SAM-R02, not started. Words in common: ")
    assert {"audit", "information", "shared"} <= set(found["TOM-R01", "SAM-R02"].words)
    assert [each.other.ref for each in alike(plan.view(), ["SAM-R02"])] == ["TOM-R01", "TOM-R04"]
    assert not alike(plan.view(), ["TOM-R03"])
    within = [(each.ref, each.other.ref, each.percent) for each in alike(plan.view(), within=True)]
    assert ("TOM-R04", "TOM-R01", 100) in within


def test_the_floor_is_policy(plan: PlanWithSittings) -> None:
    with_tom(plan).does(SetPolicy(key="likeness_floor", value=100, reason="Only repeats."))
    assert not alike(plan.view())
    assert [each.percent for each in alike(plan.view(), within=True)] == [100]
    assert "from 1 to 100" in plan.refuses(SetPolicy(key="likeness_floor", value=101, reason="No."))


def test_a_file_is_compared_with_the_other_reviews_before_it_is_loaded(plan: PlanWithSittings) -> None:
    given_file = (published(AUDIT), published(SCHOOLS, "2"))
    (only,) = repeated(plan.view(), "TOM", given_file)
    assert (only.published.number, only.alike.other.ref) == ("1", "SAM-R02")
    assert not repeated(plan.view(), "SAM", given_file), "the review itself is compared with what it holds apart"
