"""Frozen slots dataclasses, made and copied as quickly as values that are not frozen.

An entity has up to 66 fields, and a ledger of a million entries makes more than two million entities when it is proved.
A frozen dataclass sets each field by a call; here an unfrozen twin with the same fields is filled instead, and then
becomes one of the frozen class, which Python allows just where both have the same slots. ``__post_init__`` does not
run: the classes given here have none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    # The checker sees the library's own, whose keywords it compares with the fields.
    from dataclasses import replace
else:

    def replace(value, /, **changes):
        """A copy of a frozen slots dataclass with other values in the fields named; as ``dataclasses.replace``."""
        kind = type(value)
        made = _maker(kind).copied(value)
        for name, changed in changes.items():
            setattr(made, name, changed)
        made.__class__ = kind
        return made


__all__ = ["make_all", "replace", "values_of"]

_Value = TypeVar("_Value")

_WORTH_A_MAKER = 200
"""To write a maker takes as long as to make so many values without one, which a small plan need not wait for."""


def make_all(kind: type[_Value], rows: Sequence[Sequence[Any]]) -> list[_Value]:
    """A frozen slots dataclass for each row; a row has the values of all fields, in their order."""
    return [kind(*row) for row in rows] if len(rows) < _WORTH_A_MAKER else _made(kind, rows)


def _made(kind: type, rows: Sequence[Sequence[Any]]) -> list[Any]:
    made = list(map(_maker(kind).filled, rows))
    for value in made:
        value.__class__ = kind
    return made


def values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What reads the values of all fields, in order, of a dataclass that has two or more."""
    return attrgetter(*(each.name for each in fields(kind)))


@dataclass(frozen=True, slots=True)
class _Maker:
    """How values of one class are made: both functions give the unfrozen twin."""

    copied: Callable[[Any], Any]
    filled: Callable[[Sequence[Any]], Any]


@cache
def _maker(kind: type) -> _Maker:
    names = [each.name for each in fields(kind)]
    twin = type(kind.__name__, (), {"__slots__": tuple(names)})
    written = {"twin": twin}
    copying = "".join(f"    made.{name} = source.{name}\n" for name in names)
    filling = ", ".join(f"made.{name}" for name in names)
    # The library's own dataclasses are written so too. Nothing but the names of fields goes into the code.
    exec(  # noqa: S102  # nosec B102
        f"def copied(source):\n    made = twin()\n{copying}    return made\n"
        f"def filled(row):\n    made = twin()\n    {filling} = row\n    return made\n",
        written,
    )
    return _Maker(written["copied"], written["filled"])
