"""What a sign-off needs: the one list of conditions, read by the rule that refuses, papers, agenda and forms.

``sign_off_needs`` is about the item alone; whether the sign-off has to set an impact review is
``needs_impact_review``, and who may agree to it is in ``people``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from actionplan.domain.state.item import Item


class Need(Enum):
    """A condition for a sign-off that an item can lack, in the order in which they are checked."""

    COMPLETION = auto()
    EVIDENCE = auto()
    ACTIONS_CLOSED = auto()


@dataclass(frozen=True, slots=True)
class Missing:
    """A condition that an item lacks; ``refs`` are the actions that are not closed."""

    need: Need
    refs: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The condition as a table lists it: "no evidence is recorded"."""
        match self.need:
            case Need.COMPLETION:
                return "not reported complete"
            case Need.EVIDENCE:
                return "no evidence is recorded"
            case Need.ACTIONS_CLOSED:
                return f"{', '.join(self.refs)} not closed"


def sign_off_needs(item: Item, actions: Iterable[Item]) -> tuple[Missing, ...]:
    """What an item lacks before it can be signed off; ``actions`` are all those under it, in order."""
    found = []
    if not item.reported_complete:
        found.append(Missing(Need.COMPLETION))
    if item.evidence_count == 0:
        found.append(Missing(Need.EVIDENCE))
    live = tuple(action.ref for action in actions if action.live)
    if live:
        found.append(Missing(Need.ACTIONS_CLOSED, live))
    return tuple(found)


def needs_impact_review(item: Item) -> bool:
    """Whether a sign-off has to name the day of an impact review: no impact is in evidence yet."""
    return item.evidence_impact == 0
