"""Whether an extension was asked for too late: the list of requests and table C of the papers say the same."""

from datetime import date
from typing import Any

import pytest

from actionplan.domain.governance.lateness import Late, deciding_sitting, late_asking
from tests.domain.builders import OWNED, TODAY, a_meeting, a_snapshot, ago, ahead, an_item

SITTING = a_meeting(ahead(14))
CLOSES = ahead(7)
ASKED: dict[str, Any] = {**OWNED, "adopted_on": OWNED["due_on"], "extension_to": ahead(400), "extension_reason": 90}


@pytest.mark.parametrize(
    ("asked_on", "due_on", "cut_off", "late"),
    [
        (CLOSES, ahead(60), None, []),
        (ahead(8), ahead(60), None, [Late.AFTER_PAPERS]),
        (TODAY, ahead(60), 89, [Late.AFTER_PAPERS]),
        (TODAY, ahead(60), 90, []),
        (TODAY, TODAY, None, []),
        (TODAY, ago(1), None, [Late.AFTER_DATE]),
        (ahead(8), ago(1), None, [Late.AFTER_PAPERS, Late.AFTER_DATE]),
    ],
)
def test_papers_close_a_week_before_or_when_they_are_issued(
    asked_on: date, due_on: date, cut_off: int | None, late: list[Late]
) -> None:
    item = an_item(**{**ASKED, "due_on": due_on, "extension_asked_on": asked_on})
    meeting = a_meeting(SITTING.on, papers_cut_off=cut_off, papers_as_at=TODAY if cut_off else None)
    assert list(late_asking(item, meeting)) == late


def test_without_a_sitting_to_come_no_papers_have_closed() -> None:
    item = an_item(**{**ASKED, "due_on": ago(1), "extension_asked_on": TODAY})
    assert late_asking(item, None) == (Late.AFTER_DATE,)


def test_what_is_not_asked_for_is_not_late() -> None:
    answered = {**ASKED, "extension_to": None, "extension_asked_on": ahead(8), "due_on": ago(1)}
    assert late_asking(an_item(**answered), SITTING) == ()


def test_a_request_waits_for_the_next_sitting_of_the_governing_body_todays_included() -> None:
    item = an_item(**ASKED, extension_asked_on=TODAY)
    others = (a_meeting(TODAY, "Board"), a_meeting(ago(1)), a_meeting(ahead(2), cancelled=True))
    assert deciding_sitting(item, a_snapshot(item, *others, SITTING)) == SITTING
    today = a_meeting(TODAY, "EXECUTIVE")
    assert deciding_sitting(item, a_snapshot(item, *others, SITTING, today)) == today
    assert deciding_sitting(item, a_snapshot(item, *others)) is None
