"""Redaction removes the free text of one entry for good."""

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact, TextRedacted
from tests.domain.plan_with_sittings import BEGUN, MARCH, R4, PlanWithSittings
from tests.domain.sentences import sentence_of

WORDS = "A name that slipped in."


def written(plan: PlanWithSittings) -> int:
    """The entry of an update with words and a sender."""
    entries = plan.record(RecordUpdate(refs=(R4,), words=WORDS, sender="A sender", on=BEGUN))
    return entries[0].number


def test_every_text_of_the_entry_is_replaced_by_a_sentence_and_nothing_else_changes(plan: PlanWithSittings) -> None:
    number = written(plan)
    before = plan.item()
    plan.does(Redact(entry=number, reason="personal data"))
    gone = "[text removed 4 January 2027: personal data]"
    item = plan.item()
    assert (plan.view().last_update(item), plan.view().last_update_from(item)) == (gone, gone)
    assert item == before


def test_the_removal_is_on_the_record_of_the_item_that_the_entry_was_about(plan: PlanWithSittings) -> None:
    number = written(plan)
    plan.does(Redact(entry=number, reason="personal data"))
    line = plan.history([R4])[-1]
    assert line.entry.fact == TextRedacted(entry=number, reason="personal data")


def test_a_text_is_removed_once(plan: PlanWithSittings) -> None:
    redact = Redact(entry=written(plan), reason="personal data")
    plan.does(redact)
    assert plan.refuses(redact).endswith("its text was removed before.")


def test_what_holds_no_text_or_is_not_there_is_refused(plan: PlanWithSittings) -> None:
    date_entry = plan.record(ProposeDate(refs=(R4,), on=MARCH))[0].number
    assert plan.refuses(Redact(entry=date_entry, reason="r")) == (
        f"Nothing can be removed from entry {date_entry}: it holds no free text."
    )
    assert plan.refuses(Redact(entry=999, reason="r")) == "There is no entry 999 in this plan's ledger."


def test_a_removal_needs_its_reason(plan: PlanWithSittings) -> None:
    assert "The reason is empty" in plan.refuses(Redact(entry=written(plan), reason=" "))


# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (TextRedacted(7, "personal data"), "Text of entry 7 removed for good. Reason: personal data."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
