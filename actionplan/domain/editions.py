"""What each edition of a paper holds of what people composed, and the sentences that say what it leaves out.

Names the kinds of words and says which edition holds them. Reads no plan and no paper: ``papers.editions`` takes words
out of a document, and ``papers.columns`` out of a table for scripts.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from actionplan.domain.vocabulary import Edition, Wrote

INSPECTION_MARKING = "OFFICIAL-SENSITIVE"
"""What stands on each page of the inspection edition, whatever the partnership's own marking is."""

NO_EDITION_HOLDS = "Words that were removed stand in no edition."

_NEVER_SENT = frozenset({Wrote.NAME, Wrote.NOTE, Wrote.RESTRICTED, Wrote.HELD, Wrote.PUBLIC})
_BODY = frozenset(Wrote) - _NEVER_SENT

_HOLDS: Mapping[Edition, frozenset[Wrote]] = {
    Edition.BODY: _BODY,
    Edition.PARTNERS: _BODY,
    Edition.SCRUTINY: _BODY,
    Edition.PUBLIC: frozenset({Wrote.PUBLIC}),
    Edition.INSPECTION: frozenset(Wrote) - {Wrote.NAME, Wrote.NOTE},
}

_SMALL_NUMBERS_SHOWN = frozenset({Edition.BODY, Edition.INSPECTION})
_ASKED_AS_THE_BODY = frozenset({Edition.BODY, Edition.PARTNERS})

_NEVER_SENT_IN_WORDS = "restricted words, notes of contacts, officers' names, and updates that are held back"
_SMALL_READING = 'a reading under 5 stands as "fewer than 5"'

_LEAVES_OUT: Mapping[Edition, str] = {
    Edition.BODY: _NEVER_SENT_IN_WORDS,
    Edition.PARTNERS: f"{_NEVER_SENT_IN_WORDS}; {_SMALL_READING}",
    Edition.SCRUTINY: f"{_NEVER_SENT_IN_WORDS}; {_SMALL_READING}",
    Edition.PUBLIC: (
        "all that people wrote for the partnership: titles, plans, updates, evidence, readings, reasons and names"
    ),
}

_IS: Mapping[Edition, str] = {
    Edition.BODY: "This is the edition of the body that decides.",
    Edition.PARTNERS: "This is the edition of the safeguarding partners.",
    Edition.SCRUTINY: "This is the edition for scrutiny.",
    Edition.PUBLIC: (
        "This is the public edition: published wording, lead agency, dates, rating, and words written for the public."
    ),
    Edition.INSPECTION: "This is the edition for an inspection.",
}


class Reader(NamedTuple):
    """For whom a paper is: its edition, whether an inspection is shown names and notes, and which items are withheld.

    ``withheld`` are the refs of items that are not for publication: the public edition counts them and says no more.
    """

    edition: Edition = Edition.BODY
    names: bool = False
    notes: bool = False
    withheld: frozenset[str] = frozenset()

    def sees(self, wrote: Wrote) -> bool:
        """Whether words of a kind stand in it."""
        if self.edition is Edition.INSPECTION and wrote in {Wrote.NAME, Wrote.NOTE}:
            return self.names if wrote is Wrote.NAME else self.notes
        return wrote in _HOLDS[self.edition]

    @property
    def small_numbers(self) -> bool:
        """Whether a reading under 5 stands in it as it is."""
        return self.edition in _SMALL_NUMBERS_SHOWN

    @property
    def asked_as_the_body(self) -> bool:
        """Whether what a body is asked is asked of its reader."""
        return self.edition in _ASKED_AS_THE_BODY

    @property
    def leaves_out(self) -> str:
        """What it leaves out, as the end of a sentence."""
        if self.edition is not Edition.INSPECTION:
            return _LEAVES_OUT[self.edition]
        kept_back = "in a paper about a meeting or for an intranet, restricted words and what is held back"
        if self.names or self.notes:
            kept_back += ", and contacts; in a paper about a meeting, officers' names"
        out = [
            words for words, shown in (("officers' names", self.names), ("notes of contacts", self.notes)) if not shown
        ]
        return "; ".join([" and ".join(out), kept_back] if out else [kept_back])

    def statement(self) -> tuple[str, ...]:
        """What the edition is and leaves out, and that its totals are the body's."""
        counted = "" if self.edition is Edition.BODY else " Its totals are those of the body's edition."
        withheld = len(self.withheld) if self.edition is Edition.PUBLIC else 0
        kept = (
            f"{withheld} {'item is' if withheld == 1 else 'items are'} not for publication, and counted in the totals."
        )
        return (
            f"{_IS[self.edition]} It leaves out {self.leaves_out}. {NO_EDITION_HOLDS}{counted}",
            *([kept] if withheld else []),
        )


IN_THE_EDITION: Final[Mapping[Edition, str]] = {
    Edition.BODY: "",
    Edition.PARTNERS: "in the edition for the partners",
    Edition.SCRUTINY: "in the edition for scrutiny",
    Edition.PUBLIC: "in the public edition",
    Edition.INSPECTION: "in the edition for an inspection",
}
"""How a sentence names the edition of papers; those of the body need no word."""
