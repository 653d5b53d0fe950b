"""What scripts read where they want types."""

import json
from datetime import date
from pathlib import Path

from actionplan.domain.filters.filter import parse_filter_line
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, RefuseExtension
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.papers.columns import COLUMNS
from actionplan.papers.values.history import history_json
from actionplan.papers.values.item import item_json
from actionplan.papers.values.plan import plan_json
from tests.factories import BY, new_ledger
from tests.papers.compared_view import compared_view
from tests.stories.months_of_work import NASTY_WORDS, months_of_work, texts_of


def test_the_plan_has_the_documented_names_typed_and_in_order(tmp_path: Path) -> None:
    view = compared_view(months_of_work(tmp_path))
    plan = json.loads(plan_json(view, view.rows))
    assert list(plan) == ["as_at", "key", "reviews", "items", "totals"]
    four = next(item for item in plan["items"] if item["ref"] == "SAM-R04")
    assert list(four) == [*COLUMNS, "times_carried_forward"]
    assert (four["days_overdue"], four["adopted_date"], four["contributing_agencies"]) == (43, None, ["Education"])
    assert four["last_update"] == NASTY_WORDS
    assert plan["totals"]["published"] == 11


def test_totals_count_the_whole_plan_whichever_items_are_shown(tmp_path: Path) -> None:
    view = compared_view(months_of_work(tmp_path))
    plan = json.loads(plan_json(view, parse_filter_line("rag:amber", view).keep(view.rows, view)))
    assert [item["ref"] for item in plan["items"]] == ["SAM-R10-A1"]
    totals = plan["totals"]
    assert totals["live"] + totals["signed_off"] + totals["not_taken_forward"] == totals["published"] == 11
    assert totals["actions"]["published"] == 2


def test_no_items_are_a_list_without_items(tmp_path: Path) -> None:
    view = compared_view(new_ledger(tmp_path, seeded=False))
    plan = json.loads(plan_json(view, view.rows))
    assert (plan["items"], plan["reviews"], plan["totals"]["published"]) == ([], [], 0)


def test_one_item_comes_with_its_updates_notes_evidence_and_actions(tmp_path: Path) -> None:
    ledger = months_of_work(tmp_path)
    view = compared_view(ledger)
    items = {}
    for ref in ("SAM-R04", "SAM-R05", "SAM-R10"):
        row = view.snapshot.row(ref)
        assert row is not None
        records = ledger.records(ref, view.snapshot.head)
        head = view.snapshot.head
        texts, history = texts_of(ledger, ref, head), ledger.history(head, [ref])
        items[ref] = json.loads(item_json(row, view, records, texts, history))
    assert [update["text"] for update in items["SAM-R04"]["updates"]] == [NASTY_WORDS]
    assert [note["restricted"] for note in items["SAM-R04"]["notes"]] == [True]
    assert [each["kind"] for each in items["SAM-R05"]["evidence"]] == ["output"]
    assert items["SAM-R05"]["updates"][1]["text"] == "[text removed 20 January 2027: personal data]"
    assert [action["ref"] for action in items["SAM-R10"]["actions"]] == ["SAM-R10-A1", "SAM-R10-A2"]
    assert items["SAM-R10"]["extensions"] == []


def test_history_says_which_step_an_undo_reversed(tmp_path: Path) -> None:
    ledger = months_of_work(tmp_path)
    view = compared_view(ledger)
    lines = json.loads(history_json(ledger.history(view.snapshot.head), view))
    assert list(lines[0]) == ["entry", "step", "at", "by", "kind", "ref", "words", "reverses"]
    assert [line["entry"] for line in lines] == list(range(1, len(lines) + 1))
    undo = next(line for line in lines if line["kind"] == "step-reversed")
    assert (undo["reverses"], undo["words"]) == (16, "Undid step 16: due date.")
    assert lines[-1]["at"] == "2027-03-01T12:00:00+00:00"


def test_no_control_character_reaches_a_terminal(tmp_path: Path) -> None:
    view = compared_view(months_of_work(tmp_path))
    text = plan_json(view, view.rows).decode()
    assert "[2J" in text
    assert not [each for each in text if (ord(each) < 32 and each != "\n") or each in "\x7f\x9b\u202e"]


def test_an_item_tells_the_story_of_its_extensions(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ref, sitting = "SAM-R04", "executive-2026-11-22"
    for command in (
        AddMeetings(body="Executive", days=(date(2026, 11, 22),)),
        ProposeDate(refs=(ref,), on=date(2027, 1, 29)),
        AdoptDates(refs=(ref,), meeting=sitting),
        AskExtension(refs=(ref,), to=date(2027, 3, 31), reason="Training has slipped.", asked_by="Superintendent"),
        RefuseExtension(refs=(ref,), meeting=sitting),
    ):
        ledger.record(command, BY)
    view = compared_view(ledger)
    row = view.snapshot.row(ref)
    assert row is not None
    told = json.loads(item_json(row, view, (), {}, ledger.history(view.snapshot.head, [ref])))["extensions"]
    assert [(each["what"], each["to"], each["meeting"]) for each in told] == [
        ("asked", "2027-03-31", None),
        ("refused", None, sitting),
    ]
