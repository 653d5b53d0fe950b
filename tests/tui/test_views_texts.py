"""The views of plans with any words in them, with one recommendation and with two hundred, and without colours."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.review_file import PublishedRecommendation
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.intake.seed import read_seed
from actionplan.ledger.ledger import Ledger
from actionplan.tui.screens.views.names import ViewName
from tests.factories import BY, START, new_ledger
from tests.nasty import NASTY
from tests.stories.dated_plan import OVERDUE, plan_with_dates
from tests.tui.app_driver import NARROW, WIDE, open_app
from tests.tui.present.test_nasty_texts import PARTS, STEERING, plan_of
from tests.tui.views_driver import SIZES, lines, rows, seen

TINY = (40, 12)


def plan_with(tmp_path: Path, recommendations: int) -> Ledger:
    """A plan of so many recommendations, each with a date of its own."""
    ledger = new_ledger(tmp_path, seeded=False)
    published = tuple(
        PublishedRecommendation(str(number), f"Recommendation number {number}", None, None, None, None)
        for number in range(1, recommendations + 1)
    )
    ledger.record(LoadReview(file=replace(read_seed(), stated_count=None, recommendations=published)), BY)
    for at, row in enumerate(ledger.view().rows):
        ledger.record(ProposeDate(refs=(row.ref,), on=START + timedelta(days=at * 5)), BY)
    return ledger


@pytest.mark.parametrize("size", [WIDE, NARROW, TINY], ids=["wide", "narrow", "tiny"])
@pytest.mark.parametrize("part", range(len(PARTS)))
async def test_every_view_shows_nasty_texts_as_text(tmp_path: Path, part: int, size: tuple[int, int]) -> None:
    texts = PARTS[part]
    ledger = plan_of(tmp_path, texts)
    for row in ledger.view().rows:
        ledger.record(AddActions(refs=(row.ref,), title=texts[-1][:200].replace("\n", " ")), BY)
    async with open_app(ledger, size) as driver:
        await driver.press("v")
        for _ in ViewName:
            for _ in range(len(texts) * 2):
                screen = seen(driver)
                assert not set(screen) & STEERING
                assert max(map(len, lines(driver))) < 2_000
                await driver.press("down")
            await driver.press("v")
        assert driver.in_front is driver.main


@pytest.mark.parametrize("part", range(len(PARTS)))
async def test_an_agency_of_any_name_leads_to_what_it_leads(tmp_path: Path, part: int) -> None:
    texts = PARTS[part]
    async with open_app(plan_of(tmp_path, texts)) as driver:
        for place in range(len(texts)):
            await driver.press("v", "3", *["down"] * place, "enter")
            assert not driver.words("#filter-note")
            assert len(driver.table.refs) == 1
        assert driver.in_front is driver.main


def test_the_texts_are_those_that_trip_programs_up() -> None:
    assert tuple(text for part in PARTS for text in part) == NASTY


@SIZES
@pytest.mark.parametrize("recommendations", [1, 200])
async def test_plans_small_and_large_are_drawn(tmp_path: Path, recommendations: int, size: tuple[int, int]) -> None:
    async with open_app(plan_with(tmp_path, recommendations), size) as driver:
        await driver.press("v")
        assert len(lines(driver)) == recommendations
        await driver.press("end")
        assert f"R{recommendations:02d}" in seen(driver)
        await driver.press("enter", "escape", "v")
        assert "Not yet assigned" in seen(driver)
        await driver.press("v")
        words = "".join(lines(driver))
        assert max(map(len, lines(driver))) <= rows(driver).room
        assert ("The bars are drawn to scale" in words) == (recommendations == 200)
        assert "○" in seen(driver)


async def test_a_date_in_another_century_stays_within_the_width(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.record(ProposeDate(refs=("SAM-R01",), on=date(2099, 12, 31)), BY)
    ledger.record(ProposeDate(refs=("SAM-R02",), on=date(2026, 11, 23)), BY)
    async with open_app(ledger, NARROW) as driver:
        await driver.press("v")
        assert max(map(len, lines(driver))) <= rows(driver).room
        assert "P" in lines(driver)[0]


@SIZES
async def test_without_colours_words_and_shapes_say_it_all(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(plan_with_dates(tmp_path), size) as driver:
        await driver.press("v", "down", "down")
        assert rows(driver).chosen == OVERDUE
        assert "▸ 2 Timeline" in seen(driver)
        assert "═" in seen(driver)
        assert "■ RED" in seen(driver)
        await driver.press("4")
        assert {"■", "▲", "●", "○"} <= set(seen(driver))
