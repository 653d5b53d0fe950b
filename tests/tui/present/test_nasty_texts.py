"""Whatever stands in a plan is shown as text on every page: nothing crashes, vanishes, links or steers the terminal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.review_file import PublishedRecommendation
from actionplan.domain.subjects.agencies import AddAgency, AgencyAdded
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.intake.seed import read_seed
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, new_ledger
from tests.nasty import NASTY
from tests.stories.two_sittings import record
from tests.tui.present.present_driver import LARGE, MIDDLE, SMALL, present_on

TODAY = date(2026, 11, 22)
STEERING = frozenset("\x1b\x07\u202e")


def plan_of(tmp_path: Path, texts: tuple[str, ...]) -> Ledger:
    """A plan of recommendations that are worded so, led so, and shown to a body that is called so."""
    ledger = new_ledger(tmp_path, TODAY, seeded=False)
    recommendations = tuple(
        PublishedRecommendation(str(number), text, text[:200], None, None, None) for number, text in enumerate(texts, 1)
    )
    line = texts[0][:200].replace("\n", " ").replace("\t", " ")
    review = replace(
        read_seed(), title=line, kind=line, partnership=line, stated_count=None, recommendations=recommendations
    )
    record(ledger, LoadReview(file=review), AddMeetings(body=line, days=(date(2026, 12, 10),)))
    refs = [row.ref for row in ledger.view().rows]
    for each, text in zip(refs, texts, strict=True):
        said = text[:200].replace("\n", " ").replace("\t", " ")
        fact = ledger.record(AddAgency(name=said), BY).entries[0].fact
        assert isinstance(fact, AgencyAdded)
        record(
            ledger,
            AssignOwner(refs=(each,), agency=fact.agency, role=said, name=said),
            ProposeDate(refs=(each,), on=date(2026, 12, 1)),
            RecordUpdate(refs=(each,), words=text, on=TODAY, sender=said),
        )
    return ledger


PARTS = (NASTY[:8], NASTY[8:16], NASTY[16:])
MOST_PAGES = 40
"""The longest text takes hundreds of pages of the smallest screen; the further ones are like these."""


@pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE, (40, 12)], ids=["80x24", "120x40", "200x60", "40x12"])
@pytest.mark.parametrize("part", range(len(PARTS)))
async def test_every_page_shows_nasty_texts_as_text(tmp_path: Path, part: int, size: tuple[int, int]) -> None:
    texts = PARTS[part]
    async with present_on(plan_of(tmp_path, texts), size=size) as driver:
        seen = []
        await driver.press("i")
        for _ in driver.pages.pages[:MOST_PAGES]:
            seen.append(driver.seen)
            await driver.press("n")
        shown = "".join(seen)
        assert not set(shown) & STEERING
        if size != (40, 12):
            assert not [text for text in texts if text.startswith("[") and text[:9] not in shown]
        await driver.press("g")
        for text in texts:
            line = driver.in_front.query_one("#go-to-input")
            line.value = text[:300].replace("\n", " ")  # type: ignore[attr-defined]
            await driver.press("enter")
            assert not set(driver.seen) & STEERING
            assert driver.app.is_running
