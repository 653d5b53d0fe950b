"""The reference for a board pack: bare library calls that write as many cells, lines and digests, and nothing else.

``read_back`` takes a pack apart, unmeasured: the cells of its CSV files, the lines of its summary, its manifest's
values. ``write`` is what is measured: ``csv.writer``, ``json.dumps``, ``hashlib`` and writing each file to the disk.
Nothing is read from a plan, rated, compared, proved or recorded.
"""

import csv
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Content:
    """What a pack says, by the name of each file."""

    tables: dict[str, list[list[str]]]
    lines: dict[str, list[str]]
    values: dict[str, Any]


def read_back(folder: Path) -> Content:
    """The content of a pack that was issued."""
    tables, lines, values = {}, {}, {}
    for path in sorted(folder.iterdir()):
        text = path.read_bytes().decode("utf-8-sig")
        match path.suffix:
            case ".csv":
                tables[path.name] = list(csv.reader(text.splitlines(keepends=True)))
            case ".json":
                values[path.name] = json.loads(text)
            case _:
                lines[path.name] = text.splitlines()
    return Content(tables, lines, values)


def write(content: Content, folder: Path) -> None:
    """Write all of it into a new folder, and have the disk keep it."""
    folder.mkdir()
    for name, rows in content.tables.items():
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as table:
            csv.writer(table).writerows(rows)
    for name, lines in content.lines.items():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    for name, value in content.values.items():
        (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=2), encoding="utf-8")
    for path in folder.iterdir():
        with path.open("rb") as written:
            hashlib.sha256(written.read())
            os.fsync(written.fileno())
