"""The entries of the governance cycle in words: one plain sentence or two for each kind."""

from datetime import UTC, date, datetime

import pytest

from actionplan.domain.entry import Entry, Fact
from actionplan.domain.kinds import FACTS, describe
from actionplan.domain.subjects.closing import ItemSuperseded
from actionplan.domain.subjects.deadlines import DateAdopted, DateCorrected
from actionplan.domain.subjects.extensions import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
)
from actionplan.domain.subjects.meetings import (
    DecisionMinuted,
    MeetingAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingMoved,
)
from actionplan.domain.subjects.overrides import RatingOverridden
from actionplan.domain.subjects.packs import PackIssued
from actionplan.domain.subjects.pauses import ItemPaused, ItemResumed
from actionplan.domain.subjects.responses import NotAccepted, ResponseRecorded
from actionplan.domain.subjects.signing_off import ImpactReviewed, SignedOff, SignOffReturned
from actionplan.domain.vocabulary import Colour, ImpactState, MeetingKind

M = "executive-2027-03-11"
ON = date(2027, 3, 11)
TO = date(2027, 8, 31)

SENTENCES: list[tuple[Fact, str]] = [
    (
        MeetingAdded(M, "Executive", ON, MeetingKind.SITTING),
        "Sitting arranged: Executive, 11 March 2027 (executive-2027-03-11).",
    ),
    (
        MeetingAdded(M, "Executive", ON, MeetingKind.CHAIRS_ACTION),
        "Chair's action: Executive, 11 March 2027 (executive-2027-03-11).",
    ),
    (
        MeetingMoved(M, TO, "No room"),
        "Sitting executive-2027-03-11 moved to 31 August 2027. Reason: No room.",
    ),
    (MeetingCancelled(M, "Snow."), "Sitting executive-2027-03-11 cancelled. Reason: Snow."),
    (MeetingClosed(M), "Meeting executive-2027-03-11 closed: its decisions stand."),
    (DecisionMinuted(M, "To note\nthe paper"), "Decided (executive-2027-03-11): To note\nthe paper"),
    (
        PackIssued(M, 1, 70, ON, "0" * 64),
        "Papers issued for executive-2027-03-11, as at 11 March 2027 (entry 70).",
    ),
    (
        PackIssued(M, 2, 70, ON, "0" * 64),
        "Papers issued for executive-2027-03-11, issue 2, as at 11 March 2027 (entry 70).",
    ),
    (DateAdopted(TO, M, ON), "Date adopted at the meeting of 11 March 2027: 31 August 2027."),
    (
        DateCorrected(TO, None, None, "Typo", ON),
        "Adopted date corrected from 11 March 2027 to 31 August 2027. Reason: Typo.",
    ),
    (
        DateCorrected(TO, M, ON, "Typo", date(2027, 3, 31)),
        (
            "Date in force corrected at the meeting of 11 March 2027 from 31 March 2027 to 31 August 2027. "
            "The adopted date stays. Reason: Typo."
        ),
    ),
    (DateCorrected(TO, None, None, "Typo"), "Adopted date corrected to 31 August 2027. Reason: Typo."),
    (
        DateCorrected(TO, M, ON, "Typo"),
        "Adopted date corrected at the meeting of 11 March 2027 to 31 August 2027. Reason: Typo.",
    ),
    (
        ExtensionAsked(TO, "The audit is late", "Lead officer"),
        "Extension to 31 August 2027 asked for by Lead officer. Reason: The audit is late.",
    ),
    (
        ExtensionGranted(TO, M, ON, "Monthly reports"),
        "Extension granted at the meeting of 11 March 2027: now due 31 August 2027. Condition: Monthly reports.",
    ),
    (ExtensionRefused(M, ON), "Extension refused at the meeting of 11 March 2027: the date stays."),
    (
        ExtensionReturned(M, ON, "Say more"),
        "Request for an extension returned at the meeting of 11 March 2027. Reason: Say more.",
    ),
    (ExtensionWithdrawn("Done"), "Request for an extension withdrawn. Reason: Done."),
    (
        SignedOff(M, ON, TO, "Independent Chair"),
        "Signed off at the meeting of 11 March 2027, agreed by Independent Chair. Impact review due 31 August 2027.",
    ),
    (
        SignOffReturned(M, ON, "Six cases only"),
        "Sent back at the meeting of 11 March 2027: not yet complete. Reason: Six cases only.",
    ),
    (
        ImpactReviewed(ImpactState.EVIDENCED, M, ON, None, "Asked"),
        "Impact review at the meeting of 11 March 2027: something is different for children, with evidence. Asked",
    ),
    (
        ImpactReviewed(ImpactState.PARTLY, M, ON, None, "Asked"),
        "Impact review at the meeting of 11 March 2027: something is different for children, shown in part. Asked",
    ),
    (
        ImpactReviewed(ImpactState.NOT_EVIDENCED, M, ON, None, "Asked"),
        "Impact review at the meeting of 11 March 2027: no difference for children could be shown. Asked",
    ),
    (
        ImpactReviewed(ImpactState.TOO_EARLY, M, ON, TO, "Asked"),
        "Impact review at the meeting of 11 March 2027: too early to tell. Next review 31 August 2027. Asked",
    ),
    (
        ItemPaused(TO, M, ON, "Inspection"),
        "Paused until 31 August 2027, agreed at the meeting of 11 March 2027. The deadline stays. Reason: Inspection.",
    ),
    (ItemResumed(), "Resumed."),
    (
        ItemSuperseded(M, ON, "SAM-R05", "Merged"),
        "Superseded by SAM-R05, decided at the meeting of 11 March 2027. Reason: Merged.",
    ),
    (NotAccepted(M, ON, "Not ours"), "Not accepted, decided at the meeting of 11 March 2027. Reason: Not ours."),
    (
        RatingOverridden(Colour.AMBER, Colour.RED, "Executive", M, ON, "In hand"),
        (
            "Shown as Amber by decision of the Executive, 11 March 2027; by the rule: Red. "
            "It ends with its next sitting. Reason: In hand."
        ),
    ),
    (
        RatingOverridden(Colour.AMBER, Colour.RED, "Executive", M, ON, "In hand", "Independent Chair"),
        (
            "Shown as Amber by decision of the Executive, 11 March 2027; by the rule: Red. "
            "It ends with its next sitting. Agreed by Independent Chair. Reason: In hand."
        ),
    ),
]

BY_CHAIR: list[tuple[Fact, str]] = [
    (DateAdopted(TO, M, ON), "Date adopted by chair's action of 11 March 2027: 31 August 2027."),
    (
        DateCorrected(TO, M, ON, "Typo", date(2027, 3, 31)),
        (
            "Date in force corrected by chair's action of 11 March 2027 from 31 March 2027 to 31 August 2027. "
            "The adopted date stays. Reason: Typo."
        ),
    ),
    (
        ExtensionGranted(TO, M, ON),
        "Extension granted by chair's action of 11 March 2027: now due 31 August 2027.",
    ),
    (ExtensionRefused(M, ON), "Extension refused by chair's action of 11 March 2027: the date stays."),
    (ExtensionReturned(M, ON), "Request for an extension returned by chair's action of 11 March 2027."),
    (
        SignedOff(M, ON, None, "Independent Chair"),
        "Signed off by chair's action of 11 March 2027, agreed by Independent Chair.",
    ),
    (SignOffReturned(M, ON, "No"), "Sent back by chair's action of 11 March 2027: not yet complete. Reason: No."),
    (
        ImpactReviewed(ImpactState.TOO_EARLY, M, ON, None, "Asked"),
        "Impact review by chair's action of 11 March 2027: too early to tell. Asked",
    ),
    (
        ItemPaused(TO, M, ON),
        "Paused until 31 August 2027, agreed by chair's action of 11 March 2027. The deadline stays.",
    ),
    (ItemSuperseded(M, ON), "Superseded, decided by chair's action of 11 March 2027."),
    (NotAccepted(M, ON), "Not accepted, decided by chair's action of 11 March 2027."),
    (
        RatingOverridden(Colour.AMBER, Colour.RED, "Executive", M, ON),
        (
            "Shown as Amber by chair's action for the Executive, 11 March 2027; by the rule: Red. "
            "It ends with its next sitting."
        ),
    ),
    (DecisionMinuted(M, "To note"), "Decided by the chair (executive-2027-03-11): To note"),
]


def sentence_of(fact: Fact, *, by_chair: bool = False) -> str:
    entry = Entry(9, 4, datetime(2027, 3, 12, 12, tzinfo=UTC), ON, "Business Manager", "SAM-R04", fact, by_chair)
    return describe(entry, lambda agency: agency)


@pytest.mark.parametrize(("fact", "sentence"), SENTENCES, ids=[fact.kind for fact, _ in SENTENCES])
def test_each_kind_of_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(("fact", "sentence"), BY_CHAIR, ids=[fact.kind for fact, _ in BY_CHAIR])
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence


def test_every_kind_that_a_meeting_decides_can_be_the_chairs() -> None:
    decided = {kind for kind in FACTS.values() if kind.decision} - {ResponseRecorded}
    assert {type(fact) for fact, _ in BY_CHAIR} == decided
