"""The lines of the preview as values: what is in doubt first, then recommendations, findings, and what was left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from textual.content import Content

from actionplan.domain.dates import counted
from actionplan.domain.found_review import Found, FoundReview, Spot
from actionplan.domain.text import listed
from actionplan.intake.doubts import doubts_of, name_of
from actionplan.intake.source import Passage
from actionplan.papers.values.found_review import counted_words
from actionplan.tui.styles import line_of

_NO_REPEATS: Final[Mapping[str, str]] = {}


class Part(Enum):
    """What a line is about."""

    DOUBT = "In doubt"
    ITEM = "Recommendations"
    FINDING = "Findings"
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


def lines_of(found: FoundReview, repeats: Mapping[str, str] = _NO_REPEATS) -> list[Line]:
    """Every line, in order; signs and places are as wide as the widest.

    ``repeats`` says what each wording repeats of another review in the plan.
    """
    said = [*_doubts(found), *_items(found, repeats), *_findings(found), *_left_out(found)]
    sign = max((len(each.sign) for each in said), default=0)
    place = max((len(each.spot.words()) for each in said), default=0)
    return [Line(each.part, each.at, each.spot, each.words(sign, place)) for each in said]


def held_at(line: Line, found: FoundReview) -> tuple[Part, int] | None:
    """Which recommendation or finding a line is about; None where it is about none."""
    if line.part in {Part.ITEM, Part.FINDING}:
        return line.part, line.at
    if line.part is Part.DOUBT:
        for part, items in ((Part.ITEM, found.items), (Part.FINDING, found.findings)):
            at = next((at for at, item in enumerate(items) if item.spot == line.spot), None)
            if at is not None:
                return part, at
    return None


def held_in(line: Line, found: FoundReview) -> Found | None:
    """The recommendation or the finding that a line is about."""
    held = held_at(line, found)
    if held is None:
        return None
    part, at = held
    return found.findings[at] if part is Part.FINDING else found.items[at]


def text_of(line: Line, found: FoundReview) -> str:
    """The words that the line is about."""
    if line.part is Part.OUT:
        return found.left_out[line.at].text
    item = held_in(line, found)
    return "" if item is None else item.text


def said_of(line: Line, found: FoundReview, repeats: Mapping[str, str] = _NO_REPEATS) -> str:
    """What the line says that its words in the list may be too short for."""
    if line.part is Part.OUT:
        return found.left_out[line.at].why
    if line.part is Part.DOUBT:
        return doubts_of(found)[line.at].sentence
    item = held_in(line, found)
    if item is None:
        return ""
    told = [f"Changed by you: its wording is {_OURS}." if item.changed else "", *item.doubts]
    return " ".join(each for each in (*told, _answers(item, found), repeats.get(item.wording, "")) if each)


def _answers(item: Found, found: FoundReview) -> str:
    """Which of the recommendations the document says answer a finding; empty where it says so of none."""
    named = [name_of(each) for each in found.items if each.spot in item.answered_by]
    return f"Answered by {listed(named)}, as the document says." if named else ""


def counts(found: FoundReview) -> Content:
    """What is chosen beside what the review states, and how much there is to look at."""
    stated, chosen = found.stated, len(found.items)
    amiss = stated is not None and stated != chosen
    others = [
        *([counted(len(found.findings), "finding")] if found.findings else []),
        counted(len(doubts_of(found)), "doubt"),
        f"{len(found.left_out)} left out",
        f"{sum(item.changed for item in (*found.items, *found.findings))} changed by you",
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


def _items(found: FoundReview, repeats: Mapping[str, str]) -> Iterator[_Said]:
    for at, item in enumerate(found.items):
        yield _Said(
            Part.ITEM,
            at,
            item.spot,
            line_of(item.number or "–"),
            item.wording,
            [*_marks(item), *(["repeats"] if item.wording in repeats else [])],
        )


def _findings(found: FoundReview) -> Iterator[_Said]:
    for at, item in enumerate(found.findings):
        yield _Said(Part.FINDING, at, item.spot, line_of(item.number or "–"), item.wording, _marks(item))


def _marks(item: Found) -> Sequence[str]:
    actions = [f"+{counted(len(item.actions), 'action')}"] if item.actions else []
    return [*(["?"] if item.doubts else []), *([_OURS] if item.changed else []), *actions]


def _left_out(found: FoundReview) -> Iterator[_Said]:
    for at, out in enumerate(found.left_out):
        yield _Said(Part.OUT, at, out.spot, "–", out.text)
