"""Chases and their answers, and the addresses that reminders go to: what is recorded, and what it asks of a meeting."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.governance.chasing import to_chase
from actionplan.domain.rating.chases import chased_words
from actionplan.domain.subjects.agencies import EditAgency, MergeAgency
from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, VacatePost
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.typed.addresses import optional_address
from tests.domain.plan_with_sittings import DUE, POLICE, R4, R5, PlanWithSittings

TO_RAISE = "To raise SAM-R04 with a body or a role that can help, or not to:"
WEEK = timedelta(weeks=1)


def overdue() -> PlanWithSittings:
    """R4 and R5 led by the police, adopted, and overdue by ten days."""
    plan = PlanWithSittings()
    plan.adopts(R4, R5)
    plan.on(DUE + timedelta(days=10))
    return plan


def chases(plan: PlanWithSittings, *, copied: bool = False) -> int:
    return plan.does(RecordChase(refs=(R4,), on=plan.today, copied=copied))


def answered(plan: PlanWithSittings, *, replied: bool) -> int:
    return plan.does(RecordChaseAnswer(refs=(R4,), on=plan.today, replied=replied))


def test_chases_are_counted_with_the_last_day_and_what_came_of_it() -> None:
    plan = overdue()
    assert chased_words(plan.row()) == ""
    chases(plan)
    assert chased_words(plan.row()) == "chased once, on 10 July, no reply yet"
    plan.on(plan.today + WEEK)
    chases(plan)
    plan.on(plan.today + WEEK)
    third = chases(plan)
    no_reply = answered(plan, replied=False)
    assert chased_words(plan.row()) == "chased 3 times, last 24 July, no reply"
    assert to_chase(plan.view().snapshot)[0].words.endswith("; chased 3 times, last 24 July, no reply")
    plan.on(plan.today + WEEK)
    reply = answered(plan, replied=True)
    assert chased_words(plan.row()) == "chased 3 times, last 24 July, reply 31 July"
    for step in (reply, no_reply, third):
        plan.undoes(step)
    assert chased_words(plan.row()) == "chased 2 times, last 17 July, no reply yet"
    assert chased_words(plan.row(R5)) == ""


def test_an_update_since_the_last_chase_is_an_answer_and_the_count_in_vain_begins_again() -> None:
    plan = overdue()
    chases(plan)
    answered(plan, replied=False)
    plan.on(plan.today + WEEK).does(RecordUpdate(refs=(R4,), words="Half done.", on=plan.today))
    assert chased_words(plan.row()) == "chased once, on 10 July, heard from since"
    chases(plan)
    chased = plan.item().chased
    assert chased is not None
    assert (chased.times, chased.unanswered) == (2, 0)


def test_two_chases_without_a_reply_ask_the_meeting_whether_to_raise_it() -> None:
    def asked(plan: PlanWithSittings) -> list[str]:
        found = agenda(plan.view().snapshot, None)
        return [ask.resolution for ask in found if ask.kind is AskKind.RAISE and ask.ref == R4]

    plan = overdue()
    chases(plan)
    answered(plan, replied=False)
    assert asked(plan) == []
    plan.on(plan.today + WEEK)
    chases(plan)
    assert asked(plan) == []
    answered(plan, replied=False)
    assert asked(plan) == [
        f"{TO_RAISE} its lead was chased 2 times, last 17 July, no reply.",
    ]
    plan.does(RaiseItems(refs=(R4,), raised_with="Partners", reason="No reply."))
    assert asked(plan) == []
    plan.does(RecordRaiseAnswer(refs=(R4,), answer="We ask the chief.", on=plan.today))
    assert asked(plan) == []


def test_another_agency_was_not_chased_and_a_closed_or_unled_item_is_not() -> None:
    plan = overdue()
    chases(plan)
    plan.does(AssignOwner(refs=(R4,), role="Detective Superintendent"))
    assert plan.item().chased is not None
    plan.does(AssignOwner(refs=(R4,), agency="health-services"))
    assert plan.item().chased is None
    plan.does(ClearOwner(refs=(R4,)))
    with pytest.raises(Refused, match="no lead agency"):
        chases(plan)


def test_days_out_of_order_and_answers_to_nothing_are_refused() -> None:
    plan = overdue()
    with pytest.raises(Refused, match="Nobody was chased about SAM-R04 yet"):
        answered(plan, replied=False)
    chases(plan)
    assert plan.record(RecordChase(refs=(R4,), on=plan.today)) == ()
    with pytest.raises(BadInput, match="last chased on 10 July 2027"):
        plan.does(RecordChase(refs=(R4,), on=plan.today - WEEK))
    with pytest.raises(BadInput, match="came on that day or later"):
        plan.does(RecordChaseAnswer(refs=(R4,), on=plan.today - WEEK, replied=True))
    with pytest.raises(BadInput, match="after today"):
        plan.does(RecordChase(refs=(R4,), on=plan.today + WEEK))
    answered(plan, replied=True)
    with pytest.raises(Refused, match="was answered on 10 July 2027"):
        answered(plan, replied=False)


def test_an_officer_s_address_goes_with_the_officer() -> None:
    plan = overdue()

    def address() -> str:
        view = plan.view()
        return view.text_of(view.rows[3].item, "lead_email")

    plan.does(AssignOwner(refs=(R4,), role="Detective Superintendent", email="lead@example.org"))
    assert address() == "lead@example.org"
    plan.does(AssignOwner(refs=(R4,), name="Jo Okafor"))
    assert address() == "lead@example.org"
    plan.does(AssignOwner(refs=(R4,), role="Chief Superintendent"))
    assert address() == "lead@example.org"
    plan.does(AssignOwner(refs=(R4,), name="Sam Reyes"))
    assert address() == ""
    plan.does(AssignOwner(refs=(R4,), email="second@example.org"))
    plan.does(VacatePost(refs=(R4,)))
    assert address() == ""
    plan.does(AssignOwner(refs=(R4,), email="third@example.org"))
    plan.does(AssignOwner(refs=(R4,), email=""))
    assert (address(), plan.item().owner.email) == ("", None)


def test_an_agency_s_addresses_are_kept_and_a_merged_one_gives_its_own() -> None:
    plan = PlanWithSittings()
    plan.does(EditAgency(agency=POLICE, contact="single.contact@example.org"))
    assert plan.record(EditAgency(agency=POLICE, contact="single.contact@example.org")) == ()
    plan.does(EditAgency(agency="health-services", contact="h@example.org", copy_to="partner@example.org"))
    plan.does(MergeAgency(agency="health-services", into=POLICE))
    view = plan.view()
    police = view.snapshot.agencies[POLICE]
    found = [view.words(getattr(police, name), name) for name in ("contact", "copy_to")]
    assert found == ["single.contact@example.org", "partner@example.org"]
    plan.does(EditAgency(agency=POLICE, contact=""))
    assert plan.view().snapshot.agencies[POLICE].contact is None


@pytest.mark.parametrize(
    "typed",
    [
        "nobody",
        "a@b",
        "a b@example.org",
        "a@example.org, b@example.org",
        "@example.org",
        "a..b@example.org",
        "a@-x.org",
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match=r"which is no email address: write one, such as name@example.org"):
        optional_address(typed, "The address")


@settings(max_examples=60)
@given(st.emails())
def test_an_address_is_kept_as_it_was_typed(address: str) -> None:
    try:
        assert optional_address(f" {address} ", "The address") == address
    except BadInput:
        assert not address.isascii() or len(address.partition("@")[0]) > 64
