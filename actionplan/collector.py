"""When Python searches for reference cycles: the only module that touches ``gc``.

Loading the program and reading a plan make hundreds of thousands of objects that are kept and form no cycles. Each
search walks over all of them and frees nothing. Reference counting goes on as usual throughout.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS_BETWEEN_SEARCHES = 100_000


def search_rarely() -> None:
    """For a short command: it ends before a search could pay off."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)


@contextmanager
def paused() -> Iterator[None]:
    """No search inside the block, which reads or replays a plan: entities refer to each other by key alone."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def pause() -> None:
    """No search until ``resume``: for the start of the tracker, which imports and reads before it shows anything."""
    gc.disable()


def resume() -> None:
    """Search again, but never among the objects that exist now: walking over a long plan would stall the screen."""
    gc.freeze()
    gc.enable()
