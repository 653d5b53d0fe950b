"""How far an adopted date has been moved, in words."""

from datetime import date

import pytest

from actionplan.domain.rating.reasons import moved_words
from tests.domain.builders import an_item


@pytest.mark.parametrize(
    ("first", "now", "times", "words"),
    [
        (date(2026, 2, 22), date(2027, 3, 11), 1, "now 11 March 2027 (moved once, by 382 days)"),
        (date(2026, 2, 22), date(2026, 2, 23), 2, "now 23 February 2026 (moved twice, by 1 day)"),
        (date(2026, 2, 22), date(2026, 2, 20), 3, "now 20 February 2026 (moved 3 times, by 2 days earlier)"),
    ],
)
def test_a_moved_date_says_from_when_to_when_how_often_and_how_far(
    first: date, now: date, times: int, words: str
) -> None:
    deadline = an_item(adopted_on=first, due_on=now, times_moved=times).deadline
    assert moved_words(deadline) == f"first agreed for 22 February 2026, {words}"


def test_a_date_that_was_not_moved_says_nothing() -> None:
    assert moved_words(an_item().deadline) == ""
    assert moved_words(an_item(due_on=date(2027, 1, 1)).deadline) == ""
    assert moved_words(an_item(adopted_on=date(2027, 1, 1), due_on=date(2027, 1, 1)).deadline) == ""
