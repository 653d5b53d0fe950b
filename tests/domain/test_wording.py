"""Each entry of the ledger in a plain sentence."""

from dataclasses import MISSING, fields
from datetime import UTC, date, datetime

import pytest

from actionplan.domain.entry import Entry, Fact
from actionplan.domain.kinds import FACTS, describe
from actionplan.domain.state.entities import Policy, Record, Review
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.actions import ActionAdded
from actionplan.domain.subjects.agencies import AgencyAdded, AgencyMerged
from actionplan.domain.subjects.completion import CompletionReported, ItemReopened
from actionplan.domain.subjects.deadlines import DateProposed
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.domain.subjects.plan import PolicySet
from actionplan.domain.subjects.planning import PlanSet, ThemeSet
from actionplan.domain.subjects.progress import ContactNoted, EvidenceAdded, ProgressRecorded
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.domain.subjects.responses import ResponseRecorded
from actionplan.domain.subjects.reviews import ReviewEdited, ReviewLoaded
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.subjects.undo.reversal import NAMES, names_of_fields
from actionplan.domain.vocabulary import (
    Colour,
    Declared,
    EvidenceKind,
    ImpactState,
    Kind,
    MeetingKind,
    Outcome,
    RecordKind,
    Response,
    Via,
)

DAY = date(2026, 11, 20)
ITEM = Item("SAM-R04-A1", 5, Kind.ACTION, "SAM", "SAM-R04", None, 1, 5, DAY)
REVIEW = Review("SAM", 1, 1, None, None, None, "Executive", None, None, DAY, DAY)
EXAMPLES: dict[type[object], object] = {
    str: "some words",
    int: 7,
    date: DAY,
    Policy: Policy(),
    Response: Response.PART,
    ImpactState: ImpactState.PARTLY,
    MeetingKind: MeetingKind.SITTING,
    Colour: Colour.AMBER,
    EvidenceKind: EvidenceKind.IMPACT,
    Outcome: Outcome.IN_PART,
    bool: True,
}


def told(fact: Fact, undone_by: int | None = None) -> str:
    entry = Entry(9, 4, datetime(2026, 11, 22, 12, tzinfo=UTC), DAY, "Business Manager", "SAM-R04", fact)
    names = {"police": "Merseyside Police", "education": "Education"}
    return describe(entry, lambda agency: names.get(agency, agency), undone_by)


def example(kind: type[Fact]) -> Fact:
    """A fact of the kind with just what it must have."""
    required = [each for each in fields(kind) if each.default is MISSING]
    values = {}
    for each in required:
        name = getattr(each.type, "__name__", str(each.type))
        choices = [value for of, value in EXAMPLES.items() if of.__name__ == name]
        values[each.name] = choices[0] if choices else (() if "tuple" in str(each.type) else None)
    return kind(**values)


@pytest.mark.parametrize("kind", FACTS.values(), ids=FACTS)
def test_every_kind_of_entry_has_words(kind: type[Fact]) -> None:
    assert len(told(example(kind))) > 5


def test_a_kind_without_words_is_named() -> None:
    class Unheard(Fact):
        kind = "unheard"

    with pytest.raises(KeyError, match="Unheard"):
        told(Unheard())


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (
            OwnerAssigned("police", confirmed=True, lead_role="Detective Superintendent", lead_name=""),
            "Lead: Merseyside Police, Detective Superintendent (post vacant).",
        ),
        (
            OwnerAssigned("police", confirmed=False, contributing=("education",), lead_role="R", lead_name="N"),
            "Proposed lead: Merseyside Police, R, N. Contributing: Education.",
        ),
        (OwnerAssigned("police", confirmed=True), "Lead: Merseyside Police."),
        (
            OwnerAssigned("police", confirmed=True, lead_name=""),
            "Lead: Merseyside Police (the lead officer's name taken away).",
        ),
        (OwnerAssigned(None, confirmed=False, contributing=("education",)), "Contributing: Education."),
        (DateProposed(date(2027, 3, 31)), "Proposed date set to 31 March 2027."),
        (DateProposed(None, reason="mistyped"), "Proposed date taken away. Reason: mistyped."),
        (
            ProgressRecorded(DAY, Via.PHONE, Declared.AMBER, words="One\nTwo", sender="Detective Superintendent"),
            "Progress (20 November 2026, from Detective Superintendent, by phone, own view amber): One\nTwo",
        ),
        (
            ProgressRecorded(DAY, declared=Declared.NONE, words="x"),
            "Progress (20 November 2026, own view taken back): x",
        ),
        (
            ContactNoted(DAY, Via.MEETING, restricted=True, words="Rang"),
            "Note (20 November 2026, at a meeting, restricted): Rang",
        ),
        (
            EvidenceAdded(EvidenceKind.OUTPUT, DAY, title="Minutes", held_at="Shelf 4", sha256="ab"),
            "Evidence (output, 20 November 2026): Minutes. Held at: Shelf 4. SHA-256 of the file: ab.",
        ),
        (
            CompletionReported(DAY, Outcome.NOT_INTRODUCED, "Costs too much"),
            "Reported complete, on 20 November 2026, considered and not introduced: Costs too much",
        ),
        (ItemReopened("Not so!"), "Reopened. Reason: Not so!"),
        (PlanSet(will_do="Audit.", measure=""), "Will do: Audit. Measure taken away."),
        (ThemeSet(""), "Theme taken away."),
        (ResponseRecorded(Response.PART, "Cost"), "Response: accepted in part. Reason: Cost."),
        (
            ResponseRecorded(Response.ACCEPTED, None, "executive-2027-03-11", date(2027, 3, 11)),
            "Response: accepted, at the meeting of 11 March 2027.",
        ),
        (ActionAdded("SAM-R04", 1, "Write it down"), "Action added: Write it down."),
        (AgencyAdded("camhs", "CAMHS", ("Mind",), "CAHMS"), "Agency added: CAMHS (also Mind, in the source CAHMS)."),
        (AgencyMerged("education", "police"), "Agency Education merged into Merseyside Police."),
        (PolicySet("stale_days", 30, "Agreed"), "Policy: stale_days set to 30. Reason: Agreed."),
        (
            ReviewLoaded(1, "Executive", date(2027, 2, 22), title="Child Sam", review_kind="review"),
            "Review loaded: Child Sam (review). Its plan is due on 22 February 2027, at the Executive.",
        ),
        (
            ReviewEdited(title="Sam", plan_due_on=DAY),
            "Review changed. Title: Sam. Plan due on: 20 November 2026.",
        ),
        (TextRedacted(7, "personal data"), "Text of entry 7 removed for good. Reason: personal data."),
        (StepReversed(5, ("deadline", "started_on", "status"), item=ITEM), "Undid step 5: due date, status."),
        (StepReversed(5, ("present",), item=ITEM), "Undid step 5: the action is back."),
        (
            StepReversed(
                5, ("present",), record=Record(8, 8, "SAM-R04", RecordKind.NOTE, DAY, "somebody", present=False)
            ),
            "Undid step 5: the note of entry 8 was withdrawn.",
        ),
        (StepReversed(5, ("stale_days",), policy=Policy()), "Undid step 5: stale days."),
        (
            StepReversed(
                5, ("governing_body",), review=Review("SAM", 1, 1, None, None, None, "X", None, None, DAY, DAY)
            ),
            "Undid step 5: governing body.",
        ),
    ],
)
def test_the_words_are_these(fact: Fact, words: str) -> None:
    assert told(fact) == words


def test_what_was_undone_says_by_which_step() -> None:
    assert told(ThemeSet("Risk"), undone_by=9) == "Theme: Risk. (Undone by step 9.)"


def test_every_field_that_an_undo_can_put_back_has_a_name_that_people_know() -> None:
    named = {field for of in NAMES.values() for field in of}
    fixed = {"ref", "version", "kind", "review", "parent", "number", "position", "added_on", "actions_added", "present"}
    assert {each.name for each in fields(Item)} - fixed <= named


def test_fields_that_belong_together_are_named_once_and_unknown_ones_as_they_are_spelt() -> None:
    assert names_of_fields(["some_new_field", "owner.name", "status", "owner.role"]) == [
        "owner",
        "status",
        "some new field",
    ]
