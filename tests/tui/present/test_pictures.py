"""Pictures of the meeting view, compared with those that somebody has looked at (``pytest --snapshot-update``)."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from actionplan.domain.subjects.extensions import GrantExtension
from actionplan.tui.present.app import PresentApp
from actionplan.tui.present.source import Source
from tests.stories.two_sittings import SECOND, at_second, record, ref
from tests.tui.present.present_driver import LARGE, MIDDLE, SMALL, read_only

Snap = Callable[..., bool]
PAGES = {"title": (), "exceptions": ("n",), "recommendation": ("4", "enter")}


def app_on(tmp_path: Path) -> PresentApp:
    """An app at the second sitting, where an extension was just granted."""
    ledger = at_second(tmp_path)
    record(ledger, GrantExtension(refs=(ref(4),), meeting=SECOND))
    source = Source(read_only(ledger))
    return PresentApp(source, source.read())


def pressing(*keys: str, theme: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys one after the other."""

    async def run(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        for key in keys:
            await pilot.press(key)
        await pilot.pause()

    return run


@pytest.mark.parametrize("page", PAGES)
def test_the_small_screen_looks_as_it_did(snap_compare: Snap, tmp_path: Path, page: str) -> None:
    keys = pressing(*PAGES[page], theme="plan-dark")
    assert snap_compare(app_on(tmp_path), terminal_size=SMALL, run_before=keys)


def test_in_light_colours_it_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    keys = pressing("4", "enter", theme="plan-light")
    assert snap_compare(app_on(tmp_path), terminal_size=MIDDLE, run_before=keys)


def test_on_a_large_screen_it_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    assert snap_compare(app_on(tmp_path), terminal_size=LARGE, run_before=pressing(theme="plan-dark"))


def test_without_colour_it_looks_as_it_did(snap_compare: Snap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app_on(tmp_path), terminal_size=SMALL, run_before=pressing(theme="plan-dark"))
