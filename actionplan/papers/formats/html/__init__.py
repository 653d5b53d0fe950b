"""A document as one web page that holds all it needs: no script is needed to read it, and nothing is fetched.

Words from people are escaped by the template and shown as text. The page's own style and script are the only ones that
its content policy lets run. The template, the style and the script lie beside this module.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actionplan.domain.text import visible
from actionplan.papers.document import Document, Front, Section
from actionplan.papers.formats.front import DRAFT, front_facts
from actionplan.papers.formats.html.blocks import Anchors, Shown, shown_block

if TYPE_CHECKING:
    from jinja2 import Template

UNTITLED: Final = "Action plan"

_CONTENTS_FROM: Final = 5
"""How many headings are worth a list of them."""


class _Part(NamedTuple):
    """A section as the template takes it; without a heading, level and anchor are empty."""

    heading: str
    level: int
    anchor: str
    new_page: bool
    blocks: tuple[Shown, ...]


def to_html(document: Document) -> bytes:
    """The whole document as UTF-8."""
    title = " ".join(visible(document.title.text, newlines=False).split()) or UNTITLED
    anchors = Anchors.of(document.sections)
    numbers = iter(range(1, 1_000_000))
    front = document.front or Front()
    style = _own("page.css") + _page_boxes(front, title, _sheet(document))
    script = _own("page.js")
    opening = tuple(shown_block(block, title, anchors, numbers) for block in document.opening)
    parts = tuple(_parts(document.sections, anchors, numbers, title))
    page = _template().render(
        title=title,
        beside=document.title.beside,
        front=front,
        facts=front_facts(front),
        opening=opening,
        parts=parts,
        contents=_contents(parts),
        style=_markup(style),
        script=_markup(script),
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'",
    )
    return (page.rstrip("\n") + "\n").encode()


def _parts(sections: Iterable[Section], anchors: Anchors, numbers: Iterator[int], title: str) -> Iterator[_Part]:
    """Sections with their headings' levels in order: none is left out on the way down."""
    level, named = 1, title
    for at, section in enumerate(sections):
        if section.heading:
            level, named = min(max(section.level, 2), level + 1, 6), section.heading
        blocks = tuple(shown_block(block, named, anchors, numbers) for block in section.blocks)
        yield _Part(section.heading, level, anchors.places[at], section.new_page, blocks)


def _contents(parts: Iterable[_Part]) -> tuple[_Part, ...]:
    named = tuple(part for part in parts if part.heading and part.level == 2)
    return named if len(named) >= _CONTENTS_FROM else ()


def _sheet(document: Document) -> str:
    return f"{'A3' if document.large else 'A4'}{' landscape' if document.landscape else ''}"


def _page_boxes(front: Front, title: str, sheet: str) -> str:
    """What stands in the margins of each printed page: marking, DRAFT, title, and page x of y."""
    marking, draft = _css_string(front.marking), _css_string(f"{DRAFT}, not issued" if front.draft else "")
    return (
        f"@page {{ size: {sheet}; margin: 18mm 15mm; font: 8pt system-ui, Arial, sans-serif;"
        f" @top-left {{ content: {draft}; }} @top-center {{ content: {marking}; }}"
        f" @bottom-left {{ content: {_css_string(title[:80])}; }} @bottom-center {{ content: {marking}; }}"
        ' @bottom-right { content: "Page " counter(page) " of " counter(pages); } }\n'
    )


def _css_string(words: str) -> str:
    """Words as a string of a style sheet, in which no character of theirs can end it."""
    inert = visible(words, newlines=False)
    return '"' + "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in inert) + '"'


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _own(name: str) -> str:
    return (files(__name__) / name).read_text("utf-8")


def _markup(text: str) -> object:
    """What is this module's own, and so is not escaped."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - the page's own style and script, no words of anybody  # nosec B704


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_inert, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_own("page.html"))


def _inert(value: Any) -> Any:
    """Every word that the template writes passes here: no control character and no override of direction is left."""
    from markupsafe import Markup

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
