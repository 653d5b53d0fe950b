"""The names of organisations: all that an agency is called, when two spellings are one name, what is a person. Pure."""

import re
from typing import Final, Protocol

_PERSON: Final = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|cllr|councillor|dci)\.?((?: [^\W\d_]+[-'’]?[^\W\d_]*\.?){1,3})",
    re.IGNORECASE,
)
_ORGANISED: Final = frozenset(
    {"academy", "and", "centre", "clinic", "college", "foundation", "hospital", "house", "ltd", "partners", "practice"}
    | {"school", "service", "services", "surgery", "trust"}
)


class Named(Protocol):
    """Whatever has the names of an agency."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """What else it is called."""

    @property
    def source_spelling(self) -> str | None:
        """How the review spells it, where that differs."""


def spellings(agency: Named) -> tuple[str, ...]:
    """All that an agency is called, its name first."""
    spelling = (agency.source_spelling,) if agency.source_spelling else ()
    return (agency.name, *agency.aliases, *spelling)


def folded(name: str) -> str:
    """A name as two spellings compare: case, spacing and the kind of apostrophe do not count."""
    return " ".join(name.casefold().replace("’", "'").split())


def reads_as_person(name: str) -> bool:
    """Whether a name is a person's beyond doubt: a title, then names alone; "Dr Smith's Surgery" is none."""
    found = _PERSON.fullmatch(" ".join(name.split()))
    words = found[1].casefold().split() if found else []
    return bool(words) and not any(word in _ORGANISED or word.endswith(("'s", "’s")) for word in words)
