"""Finding words on record, and putting what was found in order. Reads only."""

from actionplan.collector import paused
from actionplan.domain.reports.found_words import FoundWords, Wanted, ranked
from actionplan.ledger.ledger import Ledger


def find_words(ledger: Ledger, head: int, text: str) -> list[FoundWords]:
    """Where words stand on record as after entry ``head``, the likeliest first."""
    with paused():
        return ranked(ledger.found_words(head, Wanted(text), authors=False))


def find_person(ledger: Ledger, head: int, name: str) -> list[FoundWords]:
    """All that is held about somebody as after entry ``head``, and all that they recorded, oldest first."""
    return ledger.found_words(head, Wanted(name), authors=True)
