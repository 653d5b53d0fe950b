"""Every page of the demonstration plan, as a board would see it: few lines, the key, and no word cut in two."""

import re
from datetime import date

import pytest

from actionplan.demo import make_demo
from actionplan.domain.clock import Clock
from actionplan.ledger.ledger import Ledger
from tests.tui.present.present_driver import LARGE, MIDDLE, SMALL, PresentDriver, present_on

TODAY = date(2027, 3, 9)
NEXT, LAST = "next executive", "last executive"
WORD = re.compile(r"[^\W_][\w'’&-]*")
CUT = re.compile(r"([\w'’&-]*)…")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The demonstration plan, a month before a sitting and two after the last, which had papers."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, TODAY)
    return Ledger.open(str(path), Clock(fixed_day=TODAY))


async def every_screen(driver: PresentDriver) -> dict[str, list[str]]:
    """The lines of each page, by its key, its wording as it first stands."""
    await driver.press("home")
    seen = {}
    for page in driver.pages.pages:
        seen[page.key] = driver.lines
        await driver.press("n")
    return seen


@pytest.mark.parametrize("meeting", [NEXT, LAST])
@pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE], ids=["80x24", "120x40", "200x60"])
async def test_no_page_has_more_than_twelve_lines_and_each_has_the_key_and_air_around_it(
    demo: Ledger, size: tuple[int, int], meeting: str
) -> None:
    async with present_on(demo, meeting, size) as driver:
        for key, lines in (await every_screen(driver)).items():
            told = [line for line in lines if any(character.isalnum() for character in line)]
            assert len(told) <= 12, key
            first = next(index for index, line in enumerate(lines) if "overdue, off track or unplanned" in line)
            for meaning in ("needs attention", "on track, not done", "signed off", "not planned or begun"):
                assert any(meaning in line for line in lines[first:]), key
            assert not lines[1].strip(), key
            assert not lines[first - 1].strip(), key


@pytest.mark.parametrize("meeting", [NEXT, LAST])
async def test_no_word_is_cut_in_two_on_the_smallest_screen(demo: Ledger, meeting: str) -> None:
    async with present_on(demo, meeting, LARGE) as driver:
        words = {word for lines in (await every_screen(driver)).values() for word in WORD.findall("\n".join(lines))}
    async with present_on(demo, meeting, SMALL) as driver:
        for key, lines in (await every_screen(driver)).items():
            for line in lines:
                assert set(CUT.findall(line)) <= words | {""}, (key, line)


async def test_a_colour_by_decision_of_a_meeting_says_so_with_the_rules_own_colour(demo: Ledger) -> None:
    async with present_on(demo) as driver:
        while "By decision" not in driver.seen:
            await driver.press("n")
        (at,) = (at for at, line in enumerate(driver.lines) if "R08" in line)
        assert driver.lines[at].split()[:2] == ["▲", "AMBER"]
        assert "By decision; rule: ■ RED" in driver.lines[at + 1]


async def test_what_the_reason_says_of_the_date_is_not_said_again(demo: Ledger) -> None:
    async with present_on(demo, NEXT, LARGE) as driver:
        seen = await driver.all_of("2")
        assert "Due 25 June 2027 (extended 7 January 2027; first adopted" in seen
        assert "Date     380 days later than adopted · carried forward 3 times" in seen
        seen = await driver.all_of("6")
        assert "Due 7 July 2027" in seen, "its action's"
        assert "Date     16 July 2027, as adopted" in seen


async def test_the_parts_of_a_list_have_the_same_columns(demo: Ledger) -> None:
    async with present_on(demo, LAST) as driver:
        places = set()
        for page in driver.pages.pages:
            if page.key.startswith("decisions"):
                said = [line.words[:1].upper() + line.words[1:] for line in page.lines]  # type: ignore[union-attr]
                places |= {line.index(words) for words in said for line in driver.lines if words in line}
            await driver.press("n")
        assert len(places) == 1
