"""A document's text, passage by passage, as the preview shows it beside what was found. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from actionplan.domain.found_review import Spot
from actionplan.intake.block import Block
from actionplan.intake.sections import Use, pieces_of
from actionplan.intake.wording import as_printed, marker_of, spot_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, heading or cell: what is printed, with its marker and number apart."""

    text: str
    rest: str
    number: str | None = None
    printed: str = ""
    is_heading: bool = False
    spot: Spot = field(default_factory=Spot)


def passages_of(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The passages of a document in reading order; what is no text of it is left out."""
    made = []
    for piece in pieces_of(blocks):
        text = as_printed(piece)
        if text:
            printed = marker_of(piece)
            number = piece.marker.number if piece.marker is not None and printed else None
            rest = piece.rest if printed else text
            made.append(Passage(text, rest, number, printed, piece.use is Use.HEADING, spot_of(piece)))
    return tuple(made)
