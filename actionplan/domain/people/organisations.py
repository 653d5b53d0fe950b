"""Whether what somebody typed for an organisation is a person's name beyond doubt. Knows no plan."""

import re
from typing import Final

from actionplan.domain.people.words import ROLE_WORDS, TITLES

_CIVIL: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor"})
"""Titles that no organisation's name begins with, whatever word follows: Mr West is a person."""

_RANKS: Final = frozenset(
    {"sir", "dame", "lord", "lady", "rev", "revd", "reverend", "fr", "det", "detective", "dci", "di", "dc", "ds", "dsu"}
    | {"dsupt", "dcs", "dcsupt", "pc", "pcso", "sgt", "sergeant", "insp", "inspector", "supt", "superintendent"}
    | {"constable"}
)
"""Titles that stand in roles and organisations too: a person's only where names alone follow."""

_HONOURS: Final = frozenset({"qpm", "kpm", "obe", "mbe", "cbe", "bem", "kcb", "dbe", "kbe", "esq", "phd"})
_ORGANISED: Final = frozenset(
    {"academy", "and", "centre", "clinic", "college", "foundation", "hospital", "house", "ltd", "partners", "practice"}
    | {"school", "service", "services", "society", "surgery", "trust"}
)
_NO_SURNAMES: Final = ROLE_WORDS | {"general", "registrar", "association", "federation", "fund"}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_APART: Final = str.maketrans(",.()", "    ")
_MOST_NAMES: Final = 3


def reads_as_person(name: str) -> bool:
    """Whether a name is a person's: a title or an honour, and names alone; "Dr Smith's Surgery" is none."""
    words = [word.casefold() for word in name.translate(_APART).split()]
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    marks = [word for word in words if word in TITLES | _HONOURS]
    names = [word for word in words if word not in marks]
    if not 1 <= len(names) <= _MOST_NAMES or any(_organised(word) for word in names):
        return False
    if words[0] in _CIVIL:
        return True
    named = not any(word in _NO_SURNAMES for word in names)
    titled = bool(_RANKS & set(marks)) if words[0] in TITLES else "," in name and bool((_CIVIL | _RANKS) & set(marks))
    return named and (titled or (words[-1] in _HONOURS and len(names) > 1))


def _organised(word: str) -> bool:
    return word in _ORGANISED or word.endswith(("'s", "’s"))
