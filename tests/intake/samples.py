"""The review that tests build in every format, and files of it as real offices make them."""

import re
from collections.abc import Iterable
from pathlib import Path

from actionplan.intake.block import Block
from actionplan.intake.seed import read_seed

WORDINGS = tuple(each.wording for each in read_seed().recommendations)
REAL = Path(__file__).parent / "childsam"
"""Files as offices make them: Word with each kind of numbers, and PDF by Word and by a typesetter."""

_TYPED = re.compile(r"(?:Recommendation )?\d+[.:)]?\s")


def found_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Those of the review's wordings that are a block to the letter, a typed number in front of them left out."""
    return given_back(WORDINGS, blocks)


def given_back(items: Iterable[str], blocks: Iterable[Block]) -> tuple[str, ...]:
    """Those of the items that are a block to the letter, a typed number in front of them left out."""
    texts = {text for block in blocks for text in (block.text, _TYPED.sub("", block.text, count=1))}
    return tuple(item for item in items if item in texts)
