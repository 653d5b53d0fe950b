"""Names of sheets that Excel allows: short, without its own signs, and no two alike."""

import re
from collections.abc import Iterable
from typing import Final

from actionplan.papers.formats.xml_text import xml_text

_LONGEST: Final = 31
_SIGNS: Final = re.compile(r"[\[\]:*?/\\]")
_RESERVED: Final = frozenset({"history"})


def sheet_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A name for each sheet, as near as can be to what it is called; ``taken`` are names of other sheets."""
    used = {each.casefold() for each in taken} | _RESERVED
    found = []
    for name in names:
        shown = " ".join(_SIGNS.sub(" ", xml_text(name, newlines=False)).split()).strip("'") or "Table"
        whole, count = _within(shown, _LONGEST), 1
        while whole.casefold() in used:
            count += 1
            end = f" {count}"
            whole = f"{_within(shown, _LONGEST - len(end))}{end}"
        used.add(whole.casefold())
        found.append(whole)
    return found


def _within(name: str, units: int) -> str:
    """The name in so many units of UTF-16, which Excel counts, and ending in neither a blank nor an apostrophe."""
    while len(name.encode("utf-16-le")) // 2 > units:
        name = name[:-1]
    return name.rstrip(" '")
