"""The names of organisations: all that an agency is called, and when two spellings are one name. Pure."""

import re
from typing import Final, Protocol

_NATIONAL: Final = re.compile(
    r"(?:the )?(?:(?:uk |welsh |scottish |hm )?government|home office|cabinet office|"
    r"department (?:for|of) (?:education|health|transport|levelling|work|science|culture|digital|business)[^,;/]*|"
    r"(?:national [^,;/]*|ministry of|secretary of state for) [^,;/]+|"
    r"nhs england|ofsted|hmicfrs|cqc|care quality commission|college of policing|dfe|dhsc|moj)",
    re.IGNORECASE,
)
"""Bodies of the state, and the words that open the names of its departments; a list of several is none of them."""


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

    @property
    def short(self) -> str:
        """Its short name; empty where it has none."""


def spellings(agency: Named) -> tuple[str, ...]:
    """All that an agency is called, its name first."""
    spelling = (agency.source_spelling,) if agency.source_spelling else ()
    short = (agency.short,) if agency.short else ()
    return (agency.name, *agency.aliases, *spelling, *short)


def folded(name: str) -> str:
    """A name as two spellings compare: case, spacing and the kind of apostrophe do not count."""
    return " ".join(name.casefold().replace("’", "'").split())


def is_national_body(name: str) -> bool:
    """Whether a name is that of one body of the state beyond doubt: "the Department for Education", "Ofsted"."""
    return _NATIONAL.fullmatch(" ".join(name.split())) is not None
