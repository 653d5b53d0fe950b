"""Draw README's picture anew: ``python -m tests.tui.draw_readme_picture``."""

import asyncio
import re
import tempfile
from pathlib import Path

from actionplan.tui.app import PlanApp
from actionplan.tui.loading import load_first
from tests.factories import BY
from tests.stories.every_colour import plan_in_every_colour
from tests.tui.app_driver import AppDriver

PICTURE = Path(__file__).parents[2] / "docs" / "main-screen.svg"
_FETCHED_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_WORDS = re.compile(r"(?<=>)[^<>]*(?=</text>)")


def _self_contained(drawn: str) -> str:
    """A picture in a README fetches no font; and not every viewer keeps blanks that are not hard ones."""
    return _WORDS.sub(lambda words: words[0].replace(" ", "&#160;"), _FETCHED_FONT.sub("", drawn))


async def _draw(folder: Path) -> str:
    ledger = plan_in_every_colour(folder)
    app = PlanApp(ledger, BY, load_first(ledger))
    async with app.run_test(size=(120, 34)) as pilot:
        driver = AppDriver(app, pilot)
        await driver.settle()
        for _ in range(3):
            await driver.press("down")
        await driver.settle()
        return app.export_screenshot(title="actionplan")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        drawn = asyncio.run(_draw(Path(name)))
    PICTURE.write_text(_self_contained(drawn), encoding="utf-8")
