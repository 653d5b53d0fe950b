"""Whether two spellings of a person's name mean the same person. The only place where names are compared."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from actionplan.domain.people.reading import (
    Reading,
    folded,
    parts_of,
    readings,
    readings_of_one,
    without_titles,
    words_of,
)


class Likeness(Enum):
    """How a name that was typed compares with a lead officer's."""

    OTHER = "somebody else"
    SAME_SURNAME = "the same surname, and no first name that fits"
    SAME = "the same person"


@lru_cache(1024)  # a check compares the same few names for each line of a plan
def likeness(typed: str, name: str, role: str = "") -> Likeness:
    """How "Name, Role" compares with a lead officer: surname and first name or initial, whatever the order.

    The role is compared where no name is recorded, where nothing but the role was typed, and where a first name is
    missing.
    """
    typed_parts, name_parts, role_parts = parts_of(typed), parts_of(name), parts_of(role)
    if not name_parts:
        return Likeness.SAME if role_parts and _within(role_parts, typed_parts) else Likeness.OTHER
    if _within(name_parts, typed_parts) or (role_parts and typed_parts == role_parts):
        return Likeness.SAME
    leads = readings_of_one(name)
    known = frozenset(word for lead in leads if not lead.turned for word in lead.surnames)
    pairs = [(theirs, lead) for theirs in readings(typed, known) for lead in leads if theirs.surnames & lead.surnames]
    if any(_same(theirs, lead) for theirs, lead in pairs):
        return Likeness.SAME
    # A lead officer's name is turned round for a first name that fits only: "James Taylor" is no namesake of Pat James.
    pairs = [(theirs, lead) for theirs, lead in pairs if not lead.turned]
    nameless = any(not theirs.given or not lead.given for theirs, lead in pairs)
    if nameless and role_parts and _within(role_parts, typed_parts):
        return Likeness.SAME
    return Likeness.SAME_SURNAME if pairs else Likeness.OTHER


def same_person(typed: str, name: str, role: str = "") -> bool:
    """Whether "Name, Role" is the lead officer."""
    return likeness(typed, name, role) is Likeness.SAME


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are the same words but for order, case, accents, punctuation and titles."""
    mine, theirs = (sorted(word.casefold() for word in without_titles(words_of(folded(text)))) for text in (one, other))
    return bool(mine) and mine == theirs


# Comparing


def _same(theirs: Reading, lead: Reading) -> bool:
    if not theirs.given or not lead.given:
        return theirs.given == lead.given and not (theirs.turned or lead.turned)
    by_name = _common_first_name(theirs.given, lead.given)
    if not by_name and not _fits(theirs.given[0], lead.given[0]):
        return False
    # "Taylor J Swift" is no "James Taylor": what is read the other way round has no full word that does not fit.
    return by_name or not any(
        mine.turned and any(len(word) > 1 and not _fits_any(word, others.given) for word in mine.given)
        for mine, others in ((theirs, lead), (lead, theirs))
    )


def _common_first_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """A full first name of one that the other has too, first or, as somebody called by a middle name, later."""
    first = {words[0] for words in (one, other) if len(words[0]) > 1}
    return bool(first & set(one) & set(other)) or "".join(one) == "".join(other)


def _fits_any(word: str, others: Sequence[str]) -> bool:
    return any(_fits(word, other) for other in others)


def _fits(one: str, other: str) -> bool:
    """The same first name, or an initial of it."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _within(run: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether ``run`` occurs in ``parts`` as consecutive elements."""
    return any(list(parts[at : at + len(run)]) == list(run) for at in range(len(parts) - len(run) + 1))
