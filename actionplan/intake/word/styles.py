"""What a Word document's styles say of a paragraph, along the chain of styles that they are based on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actionplan.intake.word.names import W, number, switched, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_USUAL_SIZE = 10.0  # what Word takes where no style gives one


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which list and level a paragraph or a style is of; None where it does not say."""

    list_id: str | None = None
    level: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles of one document, by their ids."""

    by_id: dict[str, "_Element"] = field(default_factory=dict)
    default_paragraph: str = ""
    default_size: float = _USUAL_SIZE

    def chain(self, style_id: str | None) -> Iterator["_Element"]:
        """The style and those that it is based on, nearest first; a circle is gone round once."""
        seen: set[str] = set()
        following = style_id or self.default_paragraph
        while following and following not in seen and following in self.by_id:
            seen.add(following)
            style = self.by_id[following]
            yield style
            following = value(style, "basedOn") or ""

    def name(self, style_id: str | None) -> str:
        """The name that Word shows for a style."""
        style = self.by_id.get(style_id or self.default_paragraph)
        return (value(style, "name") or style_id or "") if style is not None else style_id or ""

    def numbered(self, style_id: str | None) -> tuple[str, Numbered] | None:
        """Which of the styles gives a number, and which."""
        for style in self.chain(style_id):
            found = numbered_by(style.find(W + "pPr"))
            if found is not None and found.list_id is not None:
                return style.get(W + "styleId") or "", found
        return None

    def outline_level(self, style_id: str | None) -> int | None:
        """The level of a heading from 1, or None for what is no heading."""
        for style in self.chain(style_id):
            level = value(style, "pPr", "outlineLvl")
            if level is not None:
                return number(level) + 1 if 0 <= number(level) <= 8 else None
            name = (value(style, "name") or "").lower()
            if name.startswith("heading ") and name[8:].isdecimal():
                return number(name[8:])
            if name == "title":
                return 1
        return None

    def run_switch(self, style_id: str | None, name: str) -> bool | None:
        """Whether a style switches a property of its words on or off; None where it says nothing."""
        for style in self.chain(style_id):
            said = switched(style.find(W + "rPr"), name)
            if said is not None:
                return said
        return None

    def size(self, style_id: str | None) -> float:
        """The size of a style's words in points."""
        for style in self.chain(style_id):
            size = value(style, "rPr", "sz")
            if size is not None:
                return number(size) / 2
        return self.default_size

    def indent(self, style_id: str | None) -> float | None:
        """The left indent of a style's paragraphs in points; None where it says nothing."""
        for style in self.chain(style_id):
            found = indent_of(style.find(W + "pPr"))
            if found is not None:
                return found
        return None


def styles_of(root: "_Element | None") -> Styles:
    """The styles in the part that holds them."""
    styles = Styles()
    if root is None:
        return styles
    for style in root.iterchildren(W + "style"):
        style_id = style.get(W + "styleId") or ""
        styles.by_id.setdefault(style_id, style)
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
            styles.default_paragraph = style_id
    size = value(root, "docDefaults", "rPrDefault", "rPr", "sz")
    if size is not None:
        styles.default_size = number(size) / 2
    return styles


def numbered_by(properties: "_Element | None") -> Numbered | None:
    """The list and level that a paragraph's properties name."""
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return None
    level = value(found, "ilvl")
    return Numbered(value(found, "numId"), None if level is None else min(max(number(level), 0), 8))


def indent_of(properties: "_Element | None") -> float | None:
    """The left indent in points that a paragraph's properties give."""
    left = value(properties, "ind", of="left") or value(properties, "ind", of="start")
    return None if left is None else number(left) / 20
