"""The names of organisations: all that an agency is called, and when two spellings are one name. Pure."""

from typing import Protocol


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
