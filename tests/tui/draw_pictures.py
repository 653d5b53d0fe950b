"""Draw the pictures of README and of the pages in ``docs/`` anew: ``python -m tests.tui.draw_pictures``."""

import argparse
import asyncio
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual import events

from actionplan.ledger.ledger import Ledger
from actionplan.tui.app import PlanApp
from actionplan.tui.loading import load_first
from tests.factories import BY, new_ledger
from tests.stories.between_meetings import plan_between_meetings
from tests.stories.every_colour import plan_in_every_colour
from tests.tui.app_driver import AppDriver
from tests.tui.test_loading_a_review import TEXT

DOCS: Final = Path(__file__).parents[2] / "docs"
_FETCHED_FONT: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
REVIEW_TO_PUT_RIGHT: Final = TEXT.replace(
    "\nRecommendations\n",
    "\nKey findings\n\nFinding 1: Bruises were not asked about (see Recommendation 1).\n\n"
    "Finding 2: Missed calls went unnoticed.\n\nRecommendations\n",
    1,
)
_WORDS: Final = re.compile(r"(?<=>)[^<>]*(?=</text>)")


@dataclass(frozen=True)
class Picture:
    """A file below ``docs/``, the plan that it is of, and the keys that lead to it; ``dropped`` is a file's text."""

    file: str
    plan: Callable[[Path], Ledger]
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 34)
    dropped: str = ""


PICTURES: Final = (
    Picture("main-screen.svg", plan_in_every_colour, ("down", "down", "down")),
    Picture("pictures/first-screen.svg", new_ledger, (), (120, 30)),
    Picture("pictures/today.svg", plan_between_meetings, ("N",)),
    Picture("pictures/papers.svg", plan_between_meetings, ("P",)),
    Picture("pictures/meetings.svg", plan_between_meetings, ("m",)),
    Picture("pictures/meeting-view.svg", plan_between_meetings, ("p", "n", "n")),
    Picture("pictures/preview.svg", new_ledger, ("ctrl+s", "down"), (120, 30), REVIEW_TO_PUT_RIGHT),
)


def _self_contained(drawn: str) -> str:
    """A picture in a page fetches no font; and not every viewer keeps blanks that are not hard ones."""
    return _WORDS.sub(lambda words: words[0].replace(" ", "&#160;"), _FETCHED_FONT.sub("", drawn))


async def _draw(picture: Picture, folder: Path) -> str:
    ledger = picture.plan(folder)
    app = PlanApp(ledger, BY, load_first(ledger))
    async with app.run_test(size=picture.size) as pilot:
        driver = AppDriver(app, pilot)
        await driver.settle()
        if picture.dropped:
            file = folder / "anna.txt"
            file.write_text(picture.dropped, encoding="utf-8")
            app.post_message(events.Paste(str(file)))
            await driver.settle()
        for key in picture.keys:
            await driver.press(key)
        await driver.settle()
        return app.export_screenshot(title="actionplan")


def _asked(argv: list[str] | None = None) -> list[Picture]:
    """The pictures that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.tui.draw_pictures", description=__doc__)
    names = [Path(each.file).stem for each in PICTURES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names)}; without one, all")
    named = parser.parse_args(argv).names
    unknown = [each for each in named if each not in names]
    if unknown:
        parser.error(f"there is no picture {unknown[0]}")
    return [each for each in PICTURES if not named or Path(each.file).stem in named]


if __name__ == "__main__":
    for each in _asked():
        with tempfile.TemporaryDirectory() as name:
            drawn = asyncio.run(_draw(each, Path(name)))
        (DOCS / each.file).write_text(_self_contained(drawn), encoding="utf-8")
