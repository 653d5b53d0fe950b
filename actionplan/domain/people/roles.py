"""The role in what somebody typed as "Name, Role": what papers print of it, without the name. Compares nothing."""

import re
from typing import Final

from actionplan.domain.people.reading import words_of
from actionplan.domain.people.words import ROLE_WORDS

_PARTS: Final = re.compile(r"[,;()\n]")


def roles_in(text: str) -> str:
    """Every part that has a word of a role: "Head, Public Protection" of "J Other, Head, Public Protection"."""
    parts = (part.strip() for part in _PARTS.split(text))
    return ", ".join(part for part in parts if any(word.casefold() in ROLE_WORDS for word in words_of(part)))


def role_in(text: str) -> str:
    """The first part that has a word of a role, "Independent scrutineer" of "J Other, Independent scrutineer".

    Empty where no part has one: then all of it may be a name.
    """
    parts = [part.strip() for part in _PARTS.split(text)]
    return next((part for part in parts if any(word.casefold() in ROLE_WORDS for word in words_of(part))), "")
