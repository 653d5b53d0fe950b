"""What can be seen of the views: their lines, their names, the whole screen."""

import pytest

from actionplan.tui.screens.views.names import ViewName
from actionplan.tui.screens.views.rows import Rows
from actionplan.tui.screens.views.screen import ViewsScreen
from tests.tui.app_driver import NARROW, WIDE, AppDriver

LARGE = (200, 60)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE, LARGE], ids=["80x24", "120x40", "200x60"])


def rows(driver: AppDriver) -> Rows:
    """The lines of the view in front."""
    return driver.in_front.query_one(Rows)


def lines(driver: AppDriver) -> list[str]:
    """All lines of the view in front, seen or not."""
    return [str(option.prompt) for option in rows(driver).options]


def line(driver: AppDriver, beginning: str) -> str:
    """The first line that begins so."""
    found = [each for each in lines(driver) if each.startswith(beginning)]
    assert found, (beginning, lines(driver))
    return found[0]


def seen(driver: AppDriver) -> str:
    """The screen in front as the terminal would get it."""
    width, height = driver.app.size
    strips = driver.in_front._compositor.render_strips()
    assert len(strips) == height
    assert all(strip.cell_length <= width for strip in strips)
    return "\n".join(strip.text for strip in strips)


def shown(driver: AppDriver) -> ViewName:
    """Which view is in front."""
    screen = driver.in_front
    assert isinstance(screen, ViewsScreen)
    return screen.shown


def ref(name: str) -> str:
    """A ref as it is shown where there is one review."""
    return name.removeprefix("SAM-")
