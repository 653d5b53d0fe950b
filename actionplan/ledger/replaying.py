"""What a replay of the whole ledger has to remember, and what it can do without."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from actionplan.domain.state.entities import Entity, Record


def lasting(changed: Iterable[Entity]) -> list[Entity]:
    """The entities that later entries may build on.

    An update, a note or a piece of evidence is changed by an undo alone, whose entry holds all of its values: so it is
    not remembered before that. There are five times as many of them as items.
    """
    return [entity for entity in changed if not isinstance(entity, Record) or entity.version != entity.entry]


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """No entity refers to another, so that none can lie in a circle: to look for some takes a sixth of a replay."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
