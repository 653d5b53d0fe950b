"""Text from people in Markdown: shown as text, whatever characters it holds. No HTML is ever written."""

import re
from collections.abc import Iterable, Sequence

from actionplan.domain.text import visible

_ALWAYS = re.compile(r"([\\`*_\[\]<>|~&$@])")
_OPENING = re.compile(r"^([-+=#:])|^(\d{1,9})([.)])")
_LINKS = re.compile(r"\.(?=[^\W\d])|/(?=/)")
"""Where "www.example.org" and "http://…" are broken up, which many readers link though nobody marked them as links."""


def inline(text: str) -> str:
    """The text within a line, inert for a terminal and for a Markdown reader, links and mentions included."""
    return escaped(" ".join(visible(text, newlines=False).split()))


def escaped(text: str) -> str:
    """The same, with its blanks as they are: for a line that begins and ends with something else."""
    line = visible(text, newlines=False)
    return _LINKS.sub(lambda found: f"\\{found[0]}", _ALWAYS.sub(r"\\\1", line))


def opening(text: str) -> str:
    """The same for a text that a line begins with: it makes no list, no heading and no rule."""
    return guarded(inline(text))


def guarded(line: str) -> str:
    """An inert line with its beginning made inert too."""
    return _OPENING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def code(name: str) -> str:
    """A name in a fixed-width face, where it holds nothing that would end that."""
    return f"`{name}`" if name.isprintable() and "`" not in name else escaped(name)


def fenced(lines: Sequence[str]) -> str:
    """Lines as they are, in a fixed-width face; no line among them ends the block."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *lines, fence])


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """A table's lines; the columns whose numbers are in ``right`` hold figures."""
    rule = ["---:" if column in right else "---" for column in range(len(headings))]
    cells = [[inline(each) for each in headings], rule, *([inline(each) for each in row] for row in rows)]
    return [f"| {' | '.join(row)} |" for row in cells]
