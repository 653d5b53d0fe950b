"""The page of an item names what it is like in other reviews."""

from pathlib import Path

from actionplan.domain.review_file import PublishedRecommendation, ReviewFile
from actionplan.domain.subjects.reviews import LoadReview
from tests.factories import BY, new_ledger
from tests.tui.app_driver import WIDE, open_app

AUDIT = "Partners should carry out a multi-agency audit of how information is shared between agencies."
OTHER = ReviewFile(
    ref="ASH",
    title="Child Ash",
    kind="review",
    partnership="Example Partnership",
    stated_count=None,
    published_on=None,
    plan_due_on=None,
    governing_body="Executive",
    agencies=(),
    recommendations=(PublishedRecommendation("1", AUDIT, None, None, None, None),),
)


async def test_the_page_of_an_item_names_what_it_is_like_in_other_reviews(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.record(LoadReview(file=OTHER), BY)
    async with open_app(ledger, WIDE) as desk:
        await desk.go_to("ASH-R01")
        await desk.press("enter")
        page = desk.words("#page")
        assert "Like it in other reviews" in page
        assert "SAM-R02, not started. Words in common: " in page
