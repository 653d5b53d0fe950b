"""Deadlines, proposed and adopted by key presses."""

from datetime import date
from pathlib import Path

from actionplan.domain.vocabulary import DateState
from actionplan.tui.forms.form import Form
from tests.tui.app_driver import desk_at, desk_on
from tests.tui.quarter import PROPOSED, a_quarter


async def test_a_date_is_echoed_in_words_as_one_types(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("d")
        await desk.type("31/3/27")
        assert desk.note("on") == "Wednesday 31 March 2027, in 129 days"
        await desk.press("backspace", "backspace", "backspace")
        assert "has no year" in desk.note("on")
        await desk.press("ctrl+s")
        assert desk.shows(Form), "nothing is saved from a date that cannot be read"


async def test_marks_make_a_key_act_on_all_of_them(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("space", "space", "space")
        assert "3 marked" in desk.words("#status")
        await desk.press("d")
        assert desk.words("#form-subject").startswith("3 items: SAM-R01, SAM-R02, SAM-R03")
        await desk.type("31/3/27")
        await desk.press("ctrl+s")
        assert "3 items" in desk.words("#status")
        dated = [row.ref for row in desk.app.ledger.view().rows if row.item.deadline.due_on]
        assert dated == ["SAM-R01", "SAM-R02", "SAM-R03"]
        await desk.press("asterisk", "asterisk")
        assert desk.main.marks == frozenset()


async def test_a_deadline_can_be_a_meeting_of_a_body_on_record(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to("SAM-R01")
        await desk.set_date("next executive")
        assert desk.item("SAM-R01").deadline.due_on == date(2027, 9, 9)


async def test_an_earlier_meeting_is_chosen_with_the_arrows(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(PROPOSED)
        await desk.run_command("adopt")
        await desk.press("down")
        assert desk.field("meeting").typed == "executive-2027-03-11"
        await desk.press("enter")
        assert desk.item(PROPOSED).deadline.state is DateState.ADOPTED
        assert desk.item(PROPOSED).deadline.adopted_at == date(2027, 3, 11)


async def test_a_click_on_a_meeting_chooses_it_and_saves_nothing(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(PROPOSED)
        await desk.run_command("adopt")
        await desk.pilot.click("#input-meeting", offset=(3, 1))
        await desk.settle()
        assert desk.field("meeting").typed == "executive-2027-03-11"
        assert desk.shows(Form)
