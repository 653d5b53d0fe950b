"""How much disk the libraries of the formats take, besides what the program needs anyway; PDF is an extra.

Run it with ``python -m benchmarks.installed_size``. Counts the files of each distribution as they are installed, what a
format needs itself and what that needs, once; and nothing that a part of the program without formats brings in too.
"""

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from benchmarks.measuring import Figure

WRITING: Final = ("python-docx", "lxml", "XlsxWriter", "openpyxl", "python-pptx", "Jinja2", "icalendar")
"""What documents are written with and trackers read with."""

ANYWAY: Final = ("sqlmodel", "alembic", "textual", "typer", "pydantic", "python-dateutil", "tzdata", "platformdirs")
_NAME: Final = re.compile(r"[\w.-]+")
_MEGABYTE: Final = 1_000_000


def measure() -> list[Figure]:
    """The megabytes that formats add."""
    added = _needed(WRITING) - _needed(ANYWAY)
    return [Figure("formats but PDF, installed", sum(map(_size, added)) / _MEGABYTE, 60, "MB")]


def _needed(names: Iterable[str]) -> set[str]:
    """The distributions, and what they need without extras, by their plain names."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = re.sub(r"[-_.]+", "-", left.pop()).lower()
        if name in found:
            continue
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:  # needed on another system only
            continue
        found.add(name)
        left += [match[0] for each in requires if "extra ==" not in each and (match := _NAME.match(each))]
    return found


def _size(name: str) -> int:
    """What the distribution's files take, with what Python compiled of them when it was installed."""
    paths = (Path(str(each.locate())) for each in distribution(name).files or ())
    return sum(each.stat().st_size for each in paths if each.is_file())


if __name__ == "__main__":
    print(*measure(), sep="\n")
