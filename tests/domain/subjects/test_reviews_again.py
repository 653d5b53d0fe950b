"""A newer file of a review that the plan holds: what is the same, changed, new and missing, and what is loaded."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.subjects.reviews import LoadPlan, LoadReview, plan_of_load
from tests.domain.memory_plan import MemoryPlan

TODAY = date(2026, 11, 22)
NUMBERED = {
    "1": "Undertake a review of how concerns are shared.",
    "2": "Train every designated lead by the end of the year.",
    "3": "Audit the records of children who are missing.",
    "4": "Write to each school about the protocol.",
}
UNNUMBERED = [
    "Listen to the child.",
    "Record what was said.",
    "Share it with the school nurse.",
    "Check that it was read.",
]


def recommendation(number: str | None, wording: str) -> PublishedRecommendation:
    return PublishedRecommendation(number, wording, None, None, None, None)


def numbered(*numbers: str, **changed: str) -> tuple[PublishedRecommendation, ...]:
    words = NUMBERED | {name.removeprefix("n"): wording for name, wording in changed.items()}
    return tuple(recommendation(number, words.get(number, f"Do what number {number} says.")) for number in numbers)


def unnumbered(*wordings: str) -> tuple[PublishedRecommendation, ...]:
    return tuple(recommendation(None, wording) for wording in wordings)


def a_file(recommendations: tuple[PublishedRecommendation, ...], **said: object) -> ReviewFile:
    first = ReviewFile(
        "LEA", "Child Lea", "review", "A partnership", None, None, None, "Executive", (), recommendations
    )
    return replace(first, **said)  # type: ignore[arg-type]


def plan_with(*recommendations: PublishedRecommendation) -> MemoryPlan:
    plan = MemoryPlan.seeded(TODAY)
    plan.does(LoadReview(file=a_file(recommendations)))
    return plan


def planned(plan: MemoryPlan, file: ReviewFile) -> LoadPlan:
    return plan_of_load(plan._context(LoadReview(file=file)), file, plan.today)


def order(plan: MemoryPlan) -> list[str]:
    return [row.ref.removeprefix("LEA-") for row in plan.view().rows if row.item.review == "LEA"]


def wordings(plan: MemoryPlan) -> list[str]:
    view = plan.view()
    return [view.text_of(row.item, "wording") for row in view.rows if row.item.review == "LEA"]


@pytest.mark.parametrize(
    ("first", "newer", "after"),
    [
        (["1", "2"], ["1", "2", "3"], ["R01", "R02", "R03"]),
        (["1", "3"], ["1", "2", "3", "4"], ["R01", "R02", "R03", "R04"]),
        (["2", "3"], ["1", "2", "3"], ["R01", "R02", "R03"]),
        (["1", "2", "4"], ["1", "2", "3", "5"], ["R01", "R02", "R03", "R04", "R05"]),
        (["1", "2", "3"], ["1", "2", "5"], ["R01", "R02", "R03", "R05"]),
        (["1", "10"], ["1", "2", "9", "10", "11"], ["R01", "R02", "R09", "R10", "R11"]),
        (["(i)", "(iv)"], ["(i)", "(ii)", "(iii)", "(iv)", "(ix)"], ["Ri", "Rii", "Riii", "Riv", "Rix"]),
        (["3.1.2", "4"], ["3.1.2", "3.1.10", "4", "4A"], ["R03.1.2", "R03.1.10", "R04", "R04a"]),
    ],
)
def test_new_numbers_stand_where_the_document_has_them(first: list[str], newer: list[str], after: list[str]) -> None:
    plan = plan_with(*numbered(*first))
    plan.does(LoadReview(file=a_file(numbered(*newer))))
    assert order(plan) == after
    assert plan.record(LoadReview(file=a_file(numbered(*newer)))) == ()


def test_unnumbered_ones_are_known_by_their_wording_wherever_they_stand() -> None:
    plan = plan_with(*unnumbered(*UNNUMBERED[:3]))
    newer = [UNNUMBERED[0], "Find out who else knew.", UNNUMBERED[2], UNNUMBERED[1], UNNUMBERED[3]]
    plan.does(LoadReview(file=a_file(unnumbered(*newer))))
    assert sorted(wordings(plan)) == sorted(newer)
    assert wordings(plan)[:2] == newer[:2]
    assert wordings(plan)[-1] == newer[-1]
    assert len(set(order(plan))) == 5


def test_a_changed_wording_is_told_and_the_published_one_stays() -> None:
    plan = plan_with(*numbered("1", "2"), *unnumbered(UNNUMBERED[2]))
    newer = (
        *numbered("1", "2", "3", n1="Undertake a review of how all concerns are shared."),
        *unnumbered("Share it with a school nurse."),
    )
    found = planned(plan, a_file(newer))
    assert [match.known.ref for match in found.comparison.matches if not match.same_wording] == ["LEA-R01", "LEA-U03"]
    assert (
        "LEA-R01 has other wording in the file. The plan keeps the wording that it has, which is locked." in found.told
    )
    plan.does(LoadReview(file=a_file(newer)))
    assert wordings(plan) == [NUMBERED["1"], NUMBERED["2"], NUMBERED["3"], UNNUMBERED[2]]


def test_a_file_whose_numbers_moved_on_is_refused_and_nothing_is_loaded_twice() -> None:
    plan = plan_with(*numbered("1", "2", "3"))
    moved = (
        *numbered("1"),
        recommendation("2", "Find out who else knew."),
        recommendation("3", NUMBERED["2"]),
        recommendation("4", NUMBERED["3"]),
    )
    assert "LEA-R02, LEA-R03 are in the plan with other wording" in plan.refuses(LoadReview(file=a_file(moved)))
    assert isinstance(planned(plan, a_file(moved)).refusal, Refused)


def test_what_a_file_leaves_out_is_told_and_stays() -> None:
    plan = plan_with(*numbered("1", "2", "3"))
    found = planned(plan, a_file(numbered("1", "3")))
    assert [item.ref for item in found.comparison.missing] == ["LEA-R02"]
    assert found.told == ("LEA-R02 is not in the file. It stays in the plan.",)
    assert plan.record(LoadReview(file=a_file(numbered("1", "3")))) == ()


def test_a_new_one_that_is_like_another_is_shown_with_it() -> None:
    plan = plan_with(*numbered("1", "2"))
    found = planned(plan, a_file(numbered("1", "2", "5", n5="Train each designated lead by the end of March.")))
    assert found.told == (
        "LEA-R05 is new, and 74% of its words are those of LEA-R02. Leave it out of the file if the two are one.",
    )


def test_what_the_file_says_of_the_review_otherwise_is_told_and_not_taken() -> None:
    plan = plan_with(*numbered("1"))
    file = a_file(
        numbered("1", "2"),
        stated_count=2,
        governing_body="Safeguarding Board",
        published_on=date(2026, 10, 1),
        agencies=(NamedAgency("Housing", (), None, contributing=True),),
    )
    before = plan.state.review("LEA")
    assert planned(plan, file).told == (
        'The governing body is "Safeguarding Board" in the file and "Executive" in the plan, which stays.',
        "The day of publication is 1 October 2026 in the file and not given in the plan, which stays.",
        "The count of recommendations is 2 in the file and not given in the plan, which stays.",
        "Housing contributed to the review by the file, and not by the plan, which stays.",
    )
    plan.does(LoadReview(file=file))
    assert plan.state.review("LEA") == before


def test_numbers_that_make_one_ref_have_refs_of_their_own_for_good() -> None:
    plan = plan_with(*numbered("(i)", "i", "4a"))
    assert order(plan) == ["Ri", "Ri.2", "R04a"]
    newer = a_file(numbered("(i)", "i", "4a", "4A"))
    plan.does(LoadReview(file=newer))
    assert order(plan) == ["Ri", "Ri.2", "R04a", "R04a.2"]
    assert plan.record(LoadReview(file=newer)) == ()


def test_a_number_that_a_first_file_did_not_have_does_not_make_a_second_recommendation() -> None:
    plan = plan_with(*unnumbered(*UNNUMBERED[:2]))
    newer = a_file(tuple(recommendation(str(at), wording) for at, wording in enumerate(UNNUMBERED[:2], start=1)))
    assert plan.record(LoadReview(file=newer)) == ()
    assert "LEA-U01 has number 1 in the file. The plan keeps it without." in planned(plan, newer).told


WORDINGS = [*NUMBERED.values(), *UNNUMBERED, "Listen to the child and to the family.", "Audit the records of children."]
FILES = st.lists(
    st.tuples(
        st.none() | st.sampled_from(["1", "2", "3", "4", "4A", "4a", "10", "(i)", "i", "A1"]), st.sampled_from(WORDINGS)
    ),
    min_size=1,
    max_size=7,
    unique_by=(lambda each: each[0] or each[1], lambda each: each[1]),
).map(lambda each: a_file(tuple(recommendation(number, wording) for number, wording in each)))


@settings(deadline=None, max_examples=60)
@given(st.lists(FILES, min_size=1, max_size=3))
def test_a_dry_run_says_what_the_load_does_and_no_load_changes_or_doubles_what_is_there(
    files: list[ReviewFile],
) -> None:
    plan = MemoryPlan.seeded(TODAY)
    for file in files:
        before = dict(zip(order(plan), wordings(plan), strict=True))
        try:
            said = planned(plan, file)
            written = plan.record(LoadReview(file=file))
        except Refused as refused:
            assert said.refusal is not None
            assert refused.sentence == said.refusal.sentence  # noqa: PT017
            continue
        assert said.refusal is None
        assert [entry.fact for entry in written] == [draft.fact for draft in said.drafts]
        after = dict(zip(order(plan), wordings(plan), strict=True))
        assert {ref: after[ref] for ref in before} == before
        assert [ref for ref in order(plan) if ref in before] == list(before)
        comparison = said.comparison
        assert len(comparison.matches) + len(comparison.new) == len(file.recommendations)
        assert len(after) == len(before) + len(comparison.new)
        again = planned(plan, file)
        assert not again.comparison.new


@settings(deadline=None, max_examples=60)
@given(st.sets(st.integers(1, 30), min_size=1, max_size=9), st.sets(st.integers(1, 30), min_size=1, max_size=9))
def test_numbered_recommendations_stand_in_the_order_of_their_numbers(first: set[int], later: set[int]) -> None:
    plan = plan_with(*numbered(*map(str, sorted(first))))
    plan.record(LoadReview(file=a_file(numbered(*map(str, sorted(first | later))))))
    assert order(plan) == [f"R{number:02d}" for number in sorted(first | later)]


def test_a_publication_to_come_is_refused_for_a_review_that_is_there_too() -> None:
    plan = plan_with(*numbered("1"))
    with pytest.raises(BadInput, match="after today"):
        planned(plan, a_file(numbered("1"), published_on=date(2026, 11, 23)))
