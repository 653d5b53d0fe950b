"""Pictures of the views, compared with those that somebody has looked at (``pytest --snapshot-update``)."""

from pathlib import Path

import pytest

from actionplan.tui.app import PlanApp
from actionplan.tui.loading import load_first
from tests.factories import BY, new_ledger
from tests.stories.dated_plan import plan_with_dates
from tests.tui.app_driver import NARROW, WIDE
from tests.tui.test_pictures import Snap, pressing
from tests.tui.views_driver import LARGE, SIZES

VIEWS = {"timeline": ("v", "down"), "agencies": ("v", "v", "down"), "charts": ("v", "v", "v")}


def app_on(tmp_path: Path) -> PlanApp:
    """An app on a plan some months on."""
    ledger = plan_with_dates(tmp_path)
    return PlanApp(ledger, BY, load_first(ledger))


@SIZES
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_looks_as_it_did(snap_compare: Snap, tmp_path: Path, view: str, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(tmp_path), terminal_size=size, run_before=pressing(*VIEWS[view]))


@pytest.mark.parametrize("view", VIEWS)
def test_in_light_colours_it_looks_as_it_did(snap_compare: Snap, tmp_path: Path, view: str) -> None:
    assert snap_compare(app_on(tmp_path), terminal_size=WIDE, run_before=pressing(*VIEWS[view], theme="plan-light"))


@pytest.mark.parametrize("view", VIEWS)
def test_without_colour_it_looks_as_it_did(
    snap_compare: Snap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app_on(tmp_path), terminal_size=NARROW, run_before=pressing(*VIEWS[view]))


def test_a_past_day_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    keys = ("t", *"1/3/27", "ctrl+s", "v")
    assert snap_compare(app_on(tmp_path), terminal_size=NARROW, run_before=pressing(*keys))


def test_a_plan_without_dates_looks_as_it_did(snap_compare: Snap, tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    assert snap_compare(PlanApp(ledger, BY, load_first(ledger)), terminal_size=LARGE, run_before=pressing("v"))
