"""Changing the plan by key presses."""

import hashlib
from datetime import date
from pathlib import Path

from textual.widgets import OptionList

from actionplan.domain.vocabulary import Declared, Outcome, Response, Status
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.question import Question
from tests.tui.app_driver import BROAD, Desk, desk_at


def item(desk: Desk, ref: str = "SAM-R01"):  # type: ignore[no-untyped-def]
    """The item as the ledger has it."""
    row = desk.app.ledger.view().snapshot.row(ref)
    assert row is not None
    return row.item


async def test_an_owner_and_a_date_last_week_make_it_red_and_say_by_how_many_days(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.go_to("SAM-R04")
        await desk.press("a")
        assert "suggestion" in str(desk.in_front.query_one(OptionList).get_option_at_index(0).prompt)
        await desk.press("enter", "ctrl+s")
        await desk.press("d")
        await desk.type("15/11/26")
        assert "Sunday 15 November 2026, 7 days ago" in desk.note("on")
        assert "has passed" in desk.note("on")
        await desk.press("ctrl+s")
        assert "■ RED" in desk.row("SAM-R04")
        assert "7 d" in desk.row("SAM-R04")
        assert "Red: overdue by 7 days." in desk.words("#page")
        assert "■ RED 1" in desk.words("#counts")
        assert desk.table.cursor_ref == "SAM-R04"
        assert "z undoes it" in desk.words("#status")


async def test_a_date_is_echoed_in_words_as_one_types(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("d")
        await desk.type("31/3/27")
        assert desk.note("on") == "Wednesday 31 March 2027, in 129 days"
        await desk.press("backspace", "backspace", "backspace")
        assert "has no year" in desk.note("on")
        await desk.press("ctrl+s")
        assert desk.shows(Form), "nothing is saved from a date that cannot be read"


async def test_role_without_a_name_is_said_to_be_a_vacant_post(tmp_path: Path) -> None:
    async with desk_at(tmp_path, BROAD) as desk:
        await desk.press("a", "enter")
        await desk.type("Head of Service")
        assert desk.note("name") == "No name: recorded as a vacant post."
        await desk.press("ctrl+s")
        assert "Merseyside Police (vacant)" in desk.row("SAM-R01")


async def test_an_agency_can_be_added_in_place(tmp_path: Path) -> None:
    async with desk_at(tmp_path, BROAD) as desk:
        await desk.press("a")
        await desk.type("Local Housing Trust")
        assert "No agency" in desk.note("agency")
        await desk.press("enter")
        assert desk.note("agency") == "A new agency, added when you save: Local Housing Trust"
        await desk.press("ctrl+s")
        assert "Local Housing Trust" in desk.row("SAM-R01")
        assert item(desk).lead_agency == "local-housing-trust"


async def test_an_unknown_agency_is_not_added_by_a_slip(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("a")
        await desk.type("Merzeyside")
        await desk.press("ctrl+s")
        assert desk.shows(Form)
        assert "No agency" in desk.note("agency")
        assert item(desk).lead_agency is None


async def test_enter_on_an_untouched_agency_chooses_nobody(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.go_to("SAM-R02")
        await desk.press("a", "enter", "ctrl+s")
        assert desk.shows(Form)
        assert "No agency was chosen" in desk.note("agency")


async def test_an_update_starts_the_item_and_carries_the_leads_view(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("Two of five done")
        await desk.press("tab")
        await desk.type("Business Manager")
        await desk.press("tab", "right", "tab", "right", "right", "ctrl+s")
        assert item(desk).status is Status.IN_PROGRESS
        assert item(desk).declared is Declared.AMBER
        assert "Two of five done" in desk.words("#page")
        assert "by phone · says amber" in desk.words("#page")


async def test_evidence_of_a_file_keeps_its_digest_and_where_it_is_held(tmp_path: Path) -> None:
    file = tmp_path / "audit.pdf"
    file.write_bytes(b"findings")
    async with desk_at(tmp_path) as desk:
        await desk.press("e")
        await desk.type("Audit findings")
        await desk.press("tab", "right", "tab")
        await desk.type("Shared drive")
        await desk.press("tab")
        await desk.type(str(file))
        await desk.press("ctrl+s")
        record = desk.app.ledger.records("SAM-R01", desk.app.ledger.head())[0]
        assert record.sha256 == hashlib.sha256(b"findings").hexdigest()
        assert item(desk).evidence_quality == 1
        assert "held at Shared drive" in desk.words("#page")


async def test_a_file_that_cannot_be_read_is_said_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("e")
        await desk.type("Audit findings")
        await desk.press("tab", "tab", "tab")
        await desk.type("/no/such/file")
        await desk.press("ctrl+s")
        assert "cannot be read" in desk.words("#form-problem")
        assert desk.field("title").typed == "Audit findings"
        assert item(desk).evidence_count == 0


async def test_completion_says_when_what_and_how_it_ended(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("c")
        await desk.press("ctrl+s")
        assert "empty" in desk.note("summary")
        await desk.type("Looked into")
        await desk.press("tab", "right", "right", "tab", "ctrl+s")
        assert item(desk).status is Status.REPORTED_COMPLETE
        assert item(desk).outcome is Outcome.NOT_INTRODUCED
        assert "▲ AMBER" in desk.row("SAM-R01"), "complete without evidence"


async def test_plan_response_and_action(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("l")
        await desk.type("Write a protocol")
        await desk.press("ctrl+s")
        await desk.press("r", "ctrl+s")
        await desk.press("n")
        await desk.type("Draft the protocol")
        await desk.press("tab")
        await desk.type("camhs")
        await desk.press("enter")
        await desk.press("tab")
        await desk.type("31/3/27")
        await desk.press("ctrl+s")
        assert item(desk).response is Response.ACCEPTED
        action = item(desk, "SAM-R01-A1")
        assert (action.lead_agency, action.due_on) == ("camhs", date(2027, 3, 31))
        assert "Write a protocol" in desk.words("#page")
        assert "Draft the protocol" in desk.words("#page")


async def test_marks_make_a_key_act_on_all_of_them(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("space", "space", "space")
        assert "3 marked" in desk.words("#status")
        await desk.press("d")
        assert desk.words("#form-subject").startswith("3 items: SAM-R01, SAM-R02, SAM-R03")
        await desk.type("31/3/27")
        await desk.press("ctrl+s")
        assert "3 items" in desk.words("#status")
        dated = [row.ref for row in desk.app.ledger.view().rows if row.item.due_on]
        assert dated == ["SAM-R01", "SAM-R02", "SAM-R03"]
        await desk.press("asterisk", "asterisk")
        assert desk.main.marks == frozenset()


async def test_undo_shows_what_it_will_undo_and_puts_it_back(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.set_date("31/3/27")
        await desk.press("z")
        assert desk.shows(Question)
        assert "31 March 2027" in desk.words("#question-words")
        await desk.press("n")
        assert item(desk).due_on is not None
        await desk.press("z")
        await desk.press("y")
        assert item(desk).due_on is None
        assert "undoes it" in desk.words("#status")


async def test_escape_asks_before_it_throws_away_what_was_typed(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("Half a")
        await desk.press("escape")
        assert "Throw away" in desk.words("#form-problem")
        await desk.type(" sentence")
        assert not desk.in_front.query_one("#form-problem").display
        assert desk.field("words").typed == "Half a sentence"
        await desk.press("escape", "escape")
        assert desk.in_front is desk.main
        assert item(desk).last_update is None


async def test_escape_leaves_an_untouched_form_at_once(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("a", "escape")
        assert desk.in_front is desk.main


async def test_what_a_rule_refuses_is_said_in_the_form(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("c")
        await desk.type("Done")
        await desk.press("ctrl+s")
        await desk.press("c")
        await desk.type("Done again")
        await desk.press("ctrl+s")
        assert "reported complete already" in desk.words("#form-problem")
        assert desk.field("summary").typed == "Done again"


async def test_words_are_removed_for_good_only_after_showing_them(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("A name slipped in")
        await desk.press("ctrl+s")
        number = desk.app.ledger.last_number()
        desk.main.action_act("redact")
        await desk.settle()
        await desk.type(str(number))
        await desk.press("tab")
        await desk.type("personal data")
        await desk.press("ctrl+s")
        assert "A name slipped in" in desk.words("#question-words")
        await desk.press("y")
        assert "[text removed 22 November 2026: personal data]" in desk.words("#page")
