"""Each gap that a plan can have, found by its name and said in a sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import Finding, FindingKind, plan_findings
from actionplan.domain.state.entities import Review
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.bodies import AddBody
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.vocabulary import BodyRole, Status
from tests.domain.builders import PLAN_DUE, REF, TODAY, a_plan, ago, ahead, an_action, an_item
from tests.domain.memory_plan import MemoryPlan

REVIEW = Review("SAM", 2, 1, 2, 2, 2, "Executive", 1, None, PLAN_DUE, date(2026, 11, 1))
WHOLE: dict[str, Any] = {
    "lead_agency": "police",
    "lead_role": 5,
    "lead_name": 6,
    "due_on": ahead(60),
    "adopted_on": ahead(60),
    "first_dated_on": ago(3),
    "status": Status.IN_PROGRESS,
    "started_on": ago(10),
    "last_update_on": ago(3),
    "intended_outcome": 7,
    "measure": 8,
}
"""A recommendation without a gap."""

TEXTS = {
    (5, "lead_role"): "Head of Service",
    (6, "lead_name"): "Lead Officer",
    (9, "lead_name"): "Jo Sample",
    (9, "agreed_by"): "Pat Sample, Chair",
}

SIGNED_OFF: dict[str, Any] = {"status": Status.SIGNED_OFF, "signed_off_on": ago(30)}


def found(*items: Item, review: Review = REVIEW) -> list[Finding]:
    state = a_plan(*items, review)
    return plan_findings(PlanView(snapshot(state, TODAY, 100), TEXTS))


def gaps(**given: Any) -> Sequence[FindingKind]:
    return [each.kind for each in found(an_item(**WHOLE | given))]


def test_a_whole_recommendation_has_no_gap() -> None:
    assert gaps() == []


@pytest.mark.parametrize(
    ("given", "gap"),
    [
        ({"lead_agency": None}, FindingKind.NO_OWNER),
        ({"due_on": None, "adopted_on": None}, FindingKind.NO_DATE),
        ({"adopted_on": None}, FindingKind.DATE_NOT_ADOPTED),
        ({"due_on": ago(1)}, FindingKind.OVERDUE_WITHOUT_REQUEST),
        ({"status": Status.REPORTED_COMPLETE, "completed_on": ago(1)}, FindingKind.NO_EVIDENCE),
        ({"last_update_on": ago(42)}, FindingKind.STALE),
        ({"vacant_since": ago(28)}, FindingKind.VACANT),
        ({"extension_to": ahead(90), "extension_asked_on": ago(9)}, FindingKind.EXTENSION_WITHOUT_ANSWER),
        ({"intended_outcome": None}, FindingKind.NO_INTENDED_OUTCOME),
        ({"measure": None}, FindingKind.NO_MEASURE),
        (
            SIGNED_OFF | {"sign_off_recorded_by": "Lead Officer, Head of Service"},
            FindingKind.RECORDER_IS_LEAD,
        ),
        (SIGNED_OFF | {"lead_name": 9, "agreed_by": 9}, FindingKind.SAME_SURNAME),
        (SIGNED_OFF | {"impact_review_on": ago(1)}, FindingKind.IMPACT_REVIEW_OVERDUE),
    ],
)
def test_each_gap_is_found_by_itself(given: dict[str, Any], gap: FindingKind) -> None:
    assert gaps(**given) == [gap]


def test_an_overdue_item_with_an_extension_asked_for_waits_for_an_answer_instead() -> None:
    asked = {"extension_to": ahead(90), "extension_asked_on": ago(9)}
    assert gaps(due_on=ago(1), **asked) == [FindingKind.EXTENSION_WITHOUT_ANSWER]
    (finding,) = found(an_item(**WHOLE | {"due_on": ago(1)} | asked))
    assert finding.words == "an extension to 20 February 2027 has waited 9 days"


def test_what_is_closed_lacks_nothing_that_is_for_live_items() -> None:
    bare = {"lead_agency": None, "due_on": None, "adopted_on": None, "measure": None, "intended_outcome": None}
    assert gaps(status=Status.SUPERSEDED, **bare) == []


def test_a_sign_off_recorded_by_somebody_else_is_no_gap() -> None:
    assert gaps(status=Status.SIGNED_OFF, sign_off_recorded_by="Business Manager") == []


def test_a_recommendation_that_its_actions_plan_needs_no_owner_and_date_of_its_own() -> None:
    bare = {"lead_agency": None, "due_on": None, "adopted_on": None}
    action = an_action(**{k: v for k, v in WHOLE.items() if k not in {"intended_outcome", "measure"}})
    assert found(an_item(**WHOLE | bare), action) == []


def test_a_count_that_differs_from_the_reviews_own_is_found() -> None:
    (finding,) = found(an_item(**WHOLE), review=Review("SAM", 2, 1, 2, 2, 2, "Executive", 11, None, PLAN_DUE, TODAY))
    assert finding == Finding("SAM", FindingKind.TOTALS, "the review states 11 recommendations, and the plan holds 1")


def test_gaps_stand_in_published_order() -> None:
    five = an_item(ref="SAM-R05", position=5, **WHOLE | {"measure": None})
    refs = [each.ref for each in found(five, an_item(**WHOLE | {"measure": None}))]
    assert refs == [REF, "SAM-R05", "SAM"]


def test_a_body_that_meets_without_a_role_is_named_until_one_is_given() -> None:
    plan = MemoryPlan.seeded(TODAY)
    plan.does(AddMeetings(body="Executive", days=(ahead(30),)))
    assert without_role(plan) == []
    plan.does(AddMeetings(body="Health Sub-group", days=(ahead(31), ahead(61))))
    (gap,) = without_role(plan)
    assert "the Health Sub-group has meetings on record and no role: until one is given" in gap.words
    plan.does(AddBody(name="Health Sub-group", role=BodyRole.ADVISES))
    assert without_role(plan) == []


def without_role(plan: MemoryPlan) -> list[Finding]:
    return [each for each in plan_findings(plan.view()) if each.kind is FindingKind.NO_ROLE]


def test_the_day_to_review_keeping_the_plan_is_found_once_it_has_come() -> None:
    plan = MemoryPlan.seeded(TODAY)
    plan.does(SetPolicy(key="keep_until", names=(ahead(30).isoformat(),), reason="Agreed."))
    assert [gap.kind for gap in plan_findings(plan.view())].count(FindingKind.KEEPING_TO_REVIEW) == 0
    plan.today = ahead(30)
    (gap,) = (each for each in plan_findings(plan.view()) if each.kind is FindingKind.KEEPING_TO_REVIEW)
    assert gap.ref == "plan"
