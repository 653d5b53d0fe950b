"""The lines of the preview as values: what is in doubt first, then what is chosen, then what was left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from textual.content import Content

from actionplan.domain.dates import counted
from actionplan.domain.found_review import Found, FoundReview, Spot
from actionplan.intake.doubts import doubts_of
from actionplan.intake.source import Passage
from actionplan.papers.values.found_review import counted_words
from actionplan.tui.styles import line_of


class Part(Enum):
    """What a line is about."""

    DOUBT = "In doubt"
    ITEM = "Recommendations"
    OUT = "Left out"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is about, the how-manieth of those it is, from 0, where it stands in the document, its words."""

    part: Part
    at: int
    spot: Spot
    words: Content

    @property
    def id(self) -> str:
        """What the list calls it."""
        return f"{self.part.name}-{self.at}"


def lines_of(found: FoundReview) -> list[Line]:
    """Every line, in order; signs and places are as wide as the widest."""
    said = [*_doubts(found), *_items(found), *_left_out(found)]
    sign = max((len(each.sign) for each in said), default=0)
    place = max((len(each.spot.words()) for each in said), default=0)
    return [Line(each.part, each.at, each.spot, each.words(sign, place)) for each in said]


def item_at(line: Line, found: FoundReview) -> int | None:
    """Which recommendation a line is about; None where it is about none."""
    if line.part is Part.ITEM:
        return line.at
    if line.part is Part.DOUBT:
        return next((at for at, item in enumerate(found.items) if item.spot == line.spot), None)
    return None


def text_of(line: Line, found: FoundReview) -> str:
    """The words that the line is about."""
    if line.part is Part.OUT:
        return found.left_out[line.at].text
    at = item_at(line, found)
    return "" if at is None else found.items[at].text


def said_of(line: Line, found: FoundReview) -> str:
    """What the line says that its words in the list may be too short for."""
    if line.part is Part.OUT:
        return found.left_out[line.at].why
    if line.part is Part.DOUBT:
        return doubts_of(found)[line.at].sentence
    item = found.items[line.at]
    told = [f"Changed by you: its wording is {_OURS}." if item.changed else "", *item.doubts]
    return " ".join(each for each in told if each)


def counts(found: FoundReview) -> Content:
    """What is chosen beside what the review states, and how much there is to look at."""
    stated, chosen = found.stated, len(found.items)
    amiss = stated is not None and stated != chosen
    others = [
        counted(len(doubts_of(found)), "doubt"),
        f"{len(found.left_out)} left out",
        f"{sum(item.changed for item in found.items)} changed by you",
    ]
    head = Content.styled(counted_words(stated, chosen), "bold $error" if amiss else "bold $primary")
    return Content.assemble(head, Content.styled(f"  {' · '.join(others)}", "$quiet"))


def passage_words(passage: Passage, *, taken: bool) -> Content:
    """A passage of the document with its place; what is in the recommendation under the bar stands out."""
    style = "bold" if passage.is_heading else "$accent" if taken else ""
    sign = "▌ " if taken else "  "
    place = Content.styled(f"{passage.spot.words()}  " if passage.spot.words() else "", "$quiet")
    return Content.assemble(Content.styled(sign, "$accent"), place, Content(line_of(passage.text)).stylize(style))


_OURS = "ours"


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says, before it is laid out."""

    part: Part
    at: int
    spot: Spot
    sign: str
    text: str
    marks: Sequence[str] = ()

    def words(self, sign: int, place: int) -> Content:
        """The line, its columns so many cells wide."""
        return Content.assemble(
            Content.styled(f"{self.sign:>{sign}}  ", "bold"),
            Content.styled(f"{self.spot.words():<{place}}  " if place else "", "$quiet"),
            Content.styled("".join(f"{mark} · " for mark in self.marks), "bold $accent"),
            Content(line_of(self.text)),
        )


def _doubts(found: FoundReview) -> Iterator[_Said]:
    for at, doubt in enumerate(doubts_of(found)):
        about = f"{doubt.about}: " if doubt.about else ""
        yield _Said(Part.DOUBT, at, doubt.spot, "?", f"{about}{doubt.why}")


def _items(found: FoundReview) -> Iterator[_Said]:
    for at, item in enumerate(found.items):
        yield _Said(Part.ITEM, at, item.spot, line_of(item.number or "–"), item.wording, _marks(item))


def _marks(item: Found) -> Sequence[str]:
    actions = [f"+{counted(len(item.actions), 'action')}"] if item.actions else []
    return [*(["?"] if item.doubts else []), *([_OURS] if item.changed else []), *actions]


def _left_out(found: FoundReview) -> Iterator[_Said]:
    for at, out in enumerate(found.left_out):
        yield _Said(Part.OUT, at, out.spot, "–", out.text)
