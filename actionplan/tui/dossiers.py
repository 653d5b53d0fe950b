"""The dossiers around the cursor, kept at hand so that the pane shows a whole item at the first repaint of a key."""

from collections.abc import Iterable
from typing import Final

from actionplan.tui.item_records import Dossier

_MOST: Final = 64


class Dossiers:
    """Those of one state of the plan; ``whole`` ones have the line of time."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Dossier, bool]] = {}

    def keep(self, dossier: Dossier, *, whole: bool) -> None:
        """Have it at hand; the one kept longest goes first."""
        self._kept.pop(dossier.ref, None)
        self._kept[dossier.ref] = (dossier, whole)
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]

    def of(self, ref: str, *, whole: bool) -> Dossier | None:
        """An item's, where it is at hand."""
        found = self._kept.get(ref)
        return found[0] if found is not None and found[1] is whole else None

    def missing(self, refs: Iterable[str], *, whole: bool) -> tuple[str, ...]:
        """Those of some items that are not at hand."""
        return tuple(each for each in refs if self.of(each, whole=whole) is None)

    def forget(self) -> None:
        """The plan has changed, or another day is shown."""
        self._kept.clear()
