"""Compares what a command said with what it says: JSON by key, CSV by column, other text line by line.

Keys and columns that came later are ignored; nothing else is, but for what ``rewordings.py`` lists.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from itertools import zip_longest
from typing import Any, Final

from tests.reference.rewordings import ADDED, CHANGED, REWORDINGS, Changed, Rewording
from tests.reference.stored import Output

_ABSENT: Final = "nothing"
_SHOWN: Final = 160
"""How many characters of a value a failing test prints."""

_BY_MACHINE: Final = ("versions", "files")
"""The keys of a pack's manifest that follow from the libraries at hand, and digests, which follow from the files."""


_GAP: Final = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of one command's output where it says something else; values are JSON where the output is."""

    command: str
    place: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.command}\n  at {self.place}\n    was {_short(self.was)}\n    now {_short(self.now)}"


def differences(plan: str, was: Output, now: Output, listed: Sequence[Changed] = CHANGED) -> list[Difference]:
    """Every difference that ``listed`` does not name."""
    found = (Difference(was.command, *each) for each in _differences(was, now))
    listed = [change for change in listed if is_of(change, plan, was)]
    return [each for each in found if not any(_at(change, each) for change in listed)]


def is_of(change: Changed, plan: str, output: Output) -> bool:
    """Whether a listed change is about a command's output."""
    return fnmatchcase(plan, change.plan) and fnmatchcase(output.command, change.command)


def _at(change: Changed, found: Difference) -> bool:
    listed = ((change.place, found.place), (change.was, found.was), (change.now, found.now))
    return all(pattern is None or fnmatchcase(value, pattern) for pattern, value in listed)


_Found = Iterator[tuple[str, str, str]]
"""Places with the value that each had and has."""


def _differences(was: Output, now: Output) -> _Found:
    if was.files:
        yield from _of_pack(was, now)
        return
    if was.code != now.code:
        yield "exit code", str(was.code), f"{now.code} {now.err}"
        return
    yield from _of_text("stdout", was.out, now.out) if not _form(was) else _of_data("", _form(was), was.out, now.out)
    yield from _of_text("stderr", was.err, now.err)


def _form(output: Output) -> str:
    """What a command writes: ``json``, ``csv``, or text, which is nothing here."""
    if not output.out:
        return ""
    if "--json" in output.argv or output.argv[:2] == ("export", "json"):
        return "json"
    return "csv" if output.argv[:2] == ("export", "csv") else ""


def _of_pack(was: Output, now: Output) -> _Found:
    """Its files, by name. It says that each byte is as it was issued where just that is so.

    The manifest names the program and its libraries, so with others it differs, and the exit code is 1.
    """
    same = was.files == now.files
    if now.code != (0 if same else 1):
        yield "exit code", "0" if same else "1", f"{now.code} {now.err}"
        return
    yield from _of_text("stdout", was.out, now.out)
    for name in sorted({*was.files, *now.files}):
        if name not in was.files or name not in now.files:
            yield name, _there(name in was.files), _there(name in now.files)
        elif name == "manifest.json":
            yield from _of_manifest(was, now)
        elif "manifest.json" not in was.files or was.files[name] != now.files[name]:
            # Issued papers keep the words of their format, whatever the program says elsewhere.
            form = name.rpartition(".")[2]
            yield from _of_data(f"{name} ", form, was.files[name], now.files[name])


def _of_manifest(was: Output, now: Output) -> _Found:
    then, today = (json.loads(each.files["manifest.json"]) for each in (was, now))
    yield from _of_value("manifest.json ", {k: v for k, v in then.items() if k not in _BY_MACHINE}, today)
    digests = {k: hashlib.sha256(v.encode()).hexdigest() for k, v in now.files.items() if k != "manifest.json"}
    yield from _of_value("manifest.json files", digests, today["files"])


def _of_data(place: str, form: str, was: str, now: str) -> _Found:
    if was == now and not REWORDINGS:
        return
    match form:
        case "json":
            try:
                today = json.loads(now)
            except ValueError:
                yield f"{place}whole", "JSON", now
                return
            yield from _of_value(place, json.loads(was), today)
        case "csv":
            yield from _of_csv(place, was, now)
        case _:
            yield from _of_text(place.rstrip(), was, now)


def _of_value(place: str, was: Any, now: Any) -> _Found:
    match was, now:
        case dict(), dict():
            for key, value in was.items():
                inner = f"{place}.{key}".lstrip(".")
                if key in now:
                    yield from _of_value(inner, value, now[key])
                else:
                    yield inner, _as_json(value), _ABSENT
        case list(), list():
            if len(was) != len(now):
                yield f"{place}.length".lstrip("."), str(len(was)), str(len(now))
            for number, (each, other) in enumerate(zip(was, now, strict=False)):
                yield from _of_value(f"{place}.{number}".lstrip("."), each, other)
        case _:
            worded = reworded(was, data=True) if isinstance(was, str) else was
            if type(worded) is not type(now) or worded != now:
                yield place or "whole", _as_json(worded), _as_json(now)


def _of_csv(place: str, was: str, now: str) -> _Found:
    """Rows in order, cells by column. The byte order mark is a part of the first column's name."""
    then, today = (csv.DictReader(io.StringIO(text, newline="")) for text in (was, now))
    for number, (row, other) in enumerate(zip_longest(then, today), start=1):
        if row is None or other is None:
            yield f"{place}row {number}", _there(row is not None), _there(other is not None)
            continue
        for column, cell in row.items():
            worded = reworded(cell, data=True)
            if other.get(column) != worded:
                yield f"{place}row {number}, {column}", worded, other.get(column) or _ABSENT
    missing = [each for each in then.fieldnames or () if each not in (today.fieldnames or ())]
    if missing:
        yield f"{place}header", ", ".join(missing), _ABSENT


def _of_text(place: str, was: str, now: str) -> _Found:
    """Lines in order. A text in which something was reworded may break its lines elsewhere: it is compared by words."""
    worded, told = reworded(was), without_added(now)
    split = _lines if worded == was else str.split
    for number, (line, other) in enumerate(zip_longest(split(worded), split(told)), start=1):
        if line != other:
            unit = "line" if worded == was else "word"
            yield f"{place} {unit} {number}".lstrip(), line or _ABSENT, other or _ABSENT


def _lines(text: str) -> list[str]:
    """The lines. How wide a table's columns are is not compared: that follows from what else stands in them."""
    return [_GAP.sub("  ", line) for line in text.splitlines()]


@cache
def reworded(text: str, *, data: bool = False) -> str:
    """What was kept, in the words that the program uses now; ``data``: where it is a value of JSON or CSV."""
    for rewording, pattern in patterns():
        if rewording.in_data or not data:
            new = rewording.new
            literal = isinstance(new, str) and not rewording.pattern
            text = pattern.sub(new.replace("\\", r"\\") if literal and isinstance(new, str) else new, text)
    return text


def without_added(text: str) -> str:
    """What a command says now, without what it did not say then."""
    for each in ADDED:
        text = re.sub(each.pattern, "", text, flags=re.MULTILINE)
    return text


@cache
def patterns() -> tuple[tuple[Rewording, re.Pattern[str]], ...]:
    """Each rewording, with what finds it in a text."""
    return tuple(
        (each, re.compile(each.old if each.pattern else r"\s+".join(map(re.escape, each.old.split(" "))), re.MULTILINE))
        for each in REWORDINGS
    )


def _there(it: bool) -> str:  # noqa: FBT001 - reads as a sentence where it is called
    return "there" if it else _ABSENT


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"
