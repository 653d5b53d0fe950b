"""Who may decide depends on every review of the plan, so a ledger reads them all for a decision about one item."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.errors import Refused
from actionplan.domain.subjects.bodies import AddBody
from actionplan.domain.subjects.deadlines import AdoptDates
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.vocabulary import BodyRole
from actionplan.intake.seed import read_seed
from tests.factories import BY, new_ledger

DAY = date(2027, 3, 11)
DUE = date(2027, 9, 30)
ADOPTED = AdoptDates(refs=("SAM-R04",), meeting="board-2027-03-11", to=DUE)


def test_a_body_of_another_review_is_no_old_board_of_this_one(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, DAY)
    ledger.record(LoadReview(file=replace(read_seed(), ref="OAK", governing_body="Board")), BY)
    ledger.record(AddBody(name="Board", role=BodyRole.GOVERNS, until=DAY + timedelta(days=300)), BY)
    ledger.record(AddMeetings(body="Board", days=(DAY,)), BY)
    with pytest.raises(Refused, match="the Board governs, and not SAM"):
        ledger.record(ADOPTED, BY)
    ledger.record(replace(ADOPTED, refs=("OAK-R04",)), BY)
    assert ledger.view().snapshot.row("OAK-R04") is not None
    ledger.close()
