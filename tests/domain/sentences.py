"""The sentence of a fact, as the history of a plan gives it."""

from datetime import UTC, date, datetime

from actionplan.domain.entry import Entry, Fact
from actionplan.domain.kinds import describe

_AGENCIES = {"police": "Merseyside Police", "education": "Education"}


def sentence_of(fact: Fact, undone_by: int | None = None, *, by_chair: bool = False) -> str:
    """What an entry of step 4 says; ids of agencies without a name stand for themselves."""
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    entry = Entry(9, 4, at, date(2026, 11, 22), "Business Manager", "SAM-R04", fact, by_chair)
    return describe(entry, lambda agency: _AGENCIES.get(agency, agency), undone_by)
