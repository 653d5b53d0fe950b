"""Runs: markers of one form, left edge and size that follow one another, such as 1. 2. 3. or bullets under a lead-in.

Says which pieces belong together. What the items say, and whether they recommend anything, is read elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from actionplan.intake.markers import IN_PARAGRAPHS, Marker
from actionplan.intake.sections import Piece, Use

SAME_EDGE: Final = 9.0
"""In points: how far apart two markers may begin and still stand on one left edge, as " 9." and "10." do."""
_SAME_SIZE: Final = 0.6
_WIDEST_GAP: Final = 3

_PLAIN_NUMBERS: Final = frozenset({"1", "1.", "1)", "1:", "1-", "1–"})
"""Forms that a careless list mixes."""

Number = tuple[int, ...]


@dataclass(slots=True)
class Run:
    """Places, among the pieces, of the items of one list; ``gaps`` are the numbers before which some are missing."""

    form: str
    items: list[int] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    last: Number = ()
    is_open: bool = True

    @property
    def first(self) -> int:
        """The place of its first item."""
        return self.items[0]

    @property
    def is_named(self) -> bool:
        """Whether each says that it is a recommendation."""
        return self.markers[0].is_named

    @property
    def is_numbered(self) -> bool:
        """Whether it prints numbers."""
        return self.markers[0].number is not None


def runs_of(pieces: Sequence[Piece]) -> list[Run]:
    """The runs in the order of their first items. A run ends where the document's next part begins."""
    runs: list[Run] = []
    open_runs: list[Run] = []
    for at, piece in enumerate(pieces):
        _close_bullets(open_runs, pieces, at)
        if piece.marker is None or piece.use is not Use.TEXT:
            continue
        run = _continued(open_runs, pieces, at, piece.marker)
        if run is None:
            run = Run(piece.marker.form)
            runs.append(run)
            open_runs.append(run)
            run.last = _first_number(piece.marker)
        run.items.append(at)
        run.markers.append(piece.marker)
        _close_deeper(open_runs, pieces, run)
    return runs


def _continued(open_runs: Iterable[Run], pieces: Sequence[Piece], at: int, marker: Marker) -> Run | None:
    """The open run that a marker goes on with; the numbers of it move on."""
    gap: tuple[Run, Number] | None = None
    alike = [run for run in open_runs if run.is_open and _same_look(pieces[run.items[-1]], pieces[at], run, marker)]
    for run in sorted(alike, key=lambda run: (run.form == marker.form, run.items[-1]), reverse=True):
        if marker.number is None:
            return run
        following = [number for number in numbers_of(marker) if _follows(run.last, number)]
        close = [number for number in following if is_next(run.last, number)]
        if close:
            run.last = close[0]
            return run
        if (
            following
            and gap is None
            and run.form == marker.form
            and (marker.is_named or _distance(run.last, following[0]) <= _WIDEST_GAP)
        ):
            gap = (run, following[0])
    if gap is None:
        return None
    run, run.last = gap[0], gap[1]
    if marker.form != IN_PARAGRAPHS:
        run.gaps.append(len(run.items))
    return run


def _same_look(last: Piece, piece: Piece, run: Run, marker: Marker) -> bool:
    if run.form != marker.form and not {run.form, marker.form} <= _PLAIN_NUMBERS:
        return False
    if not marker.is_named and last.section != piece.section:
        return False
    one, other = last.block, piece.block
    if (one.place is None) != (other.place is None):
        return False
    if one.place is not None and other.place is not None:
        return one.place.column == other.place.column
    if marker.is_named:
        return True
    if one.size and other.size and abs(one.size - other.size) > _SAME_SIZE:
        return False
    if one.label and other.label and one.level != other.level:
        return False
    return (one.page != other.page and bool(one.page)) or abs(one.left - other.left) <= SAME_EDGE


def _close_bullets(open_runs: list[Run], pieces: Sequence[Piece], at: int) -> None:
    """A heading, or a paragraph that no list holds, ends the bullets before it; a new section ends all its lists."""
    piece = pieces[at]
    ends = piece.use is Use.HEADING or (
        piece.use is Use.TEXT and piece.marker is None and piece.block.place is None and piece.rest[:1].isupper()
    )
    if not ends:
        return
    for run in open_runs:
        last = pieces[run.items[-1]]
        if run.is_numbered or run.is_named:
            run.is_open = run.is_named or last.section == piece.section
        elif piece.use is Use.HEADING or piece.block.left <= last.block.left + SAME_EDGE / 2:
            between = (pieces[place].use for place in range(run.items[-1] + 1, at))
            run.is_open = any(use in {Use.RESPONSE, Use.REASON} for use in between) and last.section == piece.section
    open_runs[:] = [run for run in open_runs if run.is_open]


def _close_deeper(open_runs: list[Run], pieces: Sequence[Piece], run: Run) -> None:
    """The next item of a list ends the lists within the item before: theirs begin again."""
    if len(run.items) < 2:
        return
    before, now = run.items[-2], run.items[-1]
    for other in open_runs:
        if other is not run and before < other.items[0] < now:
            other.is_open = False
    open_runs[:] = [each for each in open_runs if each.is_open]


def numbers_of(marker: Marker) -> list[Number]:
    """What a marker's number may be, whole: 6.2 is (6, 2)."""
    return [(*marker.above, value) for value in marker.values]


def is_next(last: Number, number: Number) -> bool:
    """Whether a number comes directly after another: 4, 5; 4, 4a; 4b, 5; 6.9, 6.10; 6.10, 7.1."""
    if not last:
        return True
    if len(last) == len(number):
        if last[:-1] == number[:-1]:
            return number[-1] == last[-1] + 1
        return number[-1] == 1 and is_next(last[:-1], number[:-1])
    if len(number) > len(last):
        return (number[: len(last)] == last and set(number[len(last) :]) == {1}) or is_next(last, number[: len(last)])
    return number[-1] == last[len(number) - 1] + 1 and number[:-1] == last[: len(number) - 1]


def _follows(last: Number, number: Number) -> bool:
    return not last or number > last


def _distance(last: Number, number: Number) -> int:
    return abs(number[0] - last[0]) if number[0] != last[0] else number[-1] - last[-1]


def _first_number(marker: Marker) -> Number:
    """A run that begins with (i) is most likely one of Roman numbers; with (v), of letters."""
    numbers = numbers_of(marker)
    ones = [number for number in numbers if number[-1] == 1]
    return (ones or numbers or [()])[0]
