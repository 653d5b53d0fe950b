"""Whose own work an item is: its lead officer does not sign it off, whichever way the post or the name is turned."""

from datetime import date

import pytest

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, VacatePost
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import Colour, Status
from tests.domain.plan_with_sittings import A1, AT_JUNE, AT_MARCH, JUNE, MARCH, POLICE, R4, PlanWithSittings

ROLE = "Head of Service"
REVIEW = date(2027, 12, 9)
CAMHS = "camhs"


@pytest.fixture
def led(plan: PlanWithSittings) -> PlanWithSittings:
    """Led by Jo Smith, reported complete with evidence in April; it is the day of June's sitting."""
    plan.adopts()
    plan.on(date(2027, 4, 1)).does(AssignOwner(refs=(R4,), role=ROLE, name="Jo Smith"))
    plan.completes()
    return plan.on(JUNE)


def moved_by(name: str, ref: str = R4) -> SignOffItems:
    return SignOffItems(refs=(ref,), meeting=AT_JUNE, agreed_by=name, impact_review_on=REVIEW)


def checked_by(name: str, ref: str = R4) -> SignOffItems:
    return SignOffItems(refs=(ref,), meeting=AT_JUNE, checked_by=name, impact_review_on=REVIEW)


@pytest.mark.parametrize("signed", [moved_by, checked_by])
@pytest.mark.parametrize(
    "name", ["Jo Smith", "Smith, Jo", "J Smith", "Jo A. Smith", "Dr SMITH, J.", f"Jo Smith, {ROLE}"]
)
def test_the_lead_officer_does_not_sign_off_their_own_work_by_any_spelling(led, signed, name) -> None:  # type: ignore[no-untyped-def]
    assert f"SAM-R04 is led by {name}: somebody else has to agree that " in led.refuses(signed(name))
    assert led.item().status is Status.REPORTED_COMPLETE


@pytest.mark.parametrize(
    ("between", "how"),
    [
        (VacatePost(refs=(R4,)), "was last led by"),
        (ClearOwner(refs=(R4,)), "was last led by"),
        (AssignOwner(refs=(R4,), name=""), "was last led by"),
        (AssignOwner(refs=(R4,), agency=CAMHS), "was last led by"),
        (AssignOwner(refs=(R4,), name="Pat Jones"), "was reported complete under the lead of"),
        (AssignOwner(refs=(R4,), agency=CAMHS, name="Pat Jones"), "was reported complete under the lead of"),
    ],
    ids=["vacated", "taken away", "name taken away", "another agency", "another officer", "both"],
)
def test_who_led_when_it_was_reported_complete_does_not_sign_it_off(led, between, how) -> None:  # type: ignore[no-untyped-def]
    led.does(between)
    assert led.refuses(checked_by("Smith, Jo")) == (
        f"SAM-R04 {how} Smith, Jo: somebody else has to agree that its evidence is enough."
    )
    led.does(checked_by("Alex Other, Independent scrutineer"))


def test_who_led_last_does_not_sign_off_what_was_completed_after_they_left(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(AssignOwner(refs=(R4,), role=ROLE, name="Jo Smith"))
    plan.does(VacatePost(refs=(R4,)))
    plan.on(date(2027, 4, 1)).completes()
    assert "was last led by J Smith" in plan.on(JUNE).refuses(moved_by("J Smith"))
    assert "is led by Head of Service" in plan.refuses(moved_by(ROLE)), "the post is the lead's, vacant or not"


def test_who_led_once_and_handed_over_before_it_was_done_is_free_to_check_it(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(AssignOwner(refs=(R4,), name="Jo Smith"))
    plan.does(AssignOwner(refs=(R4,), name="Pat Jones"))
    plan.on(date(2027, 4, 1)).completes()
    plan.on(JUNE).does(checked_by("Jo Smith, Independent scrutineer"))


def test_an_assignment_that_was_undone_leaves_nobody_who_led(plan: PlanWithSittings) -> None:
    plan.adopts()
    step = plan.does(AssignOwner(refs=(R4,), name="Jo Smith"))
    plan.undoes(step)
    plan.on(date(2027, 4, 1)).completes()
    plan.on(JUNE).does(checked_by("Jo Smith, Independent scrutineer"))
    assert plan.replays()


def test_the_lead_officer_of_the_only_action_does_not_sign_off_its_recommendation(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,)))
    plan.does(AssignOwner(refs=(A1,), name="Jo Smith"))
    plan.on(date(2027, 4, 1)).completes(A1)
    plan.completes()
    plan.on(JUNE).signs_off(AT_JUNE, A1)
    for command in (moved_by("J. Smith"), checked_by("Smith, Jo")):
        assert "SAM-R04-A1 is led by" in plan.refuses(command)
    assert plan.item().status is Status.REPORTED_COMPLETE
    plan.does(checked_by("Pat Smith"))


def test_the_lead_officer_does_not_agree_to_another_colour(plan: PlanWithSittings) -> None:
    plan.adopts(due=date(2027, 3, 1))
    plan.does(AssignOwner(refs=(R4,), name="Jo Smith"))

    def shown(by: str) -> OverrideRating:
        return OverrideRating(refs=(R4,), colour=Colour.AMBER, reason="In hand.", meeting=AT_MARCH, agreed_by=by)

    assert plan.refuses(shown("Smith, J")) == (
        "SAM-R04 is led by Smith, J: somebody else has to agree to another colour."
    )
    plan.does(VacatePost(refs=(R4,)))
    assert "SAM-R04 was last led by Jo Smith" in plan.refuses(shown("Jo Smith"))
    plan.does(shown("Partnership chair"))


def test_the_meeting_agrees_and_nobody_need_be_named(led: PlanWithSittings) -> None:
    led.does(SignOffItems(refs=(R4,), meeting=AT_JUNE, agreed_by=" ", impact_review_on=REVIEW))
    view, item = led.view(), led.item()
    assert item.status is Status.SIGNED_OFF
    assert [view.text_of(item, name) for name in ("agreed_by", "checked_by", "interest")] == ["", "", ""]


def test_who_checked_and_who_took_no_part_are_kept(led: PlanWithSittings) -> None:
    named = {"agreed_by": "Chair", "checked_by": "Pat Smith, Scrutineer", "interest": "Jo Smith, Head of Service"}
    signed = SignOffItems(
        refs=(R4,),
        meeting=AT_JUNE,
        impact_review_on=REVIEW,
        agreed_by=named["agreed_by"],
        checked_by=named["checked_by"],
        interest=named["interest"],
    )
    led.does(signed)
    view, item = led.view(), led.item()
    assert {name: view.text_of(item, name) for name in named} == named
    assert "Smith" not in led.row().reason


def test_completed_again_the_officer_of_the_new_report_counts(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(AssignOwner(refs=(R4,), name="Jo Smith"))
    plan.on(MARCH).completes()
    plan.undoes(plan.entries[-1].step)
    plan.does(AssignOwner(refs=(R4,), name="Pat Jones"))
    plan.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    plan.on(JUNE).does(checked_by("Jo Smith"))
