"""What needs the manager now: what comes next first, then whatever waits, by kind."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from actionplan.domain.dates import full_day, long_day, short_day
from actionplan.domain.governance.today import Line, Part, SittingProgress, Today
from actionplan.domain.text import capitalised
from actionplan.papers.document import (
    Block,
    CellKind,
    Column,
    Document,
    Entry,
    Fit,
    Listing,
    ListStyle,
    Paragraph,
    Section,
    Table,
    Title,
)
from actionplan.papers.recording import deals_with

NOTHING: Final = "Nothing waits today."

HEADINGS: Final = {
    Part.OVERDUE: "Overdue",
    Part.CHASE: "To chase",
    Part.FOLLOW_UP: "Follow-ups",
    Part.GAP: "Other gaps",
    Part.DATE: "The next four weeks",
}
_COLUMNS: Final = (Column("Ref", CellKind.REF), Column("What", fit=Fit.FOLD))


def today(found: Today) -> Document:
    """A section a part; parts without a line are left out."""
    title = Title("Today", full_day(found.as_at))
    sections = tuple(section for section in _sections(found) if section.blocks)
    return Document(title, () if sections else (Paragraph(NOTHING),), sections)


def _sections(found: Today) -> Iterator[Section]:
    steps = tuple(Entry(_numbered(number, line), (deals_with(line),)) for number, line in enumerate(_next(found), 1))
    yield Section((Listing(steps, ListStyle.FLUSH),) if steps else (), "What comes next")
    yield Section(tuple(Paragraph(progress_words(each)) for each in found.sittings), "The sittings")
    for part, heading in HEADINGS.items():
        yield Section(_table(found.part(part), dated=part is Part.DATE), heading)
    yield Section(_table(found.part(Part.CHANGE), dated=True), changed_heading(found))


def changed_heading(found: Today, said: Callable[[date], str] = long_day) -> str:
    """The heading over what changed: since one last looked, as far as that is known; ``said`` puts a day in words."""
    return f"Changed after {said(found.looked_on)}" if found.looked_on is not None else "Changed"


def _next(found: Today) -> Sequence[Line]:
    return found.part(Part.NEXT)


def _numbered(number: int, line: Line) -> str:
    return f"{number}. {capitalised(line.words)}"


def progress_words(each: SittingProgress) -> str:
    """How far a sitting has come: "Executive, in 21 days: gaps, then papers, meeting view, decisions, close"."""
    done = [stage.value for stage, reached in each.stages if reached]
    left = [stage.value for stage, reached in each.stages if not reached]
    parts = [f"done: {', '.join(done)}"] if done else []
    parts.append(f"still to do: {', '.join(left)}" if left else "closed")
    return f"{each.meeting.body}, {long_day(each.meeting.on)}, {each.countdown}. {capitalised('; '.join(parts))}."


def _table(lines: Sequence[Line], *, dated: bool) -> tuple[Block, ...]:
    if not lines:
        return ()
    rows = tuple(
        (each.ref or "plan", f"{short_day(each.since)}: {each.words}" if dated and each.since else each.words)
        for each in lines
    )
    return (Table(_COLUMNS, rows, headed=False),)
