"""Reminders: to whom, at which address, what waits in each, who has a copy, and whom somebody means."""

from datetime import timedelta

import pytest

from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.governance.agenda import meeting_agenda, sitting_to_come
from actionplan.domain.governance.chasers import Chaser, Reminders
from actionplan.domain.subjects.agencies import EditAgency
from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.follow_ups import SetFollowUp
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.redaction import Redact
from tests.domain.plan_with_sittings import AT_MARCH, DUE, POLICE, R4, R5, PlanWithSittings

CONTACT, PARTNER, OWN = "contact@example.org", "partner@example.org", "Lead@example.org"
R6, R7 = "SAM-R06", "SAM-R07"


def reminders(plan: PlanWithSittings, due_within: int | None = None) -> Reminders:
    view = plan.view()
    sitting = sitting_to_come(view.snapshot)
    coming = [] if sitting is None else [meeting_agenda(view.snapshot, sitting, None)]
    return Reminders(view, coming, due_within)


def told(each: Chaser) -> tuple[str, str, str, tuple[str, ...]]:
    return each.who, each.address, each.copy_to, each.refs


@pytest.fixture
def plan() -> PlanWithSittings:
    """R4 and R5 of the police overdue, R5 with an officer of her own address, R6 of the health services due soon."""
    plan = PlanWithSittings()
    plan.adopts(R4, R5)
    plan.does(AssignOwner(refs=(R5,), role="Detective Superintendent", name="Jo Okafor", email=OWN))
    plan.does(AssignOwner(refs=(R6, R7), agency="health-services", role="Designated Nurse"))
    plan.does(ProposeDate(refs=(R6,), on=DUE + timedelta(days=20)))
    plan.does(EditAgency(agency=POLICE, contact=CONTACT, copy_to=PARTNER))
    for words, owner in (("Send the figures.", "Merseyside Police"), ("Ask the clerk.", "Business Manager")):
        plan.does(SetFollowUp(meeting=AT_MARCH, words=words, owner=owner, due=DUE))
    return plan.on(DUE + timedelta(days=10))


def test_an_officer_is_written_to_at_their_own_address_and_all_others_through_the_contact(
    plan: PlanWithSittings,
) -> None:
    found = reminders(plan)
    assert [told(each) for each in found.written] == [
        ("Merseyside Police", CONTACT, "", (R4,)),
        ("Detective Superintendent, Merseyside Police", OWN, "", (R5,)),
    ]
    assert [told(each) for each in found.without_address] == [("Health Services", "", "", (R6,))]
    police, officer = found.written
    assert [each.ref for each in police.follow_ups] == ["F1"]
    assert (police.about, officer.about) == ("1 item, 1 follow-up", "1 item")
    assert police.follow_ups[0].words == "Send the figures. Due 30 June 2027, 10 days late."
    assert {each.ref for each in officer.asks} == {R5}
    assert officer.asks[-1].words.startswith("To decide what to do about “")


def test_an_officer_s_address_holds_for_all_that_they_lead(plan: PlanWithSittings) -> None:
    plan.does(AssignOwner(refs=(R4,), role="Superintendent", name="JO OKAFOR"))
    assert [told(each)[3] for each in reminders(plan).written] == [(), (R4, R5)]
    redacted = max(line.entry.number for line in plan.history([R5]) if getattr(line.entry.fact, "lead_email", None))
    plan.does(Redact(entry=redacted, reason="Left."))
    assert [told(each) for each in reminders(plan).written] == [("Merseyside Police", CONTACT, "", (R4, R5))]


def test_the_second_chase_without_a_reply_copies_the_delegated_partner(plan: PlanWithSittings) -> None:
    sent = reminders(plan).sent_to("police")
    assert (sent.refs, sent.copied) == ((R4,), ())
    plan.does(RecordChase(refs=sent.refs, on=plan.today))
    again = reminders(plan).written[0]
    assert (again.again, again.copy_to) == (True, PARTNER)
    assert reminders(plan).sent_to("police").copied == (R4,)
    plan.does(RecordChaseAnswer(refs=(R4,), on=plan.today, replied=True))
    assert reminders(plan).written[0].copy_to == ""
    plan.does(EditAgency(agency=POLICE, copy_to=CONTACT))
    plan.on(plan.today + timedelta(days=1)).does(RecordChase(refs=(R4,), on=plan.today))
    assert reminders(plan).written[0].copy_to == ""


def test_due_within_says_what_is_due_soon(plan: PlanWithSittings) -> None:
    assert [each.refs for each in reminders(plan, 9).without_address] == []
    assert [each.refs for each in reminders(plan, 10).without_address] == [(R6,)]


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("Merseyside Police", (R4,)),
        ("detective superintendent", (R5,)),
        ("Detective Superintendent, Merseyside Police", (R5,)),
        ("jo okafor", (R5,)),
        ("health", (R6,)),
        ("designated", (R6,)),
    ],
)
def test_an_agency_a_role_or_a_name_says_who_was_chased(
    plan: PlanWithSittings, typed: str, refs: tuple[str, ...]
) -> None:
    assert reminders(plan).sent_to(typed).refs == refs


def test_who_is_not_known_or_could_be_two_is_asked_again(plan: PlanWithSittings) -> None:
    with pytest.raises(BadInput, match=r'No lead "Helth" in this plan. Nearest: .*Health Services'):
        reminders(plan).sent_to("Helth")
    plan.does(AssignOwner(refs=(R4,), role="Designated Nurse"))
    with pytest.raises(BadInput, match=r"could be Designated Nurse, .* or Designated Nurse, "):
        reminders(plan).sent_to("designated nurse")
    with pytest.raises(Refused, match="Health Services was not chased about anything yet"):
        reminders(plan).answered_by("health")
