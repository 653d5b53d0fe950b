"""The page "A first hour" does what it says: its keys are pressed as they stand there, and what it promises is seen."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.tui.app_driver import WIDE, AppDriver, open_app_on_new_plan

PAGE = Path(__file__).parents[2] / "docs" / "a-first-hour.md"
_ROW = re.compile(r"^\| (`.*?`) \| .*? \| \*\*(.*?)\*\* \|$", re.MULTILINE)
_NAMED = frozenset({"tab", "enter", "escape", "space"})


def _rows() -> Iterator[tuple[list[str], str]]:
    """Each row's keys and words to type, and what is to be seen after them."""
    for pressed, seen in _ROW.findall(PAGE.read_text("utf-8")):
        yield re.findall(r"`(.*?)`", pressed), seen


def _drawn(driver: AppDriver) -> str:
    return "\n".join(strip.text for strip in driver.in_front._compositor.render_strips())


async def test_each_key_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    rows = list(_rows())
    assert len(rows) == 10
    async with open_app_on_new_plan(tmp_path, WIDE) as driver:
        for steps, seen in rows:
            for step in steps:
                if len(step) == 1 or "+" in step or step in _NAMED:
                    await driver.press(step)
                else:
                    await driver.type(step)
            assert seen in _drawn(driver), steps
