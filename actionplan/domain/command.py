"""What every command has in common: the items that it is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Anything that may lead to entries."""

    refs: tuple[str, ...] = ()
