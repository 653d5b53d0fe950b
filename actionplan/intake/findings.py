"""The findings of a review beside its recommendations: lists, columns and paragraphs that the document calls findings.

Takes nothing from the recommendations: it reads what they leave. Prose under a heading "Findings" is no list of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.found_review import Doubt, Found
from actionplan.intake.answering import with_answers
from actionplan.intake.block import Role
from actionplan.intake.candidates import FLOOR, Candidate, lead_in
from actionplan.intake.counts import stated_findings
from actionplan.intake.lists import Run
from actionplan.intake.markers import ORDINARY, Marker
from actionplan.intake.sections import Piece, Use, level_of
from actionplan.intake.tables import column_candidates
from actionplan.intake.topics import Topic, heading_text, topic_of
from actionplan.intake.wording import as_printed, items_of, spot_of
from actionplan.intake.wordlists import says_what_to_do

_FLOOR: Final = 3.0
"""What a list needs at least to be taken for findings."""
_LONG: Final = 45
"""Words above which numbered items are the paragraphs of a chapter and not its findings."""
_FEWEST_UNNUMBERED: Final = 2
_FEW_WORDS: Final = 3
_LONGEST_NAME: Final = 200
"""Letters within which a heading, a lead-in or "Finding 3:" is looked for, so that no text of a file takes long."""
_NAMED_FORM: Final = "finding"

_KINDS = (
    r"(?:(?:key|main|overall|principal|major|review|headline|overarching|priority|practice|additional|"
    r"multi-?agency|systems?)\s+)?"
)
_CALLED = rf"{_KINDS}(?:finding|learning\s+(?:point|theme)|lesson|key\s+learning)"
_NAMED = re.compile(
    rf"(?i:{_CALLED})\s*(?i:no\b\.?|number|\#)?\s*"
    rf"(?:(?P<number>\d{{1,3}}[a-z]?(?:\.\d{{1,3}})*|[IVX]{{1,5}}|[A-Z])(?![\w/])|(?i:(?P<word>{'|'.join(ORDINARY)})\b))"
    r"(?:(?P<separator>\s*[:.)]+|\s+[–—-]+(?=\s)|[–—](?=\s))\s*|\s*$|\s+(?=[A-Z“\"'‘(]))"
)
_UNNUMBERED = re.compile(rf"(?i:{_CALLED})\s*:\s*(?=\S)")
_HEADED = re.compile(
    r"(?:(?:the|our|its|summary of(?: the)?|key|main|overall|principal|headline|overarching|review|practice|system|"
    r"multi-?agency|\d{1,2}) ){0,3}"
    r"(?:findings?|learning(?: points?| themes?)|lessons(?: learned| learnt)?|learning from (?:the|this) review|"
    r"what (?:the (?:review|panel|inquiry|audit|reviewers?)|we|i) (?:have )?(?:found|learned|learnt))"
    r"(?: (?:of|from) (?:the|this) (?:review|panel|inquiry|audit|report))?"
    r"(?: and (?:learning|analysis|themes|conclusions?|lessons(?: learned)?))?",
    re.IGNORECASE,
)
_KEY_LEARNING = re.compile(r"(?:key|main|summary of(?: the)?) learning", re.IGNORECASE)
_COLUMN = re.compile(
    r"^(?:\w+ ){0,2}(?:findings?|learning points?|lessons? (?:learned|learnt)|"
    r"what (?:the (?:review|panel|inquiry|audit)|we) (?:found|learned|learnt))(?: \(.*\))?$",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"\b(?:review|panel|inquiry|audit|report|reviewers?|authors?|we|i)\b[^.:]{0,40}"
    r"\b(?:found|finds|identified|identifies|established|concluded|learned|learnt)\b[^.:]{0,80}:$|"
    r"\b(?:findings?|learning points?|lessons)\b[^.:]{0,60}:$",
    re.IGNORECASE,
)


def findings_of(
    pieces: Sequence[Piece], runs: Sequence[Run], best: Candidate, candidates: Iterable[Candidate]
) -> tuple[Found, ...]:
    """What the document says it found, in its order, beside the list of recommendations that was chosen."""
    free = _without_recommendations(pieces, best)
    rivals = {at for each in candidates if each is not best and each.score >= FLOOR for at in each.places}
    for found in (_in_columns(free), _named(free), _listed(free, runs, rivals)):
        if found:
            return with_answers(_once(found), free, pieces, best)
    return ()


def doubts_of_count(pieces: Iterable[Piece], findings: Sequence[Found]) -> Iterator[Doubt]:
    """A doubt where the document says how many findings it has, and as many were not found."""
    said = [
        (count, piece)
        for piece in pieces
        if piece.use in {Use.TEXT, Use.HEADING} and (count := stated_findings(piece.block.text)) is not None
    ]
    if said and len(findings) not in {count for count, _ in said}:
        count, piece = said[0]
        yield Doubt(f"The document says that it has {count} findings; {_were_found(len(findings))}.", spot_of(piece))


def _were_found(count: int) -> str:
    return f"{count or 'none'} {'was' if count < _FEWEST_UNNUMBERED else 'were'} found"


def _without_recommendations(pieces: Sequence[Piece], best: Candidate) -> list[Piece]:
    """The pieces, those of the recommendations as what no finding takes in."""
    chosen = set(best.places)
    inside = "\n".join(item.text for item in best.items)
    return [
        replace(piece, use=Use.RESPONSE, marker=None)
        if at in chosen or (piece.marker is not None and (piece.marker.is_named or _is_in(piece.rest, inside)))
        else piece
        for at, piece in enumerate(pieces)
    ]


def _is_in(text: str, inside: str) -> bool:
    return len(text.split()) >= _FEW_WORDS and text in inside


def _in_columns(pieces: Sequence[Piece]) -> list[Found]:
    """The cells of columns that are headed so."""
    return [item for each in column_candidates(pieces, _COLUMN) for item in each.items]


def _named(pieces: Sequence[Piece]) -> list[Found]:
    """The paragraphs and headings that say themselves that they are findings: the telling of them that has most."""
    called = _all_called(pieces)
    places = [at for at, piece in enumerate(called) if _is_called(piece)]
    runs = _tellings([at for at in places if _number(called[at])], called)
    if not runs and len(places) >= _FEWEST_UNNUMBERED:
        runs = [_run(places, called)]
    tellings = [[item for item in items_of(run, called, titles_alone=True)[0] if item.text] for run in runs]
    return max(tellings, key=lambda items: (len(items), sum(len(item.text) for item in items)), default=[])


def _is_called(piece: Piece) -> bool:
    return piece.marker is not None and piece.marker.form == _NAMED_FORM


def _all_called(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that open a finding with that as their marker.

    What follows a heading with a title discusses the finding, and so do numbered paragraphs: neither is its wording.
    """
    wide = {place.table for piece in pieces if (place := piece.block.place) is not None and place.column > 0}
    called, is_titled, is_within = [], False, False
    for piece in pieces:
        framed = piece.block.place is None or piece.block.place.table not in wide
        made = _called(piece) if framed else piece
        if _is_called(made):
            heads = piece.use is Use.HEADING or piece.block.role is Role.HEADING
            is_titled, is_within = heads and bool(made.rest), True
        elif is_within and made.use is Use.TEXT and (is_titled or _is_paragraph_number(made.marker)):
            made = replace(made, use=Use.RESPONSE)
        called.append(made)
    return called


def _number(piece: Piece) -> str | None:
    return None if piece.marker is None else piece.marker.number


def _is_paragraph_number(marker: Marker | None) -> bool:
    return marker is not None and marker.form.startswith(("1", "A1"))


def _called(piece: Piece) -> Piece:
    """A piece that opens with "Finding 3:", with that as its marker; any other as it is."""
    # Headings that differ in their numbers alone look like running headers.
    runs = piece.use is Use.NOT_TEXT and piece.block.role in {Role.TEXT, Role.HEADING}
    if piece.use not in {Use.TEXT, Use.HEADING, Use.REASON} and not runs:
        return piece
    text = as_printed(piece).strip("*_ ")
    found = _NAMED.match(text, 0, _LONGEST_NAME)
    if found is not None and not (
        found["number"] and found["number"].isalpha() and not found["separator"] and found.end() < len(text)
    ):
        number = found["number"] or str(ORDINARY.index(found["word"].lower()) + 1)
        marker = Marker(_NAMED_FORM, number, (), found.end())
    elif unnumbered := _UNNUMBERED.match(text, 0, _LONGEST_NAME):
        found, marker = unnumbered, Marker(_NAMED_FORM, None, (), unnumbered.end())
    else:
        return piece
    return replace(piece, marker=marker, rest=text[found.end() :].lstrip("*_ "), use=Use.TEXT)


def _tellings(places: Sequence[int], pieces: Sequence[Piece]) -> list[Run]:
    """A run for each time that the document tells its findings: a number that comes again begins another."""
    told: list[list[int]] = []
    seen: set[str] = set()
    for at in places:
        marker = pieces[at].marker
        if marker is None or marker.number is None:
            continue
        if not told or marker.number in seen:
            told.append([])
            seen = set()
        seen.add(marker.number)
        told[-1].append(at)
    return [_run(each, pieces) for each in told]


def _run(places: Sequence[int], pieces: Sequence[Piece]) -> Run:
    return Run(_NAMED_FORM, list(places), [marker for at in places if (marker := pieces[at].marker) is not None])


def _listed(pieces: Sequence[Piece], runs: Sequence[Run], rivals: set[int]) -> list[Found]:
    """The lists under a heading of findings, or behind a sentence that leads in to them."""
    under = _under_findings(pieces)
    found: list[Found] = []
    last = -1
    for run in runs:
        if run.is_named or run.first <= last or any(pieces[at].use is not Use.TEXT for at in run.items):
            continue
        headed = under[run.first]
        if any(at in rivals for at in run.items) and headed < _FLOOR:
            continue
        items = [item for item in items_of(run, pieces, titles_alone=True)[0] if item.text]
        if items and _points(run, items, pieces, headed) >= _FLOOR:
            found += items
            last = run.items[-1]
    return found


def _points(run: Run, items: Sequence[Found], pieces: Sequence[Piece], headed: float) -> float:
    """What speaks for a list being the findings, less what speaks against it."""
    words = lead_in(run, pieces)
    points = headed + (3.0 if _LEADS_IN.search(words[-_LONGEST_NAME:]) else 0.0)
    asking = sum(says_what_to_do(item.text) and "should have" not in item.text for item in items)
    if asking >= 0.6 * len(items) and not headed:
        points -= 3.0
    if sum(item.text.rstrip().endswith("?") for item in items) >= 0.5 * len(items):
        points -= 2.0
    if sum(item.text[:1].islower() for item in items) >= 0.5 * len(items):
        points -= 1.0
    if run.is_numbered and sum(len(item.text.split()) for item in items) > _LONG * len(items):
        points -= 2.0
    return points - (1.0 if len(items) == 1 else 0.0)


def _under_findings(pieces: Sequence[Piece]) -> list[float]:
    """How much the heading over each piece speaks for findings: less below a heading of its own that may end them."""
    weights, points, level = [], 0.0, 0
    for piece in pieces:
        if _heads_findings(piece):
            points, level = 3.0, level_of(piece)
        elif piece.use is Use.HEADING and points:
            own = level_of(piece)
            ends = topic_of(piece.block.text) is not Topic.UNKNOWN or bool(level and own and own <= level)
            points = 0.0 if ends else points if level and own else 1.5
        weights.append(points)
    return weights


def _heads_findings(piece: Piece) -> bool:
    if len(piece.block.text) > _LONGEST_NAME:
        return False
    words = heading_text(piece.block.text)
    if not (_HEADED.fullmatch(words) or _KEY_LEARNING.fullmatch(words)):
        return False
    outside = piece.topic is not Topic.RECOMMENDATIONS
    bulleted = piece.marker is not None and piece.marker.is_bullet
    return piece.use is Use.HEADING or (piece.use in {Use.TEXT, Use.REASON} and outside and not bulleted)


def _once(found: Sequence[Found]) -> list[Found]:
    """Each finding once: a summary may list some of them again."""
    first: dict[str, Found] = {}
    for item in found:
        first.setdefault(" ".join(item.text.split()), item)
    return sorted(first.values(), key=lambda item: (item.spot.order, item.spot.offset))
