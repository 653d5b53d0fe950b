"""Trackers and returns in the tracker: what a file holds is shown, and recorded in one step once somebody says yes."""

import csv
from pathlib import Path

from textual.widgets import Input

from actionplan.services.returns.forms import Field
from actionplan.tui.forms.files import BringForm, ReturnsForm
from actionplan.tui.forms.question import Question
from tests.tui.app_driver import open_app_on_new_plan

TRACKER = "Ref,Lead,Responsible officer,Due\n4,Merseyside Police,Detective Superintendent,31/03/2027\n"


async def test_a_tracker_is_shown_put_right_and_brought(tmp_path: Path) -> None:
    file = tmp_path / "old plan.csv"
    file.write_text(TRACKER, encoding="utf-8")
    async with open_app_on_new_plan(tmp_path) as desk:
        await desk.run_command("bring-tracker")
        await desk.type("no such.csv")
        await desk.press("ctrl+s")
        assert desk.shows(BringForm)
        desk.app.screen.query_one("#input-file", Input).value = f"'{file}'"
        await desk.press("ctrl+s")
        assert desk.shows(Question)
        assert desk.words("#question-heading").startswith("Bring 1 recommendation")
        assert "1 brought" in desk.words("#question-words").split("Columns")[0], "the sum is in sight at once"
        assert not desk.in_front.query_one("#question-more").display
        await desk.press("n")
        assert desk.shows(BringForm)
        assert desk.field("file").typed == f"'{file}'"
        await desk.press("ctrl+s", "y")
        assert desk.item("SAM-R04").owner.agency == "merseyside-police"
        assert str(desk.item("SAM-R04").deadline.due_on) == "2027-03-31"
        await desk.press("z", "y")
        assert desk.item("SAM-R04").owner.agency is None


async def test_returns_go_out_come_back_and_are_recorded(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        await desk.assign("merseyside")
        await desk.run_command("add-meeting")
        await desk.press("tab")
        await desk.type("+2w")
        await desk.press("ctrl+s")
        await desk.run_command("write-returns")
        desk.app.screen.query_one("#input-folder", Input).value = str(tmp_path / "out")
        await desk.press("ctrl+s")
        form = tmp_path / "out" / "return-merseyside-police.csv"
        rows = list(csv.reader(form.read_text(encoding="utf-8-sig").splitlines()))
        rows[1][list(Field).index(Field.UPDATE)] = "Rota agreed"
        returned = tmp_path / "back"
        returned.mkdir()
        with (returned / form.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        await desk.run_command("read-returns")
        desk.app.screen.query_one("#input-file", Input).value = str(returned)
        await desk.press("ctrl+s")
        assert desk.words("#question-heading") == "Record 1 change to 1 item?"
        assert "Update: Rota agreed" in desk.words("#question-words")
        await desk.press("y")
        assert desk.item("SAM-R01").last_update_on is not None
        await desk.run_command("read-returns")
        desk.app.screen.query_one("#input-file", Input).value = str(returned)
        await desk.press("ctrl+s")
        assert desk.words("#question-heading") == "Nothing of it would be recorded"
        await desk.press("n")
        assert desk.shows(ReturnsForm)
