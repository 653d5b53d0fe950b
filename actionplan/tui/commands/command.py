"""A command of the screens: its key, its wording, and what it acts on.

Which keys are in force is kept for the whole program: it shows one plan, to one person, with one hand on the keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Section(StrEnum):
    """The heading under which the help lists a command."""

    CHANGE = "Change what is marked, or the item under the cursor"
    FIND = "Find and arrange"
    LOOK = "Look closer"
    VIEWS = "In the views (v)"
    ITEM = "On the page of an item (enter)"
    MEETING = "At a meeting (m): what waits on its running list"
    PAPERS = "Papers (P): what goes out before a meeting"
    REVIEW = "Before a review is loaded (I)"
    CHASERS = "Chasers (@): reminders to whoever owes an answer"
    PROGRAM = "The plan and the program"


class Target(StrEnum):
    """What a command acts on."""

    ITEMS = "items"
    ITEM = "item"
    RECOMMENDATION = "recommendation"
    NEAR = "near"
    """Nothing of the item itself: what is about it comes first, where one is under the cursor."""
    PLAN = "plan"

    @property
    def needs_items(self) -> bool:
        """Whether it cannot be asked for without an item."""
        return self not in {Target.NEAR, Target.PLAN}


_CHOSEN: Final[dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class ScreenCommand:
    """Its usual key as typed (empty: palette only), its short label, and the sentence that explains it."""

    id: str
    usual: str
    label: str
    help: str
    section: Section
    target: Target = Target.PLAN
    writes: bool = False

    @property
    def key(self) -> str:
        """The key in force, as typed: one's own, else the usual one."""
        return _CHOSEN.get(self.id, self.usual)

    @property
    def has_own_key(self) -> bool:
        """Whether its key was chosen in the settings."""
        return self.id in _CHOSEN


def use_keys(chosen: Mapping[str, str]) -> None:
    """Have these commands answer to these keys from now on, and all others to their usual ones."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)
