"""The pane beside the list: a key draws it without a new layout of the screen, and it can all that a pane can."""

from pathlib import Path

import pytest
from textual import events
from textual._compositor import Compositor
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.tui.item_page import Part, page
from actionplan.tui.item_records import Dossier
from actionplan.tui.messages import DossierRequested
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.widgets.item_pane import ItemPane
from actionplan.tui.widgets.next_strip import NextStrip
from tests.stories.every_colour import plan_in_every_colour
from tests.tui.app_driver import AppDriver, open_app


def _pane(driver: AppDriver) -> ItemPane:
    return driver.main.query_one("#page", ItemPane)


def _drawn(pane: ItemPane) -> str:
    return "\n".join(pane.render_line(y).text.rstrip() for y in range(pane.size.height))


async def test_a_key_lays_nothing_out_and_finds_the_page_of_its_item_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[Size] = []
    made: list[str] = []
    lay_out = Compositor.reflow

    def laying_out(compositor: Compositor, parent: Widget, size: Size) -> object:
        laid_out.append(size)
        return lay_out(compositor, parent, size)

    def making(
        row: Row, view: PlanView, dossier: Dossier | None, width: int, *, everything: bool, part: Part
    ) -> Content:
        made.append(row.ref)
        return page(row, view, dossier, width, everything=everything, part=part)

    monkeypatch.setattr(Compositor, "reflow", laying_out)
    monkeypatch.setattr("actionplan.tui.widgets.item_pane.page", making)
    async with open_app(plan_in_every_colour(tmp_path)) as driver:
        await driver.go_to("SAM-R03")
        driver.main._read_ahead()  # as a moment later
        await driver.settle()
        assert "SAM-R04" in made
        laid_out.clear()
        made.clear()
        driver.table.action_step(1)
        assert _drawn(_pane(driver)).startswith("│ SAM-R04")
        assert "Mapping has begun on three of eleven plans." in _pane(driver).words
        assert not made
        await driver.press("down", "down", "up")
        strip = driver.main.query_one(NextStrip)
        assert strip.found is not None
        driver.main.show_tasks(strip.found)
        await driver.settle()
        assert not laid_out


async def test_the_mouse_scrolls_and_selects_and_another_item_begins_at_its_top(tmp_path: Path) -> None:
    async with open_app(plan_in_every_colour(tmp_path)) as driver:
        await driver.go_to("SAM-R04")
        pane, pilot = _pane(driver), driver.pilot
        await pilot._post_mouse_events([events.MouseScrollDown], pane, (3, 3))
        await driver.settle()
        assert pane.scroll_offset.y > 0
        await driver.press("down")
        assert _drawn(pane).startswith("│ SAM-R04-A1")
        assert pane.scroll_offset.y == 0
        await driver.press("up")

        bar = pane.vertical_scrollbar
        await pilot.mouse_down(bar, (0, 1))
        await pilot.hover(bar, (0, pane.size.height - 1))
        await pilot.mouse_up(bar, (0, pane.size.height - 1))
        await driver.settle()
        assert pane.scroll_offset.y == pane.max_scroll_y > 0
        assert "CLOSED" in _drawn(pane)

        pane.scroll_home(animate=False)
        await pilot.mouse_down(pane, (2, 0))
        await pilot.hover(pane, (30, 2))
        await pilot.mouse_up(pane, (30, 2))
        chosen = driver.in_front.get_selected_text()
        assert chosen is not None
        assert chosen.startswith("SAM-R04")
        assert "Organised crime group work and safeguarding" in chosen  # in one line, as before it was wrapped


async def test_key_theme_and_width_are_drawn_anew(tmp_path: Path) -> None:
    async with open_app(plan_in_every_colour(tmp_path)) as driver:
        pane = _pane(driver)
        await driver.go_to("SAM-R04")
        dark = pane.render_line(0)
        driver.app.theme = "plan-light"
        await driver.settle()
        assert pane.render_line(0).text == dark.text
        assert pane.render_line(0) != dark
        assert "Key: " in pane.words
        await driver.run_command("colour-key")
        assert "Key: " not in pane.words
        await driver.pilot.resize_terminal(170, 40)
        await driver.settle()
        assert {pane.render_line(y).cell_length for y in range(3)} == {66}


async def test_what_is_not_at_hand_is_asked_for_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    post = MainScreen.post_message

    def posted(screen: MainScreen, message: Message) -> bool:
        if isinstance(message, DossierRequested):
            asked.append(message.ref)
        return post(screen, message)

    async with open_app(plan_in_every_colour(tmp_path)) as driver:
        monkeypatch.setattr(MainScreen, "post_message", posted)
        driver.table.go_to("SAM-R10")
        assert asked == ["SAM-R10"]
        await driver.settle()


async def test_what_is_read_ahead_is_shown_where_the_cursor_has_come_to_it_meanwhile(tmp_path: Path) -> None:
    async with open_app(plan_in_every_colour(tmp_path)) as driver:
        ref, screen = driver.table.cursor_ref, driver.main
        assert ref is not None
        dossier = screen._dossiers.of(ref, whole=False)
        assert dossier is not None
        screen._dossiers.forget()
        screen._show_item()
        assert screen._pane._shown is not None
        assert screen._pane._shown.dossier is None
        screen.keep_dossier(dossier, whole=False)
        assert screen._pane._shown.dossier is dossier
