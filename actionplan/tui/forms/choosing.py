"""Which body, measure, follow-up or meeting a form is about, asked before it opens where there are several.

The form then knows what it is about: it shows what stands, and the rules are asked before anything is typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choosable:
    """One of them; ``refs`` are the items that it concerns, None where that is not for it to say."""

    id: str
    label: str
    refs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """The question, what there is to choose from, and what to say where there is nothing."""

    heading: str
    options: Sequence[Choosable]
    nothing: str

    def chosen(self, id_: str) -> Choosable | None:
        """The one with this id, if it is still among them."""
        return next((each for each in self.options if each.id == id_), None)
