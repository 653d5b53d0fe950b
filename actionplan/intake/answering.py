"""Puts the recommendations that answer a finding beside it, where the document says which do.

``answers`` reads the statements; where they stand, and which finding and recommendation they are about, is read here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.found_review import Found, Spot
from actionplan.intake import answers
from actionplan.intake.candidates import Candidate
from actionplan.intake.sections import Piece, Use
from actionplan.intake.wording import as_printed, spot_of

_HEADER_ROWS: Final = 3
_ABOUT_RECOMMENDATIONS = re.compile(r"\brec(?:ommendation)?s?\b", re.IGNORECASE)


def with_answers(
    found: Sequence[Found], free: Sequence[Piece], pieces: Sequence[Piece], best: Candidate
) -> tuple[Found, ...]:
    """The findings with what the document says answers each; a number that names no recommendation is in doubt."""
    known, own = answers.Numbered(best.items), answers.Numbered(found)
    said: dict[Spot, list[str]] = {item.spot: list(_said(item, found, free)) for item in found}
    spots: dict[Spot, list[Spot]] = {item.spot: [] for item in found}
    for numbers, spot in _said_of_recommendations(pieces, best):
        for finding in own.spots(numbers):
            spots[finding].append(spot)
    for piece in pieces:
        for finding_number, number in answers.pairs_named(piece.block.text):
            for finding in own.spots([finding_number]):
                said[finding].append(number)
    _add_rows(spots, said, found, pieces, best)
    items, order = [], [item.spot for item in best.items]
    for item in found:
        given = {*spots[item.spot], *known.spots(said[item.spot])}
        unknown = [number for number in dict.fromkeys(said[item.spot]) if number not in known]
        doubts = tuple(f"It names recommendation {number}, which was not found, or not once." for number in unknown)
        answered = tuple(spot for spot in order if spot in given)
        items.append(replace(item, answered_by=answered, doubts=(*item.doubts, *doubts)))
    return tuple(items)


def _said(item: Found, found: Sequence[Found], pieces: Sequence[Piece]) -> Iterator[str]:
    """The numbers of recommendations that a finding's own words name, and what stands below it up to the next."""
    yield from answers.recommendations_named(item.text)
    orders = sorted(each.spot.order for each in found)
    following = next((order for order in orders if order > item.spot.order), None)
    for piece in pieces:
        order = piece.block.order
        if order <= item.spot.order or piece.block.place is not None:
            continue
        if (following is not None and order >= following) or (following is None and piece.use is Use.HEADING):
            break
        yield from answers.recommendations_named(as_printed(piece))


def _said_of_recommendations(pieces: Sequence[Piece], best: Candidate) -> Iterator[tuple[tuple[str, ...], Spot]]:
    """The numbers of findings that a recommendation's words name, or what stands below it up to the next."""
    for item in best.items:
        yield answers.findings_named(item.text), item.spot
    if len(best.places) != len(best.items):
        return
    for position, at in enumerate(best.places):
        is_last = position + 1 == len(best.places)
        stop = len(pieces) if is_last else best.places[position + 1]
        for piece in pieces[at + 1 : stop]:
            if piece.use is Use.HEADING and is_last:
                break
            if piece.block.place is None:
                yield answers.findings_named(as_printed(piece)), spot_of(pieces[at])


def _add_rows(
    spots: dict[Spot, list[Spot]],
    said: dict[Spot, list[str]],
    found: Sequence[Found],
    pieces: Sequence[Piece],
    best: Candidate,
) -> None:
    """In a table, what stands in the same row under "Recommendation": the recommendation itself, or numbers of some."""
    placed = {spot_of(piece): piece.block.place for piece in pieces if piece.block.place is not None}
    rows = {(place.table, place.row): spot for spot, place in placed.items() if spot in {i.spot for i in found}}
    columns = {place.table: place.column for spot, place in placed.items() if spot in {i.spot for i in found}}
    filled = {(place.table, place.row, place.column) for place in placed.values()}
    for item in best.items:
        place = placed.get(item.spot)
        if place is None or place.table not in columns:
            continue
        row = place.row
        # A cell of a finding that spans rows stands in the first of them: the others have nothing in its column.
        while row > 0 and (place.table, row, columns[place.table]) not in filled:
            row -= 1
        if (finding := rows.get((place.table, row))) is not None:
            spots[finding].append(item.spot)
    heads = {
        (place.table, place.column)
        for piece in pieces
        if (place := piece.block.place) is not None
        and place.row < _HEADER_ROWS
        and _ABOUT_RECOMMENDATIONS.search(piece.block.text)
    }
    for piece in pieces:
        place = piece.block.place
        if place is None or (place.table, place.column) not in heads:
            continue
        finding = rows.get((place.table, place.row))
        if finding is not None and finding != spot_of(piece):
            said[finding] += answers.numbers_in(as_printed(piece))
