"""A meeting's papers before they are issued: the same that would go out, with nothing recorded."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput, Refused
from actionplan.ledger.ledger import Ledger
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.formats.markdown import to_markdown
from actionplan.services.issue import draft_papers, issue_pack
from tests.factories import BY
from tests.stories.year_of_papers import MARCH, a_year

SEPTEMBER = "executive-2027-09-09"


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Ledger]:
    """A governed year, with a sitting still to come."""
    a_year(tmp_path).close()
    ledger = Ledger.open(str(tmp_path / "plan.db"), Clock(fixed_day=date(2027, 6, 20)))
    yield ledger
    ledger.close()


def test_a_draft_is_what_would_be_issued_and_records_nothing(year: Ledger, tmp_path: Path) -> None:
    before = year.last_number()
    drafts = [draft_papers(year, SEPTEMBER) for _ in range(2)]
    assert year.last_number() == before
    assert drafts[0] == drafts[1]
    issued = issue_pack(year, SEPTEMBER, tmp_path / "september", BY)
    assert (issued / "summary.md").read_bytes() == to_markdown(pack_summary(drafts[0]))
    with pytest.raises(Refused, match="has taken place"):
        draft_papers(year, MARCH)
    with pytest.raises(BadInput, match="There is no meeting"):
        draft_papers(year, "executive-1999-01-01")
