"""What a document says about the review itself: its title, its kind and whose it is; and a ref made of the title.

All are suggestions, to be shown and corrected; empty where the document does not say.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from actionplan.domain.found_review import FoundReview
from actionplan.domain.review_file import PublishedFinding, PublishedRecommendation, ReviewFile
from actionplan.intake.block import Block, Role
from actionplan.intake.editing import action_titles
from actionplan.intake.finder import renumbered
from actionplan.intake.sections import Piece, Use, pieces_of
from actionplan.intake.topics import Topic, topic_of

_FIRST: Final = 20
"""Blocks from the start among which the title is."""
_LONGEST: Final = 150
_FEW_WORDS: Final = 3
_PSEUDONYM = re.compile(
    r"\b(?P<who>child(?:ren)?|baby|adult|family|mr|mrs|ms|miss|young person|sibling group|"
    r"case of)\s+(?P<name>(?!(?:"
    r"partnership|boards?|services?|safeguarding|protection|practice|death|sexual|and|in|with|abuse|social|care|review|who|"
    r"report|hospital|court|s)\b)[A-Z][\w’']*)",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:review|report|inquiry|audit|inspection|inquest|investigation|learning|summary)\b", re.IGNORECASE
)
_GENERIC = re.compile(
    r"(?:executive |learning |overview )?(?:summary|report|overview)|account.*|home|menu|search|.*\blog ?(?:in|"
    r"reg)\b.*|"
    r"(?:official|restricted|confidential|final|draft|version)\b.*|page \d+.*|\W*|\d.*",
    re.IGNORECASE,
)
_KINDS: Final = (
    "local child safeguarding practice review",
    "child safeguarding practice review",
    "multi-agency learning review",
    "serious case review",
    "safeguarding adults review",
    "safeguarding adult review",
    "domestic homicide review",
    "domestic abuse related death review",
    "child practice review",
    "significant case review",
    "thematic review",
    "learning review",
    "public inquiry",
)
_KINDS_IN_TITLE: Final = ("inquiry", "inquest", "inspection", "audit")
_PARTNERSHIP = re.compile(
    r"\b(?:[A-Z][\w’'&-]*,? (?:and |& |of )?){1,5}?Safeguarding (?:Children['’]?s? |Adults? |"
    r"Child )?(?:Partnership|Board)\b"
    r"(?: Board)?"
)
_SMALL_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "s",
        "the",
        "to",
        "with",
        "following",
        "review",
        "report",
        "summary",
    ]
)


def review_of(blocks: Sequence[Block], found: FoundReview) -> ReviewFile:
    """The review as it would be loaded; its title and ref are empty where the document suggests none."""
    title = suggested_title(blocks)
    whole = " ".join(block.text for block in blocks[:60])
    low = whole.casefold().replace("multi agency", "multi-agency")
    kind = next((kind for kind in _KINDS if kind in low), "")
    kind = kind or next((kind for kind in _KINDS_IN_TITLE if kind in title.casefold()), "review")
    named = _PARTNERSHIP.finditer("\n".join(block.text for block in blocks[:400]))
    partnerships = Counter(found[0].removeprefix("The ").strip() for found in named)
    return ReviewFile(
        ref=suggested_ref(title),
        title=title,
        kind=kind,
        partnership=partnerships.most_common(1)[0][0][:200] if partnerships else "",
        stated_count=found.stated,
        published_on=None,
        plan_due_on=None,
        governing_body="Executive",
        agencies=(),
        recommendations=recommendations_of(found),
        findings=published_findings(found),
    )


def recommendations_of(found: FoundReview) -> tuple[PublishedRecommendation, ...]:
    """The recommendations as they would be loaded, each number once."""
    return tuple(
        PublishedRecommendation(
            item.number, item.wording, None, None, None, None, ours=item.changed, actions=action_titles(item)
        )
        for item in renumbered(found.items)
    )


def published_findings(found: FoundReview) -> tuple[PublishedFinding, ...]:
    """The findings as they would be loaded, each number once, with the places of what answers them."""
    places = {item.spot: at for at, item in enumerate(found.items)}
    return tuple(
        PublishedFinding(
            item.number,
            item.wording,
            tuple(places[spot] for spot in item.answered_by if spot in places),
            ours=item.changed,
        )
        for item in renumbered(found.findings)
    )


def suggested_title(blocks: Sequence[Block]) -> str:
    """The line near the start that reads most like a review's title; empty where none does."""
    best, most = "", 0.0
    for at, piece in enumerate(pieces_of(blocks[: _FIRST * 3])[:_FIRST]):
        points = _like_a_title(piece) - 0.1 * at
        if points > most:
            best, most = " ".join(piece.block.text.split()), points
    return best


def _like_a_title(piece: Piece) -> float:
    """How much a piece reads like a title; 0 or less where it is none."""
    block, text = piece.block, piece.block.text.strip()
    if piece.use not in {Use.HEADING, Use.TEXT} or piece.marker is not None or block.role is Role.CELL:
        return 0.0
    if (
        len(text) > _LONGEST
        or text.endswith((".", ":", ";", "?"))
        or re.search(r"\w:\S", text)
        or _GENERIC.fullmatch(text)
    ):
        return 0.0
    pseudonym = bool(_PSEUDONYM.search(text)) and not text.islower()
    reviews = bool(_REVIEW.search(text))
    if topic_of(text) is not Topic.UNKNOWN and not pseudonym and not (reviews and len(text.split()) > _FEW_WORDS):
        return 0.0
    said = 1.0 * (block.role is Role.HEADING and block.level <= 1) + 1.0 * (block.style == "Title")
    return 1.0 * (piece.use is Use.HEADING) + 2.5 * pseudonym + 2.0 * reviews + said


def suggested_ref(title: str) -> str:
    """A short ref made of a title: SAM of "Child Sam", MRSB of "Mrs B", NRM of "National review into two murders"."""
    pseudonym = _PSEUDONYM.search(title)
    if pseudonym is not None:
        name = re.sub(r"[^A-Z0-9]", "", pseudonym["name"].upper())
        who = re.sub(r"[^A-Z]", "", pseudonym["who"].upper())
        ref = name if len(name) > 1 else f"{who}{name}"
        if len(ref[:12]) >= 2 and ref.isascii() and ref[:1].isalpha():
            return ref[:12]
    words = [word for word in re.findall(r"[A-Za-z]+", title) if word.lower() not in _SMALL_WORDS and len(word) > 1]
    if not words:
        return ""
    return words[0].upper()[:12] if len(words) == 1 else "".join(word[0] for word in words[:6]).upper()
