"""What each block of a document is: a heading, a lead-in, a response, an entry of a contents page, a running line.

Reads one block or its neighbours at a time; which list holds the recommendations is decided in ``candidates``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from actionplan.intake import markers
from actionplan.intake.block import Block, Role
from actionplan.intake.markers import Marker
from actionplan.intake.topics import CHAPTER, CHAPTERED, Topic, topic_of
from actionplan.intake.wordlists import says_what_to_do


class Use(Enum):
    """What a block is to the finder."""

    TEXT = auto()
    HEADING = auto()
    RESPONSE = auto()
    REASON = auto()
    CONTENTS = auto()
    NOT_TEXT = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with what it is: its marker, its text without it, and the headings that it stands under.

    ``section`` is the place, among the pieces, of the heading that says what this part of the document is about; -1
    before the first. ``topic`` is what that heading says.
    """

    block: Block
    marker: Marker | None
    rest: str
    use: Use
    topic: Topic = Topic.UNKNOWN
    section: int = -1
    heading: int = -1


_LONGEST_HEADING: Final = 110
_MOST_WORDS: Final = 16
_MOST_TITLE_WORDS: Final = 6
RESPONSE = re.compile(
    r"(?:(?:the\s+)?(?:[\w'’]+\s+){0,4}?(?:response|reply|answer)(?:\s+(?:from|by|of|to)\b[^:.]{0,60})?|"
    r"accepted(?: in (?:full|part|principle))?|partially accepted|partly accepted|"
    r"not accepted|rejected|agreed|noted|action taken|actions? taken|progress(?: to date| update)?|update|status|"
    r"current position|outcome|"
    r"lead(?: officer| agency)?|owner|responsible(?: officer| agency)?|responsibility|timescales?|timeframe|"
    r"target date|deadline|priority(?: level| rating)?|due(?: date| by)?|"
    r"by when|completion date|rag(?: rating)?|evidence(?: of completion)?)\s*(?::|[–—-]\s|$)",
    re.IGNORECASE,
)
"""How a line begins that answers a recommendation, or keeps track of it."""

REASON = re.compile(
    r"(?:why(?: this matters| is this important| we (?:are )?recommend\w*)?|rationale|reasons?(?: for (?:this|"
    r"the) recommendation)?|background|context|"
    r"findings?|evidence|explanation|justification|discussion|commentary|note|intended (?:outcome|impact)|"
    r"expected outcome|what (?:this|good) (?:means|looks like)|"
    r"success (?:measures?|criteria)|how (?:will )?(?:we|it)[^:]{0,40}|relevant findings?|linked? to)\s*(?::|"
    r"[–—]\s|$)",
    re.IGNORECASE,
)
"""How a line begins that says why something is recommended."""

_LEADERS = re.compile(
    r"(?:\.\s?){4,}\s*\d*\s*$|_{4,}\s*\d+\s*$|\t\s*\d{1,4}\s*$|(?:\s\.){3,}\s*\d+\s*$|…{2,}\s*\d*\s*$|"
    r"\s{3,}\d{1,3}\s*$"
)
_FURNITURE = re.compile(
    r"^(?:page \d+(?: of \d+)?|\d{1,4}|\[edit\]|back to (?:the )?top|(?:©|\(c\)|copyright\b).*|"
    r"all rights reserved.*|official(?:[- ]sensitive)?(?:\b.{0,30})?|"
    r"log ?in|log ?reg|register|print this page|share this.*|skip to .*|cookies?.*|menu|search)$",
    re.IGNORECASE,
)
_ENDINGS: Final = (".", ",", ";", "!", "?", "…")


def pieces_of(blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Each block with what it is, and the sections that the headings make."""
    body = _body_size(blocks)
    repeated = _running(blocks)
    pieces = []
    for block in blocks:
        marker, rest = markers.of_block(block)
        pieces.append(Piece(block, marker, rest, _use(block, marker, rest, body, repeated)))
    return _with_sections(_with_chapters(_with_contents(pieces)))


def _use(block: Block, marker: Marker | None, rest: str, body: float, repeated: frozenset[str]) -> Use:
    text = block.text.strip()
    if block.role in {Role.RUNNING, Role.FOOTNOTE, Role.CAPTION} or _masked(text) in repeated:
        return Use.NOT_TEXT
    if _FURNITURE.match(text) and not block.label and block.role is not Role.CELL:
        return Use.FURNITURE
    if block.role is Role.CONTENTS or (len(text) < 2 * _LONGEST_HEADING and _LEADERS.search(block.text)):
        return Use.CONTENTS
    if marker is None or marker.is_bullet:
        if RESPONSE.match(rest):
            return Use.RESPONSE
        if REASON.match(rest) and block.role is not Role.HEADING and not _stands_alone(rest):
            return Use.REASON
    if marker is not None and marker.is_named:
        return Use.RESPONSE if rest and RESPONSE.fullmatch(rest.rstrip(".")) else Use.TEXT
    return Use.HEADING if _is_heading(block, marker, rest, body) else Use.TEXT


def _stands_alone(text: str) -> bool:
    """Whether a word such as "Findings" is all there is, as in a heading."""
    return ":" not in text and len(text.split()) <= 2


def _is_heading(block: Block, marker: Marker | None, rest: str, body: float) -> bool:
    text = block.text.strip()
    if block.role is Role.HEADING:
        return marker is None or not marker.is_named
    if block.role is Role.CELL or block.place is not None:
        return False
    if marker is not None:
        is_number = not marker.is_bullet and not block.label
        known = topic_of(rest) is not Topic.UNKNOWN and len(rest.split()) <= 6
        return is_number and known and _looks_like_heading(rest) and not _says_what_to_do(rest)
    if CHAPTERED.match(text) and len(text.split()) <= _MOST_WORDS and not text.endswith(_ENDINGS):
        return True
    if not _looks_like_heading(text) and not (
        topic_of(text) is not Topic.UNKNOWN and _looks_like_heading(CHAPTER.sub("", text))
    ):
        return False
    if topic_of(text) in {Topic.RECOMMENDATIONS, Topic.CONTENTS, Topic.ELSEWHERE}:
        return len(text.split()) <= 12 or block.bold or block.size > body * 1.1
    if body and block.size:
        return block.bold or block.size > body * 1.1
    return True


def _says_what_to_do(text: str) -> bool:
    return bool(re.search(r"\b(?:should|must|shall|needs? to|ensure|will)\b", text))


def _looks_like_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or text.endswith(_ENDINGS):
        return False
    first = text.lstrip("*#_\"'“‘([")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if text.endswith(":"):
        return len(text.split()) <= 5 and not re.search(r"\b(?:should|must|to|that|are|is|recommends?)\s*:$", text)
    return not re.search(r":\S|\S: \S", text) or (len(text.split()) > 3 and text.count(":") == 1)


def _body_size(blocks: Sequence[Block]) -> float:
    """The size that most of the text is in; 0 where the file does not say."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[round(block.size, 1)] += len(block.text)
    size, _ = sizes.most_common(1)[0] if sizes else (0.0, 0)
    return size


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip())


def _running(blocks: Sequence[Block]) -> frozenset[str]:
    """Lines that come on most pages with only digits changed; a marker or a sentence is never one.

    At the very top or bottom of its pages a line need not come so often: the first of a chapter has none.
    """
    pages = {block.page for block in blocks}
    if len(pages) < 2:
        return frozenset()
    on: dict[str, set[int]] = {}
    edges = _at_edges(blocks)
    for block in blocks:
        if len(block.text) <= _LONGEST_HEADING and block.role in {Role.TEXT, Role.HEADING}:
            marker, _ = markers.of_block(block)
            if marker is None or not marker.is_named:
                on.setdefault(_masked(block.text), set()).add(block.page)
    return frozenset(
        text
        for text, where in on.items()
        if len(where) >= max(3, 0.4 * len(pages))
        or (len(where) >= max(2, 0.4 * len(pages)) and edges[text] >= len(where))
    )


def _at_edges(blocks: Sequence[Block]) -> Counter[str]:
    """On how many pages each text is the first or the last, its digits masked; no sentence, no bare heading."""
    outermost: dict[int, list[Block]] = {}
    for block in blocks:
        if block.role in {Role.TEXT, Role.HEADING}:
            outermost.setdefault(block.page, []).append(block)
    texts = ({_masked(its[0].text), _masked(its[-1].text)} for its in outermost.values())
    return Counter(text for page in texts for text in page if not text.endswith(_ENDINGS) and " " in text)


def _with_contents(pieces: list[Piece]) -> list[Piece]:
    """Entries under a heading Contents are a contents page, up to where its last entry has gone by."""
    found = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.use is Use.HEADING and topic_of(piece.block.text) is Topic.CONTENTS:
            for further in range(at + 1, len(pieces)):
                text = pieces[further].block.text
                is_entry = pieces[further].use is Use.CONTENTS or (
                    len(text) <= _LONGEST_HEADING and bool(re.search(r"\s\d{1,4}\s*$", text))
                )
                if not is_entry:
                    break
                found[further] = _changed(pieces[further], Use.CONTENTS)
    return found


def _with_chapters(pieces: list[Piece]) -> list[Piece]:
    """Numbered titles are headings: "6. TIMETABLE" after "5. RECOMMENDATIONS", "9.1 National" just above "9.1.1"."""
    found = list(pieces)
    last: Marker | None = None
    for at, piece in enumerate(pieces):
        marker = piece.marker
        if marker is None or marker.number is None or marker.is_named or piece.block.place is not None:
            continue
        if piece.use is Use.HEADING:
            last = marker
        elif piece.use is Use.TEXT and _is_title(piece.rest):
            if _leads_to_deeper(pieces, at):
                found[at] = _changed(piece, Use.HEADING)
            elif last is not None and marker.form == last.form and not piece.block.label:
                goes_on = (*marker.above, *marker.values) > (*last.above, *last.values)
                if goes_on:
                    found[at] = _changed(piece, Use.HEADING)
                last = marker if goes_on else None  # a list of this form began below the heading
        elif last is not None and marker.form == last.form:
            last = None
    return found


def _is_title(text: str) -> bool:
    return len(text.split()) <= _MOST_TITLE_WORDS and _looks_like_heading(text) and not says_what_to_do(text)


def _leads_to_deeper(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the very next piece begins to count within a number: 9.1.1 after 9.1."""
    one = pieces[at].marker
    other = pieces[at + 1].marker if at + 1 < len(pieces) else None
    if one is None or other is None or other.number is None or other.is_named:
        return False
    return other.above == (*one.above, *one.values) and other.values == (1,)


def _changed(piece: Piece, use: Use) -> Piece:
    return Piece(piece.block, piece.marker, piece.rest, use, piece.topic, piece.section, piece.heading)


def _with_sections(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Which heading each piece stands under, and which of them says what the part is about."""
    section, topic, level, heading = -1, Topic.UNKNOWN, 0, -1
    placed = []
    for at, piece in enumerate(pieces):
        if piece.use is Use.HEADING:
            heading = at
            told, own = topic_of(piece.block.text), level_of(piece)
            deeper = bool(own and level and own > level)
            ends = told is not Topic.UNKNOWN or bool(own and level and own <= level)
            if told is Topic.RECOMMENDATIONS and topic is Topic.RECOMMENDATIONS and (deeper or not own):
                ends = False  # "Recommendations for the police" within the section of recommendations
            elif topic is Topic.RECOMMENDATIONS and deeper and told is not Topic.ELSEWHERE:
                ends = False
            if ends:
                section, topic, level = at, told, own
        placed.append(Piece(piece.block, piece.marker, piece.rest, piece.use, topic, section, heading))
    return tuple(placed)


def level_of(piece: Piece) -> int:
    """How deep a heading stands, as the file or its number says; 0 where neither does."""
    if piece.block.level:
        return piece.block.level
    if CHAPTERED.match(piece.block.text.strip()):
        return 1
    numbered = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s", piece.block.text.strip())
    return numbered[1].count(".") + 1 if numbered else 0
