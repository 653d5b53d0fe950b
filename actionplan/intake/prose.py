"""Recommendations without a list of their own.

They stand as (i) … (ii) … within a sentence, with "(Recommendation 4)" behind each, as paragraphs of a section of
recommendations, or where a paragraph says that its authors recommend something.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.found_review import Found
from actionplan.intake import markers
from actionplan.intake.candidates import Candidate, by_words
from actionplan.intake.lists import is_next, numbers_of
from actionplan.intake.sections import Piece, Use
from actionplan.intake.topics import Topic
from actionplan.intake.wording import marker_of, spot_of
from actionplan.intake.wordlists import announces, asks, says_what_to_do

_INLINE = re.compile(r"(?<![\w(])\((?:[ivxl]{1,5}|[a-z]|\d{1,2})\)\s+|(?<=[\s:;])(?:[ivxl]{1,5}|[a-z]|\d{1,2})\)\s+")
_OF_ONE = re.compile(r"(?:the )?recommendation:?", re.IGNORECASE)
_FEWEST: Final = 2
LABEL_BEHIND: Final = "label behind"
_LABEL_BEHIND = re.compile(
    r"\s*[(\[](?:key )?recommendation(?: (?:no\.? ?)?(?P<number>\d{1,3}[a-z]?(?:\.\d{1,3})*))?"
    r"(?:[,;:] (?:see )?para(?:graph)?s?\.? [\d .,–&-]+(?:and [\d.]+)?)?[)\]]\.?$",
    re.IGNORECASE,
)
_THEY_RECOMMEND = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:we|I) |(?:the|this) (?:\w+ ){1,4}?)"
    r"(?:(?:therefore|also|further|strongly|now|hereby) ){0,2}recommends?\b(?! to (?:us|me)\b)",
    re.IGNORECASE,
)


def inline_candidates(pieces: Sequence[Piece]) -> list[Candidate]:
    """A candidate for each paragraph that counts its recommendations within a sentence."""
    found = []
    for at, piece in enumerate(pieces):
        if piece.use is not Use.TEXT:
            continue
        split = _split(piece)
        if split is None:
            continue
        before, items = split
        candidate = Candidate(items, [], [at], "inline")
        if piece.topic is Topic.RECOMMENDATIONS:
            candidate.add_place(2.0, "stands in the section of recommendations")
        elif piece.topic is Topic.ELSEWHERE:
            candidate.add_place(-2.0, "stands in another section")
        if announces(f"{before}:") or re.search(r"\brecommend", before, re.IGNORECASE):
            candidate.add(3.0, "its sentence recommends them")
        elif asks(f"{before}:"):
            candidate.add(2.0, "its sentence asks for them")
        by_words(candidate)
        found.append(candidate)
    return found


def _split(piece: Piece) -> tuple[str, list[Found]] | None:
    """The sentence before the first of the inline numbers, and the items; None where they do not follow one another."""
    text = piece.rest
    chosen: list[tuple[re.Match[str], str]] = []
    last: tuple[int, ...] = ()
    form = ""
    for match in _INLINE.finditer(text):
        marker = markers.parse(match[0])
        if marker is None or marker.number is None or (form and marker.form != form):
            continue
        following = [number for number in numbers_of(marker) if is_next(last, number)]
        following = following if last else [number for number in following if number == (1,)]
        if following:
            chosen.append((match, marker.number))
            last, form = following[0], marker.form
    if len(chosen) < _FEWEST:
        return None
    ends = [match.start() for match, _ in chosen[1:]] + [len(text)]
    items = [
        Found(
            number,
            _without_joint(text[match.end() : end]),
            replace(spot_of(piece), offset=match.start()),
            printed=match[0].strip(),
        )
        for (match, number), end in zip(chosen, ends, strict=True)
    ]
    return text[: chosen[0][0].start()].strip().rstrip(":").strip(), items


def _without_joint(text: str) -> str:
    """An item without the joint to the next, "; and"."""
    return re.sub(r"[;,]?\s*(?:\b(?:and|or)\b)?[;,]?\s*$", "", text).strip()


def labelled_behind(pieces: Sequence[Piece]) -> list[Candidate]:
    """A candidate for the paragraphs that end with "(Recommendation 4)" or "(Recommendation, paragraph 31)"."""
    items, places, within = [], [], 0
    for at, piece in enumerate(pieces):
        label = _LABEL_BEHIND.search(piece.rest) if piece.use is Use.TEXT and piece.block.place is None else None
        if label is None or not piece.rest[: label.start()].strip():
            continue
        number = label["number"] or (piece.marker.number if piece.marker is not None else None)
        text = piece.rest[: label.start()].strip()
        items.append(Found(number, text, spot_of(piece), doubts=piece.block.doubts, printed=label[0].strip()))
        places.append(at)
        within += piece.topic is Topic.RECOMMENDATIONS
    if not items:
        return []
    candidate = Candidate(items, [], places, LABEL_BEHIND)
    candidate.add(4.5, "each is called a recommendation where it ends")
    if within * 2 > len(items):
        candidate.add(3.0, "they stand in the section of recommendations")
    if sum(says_what_to_do(item.text) for item in items) * 2 < len(items):
        candidate.add(-3.0, "most say nothing of what is to be done, as findings that name their recommendations")
    by_words(candidate)
    return [candidate]


def heading_candidates(pieces: Sequence[Piece]) -> list[Candidate]:
    """A candidate for the headings within a section of recommendations that say themselves what is to be done."""
    found = []
    for section, at_heading in enumerate(pieces):
        if at_heading.use is not Use.HEADING or at_heading.section != section:
            continue
        within = [at for at, piece in enumerate(pieces) if piece.section == section != at and _recommends(piece)]
        if len(within) < _FEWEST:
            continue
        items = [
            Found(
                None if (marker := pieces[at].marker) is None else marker.number,
                pieces[at].rest,
                spot_of(pieces[at]),
                doubts=pieces[at].block.doubts,
                printed=marker_of(pieces[at]),
            )
            for at in within
        ]
        candidate = Candidate(items, [], within, "heading")
        candidate.add(3.0, f'they are headings under "{at_heading.block.text[:60]}"')
        by_words(candidate)
        found.append(candidate)
    return found


def _recommends(piece: Piece) -> bool:
    is_heading = piece.use is Use.HEADING and piece.topic is Topic.RECOMMENDATIONS
    return is_heading and piece.block.place is None and says_what_to_do(piece.rest)


def sentence_candidates(pieces: Sequence[Piece]) -> list[Candidate]:
    """A candidate for the paragraphs in which the authors say that they recommend something."""
    items, places = [], []
    for at, piece in enumerate(pieces):
        if piece.use is not Use.TEXT or piece.block.place is not None or piece.rest.endswith(":"):
            continue
        if (sentence := _THEY_RECOMMEND.search(piece.rest)) is not None:
            spot = replace(spot_of(piece), offset=sentence.start())
            items.append(Found(None, piece.rest[sentence.start() :], spot, doubts=piece.block.doubts))
            places.append(at)
    if not items:
        return []
    candidate = Candidate(items, [], places, "sentence")
    candidate.add(2.0, "they are the paragraphs that say that something is recommended")
    by_words(candidate)
    candidate.doubts.append(
        "There is no list: each paragraph that says that its authors recommend something was taken, from there on."
    )
    return [candidate]


def paragraph_candidates(pieces: Sequence[Piece]) -> list[Candidate]:
    """A candidate for each section of recommendations that has them as plain paragraphs.

    A heading "Recommendation" that comes again has one of them each time, as behind each learning point.
    """
    sections: dict[int, list[int]] = {}
    of_one = [at for at, piece in enumerate(pieces) if piece.use is Use.HEADING and _OF_ONE.fullmatch(piece.block.text)]
    for at, piece in enumerate(pieces):
        if piece.topic is Topic.RECOMMENDATIONS and piece.use is Use.TEXT and piece.block.place is None:
            section = of_one[0] if piece.section in of_one else piece.section
            sections.setdefault(section, []).append(at)
    found = []
    for section, places in sections.items():
        chosen = [
            at
            for at in places
            if pieces[at].marker is None
            and says_what_to_do(pieces[at].rest)
            and not announces(pieces[at].rest)
            and not pieces[at].rest.endswith(":")
        ]
        if not chosen:
            continue
        items = [Found(None, pieces[at].rest, spot_of(pieces[at]), doubts=pieces[at].block.doubts) for at in chosen]
        candidate = Candidate(items, [], chosen, "paragraph")
        candidate.add(2.0, f'they are paragraphs under "{pieces[section].block.text[:60]}"')
        by_words(candidate)
        candidate.doubts.append(
            "There are no numbers and no bullets: each paragraph that asks for something was taken as a recommendation."
        )
        found.append(candidate)
    return found
