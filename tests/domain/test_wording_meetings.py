"""The entries of the governance cycle in words: one plain sentence or two for each kind."""

from datetime import date

import pytest

from actionplan.domain import meeting_entries as facts
from actionplan.domain.fact import Fact
from actionplan.domain.wording_meetings import at_a_meeting
from actionplan.domain.words import Colour, ImpactState, MeetingKind

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
        "Request for an extension sent back at the meeting of 11 March 2027. Reason: Say more.",
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
]


@pytest.mark.parametrize(("fact", "sentence"), SENTENCES, ids=[fact.kind for fact, _ in SENTENCES])
def test_each_kind_of_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert at_a_meeting(fact) == sentence


def test_no_kind_is_without_words() -> None:
    assert {type(fact) for fact, _ in SENTENCES} == set(facts.MEETING_FACTS)
