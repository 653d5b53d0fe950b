"""The plain-text twins of the screens."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.text import cells, visible
from actionplan.papers.formats.lines import NARROWEST, both_ends, fact_lines, folded_lines
from tests.factories import BY, new_ledger
from tests.nasty import NASTY
from tests.papers.as_text import history_text, list_text, show_text, status_text
from tests.stories.months_of_work import months_of_work, texts_of

INERT = "[/keys]"


def harmless(text: str) -> bool:
    return text == visible(text)


@pytest.mark.parametrize("width", [1, 40, 80, 120, 200])
def test_nothing_is_wider_than_the_width_asked_for(tmp_path: Path, width: int) -> None:
    ledger = months_of_work(tmp_path)
    view = ledger.view()
    row = view.snapshot.row("SAM-R04")
    assert row is not None
    records = ledger.records(row.ref, view.snapshot.head)
    history = ledger.history(view.snapshot.head)
    texts = texts_of(ledger, row.ref, view.snapshot.head)
    for text in (
        status_text(view, width),
        list_text(view, view.rows, width),
        show_text(view, row, records, texts, history, width),
        history_text(history, view, width),
    ):
        assert harmless(text)
        widest = max(cells(line) for line in text.splitlines())
        assert widest <= max(width, NARROWEST)


def test_every_nasty_text_is_shown_as_text(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    for text in NASTY:
        ledger.record(RecordUpdate(refs=("SAM-R03",), words=text, on=date(2026, 11, 22)), BY)
        view = ledger.view()
        row = view.snapshot.row("SAM-R03")
        assert row is not None
        head = view.snapshot.head
        shown = show_text(view, row, ledger.records(row.ref, head), texts_of(ledger, row.ref, head), (), 80)
        assert harmless(shown)
        assert "".join(visible(text).split()) in "".join(shown.split())
        assert harmless(history_text(ledger.history(head, ["SAM-R03"]), view, 80))


def test_the_first_screen_of_a_new_plan_says_what_each_mark_means_and_reconciles(tmp_path: Path) -> None:
    shown = status_text(new_ledger(tmp_path).view(), 200)
    assert "as at Sun 22 Nov 2026" in shown
    assert "○ GREY 11" in shown
    assert "Live 11 + signed off 0 + not taken forward 0 = 11 published." in shown
    assert "● GREEN on track, not done" in shown
    assert sum(line.endswith("○ GREY") for line in shown.splitlines()) == 11


def test_a_plan_without_a_review_says_what_to_do(tmp_path: Path) -> None:
    view = new_ledger(tmp_path, seeded=False).view()
    assert "init" in status_text(view, 80)
    assert "init" in list_text(view, [], 80)
    assert history_text([], view, 80) == "Nothing is recorded here yet.\n"


def test_a_list_without_a_match_is_a_report_too(tmp_path: Path) -> None:
    assert "0 of 11 items" in list_text(new_ledger(tmp_path).view(), [], 80)


def test_an_action_stands_indented_under_its_recommendation_as_text(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.record(AddActions(refs=("SAM-R02",), title=INERT), BY)
    lines = list_text(ledger.view(), ledger.view().rows, 80).splitlines()
    assert lines[3].startswith(f"R02-A1    {INERT}")


def test_what_is_restricted_is_marked(tmp_path: Path) -> None:
    ledger = months_of_work(tmp_path)
    view = ledger.view()
    for ref, marked in (("SAM-R04", "entry 31 [restricted]"), ("SAM-R05", "[restricted]: + Minutes")):
        row = view.snapshot.row(ref)
        assert row is not None
        records = ledger.records(ref, view.snapshot.head)
        assert marked in show_text(view, row, records, texts_of(ledger, ref, view.snapshot.head), (), 120)


def test_a_lead_who_sees_it_better_than_the_rule_is_shown_beside_the_rating(tmp_path: Path) -> None:
    view = months_of_work(tmp_path).view()
    row = view.snapshot.row("SAM-R04")
    assert row is not None
    assert "The lead officer's own view: green." in show_text(view, row, (), {}, (), 80)


@settings(deadline=None)
@given(st.text(), st.integers(1, 60), st.text(" ", max_size=4))
def test_folding_loses_nothing_but_blanks_and_keeps_to_the_width(text: str, width: int, indent: str) -> None:
    lines = folded_lines(text, width, indent)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())
    room = max(width - len(indent), 1)
    assert all(cells(line) <= max(len(indent) + max(room, 2), width) for line in lines)


def test_a_fact_is_folded_under_itself() -> None:
    assert fact_lines("Theme", "one two", 22) == ["Theme             one", " " * 18 + "two"]


def test_two_ends_that_do_not_fit_stand_below_each_other() -> None:
    assert both_ends("left", "right", 20) == ["left           right"]
    assert both_ends("left side", "right side", 20) == ["left side", "right side"]


def test_a_meetings_decision_is_no_update(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.record(AddMeetings(body="Executive", days=(date(2026, 11, 22),)), BY)
    ledger.record(ProposeDate(refs=("SAM-R04",), on=date(2027, 1, 29)), BY)
    ledger.record(AdoptDates(refs=("SAM-R04",), meeting="executive-2026-11-22"), BY)
    view = ledger.view()
    row = view.snapshot.row("SAM-R04")
    assert row is not None
    shown = show_text(view, row, ledger.records("SAM-R04", view.snapshot.head), {}, [], 80)
    assert "Latest updates\n  None." in shown
