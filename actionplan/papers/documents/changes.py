"""What changed between two points, by recommendation. The words are the report's."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.reports.changes import ChangeGroup, ChangeReport
from actionplan.domain.reports.time_passed import TimePassed
from actionplan.papers.document import Document, Entry, Listing, Paragraph, Section, Title


def changes(report: ChangeReport) -> Document:
    """A section for each recommendation, and in it an entry for each step with its changes under it."""
    sections = tuple(Section((Listing(tuple(_steps(group))),), _heading(group)) for group in report.groups)
    if report.time:
        sections += (Section((Listing(tuple(map(by_time, report.time))),), WHAT_TIME_DID),)
    return Document(Title(_title(report)), (), sections or (Section((Paragraph("Nothing changed."),)),))


WHAT_TIME_DID: Final = "What time did, though nobody wrote anything"


def by_time(passed: TimePassed) -> Entry:
    """One thing that time did, after its day, which its words then do not say again."""
    day = long_day(passed.on)
    return Entry(f"{day}: {passed.ref} {passed.words.removesuffix(f' on {day}')}")


def _title(report: ChangeReport) -> str:
    """ "23 changes after 4 December 2026, up to 5 March 2027"."""
    since = "from the plan's beginning" if report.since is None else f"after {long_day(report.since)}"
    return f"{counted(report.count, 'change')} {since}, up to {long_day(report.until)}"


def _heading(group: ChangeGroup) -> str:
    return f"{group.ref} · {group.title}" if group.ref else group.title


def _steps(group: ChangeGroup) -> Iterator[Entry]:
    for step, found in groupby(group.changes, key=lambda change: change.step):
        changed = list(found)
        under = tuple(
            f"{change.ref}: {change.words}" if change.ref not in {None, group.ref} else change.words
            for change in changed
        )
        yield Entry(f"{long_day(changed[0].on)}, {changed[0].by} (step {step})", under)
