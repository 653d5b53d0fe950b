"""Fast construction and copying of frozen slots dataclasses, and their conversion from and to rows of columns.

Verifying a ledger of a million entries creates more than two million entities, and a frozen dataclass sets each field
by a call. Here an unfrozen twin class with the same slots is filled instead, and its ``__class__`` is then set to the
frozen one, which Python allows for equal slots. ``__post_init__`` does not run: the classes used here have none.

A field whose type is a frozen dataclass is a *part*: it has a column for each of its own fields. An optional part is
None where the column of its first field is None.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args

if TYPE_CHECKING:
    # For the type checker, which checks the keywords of the library's function against the fields.
    from dataclasses import replace
else:

    def replace(value, /, **changes):
        """A copy of a frozen slots dataclass with some fields changed, as ``dataclasses.replace``."""
        kind = type(value)
        made = _maker(kind).copied(value)
        for name, changed in changes.items():
            setattr(made, name, changed)
        made.__class__ = kind
        return made


__all__ = ["Column", "columns_of", "make_all", "replace", "values_of"]

_Value = TypeVar("_Value")

_WORTH_A_MAKER = 200
"""Generating a maker costs as much as making this many values without one, which a small plan need not pay."""


class Column(NamedTuple):
    """One value of an entity: the path to it ("deadline", "due_on"), its type, and whether it may be missing."""

    path: tuple[str, ...]
    hint: Any
    nullable: bool

    @property
    def name(self) -> str:
        """The column's name: "deadline_due_on"."""
        return "_".join(self.path)


class _Part(NamedTuple):
    """A field of an entity: its own columns where it is a part, ``optional`` where it can be None as a whole."""

    name: str
    part: type | None
    optional: bool


def columns_of(kind: type) -> tuple[Column, ...]:
    """The columns of an entity, in the order of its fields, with those of a part in the part's place."""
    return _columns_of(kind)


@cache
def _columns_of(kind: type) -> tuple[Column, ...]:
    return tuple(column for each in fields(kind) for column in _columns(each.name, each.type))


def _columns(name: str, hint: Any) -> Iterator[Column]:
    hint, nullable = _without_none(hint)
    if not is_dataclass(hint):
        yield Column((name,), hint, nullable)
        return
    for inner in columns_of(hint if isinstance(hint, type) else type(hint)):
        yield Column((name, *inner.path), inner.hint, nullable or inner.nullable)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, UnionType) and NoneType in get_args(hint):
        (left,) = (each for each in get_args(hint) if each is not NoneType)
        return left, True
    return hint, False


def _parts(kind: type) -> tuple[_Part, ...]:
    return _parts_of(kind)


@cache
def _parts_of(kind: type) -> tuple[_Part, ...]:
    found = []
    for each in fields(kind):
        hint, optional = _without_none(each.type)
        found.append(_Part(each.name, hint if is_dataclass(hint) and isinstance(hint, type) else None, optional))
    return tuple(found)


def make_all(kind: type[_Value], rows: Sequence[Sequence[Any]]) -> list[_Value]:
    """One entity per row; a row has the values of all columns, in order."""
    if len(rows) < _WORTH_A_MAKER:
        return [_from_row(kind, row) for row in rows]
    plain: type = kind
    return list(map(_maker(plain).filled, rows))


def _from_row(kind: type[_Value], columns: Sequence[Any]) -> _Value:
    if len(columns) != len(columns_of(kind)):
        raise ValueError(f"a row of {kind.__name__} has {len(columns_of(kind))} columns, and not {len(columns)}")
    row = iter(columns)
    values: list[Any] = []
    for each in _parts(kind):
        if each.part is None:
            values.append(next(row))
            continue
        own = [next(row) for _ in columns_of(each.part)]
        missing = each.optional and own[0] is None
        values.append(None if missing else each.part(*own))
    return kind(*values)


def values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """A function that reads the values of all columns of an entity, in order."""
    lines, names = [], []
    for each in _parts(kind):
        if each.part is None:
            names.append(f"value.{each.name}")
            continue
        inner = [column.path[-1] for column in columns_of(each.part)]
        own = [f"{each.name}_{name}" for name in inner]
        reads = ", ".join(f"part.{name}" for name in inner)
        lines.append(f"    part = value.{each.name}\n")
        missing = f"({', '.join(['None'] * len(own))},) if part is None else " if each.optional else ""
        lines.append(f"    {', '.join(own)}, = {missing}({reads},)\n")
        names += own
    return _generated(f"def made(value):\n{''.join(lines)}    return ({', '.join(names)},)\n", {})


class _Maker(NamedTuple):
    """Constructors for one class: ``copied`` returns an unfrozen copy, ``filled`` a frozen value from a row."""

    copied: Callable[[Any], Any]
    filled: Callable[[Sequence[Any]], Any]


@cache
def _maker(kind: type) -> _Maker:
    names = [each.name for each in fields(kind)]
    known: dict[str, Any] = {"twin": _twin(kind), "kind": kind}
    copying = "".join(f"    made.{name} = source.{name}\n" for name in names)
    copied = _generated(f"def made(source):\n    made = twin()\n{copying}    return made\n", known)
    return _Maker(copied, _filler(kind, known))


def _filler(kind: type, known: dict[str, Any]) -> Callable[[Sequence[Any]], Any]:
    columns = [f"c{index}" for index in range(len(columns_of(kind)))]
    body, left = [], iter(columns)
    for each in _parts(kind):
        if each.part is None:
            body.append(f"    made.{each.name} = {next(left)}\n")
            continue
        own = [next(left) for _ in columns_of(each.part)]
        known[f"twin_{each.name}"], known[f"kind_{each.name}"] = _twin(each.part), each.part
        indent = "    "
        if each.optional:
            body.append(f"    if {own[0]} is None:\n        made.{each.name} = None\n    else:\n")
            indent = "        "
        body.append(f"{indent}part = twin_{each.name}()\n")
        inner = (field.name for field in fields(each.part))
        body += [f"{indent}part.{name} = {column}\n" for name, column in zip(inner, own, strict=True)]
        body.append(f"{indent}part.__class__ = kind_{each.name}\n{indent}made.{each.name} = part\n")
    code = f"def made(row):\n    made = twin()\n    {', '.join(columns)}, = row\n{''.join(body)}"
    return _generated(f"{code}    made.__class__ = kind\n    return made\n", known)


@cache
def _twin(kind: type) -> type:
    return type(kind.__name__, (), {"__slots__": tuple(each.name for each in fields(kind))})


def _generated(code: str, known: dict[str, Any]) -> Callable[[Any], Any]:
    # As the dataclasses module does. Only names of fields go into the code.
    exec(code, known)  # noqa: S102  # nosec B102
    made: Callable[[Any], Any] = known.pop("made")
    return made
