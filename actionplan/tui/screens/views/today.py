"""Today as it is drawn: what comes next, then whatever waits, part by part; and where each line is dealt with.

The lines and their order are those of ``domain.governance.today``: the plain text of ``actionplan today`` is the same.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from textual.content import Content
from textual.message import Message

from actionplan.domain.dates import distance
from actionplan.domain.governance.cycle import StepKind
from actionplan.domain.governance.today import Line, Part, SittingProgress, Today, heading_words
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import capitalised, cells, shorten, visible
from actionplan.papers.documents.today import HEADINGS, NOTHING, changed_heading
from actionplan.papers.formats.lines import folded_lines
from actionplan.tui.commands.offered import COMMAND_BY_ID, key_of
from actionplan.tui.days import long_day, short_day
from actionplan.tui.messages import (
    CommandRequested,
    HistoryRequested,
    ItemRequested,
    ListRequested,
    MeetingsRequested,
    MeetingViewRequested,
    PapersRequested,
    ReportRequested,
)
from actionplan.tui.next_steps import step_key
from actionplan.tui.screens.views.render import BLANK, RenderedView, ViewLine, heading, several, told

_ID: Final = "today:"
_READING: Final = "Reading …"
_MOST: Final = 500
"""Lines that are drawn at most: nobody reads more in one sitting."""

_LONGEST: Final = 600
"""Cells of a line's words: an entry in words can be pages long, and the history has it whole."""

_WIDEST_REF: Final = 12
_ROOMY: Final = 110
_WIDEST_REF_IN_ROOM: Final = 24
"""The id of a meeting: what stands behind it is then in line with the rest."""


def words(found: Today | None) -> str:
    """How much waits, in one line."""
    return "" if found is None else heading_words(found)


def draw(found: Today | None, width: int) -> RenderedView:
    """The whole list; every line of it can be chosen."""
    if found is None:
        return RenderedView((), tuple(told(_READING, width)), ())
    if not found.lines:
        return RenderedView((), tuple(told(NOTHING, width)), ())
    lines = [*_steps(found, width)]
    for each in found.sittings:
        lines += [BLANK, *_sitting(each, width)]
    for part in Part:
        if part is not Part.NEXT:
            lines += _part(found, part, width)
    return RenderedView((), tuple(lines), ())


def line_at(found: Today | None, chosen: str) -> Line | None:
    """The line of that name; None where it is none of the list's."""
    number = chosen.removeprefix(_ID)
    if found is None or not chosen.startswith(_ID) or not number.isdecimal() or int(number) >= len(found.lines):
        return None
    return found.lines[int(number)]


def destination(line: Line, view: PlanView) -> Message | str:
    """What leads to where a line is dealt with: a message for the app, or a sentence where nothing on a screen does."""
    if line.step is not None:
        return _STEP_DESTINATIONS[line.step.kind](line)
    if line.part is Part.CHANGE and view.snapshot.row(line.ref) is not None:
        return HistoryRequested(line.ref)
    if view.snapshot.row(line.ref) is not None:
        return ItemRequested(line.ref)
    follow_up = next((each for each in view.snapshot.follow_ups if each.name == line.ref), None)
    if follow_up is not None:
        refs = () if follow_up.ref is None else (follow_up.ref,)
        return CommandRequested(COMMAND_BY_ID["follow-up-done"], refs)
    if line.part is Part.DATE:
        return MeetingsRequested()
    return visible(line.words, newlines=False)


_STEP_DESTINATIONS: Final[Mapping[StepKind, Callable[[Line], Message | str]]] = {
    StepKind.LOAD: lambda _line: CommandRequested(COMMAND_BY_ID["load-review"]),
    StepKind.OWNERS: lambda _line: ListRequested("is:unassigned kind:recommendation"),
    StepKind.CONFIRM: lambda line: CommandRequested(COMMAND_BY_ID["confirm-owner"], _refs_of(line)),
    StepKind.DATES: lambda _line: ListRequested("is:undated kind:recommendation"),
    StepKind.SITTING: lambda _line: CommandRequested(COMMAND_BY_ID["add-meeting"]),
    StepKind.DECISIONS: lambda _line: MeetingsRequested(),
    StepKind.CLOSE: lambda _line: MeetingsRequested(),
    StepKind.GAPS: lambda _line: ReportRequested(COMMAND_BY_ID["check"], (), ""),
    StepKind.PAPERS: lambda line: PapersRequested(line.ref),
    StepKind.VIEW: lambda line: MeetingViewRequested(line.ref),
}


def _refs_of(line: Line) -> tuple[str, ...]:
    return () if line.step is None else line.step.refs


def _numbered(found: Today, part: Part) -> Iterator[tuple[int, Line]]:
    return ((number, line) for number, line in enumerate(found.lines) if line.part is part)


def _steps(found: Today, width: int) -> Iterator[ViewLine]:
    yield heading("What comes next", width)
    for place, (number, line) in enumerate(_numbered(found, Part.NEXT), 1):
        how = _how(line)
        said = capitalised(line.words)
        yield _line(number, f"{place}. ", f"{said}: {how}" if how else said, width)


def _how(line: Line) -> str:
    """The key that does a step."""
    return "" if line.step is None else step_key(line.step.kind)


def _sitting(each: SittingProgress, width: int) -> Iterator[ViewLine]:
    yield heading(f"{each.meeting.body}, {short_day(each.meeting.on)}, {each.countdown}", width)
    now = each.stage
    parts = [
        f"✔ {stage.value}" if reached else f"▸ {stage.value}" if stage is now else f"· {stage.value}"
        for stage, reached in each.stages
    ]
    yield from told("   ".join(parts), width, "")


def _part(found: Today, part: Part, width: int) -> Iterator[ViewLine]:
    numbered = list(_numbered(found, part))
    if not numbered:
        return
    yield BLANK
    named = changed_heading(found, long_day) if part is Part.CHANGE else HEADINGS[part]
    leads_on = f" · {key_of('chasers')}: the reminders to send" if part is Part.CHASE else ""
    yield heading(f"{named} ({len(numbered)}){leads_on}", width)
    widest = max(cells(line.ref or "plan") for _, line in numbered)
    for number, line in numbered[:_MOST]:
        ref = line.ref or "plan"
        start = ref.ljust(min(widest, _WIDEST_REF if width < _ROOMY else _WIDEST_REF_IN_ROOM)) + "  "
        yield _line(number, start, _dated(line, found), width)
    if len(numbered) > _MOST:
        yield from told(f"and {len(numbered) - _MOST:,} more: actionplan today lists them all", width)


def _dated(line: Line, found: Today) -> str:
    if line.part not in {Part.DATE, Part.CHANGE} or line.since is None:
        return line.words
    when = short_day(line.since)
    return (
        f"{when}, {distance(line.since, found.as_at)}: {line.words}"
        if line.part is Part.DATE
        else f"{when}: {line.words}"
    )


def _line(number: int, start: str, said: str, width: int) -> ViewLine:
    """A line that goes on below, under its own words."""
    room = max(width - cells(start), 20)
    first, *rest = folded_lines(shorten(said, _LONGEST), room) or [""]
    under = (Content(f"{' ' * cells(start)}{each}") for each in rest)
    return ViewLine(several([Content.assemble(Content.styled(start, "bold"), first), *under]), f"{_ID}{number}")
