"""The lists that may be the recommendations, each with a score and the reasons for it in words.

A score adds what speaks for a list and takes away what speaks against it; ``FLOOR`` is what a list needs at least.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from actionplan.domain.found_review import Found, LeftOut
from actionplan.domain.text import shorten
from actionplan.intake.counts import stated_count
from actionplan.intake.lists import Run, is_next, numbers_of
from actionplan.intake.sections import Piece, Use
from actionplan.intake.topics import Topic
from actionplan.intake.wording import items_of
from actionplan.intake.wordlists import announces, asks, says_what_to_do, tells

FLOOR: Final = 4.0

_SHOWN: Final = 60
_RECOMMEND_THAT = re.compile(r"\brecommends? that:?$", re.IGNORECASE)
"""Items behind it need no "should": "that a) the Board reviews …"."""
_FEW_WORDS: Final = 4


@dataclass(slots=True)
class Candidate:
    """Items that may be the recommendations. ``places`` are those of its items among the pieces.

    ``stands`` says where the document has it: 'stands under "Next steps"', 'follows "The Board should:"'.
    """

    items: list[Found]
    left_out: list[LeftOut]
    places: list[int]
    form: str = ""
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    stated: int | None = None
    stands: str = ""

    def add(self, points: float, reason: str) -> None:
        """Count a reason for or against it."""
        if points:
            self.score += points
            self.reasons.append(reason)

    def add_place(self, points: float, stands: str) -> None:
        """Count a reason that is where it stands; the first says it."""
        self.add(points, f"it {stands}")
        self.stands = self.stands or stands


def candidates_of(runs: Sequence[Run], pieces: Sequence[Piece]) -> list[Candidate]:
    """A candidate for each list, or group of lists that belong together, scored."""
    return [_candidate(group, runs, pieces) for group in _groups(runs, pieces)]


def _groups(runs: Sequence[Run], pieces: Sequence[Piece]) -> Iterator[list[Run]]:
    """Lists of one form in one section of recommendations are one list, as are all that name themselves."""
    groups: dict[tuple[object, ...], list[Run]] = {}
    for at, run in enumerate(runs):
        key: tuple[object, ...]
        piece = pieces[run.first]
        if run.is_named:
            key = ("named", _round(run, runs, pieces))
        elif piece.topic in {Topic.RECOMMENDATIONS, Topic.IMPROVEMENTS} and not _within(run, runs):
            key = (piece.section, run.form, round(piece.block.left / 18), piece.block.place is not None)
            key = next((before for before, its in groups.items() if _counts_on(its[-1], run, pieces)), key)
        elif _announced(run, pieces) and not _within(run, runs):
            key = (piece.section, run.form, "announced")
        else:
            key = (at,)
        groups.setdefault(key, []).append(run)
    yield from groups.values()


def _counts_on(last: Run, run: Run, pieces: Sequence[Piece]) -> bool:
    """Whether a list in one section of recommendations goes on with the numbers of that in another: 3. after 2."""
    both = pieces[last.first].topic is pieces[run.first].topic is Topic.RECOMMENDATIONS
    follows = any(number[-1] > 1 and is_next(last.last, number) for number in numbers_of(run.markers[0]))
    return both and not last.is_named and last.form == run.form and follows


def _round(run: Run, runs: Sequence[Run], pieces: Sequence[Piece]) -> int:
    """Which telling of the recommendations a run belongs to: one that repeats earlier numbers begins another.

    The lists of several agencies repeat numbers too, but not under one another's headings.
    """
    earlier = [other for other in runs if other.is_named and other.form == run.form and other.first < run.first]
    own = {marker.number for marker in run.markers}
    return sum(
        1
        for other in earlier
        if own & {marker.number for marker in other.markers} and None not in own and _retells(run, other, pieces)
    )


def _retells(run: Run, other: Run, pieces: Sequence[Piece]) -> bool:
    """Whether two lists give the same recommendations: by their words, or because one gives only titles."""
    words = {marker.number: _words(pieces, at) for marker, at in zip(other.markers, other.items, strict=True)}
    alike = common = 0
    for marker, at in zip(run.markers, run.items, strict=True):
        if (theirs := words.get(marker.number)) is None:
            continue
        common += 1
        mine = _words(pieces, at)
        alike += not mine or not theirs or len(mine & theirs) >= 0.4 * min(len(mine), len(theirs))
    return alike >= 0.5 * max(1, common)


def _words(pieces: Sequence[Piece], at: int) -> set[str]:
    text = pieces[at].rest
    if not text and at + 1 < len(pieces):
        text = pieces[at + 1].rest
    return {word.lower() for word in text.split() if len(word) > _FEW_WORDS}


def _within(run: Run, runs: Iterable[Run]) -> Run | None:
    """The numbered list between two of whose items this one begins."""
    for other in runs:
        if other is not run and (other.is_numbered or other.is_named) and other.first < run.first < other.items[-1]:
            return other
    return None


def lead_in(run: Run, pieces: Sequence[Piece]) -> str:
    """The sentence before a list; over a heading that stands between, and over what is no text."""
    headings = 0
    for at in range(run.first - 1, max(-1, run.first - 8), -1):
        piece = pieces[at]
        if piece.use is Use.HEADING:
            headings += 1
            if headings > 1 or piece.topic is not pieces[run.first].topic:
                return ""
            if announces(piece.block.text) or asks(piece.block.text):
                return piece.block.text
        elif piece.use is Use.TEXT:
            return piece.block.text.strip()
    return ""


def _announced(run: Run, pieces: Sequence[Piece]) -> bool:
    words = lead_in(run, pieces)
    return announces(words) or asks(words)


def _candidate(group: Sequence[Run], runs: Sequence[Run], pieces: Sequence[Piece]) -> Candidate:
    found: list[Found] = []
    out: list[LeftOut] = []
    for run in group:
        items, left = items_of(run, pieces)
        found += items
        out += left
    places = [at for run in group for at in run.items]
    skipped = 0 if group[0].is_named else _announced_after(found)
    opening = found[skipped - 1].text if skipped else ""
    out += [
        LeftOut(each.text, "It comes before the recommendations are announced.", each.spot) for each in found[:skipped]
    ]
    if skipped:
        out[-1] = LeftOut(opening, "It announces the recommendations and is none itself.", found[skipped - 1].spot)
    found, places = found[skipped:], places[skipped:]
    candidate = Candidate(found, out, places, group[0].form)
    if opening:
        candidate.add_place(3.0, f'follows "{shorten(opening, _SHOWN)}"')
    candidate.stated = next((count for run in group if (count := stated_count(lead_in(run, pieces)))), None)
    _by_name(candidate, group)
    _by_place(candidate, group, runs, pieces)
    by_words(candidate)
    _by_numbers(candidate, group)
    return candidate


def _announced_after(items: Sequence[Found]) -> int:
    """How many numbered paragraphs come up to the one that only announces what the next ones recommend.

    After others that ask for something, one that announces is an item like them.
    """
    for at, item in enumerate(items[:-1]):
        if announces(item.text) and not item.parts and (at == 0 or item.text.endswith(":")):
            return at + 1
        if says_what_to_do(item.text):
            break
    return 0


def _by_name(candidate: Candidate, group: Sequence[Run]) -> None:
    named = [run for run in group if run.is_named]
    if named:
        candidate.add(4.5, "each is called a recommendation")
    elif group[0].form == "R1":
        candidate.add(2.0, "each is numbered R1, R2 and so on")


def _by_place(candidate: Candidate, group: Sequence[Run], runs: Sequence[Run], pieces: Sequence[Piece]) -> None:
    first = pieces[group[0].first]
    heading = shorten(pieces[first.section].block.text, _SHOWN) if first.section >= 0 else ""
    match first.topic:
        case Topic.RECOMMENDATIONS:
            candidate.add_place(3.0, f'stands under "{heading}"')
        case Topic.IMPROVEMENTS:
            candidate.add_place(1.5, f'stands under "{heading}"')
        case Topic.CONTENTS:
            candidate.add_place(-6.0, "stands in the list of contents")
        case Topic.ELSEWHERE if not candidate.form.endswith("recommendation"):
            candidate.add_place(-3.0, f'stands under "{heading}"')
        case _:
            pass
    words = lead_in(group[0], pieces)
    shown = shorten(words if len(words) <= _SHOWN else f"…{words[-_SHOWN:]}", _SHOWN + 1)
    if announces(words):
        candidate.add_place(3.0 + bool(_RECOMMEND_THAT.search(words)), f'follows "{shown}"')
    elif asks(words):
        candidate.add_place(2.0, f'follows "{shown}"')
    elif tells(words):
        candidate.add_place(-2.0, f'follows "{shown}", which announces something else')
    around = _within(group[0], runs)
    if around is not None and not group[0].is_named and not announces(words):
        outer = [pieces[at].rest for at in around.items]
        if sum(map(says_what_to_do, outer)) >= 0.5 * len(outer) or not (announces(words) or asks(words)):
            candidate.add_place(-2.5, "stands within another list")


def by_words(candidate: Candidate) -> None:
    """Count how the items are worded."""
    items = candidate.items
    asking = sum(says_what_to_do(item.text) for item in items)
    if asking:
        candidate.add(3.0 * asking / len(items), f"{asking} of {len(items)} say what is to be done")
    questions = sum(item.text.rstrip().endswith("?") for item in items)
    if questions:
        candidate.add(-2.0 * questions / len(items), f"{questions} of {len(items)} are questions")
    words = sum(len(item.text.split()) for item in items) / len(items)
    if words < _FEW_WORDS and asking < 0.6 * len(items) and not candidate.form.endswith("recommendation"):
        candidate.add(-2.0, "its items are only a few words long")
    empty = sum(not item.text for item in items)
    if empty:
        candidate.add(-4.0 * empty / len(items), f"{empty} of {len(items)} have no words")


def _by_numbers(candidate: Candidate, group: Sequence[Run]) -> None:
    first = group[0]
    if first.is_numbered and not any(run.gaps for run in group) and len(candidate.items) > 1:
        candidate.add(0.5, "its numbers follow one another")
    if len(candidate.items) == 1 and not first.is_named and not first.form.startswith("R"):
        candidate.add(-0.5, "it is a single item")
