"""Findings of a review: recorded, answered by recommendations, and what none answers."""

from dataclasses import replace

import pytest

from actionplan.domain.reports.check import FindingKind, plan_findings
from actionplan.domain.reports.findings import Cover, answered_by, answers_words, cover_words, coverage, coverage_counts
from actionplan.domain.review_file import PublishedFinding
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.finding_edits import EditFinding, WithdrawFinding
from actionplan.domain.subjects.findings import AddFinding, AnswerFinding
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.reviews import LoadReview, plan_of_load
from actionplan.intake.seed import read_seed
from tests.domain.plan_with_sittings import AT_MARCH, MARCH, R4, R5, PlanWithSittings

HELD = AddFinding(review="SAM", wording="Each agency held a part of the picture.", number="3")
PRACTICE = AddFinding(review="SAM", wording="School staff listened to Sam.")
FILE = replace(
    read_seed(),
    ref="TOM",
    findings=(PublishedFinding("1", "Nobody asked."), PublishedFinding(None, "Nobody wrote it down.")),
)


def covers(plan: PlanWithSittings) -> dict[str, Cover]:
    return {each.finding.ref: each.cover for each in coverage(plan.view())}


def test_a_finding_is_answered_by_recommendations_and_no_longer_by_what_is_not_taken_forward(
    plan: PlanWithSittings,
) -> None:
    plan.does(replace(HELD, refs=(R5,)))
    plan.does(PRACTICE)
    assert covers(plan) == {"SAM-F03": Cover.ANSWERED, "SAM-F02": Cover.UNANSWERED}
    plan.does(AnswerFinding(finding="SAM-F03", refs=(R4, R5)))
    (held, practice) = coverage(plan.view())
    assert cover_words(held, plan.view()) == f"answered by {R4} (Grey) and {R5} (Grey)"
    assert cover_words(practice, plan.view()) == "no recommendation answers it"
    assert answers_words(held, plan.view()) == f"{R4} (Grey) and {R5} (Grey)"
    assert answers_words(practice, plan.view()) == "no recommendation"
    assert [each.ref for each in answered_by(plan.view(), R4)] == ["SAM-F03"]
    assert coverage_counts((held, practice)) == "2 findings: 1 answered, 1 answered by none"
    plan.does(AnswerFinding(finding="SAM-F03", refs=(R5,), take_back=True))
    plan.on(MARCH).does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH))
    plan.does(AnswerFinding(finding="SAM-F02", none_because="It went well."))
    assert covers(plan) == {"SAM-F03": Cover.NOT_TAKEN_FORWARD, "SAM-F02": Cover.NONE_NEEDED}
    gaps = [each for each in plan_findings(plan.view()) if each.kind is FindingKind.FINDING_UNANSWERED]
    assert [(each.ref, each.words) for each in gaps] == [
        ("SAM-F03", f"only what is not taken forward answers it: {R4}")
    ]
    assert plan.replays()


def test_what_stands_already_is_not_recorded_again(plan: PlanWithSittings) -> None:
    plan.does(replace(HELD, refs=(R4,)))
    assert plan.record(AnswerFinding(finding="SAM-F03", refs=(R4,))) == ()
    plan.does(AnswerFinding(finding="SAM-F03", take_back=True))
    assert plan.record(AnswerFinding(finding="SAM-F03", take_back=True)) == ()
    reason = AnswerFinding(finding="SAM-F03", none_because="It went well.")
    plan.does(reason)
    assert plan.record(reason) == ()
    exactly = AnswerFinding(finding="SAM-F03", refs=(R4, R5), only_these=True)
    plan.does(exactly)
    assert plan.record(exactly) == ()
    assert covers(plan) == {"SAM-F03": Cover.ANSWERED}
    plan.does(replace(exactly, refs=(), none_because="It went well."))
    assert covers(plan) == {"SAM-F03": Cover.NONE_NEEDED}


def test_each_refusal_says_what_to_do(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Write."))
    plan.does(HELD)
    plan.does(AnswerFinding(finding="SAM-F03", refs=(R4,)))
    assert plan.refuses(replace(HELD, review="TOM")) == "There is no review TOM in this plan."
    assert "SAM-F03 is this finding already" in plan.refuses(replace(HELD, wording="Other words."))
    assert "SAM-F03 is this finding already" in plan.refuses(replace(HELD, number=None))
    assert "20 characters at most" in plan.refuses(replace(PRACTICE, number="1" * 21))
    assert f"{R4}-A1 is an action" in plan.refuses(AnswerFinding(finding="SAM-F03", refs=(f"{R4}-A1",)))
    assert "no finding SAM-F09" in plan.refuses(AnswerFinding(finding="SAM-F09", refs=(R4,)))
    assert f"{R5} is not on record" in plan.refuses(AnswerFinding(finding="SAM-F03", refs=(R5,), take_back=True))
    assert f"answered by {R4}. Take that back" in plan.refuses(AnswerFinding(finding="SAM-F03", none_because="No."))
    assert "one of the two" in plan.refuses(AnswerFinding(finding="SAM-F03", refs=(R5,), none_because="No."))
    assert "Say which recommendation" in plan.refuses(AnswerFinding(finding="SAM-F03"))


def test_it_is_undone_amended_and_redacted_and_refs_are_not_used_again(plan: PlanWithSittings) -> None:
    first = plan.does(HELD)
    second = plan.does(AnswerFinding(finding="SAM-F03", refs=(R4,)))
    assert "later work builds on it" in plan.refuses_undo_of(first)
    plan.undoes(second)
    assert covers(plan) == {"SAM-F03": Cover.UNANSWERED}
    added = plan.entries[-3].number
    plan.does(Amend(entry=added, words="Each agency held part of the picture.", reason="A slip."))
    (held,) = plan.view().snapshot.findings
    assert plan.view().finding_words(held) == "Each agency held part of the picture."
    plan.does(Redact(entry=added, reason="personal data"))
    assert plan.view().finding_words(held).startswith("[text removed")
    plan.on(MARCH).does(PRACTICE)
    plan.undoes(plan.entries[-1].step)
    plan.does(PRACTICE)
    assert [each.ref for each in plan.view().snapshot.findings] == ["SAM-F03", "SAM-F04"]
    assert plan.replays()


def test_a_review_brings_its_findings_in_the_same_step_and_only_new_ones_later(plan: PlanWithSittings) -> None:
    step = plan.does(LoadReview(file=FILE))
    assert [each.ref for each in plan.view().snapshot.findings] == ["TOM-F01", "TOM-F02"]
    assert plan.record(LoadReview(file=FILE)) == ()
    more = replace(FILE, findings=(*FILE.findings, PublishedFinding("4", "Nobody came.")))
    planned = plan_of_load(plan._context(LoadReview(file=more)), more, plan.today)
    assert [each.number for each in planned.findings] == ["4"]
    plan.does(LoadReview(file=more))
    assert [each.ref for each in plan.view().snapshot.findings] == ["TOM-F01", "TOM-F02", "TOM-F04"]
    assert "TOM is not in the plan, and would have the finding TOM-F04" in plan.refuses_undo_of(step)
    plan.undoes(plan.entries[-1].step)
    plan.undoes(step)
    assert not plan.view().snapshot.findings


def test_what_answers_a_finding_is_not_undone_from_under_it(plan: PlanWithSittings) -> None:
    step = plan.does(LoadReview(file=replace(FILE, findings=())))
    plan.does(replace(HELD, refs=("TOM-R01",)))
    assert "the finding SAM-F03 to answer" in plan.refuses_undo_of(step)


@pytest.mark.parametrize("typed", ["SAM-F03", "sam-f3", "F3", "f03", "3"])
def test_a_finding_is_named_as_an_item_is(plan: PlanWithSittings, typed: str) -> None:
    plan.does(HELD)
    assert plan.view().resolve_finding(typed).ref == "SAM-F03"
    assert plan.view().resolve_ref("3") == "SAM-R03"


def test_a_finding_has_its_number_put_right_and_its_words_amended_with_a_reason(plan: PlanWithSittings) -> None:
    plan.does(replace(HELD, refs=(R4,)))
    plan.does(PRACTICE)
    first = plan.view().resolve_finding("F3")
    assert "reason" in plan.refuses(EditFinding.of(first, "Each held a part.", None, None))
    assert "SAM-F03 has the number 3 already" in plan.refuses(EditFinding(finding="SAM-F02", number="3"))
    assert "Say what SAM-F03 says" in plan.refuses(EditFinding(finding="SAM-F03"))
    plan.does(EditFinding.of(first, "Each held a part.", "4", "a slip"))
    (held, _) = plan.view().snapshot.findings
    assert (held.ref, held.number, held.answered_by) == ("SAM-F03", "4", (R4,))
    assert plan.view().finding_words(held) == "Each held a part."
    assert plan.record(EditFinding.of(held, "Each held a part.", "4", "a slip")) == ()
    assert plan.replays()


def test_a_withdrawn_finding_counts_nowhere_and_an_undo_brings_it_back_with_its_answers(plan: PlanWithSittings) -> None:
    plan.does(replace(HELD, refs=(R4,)))
    step = plan.does(WithdrawFinding(finding="SAM-F03", reason="It is none."))
    assert covers(plan) == {}
    assert "no finding SAM-F03" in plan.refuses(AnswerFinding(finding="SAM-F03", refs=(R5,)))
    assert "no finding SAM-F03" in plan.refuses(WithdrawFinding(finding="SAM-F03", reason="Again."))
    plan.undoes(step)
    assert covers(plan) == {"SAM-F03": Cover.ANSWERED}
    assert plan.replays()
