"""Whom to chase: what is late, near its date or silent, and led by somebody who can answer."""

from datetime import timedelta

from actionplan.domain.governance.chasing import Why, to_chase
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.progress import RecordUpdate
from tests.domain.plan_with_sittings import AT_MARCH, DUE, MARCH, POLICE, R4, R5, PlanWithSittings


def chased(plan: PlanWithSittings) -> dict[str, str]:
    return {each.row.ref: each.words for each in to_chase(plan.view().snapshot)}


def test_nobody_is_chased_about_what_nobody_leads() -> None:
    plan = PlanWithSittings()
    plan.does(ProposeDate(refs=(R4,), on=plan.today + timedelta(days=3)))
    assert chased(plan) == {}


def test_a_near_date_that_nobody_confirmed_is_chased_and_an_update_ends_it() -> None:
    plan = PlanWithSittings()
    plan.adopts()
    plan.on(DUE - timedelta(days=12))
    assert chased(plan) == {R4: "due in 12 days; not heard from yet"}
    plan.does(RecordUpdate(refs=(R4,), words="Half done.", on=plan.today))
    assert chased(plan) == {}


def test_silence_and_lateness_are_both_told_and_the_longest_wait_comes_first() -> None:
    plan = PlanWithSittings()
    plan.adopts(R4, R5)
    plan.does(RecordUpdate(refs=(R4,), words="Begun.", on=MARCH))
    plan.on(DUE + timedelta(days=2))
    found = to_chase(plan.view().snapshot)
    assert [each.row.ref for each in found] == [R4, R5]
    quiet = (DUE + timedelta(days=2) - MARCH).days
    assert found[0].words == f"2 days overdue, no extension asked for; not heard from for {quiet} days"
    assert found[0].since == MARCH + timedelta(days=42)
    assert found[0].words_why(Why.QUIET) == (f"not heard from for {quiet} days",)
    assert found[1].words_why(Why.QUIET, Why.UNHEARD) == ("not heard from yet",)
    assert found[1].words == "2 days overdue, no extension asked for; not heard from yet"
    plan.asks()
    assert chased(plan)[R4].startswith("2 days overdue, an extension is asked for")


def test_what_is_complete_or_paused_waits_for_a_meeting_and_is_not_chased() -> None:
    plan = PlanWithSittings()
    plan.adopts(R4, R5)
    pause = PauseItems(refs=(R5,), until=DUE + timedelta(days=30), reason="Waits for the law.", meeting=AT_MARCH)
    plan.does(pause)
    plan.on(DUE + timedelta(days=1))
    plan.completes()
    assert chased(plan) == {}
    plan.on(DUE + timedelta(days=31))
    assert list(chased(plan)) == [R5]


def test_an_agency_s_role_is_the_one_to_chase() -> None:
    plan = PlanWithSittings()
    plan.does(AssignOwner(refs=(R4,), agency=POLICE, role="Detective Superintendent"))
    plan.does(ProposeDate(refs=(R4,), on=plan.today))
    assert chased(plan) == {R4: "due today; not heard from yet"}
