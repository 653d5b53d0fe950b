"""The demonstration: whole, every rating on any day, and each thing that it is meant to show is in its history."""

import os
import re
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from actionplan.cli.main import run_command
from actionplan.demo import BY, make_demo
from actionplan.demo.history import TITLE
from actionplan.demo.story import SCRUTINEER
from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.governance.attendance import meetings_without
from actionplan.domain.rating.chases import chased_words
from actionplan.domain.rating.rules import Rule, own_rating
from actionplan.domain.rating.travel import Cause
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.measures import MeasureAdded, ReadingTaken
from actionplan.domain.subjects.progress import RecordNote
from actionplan.domain.subjects.scrutiny import ScrutinyRecorded
from actionplan.domain.subjects.signing_off import ImpactReviewed
from actionplan.domain.vocabulary import (
    Colour,
    EvidenceKind,
    FollowUpSource,
    FollowUpState,
    ImpactState,
    Kind,
    Source,
)
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import with_travel
from actionplan.services.issue import remake_pack

TODAY = date(2026, 11, 22)
DAYS = [
    date(2027, 7, 5),  # a Monday; with the others and TODAY, every day of the week
    date(2028, 2, 29),
    date(2027, 3, 31),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 10, 30),
    date(2026, 3, 29),  # a Sunday on which the clocks go forward
    date(2026, 11, 25),  # the first sitting falls before Christmas, earlier than on any other day
]
KINDS = {
    "review-edited",
    "owner-assigned",
    "owner-confirmed",
    "post-vacated",
    "date-adopted",
    "extension-asked",
    "extension-granted",
    "extension-refused",
    "signed-off",
    "sign-off-returned",
    "impact-reviewed",
    "item-reopened",
    "item-paused",
    "item-superseded",
    "not-accepted",
    "rating-overridden",
    "progress-recorded",
    "contact-noted",
    "evidence-added",
    "action-added",
    "pack-issued",
    "meeting-closed",
    "body-added",
    "powers-delegated",
    "item-raised",
    "raise-answered",
    "given-to-others",
    "follow-up-set",
    "follow-up-done",
    "follow-up-dropped",
    "follow-up-dated",
    "meeting-attended",
    "challenge-made",
    "meeting-worded",
    "minutes-agreed",
    "measure-added",
    "reading-taken",
    "scrutiny-recorded",
    "priority-set",
    "recorded-late",
}
CAUSES = {
    "SAM-R02": Cause.LATER_DATE,
    "SAM-R03": Cause.DATE_PASSED,
    "SAM-R04": Cause.PROGRESS,
    "SAM-R05": Cause.REPORTED,
    "SAM-R06": Cause.NOTHING_HEARD,
    "SAM-R11": Cause.PROGRESS,
}
"""What made each recommendation better or worse since the last papers."""
FOLLOW_UPS = {f"F{number}": FollowUpState.OPEN for number in range(6, 10)} | {
    "F1": FollowUpState.DONE,
    "F2": FollowUpState.DROPPED,
    "F3": FollowUpState.DONE,
    "F4": FollowUpState.DONE,
    "F5": FollowUpState.DONE,
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """One demonstration, for all that is only read of it."""
    return made(tmp_path_factory.mktemp("demo") / "demo.db", TODAY)


def made(path: Path, today: date) -> Ledger:
    make_demo(path, today)
    return Ledger.open(str(path), Clock(fixed_day=today))


def test_one_lead_was_chased_twice_without_a_reply_and_another_replied(demo: Ledger) -> None:
    said = {row.ref: chased_words(row) for row in demo.view().rows if chased_words(row)}
    assert set(said) == {"SAM-R03", "SAM-R06-A2"}
    assert re.fullmatch(r"chased 2 times, last \d+ \w+, no reply", said["SAM-R03"])
    assert re.fullmatch(r"chased once, on \d+ \w+, reply \d+ \w+", said["SAM-R06-A2"])


def rules(view: PlanView) -> dict[str, Rule]:
    return {row.ref: own_rating(row.case).rule for row in view.rows}


def told(ledger: Ledger) -> list[tuple[str | None, str, date]]:
    """Each line of the history: item, kind, and day."""
    lines = ledger.history(ledger.last_number())
    return [(line.entry.ref, line.entry.fact.kind, line.entry.day) for line in lines]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_on_any_day_it_is_whole_and_shows_every_rule_and_colour(tmp_path: Path, demo: Ledger, today: date) -> None:
    ledger = made(tmp_path / "demo.db", today)
    view = ledger.view()
    assert ledger.verify().problems == ()
    assert set(rules(view).values()) == set(Rule)
    assert rules(view) == rules(demo.view())
    headlines = {row.rating.colour for row in view.rows if row.item.kind is Kind.RECOMMENDATION}
    assert headlines == set(Colour)
    assert max(day for _, _, day in told(ledger)) == today
    recommendations = {row.ref for row in view.rows if row.item.kind is Kind.RECOMMENDATION}
    found = with_travel(ledger, view).travel.causes
    assert {ref: cause for ref, cause in found.items() if ref in recommendations} == CAUSES
    assert {each.name: each.state for each in view.snapshot.follow_ups} == FOLLOW_UPS


def test_made_twice_it_has_the_same_numbers(tmp_path: Path, demo: Ledger) -> None:
    again = made(tmp_path / "again.db", TODAY)
    assert again.view().snapshot == demo.view().snapshot
    assert told(again) == told(demo)


def test_all_that_it_is_meant_to_show_is_in_its_history(demo: Ledger) -> None:
    assert {kind for _, kind, _ in told(demo)} >= KINDS


def test_a_bulk_change_was_undone_whole(demo: Ledger) -> None:
    lines = demo.history(demo.last_number())
    undone = [line.entry for line in lines if line.undone_by is not None]
    assert [entry.ref for entry in undone] == ["SAM-R03", "SAM-R06", "SAM-R08", "SAM-R10"]
    assert len({entry.step for entry in undone}) == 1
    assert {row.item.owner.agency for row in demo.view().rows}.isdisjoint({"education"})


def test_the_year_is_a_year_with_four_meetings_that_had_papers_and_two_to_come(demo: Ledger) -> None:
    days = [day for _, _, day in told(demo)]
    assert (TODAY - min(days)).days in range(365, 368)
    sittings = [each for each in demo.meetings() if each.is_sitting and each.body == "Executive"]
    assert [each.packs_issued for each in sittings] == [1, 1, 1, 1, 0, 0]
    partners = [each for each in demo.meetings() if each.body == "Lead Safeguarding Partners"]
    assert [each.packs_issued for each in partners] == [1, 1, 0]
    assert [each.closed for each in sittings] == [True] * 4 + [False] * 2


def test_papers_issued_in_its_year_can_be_made_again(demo: Ledger, tmp_path: Path) -> None:
    meeting = next(each.id for each in demo.meetings() if each.packs_issued)
    assert remake_pack(demo, meeting, None, tmp_path / "papers").identical


def test_each_item_stands_where_its_story_left_it(demo: Ledger) -> None:
    items = {row.ref: row.item for row in demo.view().rows}
    late = items["SAM-R01"]
    assert late.completed_on is not None
    assert late.deadline.due_on is not None
    assert late.completed_on > late.deadline.due_on
    assert items["SAM-R02"].deadline.times_moved == 1
    assert items["SAM-R03"].deadline.times_moved == 0
    department = items["SAM-R10"].with_others
    assert department is not None
    assert department.overdue(TODAY)
    assert items["SAM-R11"].owner.agency == "camhs"
    overridden = demo.view().snapshot.row("SAM-R08")
    assert overridden is not None
    assert (overridden.rating.colour, overridden.rating.decided) == (Colour.AMBER, True)


def test_follow_ups_are_kept_missed_and_made_by_a_condition_and_a_returned_sign_off(demo: Ledger) -> None:
    found = {each.name: each for each in demo.view().snapshot.follow_ups}
    assert [name for name, each in found.items() if each.days_late(TODAY)] == ["F7"]
    assert len(found["F3"].earlier_dates) == 2, "late twice, and kept at last"
    assert (found["F4"].source, found["F4"].ref) == (FollowUpSource.RETURNED, "SAM-R04")
    assert (found["F6"].source, found["F6"].each_sitting) == (FollowUpSource.CONDITION, True)


def test_a_body_decides_what_was_delegated_to_it_and_another_answers_what_was_raised_with_it(demo: Ledger) -> None:
    bodies = {each.id: each.body for each in demo.meetings()}
    items = {row.ref: row.item for row in demo.view().rows}
    signed_off = {ref: bodies[item.sign_off.meeting or ""] for ref, item in items.items() if item.sign_off is not None}
    assert {ref for ref, body in signed_off.items() if body == "Quality Assurance Group"} == {
        "SAM-R02-A1",
        "SAM-R02-A2",
        "SAM-R06-A1",
    }
    raised = {ref: item.raised for ref, item in items.items() if item.raised is not None}
    assert {each.raised_with for each in raised.values()} == {"Lead Safeguarding Partners"}
    answered = {ref for ref, each in raised.items() if each.answered_on is not None}
    assert (answered, set(raised) - answered) == ({"SAM-R10", "SAM-R11"}, {"SAM-R03"})


def test_one_sitting_lacked_a_partner_and_one_record_came_late(demo: Ledger) -> None:
    lines = demo.history(demo.last_number())
    plan = demo.view().snapshot
    without = meetings_without(plan.meetings, lines, plan.policy.partners_needed, tuple(plan.agencies.values()))
    assert [attendance.without for _, attendance in without] == ["without Health Services"]
    late = [line.entry for line in lines if line.entry.fact.kind == "recorded-late"]
    assert [entry.ref for entry in late] == ["SAM-R08-A1"]


def test_readings_move_and_impact_reviews_rest_on_them(demo: Ledger) -> None:
    facts = [line.entry.fact for line in demo.history(demo.last_number())]
    values: dict[str, list[str | None]] = {}
    for fact in facts:
        if isinstance(fact, ReadingTaken):
            values.setdefault(fact.measure, []).append(fact.value)
    assert sum(len(set(found)) > 1 for found in values.values()) > 3
    assert {fact.source for fact in facts if isinstance(fact, ReadingTaken)} >= {Source.CHILD, Source.PRACTITIONER}
    assert any(len(fact.items) > 1 for fact in facts if isinstance(fact, MeasureAdded))
    reviews = [fact for fact in facts if isinstance(fact, ImpactReviewed)]
    assert {fact.found for fact in reviews} == {ImpactState.EVIDENCED, ImpactState.PARTLY}
    assert all(fact.readings for fact in reviews)


def test_the_scrutineer_looks_and_agrees_nothing(demo: Ledger) -> None:
    facts = [line.entry.fact for line in demo.history(demo.last_number())]
    assert [fact.sender for fact in facts if isinstance(fact, ScrutinyRecorded)] == [SCRUTINEER]
    agreed = {getattr(fact, name, None) for fact in facts for name in ("agreed_by", "checked_by", "override_agreed_by")}
    assert not any(SCRUTINEER in (each or "") for each in agreed)


def test_evidence_is_of_all_three_kinds(demo: Ledger) -> None:
    head = demo.last_number()
    records = [record for row in demo.view().rows for record in demo.records(row.ref, head)]
    assert {each.evidence_kind for each in records if each.evidence_kind} == set(EvidenceKind)


def test_it_is_marked_as_a_demonstration_and_names_no_person(demo: Ledger) -> None:
    view = demo.view()
    assert [view.review_title(review) for review in view.snapshot.reviews] == [TITLE]
    assert {line.entry.by for line in demo.history(demo.last_number())} == {BY}
    assert {view.text_of(row.item, "lead_name") for row in view.rows} <= {"", "Postholder"}


def test_it_can_be_written_to_early_in_the_morning_of_its_last_day(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    make_demo(path, TODAY)
    early = datetime.combine(TODAY, time(0, 5), UTC)
    ledger = Ledger.open(str(path), Clock(now=lambda: early))
    assert ledger.record(RecordNote(refs=("SAM-R10",), words="Rang.", on=TODAY), "Business Manager").step is not None


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    path.write_bytes(b"mine")
    with pytest.raises(BadInput, match="exists already"):
        make_demo(path, TODAY)
    assert path.read_bytes() == b"mine"


def test_a_place_that_cannot_be_written_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        make_demo(tmp_path / "nowhere" / "demo.db", TODAY)


Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line on a set day, in a home and a temporary folder of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ACTIONPLAN_TODAY", TODAY.isoformat())
    monkeypatch.delenv("ACTIONPLAN_DB", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return lambda *argv: run_command(list(argv))


def test_the_command_makes_it_where_asked_and_says_how_to_open_it(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "demo.db"
    assert run("demo", "-o", str(path), "--no-open") == 0
    said = capsys.readouterr()
    assert str(path) in said.out
    assert f"actionplan --db {path}" in said.err
    assert run("--db", str(path), "list") == 0
    assert "demo -o" not in capsys.readouterr().err
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not (tmp_path / "home").exists()


def test_without_a_place_it_is_made_in_a_temporary_folder(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("demo") == 0
    (path,) = tmp_path.glob("actionplan-demo-*/demo.db")
    assert str(path) in capsys.readouterr().out


def test_at_a_terminal_the_tracker_opens_on_it_unless_told_not_to(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr("actionplan.demo.make_demo", lambda path, today: None)
    monkeypatch.setattr("actionplan.cli.commands.demo.at_terminal", lambda: True)
    monkeypatch.setattr("actionplan.tui.run", opened.append)
    assert run("demo", "-o", str(tmp_path / "closed.db"), "--no-open") == 0
    assert opened == []
    assert run("demo", "-o", str(tmp_path / "opened.db")) == 0
    assert opened == [str(tmp_path / "opened.db")]


def test_a_second_demo_at_the_same_place_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    path.write_bytes(b"mine")
    assert run("demo", "-o", str(path)) == 2
