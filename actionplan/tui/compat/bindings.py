"""Other keys for a screen than those of its class. Decides nothing about keys.

Textual's key map gives no key to what has none, and takes away other bindings of the key that is given up.
"""

from collections.abc import Sequence
from typing import Any

from textual.binding import Binding, BindingsMap
from textual.screen import Screen


def rebind(screen: Screen[Any], own: Sequence[Binding]) -> None:
    """Have these, by their ids, in place of what the screen binds; whatever else had their keys gives way."""
    ids = {binding.id for binding in own}
    bound = screen._bindings.key_to_bindings  # noqa: SLF001 - no public hook changes the keys of one screen
    for key, bindings in list(bound.items()):
        kept = [each for each in bindings if each.id not in ids]
        if kept:
            bound[key] = kept
        else:
            del bound[key]
    bound.update(BindingsMap(own).key_to_bindings)
