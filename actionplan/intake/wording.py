"""Puts the wording of a list's items together from their pieces, to the letter, and says what was left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from actionplan.domain.found_review import Found, LeftOut, Spot
from actionplan.domain.text import shorten
from actionplan.intake.lists import SAME_EDGE, Run
from actionplan.intake.sections import Piece, Use
from actionplan.intake.wordlists import announces, asks, says_what_to_do

_ENDS: Final = (".", "!", "?", ":", ";", "”", '"', "…", "’")
_SKIPPED: Final = frozenset({Use.NOT_TEXT, Use.FURNITURE, Use.CONTENTS})
_SHOWN: Final = 60
_SHORT_TITLE: Final = 14
"""Words up to which a text without a full stop may be an item's title, with its wording below."""


@dataclass(slots=True)
class _Item:
    """An item while it is read. ``closed``: what follows is no longer its wording."""

    number: str | None
    spot: Spot
    text: str
    parts: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    paragraphs: int = 0
    closed: str = ""


def spot_of(piece: Piece) -> Spot:
    """Where a piece stands."""
    return Spot(piece.block.order, piece.block.page, piece.block.line)


def as_printed(piece: Piece) -> str:
    """A piece with its marker, as it is printed."""
    label, text = piece.block.label.strip(), piece.block.text.strip()
    return f"{label} {text}" if label else text


def marker_of(piece: Piece) -> str:
    """The marker in front of a piece's words, as it is printed; empty where it has none."""
    printed = as_printed(piece)
    return printed.removesuffix(piece.rest).strip() if piece.marker is not None else ""


def left_out(piece: Piece, why: str) -> LeftOut:
    """A piece that was not taken."""
    return LeftOut(as_printed(piece), why, spot_of(piece))


def items_of(run: Run, pieces: Sequence[Piece], *, titles_alone: bool = False) -> tuple[list[Found], list[LeftOut]]:
    """The items of a run, and what stands among them and was left out.

    ``titles_alone``: an item that is a title keeps to it, and what follows is no part of its wording.
    """
    follows = not titles_alone and _wording_follows(run, pieces)
    most = 0
    found: list[Found] = []
    out: list[LeftOut] = []
    for position, start in enumerate(run.items):
        is_last = position + 1 == len(run.items)
        stop = _end_of_last(start, pieces) if is_last else run.items[position + 1]
        item = _Item(run.markers[position].number, spot_of(pieces[start]), pieces[start].rest)
        item.doubts.extend(pieces[start].block.doubts)
        limit = most if is_last and len(run.items) > 1 else None
        for at in range(start + 1, stop):
            _take(item, pieces[start], pieces[at], out, follows=follows, limit=limit, is_last=is_last)
        most = max(most, item.paragraphs)
        if position in run.gaps:
            item.doubts.append("The number before it is missing.")
        found.append(
            Found(
                item.number,
                item.text.strip(),
                item.spot,
                tuple(item.parts),
                tuple(dict.fromkeys(item.doubts)),
                marker_of(pieces[start]),
            )
        )
    return found, out


def _end_of_last(start: int, pieces: Sequence[Piece]) -> int:
    """Where what belongs to a list's last item ends at the latest: at the next heading, after a title of its own."""
    for at in range(start + 1, len(pieces)):
        if pieces[at].use is Use.HEADING and not (at == start + 1 and not pieces[start].rest):
            return at
    return len(pieces)


def _wording_follows(run: Run, pieces: Sequence[Piece]) -> bool:
    """Whether the items have only a title, or nothing, on their own line, and their wording in what follows."""
    bare = [at for at in run.items if _is_title(pieces[at].rest)]
    if len(bare) < 0.6 * len(run.items):
        return False
    followed = [at for at in bare if at + 1 < len(pieces) and _is_wording(pieces[at + 1])]
    return len(followed) >= max(1, 0.6 * len(bare))


def _is_title(text: str) -> bool:
    if not text or len(text.split()) > _SHORT_TITLE:
        return not text
    ends = text.endswith((")", "]")) and says_what_to_do(text)  # "(for the board)" is a title too
    return not ends and not text.rstrip(")]").endswith(_ENDS)


def _is_wording(piece: Piece) -> bool:
    return piece.use is Use.TEXT and piece.marker is None


def _take(
    item: _Item,
    first: Piece,
    piece: Piece,
    out: list[LeftOut],
    *,
    follows: bool,
    limit: int | None,
    is_last: bool,
) -> None:
    """Take a piece into an item's wording, or leave it out."""
    if piece.use in _SKIPPED:
        return
    why = _why_not(item, first, piece, follows=follows, limit=limit)
    if not why:
        if follows and _asks_for_nothing(item, piece):
            item.doubts.append(f"A paragraph that asks for nothing was taken too: {shorten(piece.rest, _SHOWN)}")
        _add(item, piece)
        return
    item.closed = item.closed or why
    named = f"recommendation {item.number}" if item.number else "the recommendation before it"
    if piece.marker is None and (announces(piece.rest) or asks(piece.rest)):
        return  # it leads in to another list
    if piece.use in {Use.RESPONSE, Use.REASON}:
        out.append(left_out(piece, why))
    elif not is_last or len([each for each in out if "follows" in each.why]) < 1:
        out.append(left_out(piece, why if piece.use is Use.HEADING else f"It follows {named}, and {why}."))


def _why_not(item: _Item, first: Piece, piece: Piece, *, follows: bool, limit: int | None) -> str:
    """Why a piece is no part of an item's wording; empty where it is."""
    if piece.use is Use.RESPONSE:
        return "It answers the recommendation, or keeps track of it, and is no part of its wording."
    if piece.use is Use.REASON:
        return "It says why something is recommended, and is no part of the wording."
    if piece.use is Use.HEADING:
        return "It is a heading." if item.text else ""
    if item.closed:
        return "stands after its wording had ended"
    if not item.text:
        return ""
    if (other := _other_cell(first, piece)) is not None:
        return other
    if first.block.frame and piece.block.frame != first.block.frame:
        return "is outside its box"
    if piece.marker is not None:
        forms = () if first.marker is None else (first.marker.form, first.marker.paragraph)
        again = piece.marker.is_named or (piece.marker.form in forms and _beside(first, piece))
        return "begins another list" if again else ""
    belongs = goes_on(item.text, piece.rest) or _is_indented(first, piece)
    return "" if belongs or (follows and (limit is None or item.paragraphs < limit)) else "has no number of its own"


def _asks_for_nothing(item: _Item, piece: Piece) -> bool:
    """Whether a further paragraph may be commentary: the wording before it asks for something, and it does not."""
    further = piece.marker is None and says_what_to_do(item.text) and not goes_on(item.text, piece.rest)
    return further and not says_what_to_do(piece.rest)


def _is_indented(first: Piece, piece: Piece) -> bool:
    return piece.block.left > first.block.left + SAME_EDGE / 2 and first.block.page == piece.block.page


def _beside(first: Piece, piece: Piece) -> bool:
    """Whether two markers begin at one left edge, as far as the file says."""
    return abs(first.block.left - piece.block.left) <= SAME_EDGE and first.block.level == piece.block.level


def goes_on(before: str, text: str) -> bool:
    """Whether a text goes on in the middle of the sentence before it."""
    return bool(text) and text[0].islower() and not before.rstrip().endswith((".", "!", "?"))


def _other_cell(first: Piece, piece: Piece) -> str | None:
    one, other = first.block.place, piece.block.place
    if one is None:
        return "is in a table" if other is not None else None
    if other is None or other.table != one.table:
        return "is outside its table"
    return None if (other.row, other.column) == (one.row, one.column) else "stands in another cell"


def _add(item: _Item, piece: Piece) -> None:
    text = as_printed(piece) if piece.marker is not None else piece.rest
    item.doubts.extend(piece.block.doubts)
    if not item.text:
        item.text = text
        item.paragraphs += 1
    elif piece.marker is None and goes_on(item.parts[-1] if item.parts else item.text, text):
        item.text += f" {text}"
        if item.parts:
            item.parts[-1] += f" {text}"
    else:
        item.text += f"\n{text}"
        if piece.marker is None:
            item.paragraphs += 1
        else:
            item.parts.append(text)
