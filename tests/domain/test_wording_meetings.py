"""The entries of the governance cycle in words: one plain sentence or two for each kind."""

from datetime import date

import pytest

from actionplan.domain import meeting_entries as facts
from actionplan.domain.evolve_meetings import deciding_meeting
from actionplan.domain.fact import Fact
from actionplan.domain.vocabulary import Colour, ImpactState, MeetingKind
from actionplan.domain.wording_meetings import at_a_meeting

M = "executive-2027-03-11"
ON = date(2027, 3, 11)
TO = date(2027, 8, 31)

SENTENCES: list[tuple[Fact, str]] = [
    (
        facts.MeetingAdded(M, "Executive", ON, MeetingKind.SITTING),
        "Sitting arranged: Executive, 11 March 2027 (executive-2027-03-11).",
    ),
    (
        facts.MeetingAdded(M, "Executive", ON, MeetingKind.CHAIRS_ACTION),
        "Chair's action: Executive, 11 March 2027 (executive-2027-03-11).",
    ),
    (
        facts.MeetingMoved(M, TO, "No room"),
        "Sitting executive-2027-03-11 moved to 31 August 2027. Reason: No room.",
    ),
    (facts.MeetingCancelled(M, "Snow."), "Sitting executive-2027-03-11 cancelled. Reason: Snow."),
    (facts.MeetingClosed(M), "Meeting executive-2027-03-11 closed: its decisions stand."),
    (facts.DecisionMinuted(M, "To note\nthe paper"), "Decided (executive-2027-03-11): To note\nthe paper"),
    (
        facts.PackIssued(M, 1, 70, ON, "0" * 64),
        "Papers issued for executive-2027-03-11, as at 11 March 2027 (entry 70).",
    ),
    (
        facts.PackIssued(M, 2, 70, ON, "0" * 64),
        "Papers issued for executive-2027-03-11, issue 2, as at 11 March 2027 (entry 70).",
    ),
    (facts.DateAdopted(TO, M, ON), "Date adopted at the meeting of 11 March 2027: 31 August 2027."),
    (
        facts.DateCorrected(TO, None, None, "Typo", ON),
        "Adopted date corrected from 11 March 2027 to 31 August 2027. Reason: Typo.",
    ),
    (
        facts.DateCorrected(TO, M, ON, "Typo", date(2027, 3, 31)),
        (
            "Date in force corrected at the meeting of 11 March 2027 from 31 March 2027 to 31 August 2027. "
            "The adopted date stays. Reason: Typo."
        ),
    ),
    (facts.DateCorrected(TO, None, None, "Typo"), "Adopted date corrected to 31 August 2027. Reason: Typo."),
    (
        facts.DateCorrected(TO, M, ON, "Typo"),
        "Adopted date corrected at the meeting of 11 March 2027 to 31 August 2027. Reason: Typo.",
    ),
    (
        facts.ExtensionAsked(TO, "The audit is late", "Lead officer"),
        "Extension to 31 August 2027 asked for by Lead officer. Reason: The audit is late.",
    ),
    (
        facts.ExtensionGranted(TO, M, ON, "Monthly reports"),
        "Extension granted at the meeting of 11 March 2027: now due 31 August 2027. Condition: Monthly reports.",
    ),
    (facts.ExtensionRefused(M, ON), "Extension refused at the meeting of 11 March 2027: the date stays."),
    (
        facts.ExtensionReturned(M, ON, "Say more"),
        "Request for an extension returned at the meeting of 11 March 2027. Reason: Say more.",
    ),
    (facts.ExtensionWithdrawn("Done"), "Request for an extension withdrawn. Reason: Done."),
    (
        facts.SignedOff(M, ON, TO, "Independent Chair"),
        "Signed off at the meeting of 11 March 2027, agreed by Independent Chair. Impact review due 31 August 2027.",
    ),
    (
        facts.SignOffReturned(M, ON, "Six cases only"),
        "Sent back at the meeting of 11 March 2027: not yet complete. Reason: Six cases only.",
    ),
    (
        facts.ImpactReviewed(ImpactState.EVIDENCED, M, ON, None, "Asked"),
        "Impact review at the meeting of 11 March 2027: something is different for children, with evidence. Asked",
    ),
    (
        facts.ImpactReviewed(ImpactState.PARTLY, M, ON, None, "Asked"),
        "Impact review at the meeting of 11 March 2027: something is different for children, shown in part. Asked",
    ),
    (
        facts.ImpactReviewed(ImpactState.NOT_EVIDENCED, M, ON, None, "Asked"),
        "Impact review at the meeting of 11 March 2027: no difference for children could be shown. Asked",
    ),
    (
        facts.ImpactReviewed(ImpactState.TOO_EARLY, M, ON, TO, "Asked"),
        "Impact review at the meeting of 11 March 2027: too early to tell. Next review 31 August 2027. Asked",
    ),
    (
        facts.ItemPaused(TO, M, ON, "Inspection"),
        "Paused until 31 August 2027, agreed at the meeting of 11 March 2027. The deadline stays. Reason: Inspection.",
    ),
    (facts.ItemResumed(), "Resumed."),
    (
        facts.ItemSuperseded(M, ON, "SAM-R05", "Merged"),
        "Superseded by SAM-R05, decided at the meeting of 11 March 2027. Reason: Merged.",
    ),
    (facts.NotAccepted(M, ON, "Not ours"), "Not accepted, decided at the meeting of 11 March 2027. Reason: Not ours."),
    (
        facts.RatingOverridden(Colour.AMBER, Colour.RED, "Executive", M, ON, "In hand"),
        (
            "Shown as Amber by decision of the Executive, 11 March 2027; by the rule: Red. "
            "It ends with its next sitting. Reason: In hand."
        ),
    ),
    (
        facts.RatingOverridden(Colour.AMBER, Colour.RED, "Executive", M, ON, "In hand", "Independent Chair"),
        (
            "Shown as Amber by decision of the Executive, 11 March 2027; by the rule: Red. "
            "It ends with its next sitting. Agreed by Independent Chair. Reason: In hand."
        ),
    ),
]

BY_CHAIR: list[tuple[Fact, str]] = [
    (facts.DateAdopted(TO, M, ON), "Date adopted by chair's action of 11 March 2027: 31 August 2027."),
    (
        facts.DateCorrected(TO, M, ON, "Typo", date(2027, 3, 31)),
        (
            "Date in force corrected by chair's action of 11 March 2027 from 31 March 2027 to 31 August 2027. "
            "The adopted date stays. Reason: Typo."
        ),
    ),
    (
        facts.ExtensionGranted(TO, M, ON),
        "Extension granted by chair's action of 11 March 2027: now due 31 August 2027.",
    ),
    (facts.ExtensionRefused(M, ON), "Extension refused by chair's action of 11 March 2027: the date stays."),
    (facts.ExtensionReturned(M, ON), "Request for an extension returned by chair's action of 11 March 2027."),
    (
        facts.SignedOff(M, ON, None, "Independent Chair"),
        "Signed off by chair's action of 11 March 2027, agreed by Independent Chair.",
    ),
    (facts.SignOffReturned(M, ON, "No"), "Sent back by chair's action of 11 March 2027: not yet complete. Reason: No."),
    (
        facts.ImpactReviewed(ImpactState.TOO_EARLY, M, ON, None, "Asked"),
        "Impact review by chair's action of 11 March 2027: too early to tell. Asked",
    ),
    (
        facts.ItemPaused(TO, M, ON),
        "Paused until 31 August 2027, agreed by chair's action of 11 March 2027. The deadline stays.",
    ),
    (facts.ItemSuperseded(M, ON), "Superseded, decided by chair's action of 11 March 2027."),
    (facts.NotAccepted(M, ON), "Not accepted, decided by chair's action of 11 March 2027."),
    (
        facts.RatingOverridden(Colour.AMBER, Colour.RED, "Executive", M, ON),
        (
            "Shown as Amber by chair's action for the Executive, 11 March 2027; by the rule: Red. "
            "It ends with its next sitting."
        ),
    ),
    (facts.DecisionMinuted(M, "To note"), "Decided by the chair (executive-2027-03-11): To note"),
]


@pytest.mark.parametrize(("fact", "sentence"), SENTENCES, ids=[fact.kind for fact, _ in SENTENCES])
def test_each_kind_of_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert at_a_meeting(fact) == sentence


@pytest.mark.parametrize(("fact", "sentence"), BY_CHAIR, ids=[fact.kind for fact, _ in BY_CHAIR])
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert at_a_meeting(fact, by_chair=True) == sentence


def test_every_kind_that_a_meeting_decides_can_be_the_chairs() -> None:
    decided = {kind for kind in facts.MEETING_FACTS if deciding_meeting(_any(kind)) is not None}
    assert {type(fact) for fact, _ in BY_CHAIR} == decided


def _any(kind: type[Fact]) -> Fact:
    """The first sentence's fact of this kind that a meeting decided, else any."""
    found = [fact for fact, _ in SENTENCES if type(fact) is kind]
    return next((fact for fact in found if deciding_meeting(fact) is not None), found[0])


def test_no_kind_is_without_words() -> None:
    assert {type(fact) for fact, _ in SENTENCES} == set(facts.MEETING_FACTS)
