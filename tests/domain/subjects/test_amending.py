"""An amendment puts words right: both wordings stay on record, and nothing but the words changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from actionplan.domain.command import Command
from actionplan.domain.governance.agenda import meeting_agenda
from actionplan.domain.governance.draft_minute import draft_minute
from actionplan.domain.governance.meeting_record import meeting_record
from actionplan.domain.kinds import describe_line
from actionplan.domain.reports.changes import changes_between
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.follow_ups import FollowUpIsDone, SetFollowUp
from actionplan.domain.subjects.measures import AddMeasure, RecordReading
from actionplan.domain.subjects.meetings import (
    CloseMeeting,
    MinuteDecision,
    RecordAttendance,
    RecordChallenge,
    ReopenMeeting,
    WordMeeting,
)
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.subjects.signing_off import ReviewImpact
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import EvidenceKind, ImpactState, MeetingPart, MinutedKind
from actionplan.papers.documents import meeting_record as document
from actionplan.papers.documents.minute import minute
from actionplan.papers.formats.text import to_text
from tests.domain.plan_with_sittings import AT_MARCH, BEGUN, MARCH, R4, PlanWithSittings

LATER = date(2027, 1, 20)
REASON = "The day was wrong."


def records(plan: PlanWithSittings, command: Command) -> int:
    """The number of the command's first entry."""
    return plan.record(command)[0].number


def an_update(plan: PlanWithSittings, *, restricted: bool = False) -> int:
    command = RecordUpdate(refs=(R4,), words="Agreed on 2 March.", sender="Head", on=BEGUN, restricted=restricted)
    return records(plan, command)


def amends(plan: PlanWithSittings, entry: int, words: str = "Agreed on 3 March.") -> int:
    return plan.does(Amend(entry=entry, words=words, reason=REASON))


def words_of(plan: PlanWithSittings) -> str:
    return plan.view().last_update(plan.item())


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (RecordUpdate(refs=(R4,), words="Wrong.", on=BEGUN), "words"),
        (RecordNote(refs=(R4,), words="Wrong.", on=BEGUN), "words"),
        (RecordEvidence(refs=(R4,), title="Wrong.", evidence_kind=EvidenceKind.OUTPUT, on=BEGUN), "title"),
        (RecordScrutiny(refs=(R4,), words="Wrong.", sender="Scrutineer", on=BEGUN), "words"),
        (ReportComplete(refs=(R4,), summary="Wrong.", on=BEGUN), "completion_summary"),
    ],
)
def test_the_new_words_stand_where_the_old_ones_stood(plan: PlanWithSittings, command: Command, field: str) -> None:
    entry = records(plan, command)
    amends(plan.on(LATER), entry, "Right.")
    view = plan.view()
    assert view.words(entry, field) == "Right."
    assert amended_on(view.snapshot.amendments) == {entry: LATER}


def test_the_words_of_a_reading_are_put_right(plan: PlanWithSittings) -> None:
    plan.does(AddMeasure(refs=(R4,), title="Plans"))
    entry = records(plan, RecordReading(measure=f"{R4}-M1", value="5", words="Wrong.", period="May", on=BEGUN))
    plan.does(Amend(entry=entry, words="Right.", period="June", reason=REASON))
    assert (plan.view().words(entry, "words"), plan.view().words(entry, "period")) == ("Right.", "June")


def test_sender_and_place_can_be_put_right_too(plan: PlanWithSittings) -> None:
    plan.does(Amend(entry=an_update(plan), sender="Deputy Head", reason=REASON))
    assert plan.view().last_update_from(plan.item()) == "Deputy Head"
    command = RecordEvidence(
        refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=BEGUN, held_at="The hub", sha256="0" * 64
    )
    entry = records(plan, command)
    plan.does(Amend(entry=entry, held_at="The library", reason=REASON))
    assert plan.view().words(entry, "held_at") == "The library"


def test_no_value_of_the_item_changes_but_its_version(plan: PlanWithSittings) -> None:
    entry = an_update(plan)
    before = plan.on(LATER).row(R4)
    amends(plan, entry)
    after = plan.row(R4)
    assert replace(after.item, version=before.item.version) == before.item
    assert (after.rating, after.reason) == (before.rating, before.reason)


def test_both_wordings_are_on_record_with_who_and_why(plan: PlanWithSittings) -> None:
    entry = an_update(plan)
    amends(plan.on(LATER), entry)
    first, second = (describe_line(line, str) for line in plan.history([R4])[-2:])
    assert first == (
        f"Progress (4 January 2027, from Head): Agreed on 2 March. (Amended on 20 January 2027, in entry {entry + 1}.)"
    )
    assert second == f"Words of entry {entry} amended: Agreed on 3 March. Reason: The day was wrong."


def test_changes_have_the_new_words_and_say_that_they_were_amended(plan: PlanWithSittings) -> None:
    entry = an_update(plan)
    amends(plan.on(LATER), entry)
    [group] = changes_between(plan.history([R4])[-2:], plan.view())
    assert group.changes[0].words == (
        "Progress (4 January 2027, from Head): Agreed on 3 March. (amended 20 January 2027)"
    )
    assert "amended" in group.changes[1].words


def test_what_is_restricted_stays_restricted(plan: PlanWithSittings) -> None:
    amends(plan, an_update(plan, restricted=True))
    [group] = changes_between(plan.history([R4])[-2:], plan.view())
    assert [change.words for change in group.changes] == [
        "A progress update, 4 January 2027, restricted: not shown.",
        "An amendment of words, 4 January 2027, restricted: not shown.",
    ]


def test_an_amendment_is_amended_and_undone_like_the_words_themselves(plan: PlanWithSittings) -> None:
    entry = an_update(plan)
    first = amends(plan, entry)
    again = amends(plan, entry + 1, "Agreed on 4 March.")
    assert words_of(plan) == "Agreed on 4 March."
    plan.undoes(again)
    assert words_of(plan) == "Agreed on 3 March."
    taken_back = plan.undoes(first)
    assert words_of(plan) == "Agreed on 2 March."
    plan.undoes(taken_back)
    assert words_of(plan) == "Agreed on 3 March."
    assert plan.replays()


def test_an_update_that_was_amended_can_be_undone(plan: PlanWithSittings) -> None:
    entry = an_update(plan)
    amends(plan, entry)
    plan.undoes(plan.entries[entry - 1].step)
    assert words_of(plan) == ""
    assert "was undone by step" in plan.refuses(Amend(entry=entry, words="Right.", reason=REASON))


def test_a_past_day_has_the_wording_of_then(plan: PlanWithSittings) -> None:
    entry = an_update(plan)
    amends(plan.on(LATER), entry)
    then = plan.view(BEGUN)
    row = then.snapshot.row(R4)
    assert row is not None
    assert then.last_update(row.item) == "Agreed on 2 March."


def test_redaction_takes_every_wording_whichever_entry_is_named(plan: PlanWithSittings) -> None:
    for named in (0, 1):
        entry = an_update(plan)
        amends(plan, entry)
        plan.does(Redact(entry=entry + named, reason="personal data"))
        history = " ".join(describe_line(line, str) for line in plan.history([R4]))
        assert "March" not in history
        assert words_of(plan).startswith("[text removed")
        assert "removed for good" in plan.refuses(Amend(entry=entry, words="Right.", reason=REASON))


def test_the_same_words_change_nothing(plan: PlanWithSittings) -> None:
    entry = an_update(plan)
    assert not plan.record(Amend(entry=entry, words="Agreed on 2 March.", reason=REASON))


def test_what_has_no_such_words_is_refused_with_what_to_do(plan: PlanWithSittings) -> None:
    date_entry = records(plan, ProposeDate(refs=(R4,), on=MARCH))
    assert "Record what is right, or undo its step." in plan.refuses(Amend(entry=date_entry, words="x", reason="r"))
    assert plan.refuses(Amend(entry=999, words="x", reason="r")) == "There is no entry 999 in this plan's ledger."
    entry = an_update(plan)
    assert "has no period" in plan.refuses(Amend(entry=entry, period="May", reason="r"))
    assert "right words" in plan.refuses(Amend(entry=entry, reason="r"))
    assert "reason" in plan.refuses(Amend(entry=entry, words="x", reason=" "))
    assert "is empty" in plan.refuses(Amend(entry=entry, words=" ", reason="r"))


def a_decision(plan: PlanWithSittings, *refs: str) -> int:
    plan.on(MARCH)
    return records(plan, MinuteDecision(refs=refs, meeting=AT_MARCH, words="Wrong."))


def a_finding(plan: PlanWithSittings) -> int:
    plan.on(MARCH).completes()
    plan.signs_off(AT_MARCH)
    return records(plan, ReviewImpact(refs=(R4,), found=ImpactState.EVIDENCED, words="Wrong.", meeting=AT_MARCH))


@pytest.mark.parametrize("recorded", [lambda plan: a_decision(plan, R4), a_finding], ids=["decision", "finding"])
def test_what_a_meeting_said_about_an_item_is_put_right_while_it_is_open(
    plan: PlanWithSittings, recorded: Callable[[PlanWithSittings], int]
) -> None:
    entry = recorded(plan)
    amends(plan, entry, "Right.")
    assert plan.view().words(entry, "words") == "Right."
    for paper in told(plan):
        assert "Right." in paper
        assert "(amended 11 March 2027)" in paper
        assert "Wrong." not in paper
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert "is closed" in plan.refuses(Amend(entry=entry, words="Other.", reason=REASON))


def told(plan: PlanWithSittings) -> tuple[str, str]:
    """The draft minute of the sitting of March, and its record."""
    view, lines = plan.view(), plan.history()
    meeting = next(each for each in view.snapshot.meetings if each.id == AT_MARCH)
    asked, record = meeting_agenda(view.snapshot, meeting, None), meeting_record(meeting, view.snapshot, lines)
    drafted = to_text(minute(draft_minute(meeting, (), view, lines), view), 200)
    return drafted, to_text(document.meeting_record(record, asked, view), 200)


CHALLENGED = RecordChallenge(meeting=AT_MARCH, words="Wrong.", asked_by="Nurse", answer="None.")
PROMISED = SetFollowUp(meeting=AT_MARCH, words="Wrong.")

OF_A_MEETING: dict[str, tuple[Command, ...]] = {
    "decision": (MinuteDecision(meeting=AT_MARCH, words="Wrong."),),
    "question": (MinuteDecision(meeting=AT_MARCH, words="Wrong.", minuted=MinutedKind.QUESTION),),
    "challenge": (CHALLENGED,),
    "words": (WordMeeting(meeting=AT_MARCH, part=MeetingPart.SUMMARY, words="Wrong."),),
    "name of the agenda item": (WordMeeting(meeting=AT_MARCH, part=MeetingPart.ITEM, words="Wrong."),),
    "follow-up": (PROMISED,),
    "follow-up of an item": (replace(PROMISED, refs=(R4,)),),
    "report of a follow-up": (replace(PROMISED, words="Write."), FollowUpIsDone(number=1, words="Wrong.", on=MARCH)),
}


@pytest.mark.parametrize("commands", OF_A_MEETING.values(), ids=OF_A_MEETING)
def test_words_of_a_meeting_are_put_right_and_its_papers_say_so(
    plan: PlanWithSittings, commands: tuple[Command, ...]
) -> None:
    plan.on(MARCH)
    *_, entry = [records(plan, each) for each in commands]
    step = amends(plan, entry, "Right.")
    for paper in told(plan):
        assert "Right." in paper
        assert "(amended 11 March 2027)" in paper
        assert "Wrong." not in paper
    both = " ".join(describe_line(line, str) for line in plan.history())
    assert "Wrong." in both
    assert f"entry {entry} amended: Right. Reason: {REASON}" in both
    assert plan.replays()
    plan.undoes(step)
    for paper in told(plan):
        assert "Wrong." in paper
        assert "amended" not in paper


def test_who_challenged_and_the_answer_are_put_right_too(plan: PlanWithSittings) -> None:
    entry = records(plan.on(MARCH), CHALLENGED)
    plan.does(Amend(entry=entry, sender="Independent scrutineer", answer="The auditor does.", reason=REASON))
    for paper in told(plan):
        assert "Independent scrutineer: Wrong." in paper
        assert "Answer: The auditor does. (amended 11 March 2027)" in paper
    unanswered = records(plan, replace(CHALLENGED, answer=None))
    assert "without an answer" in plan.refuses(Amend(entry=unanswered, answer="x", reason="r"))


def test_attendance_is_recorded_again_instead(plan: PlanWithSittings) -> None:
    entry = records(plan.on(MARCH), RecordAttendance(meeting=AT_MARCH, present=("Nurse",)))
    assert "undo its step and record that again" in plan.refuses(Amend(entry=entry, words="Clerk", reason="r"))


MINUTED: dict[str, Callable[[PlanWithSittings], int]] = {
    "decision": a_decision,
    "decision about an item": lambda plan: a_decision(plan, R4),
    "finding": a_finding,
    "follow-up": lambda plan: records(plan.on(MARCH), PROMISED),
    "follow-up of an item": lambda plan: records(plan.on(MARCH), replace(PROMISED, refs=(R4,))),
}


@pytest.mark.parametrize("recorded", MINUTED.values(), ids=MINUTED)
def test_words_put_right_before_the_minutes_were_closed_stay_so(
    plan: PlanWithSittings, recorded: Callable[[PlanWithSittings], int]
) -> None:
    entry = recorded(plan)
    step = amends(plan, entry, "Right.")
    taken_back = plan.undoes(step)
    again = plan.undoes(taken_back)
    plan.does(CloseMeeting(meeting=AT_MARCH))
    for each in (step, taken_back, again):
        assert "is closed, and a closed meeting's decisions are not undone" in plan.refuses(Undo(step=each))
    assert "is closed" in plan.refuses(Amend(entry=entry, words="Other.", reason=REASON))
    plan.does(ReopenMeeting(meeting=AT_MARCH, reason="A slip."))
    plan.undoes(again)
    assert plan.view().words(entry, "words") == "Wrong."


def test_what_stands_beside_the_decisions_is_put_right_and_taken_back_after_the_closing_too(
    plan: PlanWithSittings,
) -> None:
    entry = records(plan.on(MARCH), CHALLENGED)
    plan.does(CloseMeeting(meeting=AT_MARCH))
    plan.undoes(amends(plan, entry, "Right."))
    assert "Wrong." in told(plan)[0]
