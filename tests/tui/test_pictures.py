"""Pictures of the screens, compared with those that somebody has looked at (``pytest --snapshot-update``)."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from actionplan.tui.app import PlanApp
from actionplan.tui.loading import load_first
from tests.factories import BY, new_ledger
from tests.stories.between_meetings import plan_between_meetings
from tests.stories.every_colour import plan_in_every_colour
from tests.tui.app_driver import BROAD, NARROW, WIDE, AppDriver

Snap = Callable[..., bool]
OVERDUE = ("down", "down", "down")


def pressing(*keys: str, theme: str = "plan-dark") -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys one after the other, and stop the cursor's blink."""

    async def run(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PlanApp)
        app.theme = theme
        driver = AppDriver(app, pilot)
        await driver.settle()
        for key in keys:
            await driver.press(key)
        for line in app.screen.query(Input):
            line.cursor_blink = False
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        await driver.settle()

    return run


def app_on(tmp_path: Path) -> PlanApp:
    """An app on a plan with something of every colour."""
    ledger = plan_in_every_colour(tmp_path)
    return PlanApp(ledger, BY, load_first(ledger))


@pytest.mark.parametrize("theme", ["plan-dark", "plan-light"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_main_screen_looks_as_it_did(snap_compare: Snap, tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(tmp_path), terminal_size=size, run_before=pressing(*OVERDUE, theme=theme))


def test_two_panes_stand_beside_the_list_where_there_is_room(snap_compare: Snap, tmp_path: Path) -> None:
    assert snap_compare(app_on(tmp_path), terminal_size=BROAD, run_before=pressing(*OVERDUE))


def test_the_page_of_meetings_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    app = PlanApp(ledger, BY, load_first(ledger))
    assert snap_compare(app, terminal_size=WIDE, run_before=pressing("m"))


def test_the_page_of_papers_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    ledger = plan_between_meetings(tmp_path)
    app = PlanApp(ledger, BY, load_first(ledger))
    assert snap_compare(app, terminal_size=WIDE, run_before=pressing("P"))


def test_the_first_start_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    app = PlanApp(ledger, BY, load_first(ledger))
    assert snap_compare(app, terminal_size=NARROW, run_before=pressing())


def test_assigning_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("down", "down", "a")
    assert snap_compare(app_on(tmp_path), terminal_size=NARROW, run_before=pressing(*keys))


def test_an_update_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    assert snap_compare(app_on(tmp_path), terminal_size=WIDE, run_before=pressing("u", "o", "k", theme="plan-light"))


def test_groups_and_marks_look_as_they_did(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("g", "down", "enter", "space", "space")
    assert snap_compare(app_on(tmp_path), terminal_size=WIDE, run_before=pressing(*keys))


def test_a_past_day_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("t", *"1/9/26", "ctrl+s")
    assert snap_compare(app_on(tmp_path), terminal_size=NARROW, run_before=pressing(*keys))
