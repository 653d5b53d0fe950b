"""Elements of a Word file made without the library's objects, which take four times as long: a plan has thousands."""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from actionplan.domain.vocabulary import Colour
from actionplan.papers.formats.palette import PAINTS

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def below(parent: Any, name: str, **values: str) -> Any:
    """An element at the end of another one, with its values."""
    made = SubElement(parent, qn(f"w:{name}"))
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def whole(name: str) -> Any:
    """An element that stands in no other yet."""
    return OxmlElement(f"w:{name}")


def add_paragraph(parent: Any, style: str, *, keeps_next: bool = False, to_the_right: bool = False) -> Any:
    """A paragraph with the style of that identifier."""
    paragraph = below(parent, "p")
    properties = below(paragraph, "pPr")
    below(properties, "pStyle", val=style)
    if keeps_next:
        below(properties, "keepNext")
    if to_the_right:
        below(properties, "jc", val="right")
    return paragraph


def add_run(paragraph: Any, text: str, *, strong: bool = False, rating: Colour | None = None) -> None:
    """Words that a file can hold (``xml_text``); a line break in them stays one, and a tab a tab."""
    if not text:
        return
    run = below(paragraph, "r")
    if strong or rating is not None:
        properties = below(run, "rPr")
        below(properties, "b")
        if rating is not None:
            below(properties, "color", val=PAINTS[rating].ink)
            below(properties, "shd", val="clear", color="auto", fill=PAINTS[rating].fill)
    for at, line in enumerate(text.split("\n")):
        if at:
            below(run, "br")
        for place, part in enumerate(line.split("\t")):
            if place:
                below(run, "tab")
            if part:
                words = below(run, "t")
                words.text = part
                words.set(_SPACE, "preserve")
