"""Several things in one cell, one a line: bullets, numbers and letters. Pure."""

import re
from typing import Final

LIST_LINE: Final = re.compile(
    r"\s*(?:[•▪◦*\-–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}\.\d{1,2}[.)]?|"
    r"(?:action|step|task)\s*\d{1,2}[a-z]?\s*[:.)\-–])\s+(?=\S)",
    re.IGNORECASE,
)


def actions_in(text: str) -> tuple[str, ...]:
    """The actions in one cell: one a line that begins with a number or a bullet, or all of it."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not LIST_LINE.match(lines[0]):
        return (text,) if text else ()
    found: list[str] = []
    for line in lines:
        marker = LIST_LINE.match(line)
        if marker:
            found.append(line[marker.end() :].strip())
        else:
            found[-1] = f"{found[-1]} {line.strip()}"
    return tuple(each for each in found if each)
