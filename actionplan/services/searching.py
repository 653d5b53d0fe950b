"""Finding words on record: the ledger's texts are looked through, and what was found is put in order. Reads only."""

from actionplan.domain.reports.found_words import FoundWords, Wanted, found_words, ranked
from actionplan.ledger.ledger import Ledger


def find_words(ledger: Ledger, head: int, text: str) -> list[FoundWords]:
    """Where words stand on record as after entry ``head``, the likeliest first."""
    wanted = Wanted(text)
    return ranked(
        list(found_words(ledger.lines_with(head, wanted.stand_in, authors=False), wanted, authors=False)), wanted
    )


def find_person(ledger: Ledger, head: int, name: str) -> list[FoundWords]:
    """All that is held about somebody as after entry ``head``, and all that they recorded, oldest first."""
    wanted = Wanted(name)
    return list(found_words(ledger.lines_with(head, wanted.stand_in, authors=True), wanted, authors=True))
