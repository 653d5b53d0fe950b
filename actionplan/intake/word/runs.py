"""The words of one paragraph as a reader of the printed document sees them, and what was left out of them.

Inserted words are taken; deleted and hidden ones, the instructions of fields and the marks of notes are not.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actionplan.intake.word.names import W, inside, local, number, switched, value
from actionplan.intake.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_SYMBOLS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_LEFT_OUT_OF_TEXT = frozenset(("del", "moveFrom"))


@dataclass(slots=True)
class Words:
    """The words of a paragraph: a break of line is a line feed. Sizes in points; ``boxes`` are what it anchors."""

    text: str = ""
    bold: int = 0
    counted: int = 0
    size: float = 0.0
    boxes: list["_Element"] = field(default_factory=list)
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False

    @property
    def all_bold(self) -> bool:
        """Whether every word is bold."""
        return 0 < self.counted == self.bold

    def add(self, later: "Words") -> None:
        """Put what follows behind, where the mark between two paragraphs was deleted."""
        self.text += later.text
        self.bold += later.bold
        self.counted += later.counted
        self.size = self.size or later.size
        self.boxes += later.boxes
        self.deleted |= later.deleted
        self.inserted |= later.inserted
        self.hidden |= later.hidden


@dataclass(slots=True)
class Fields:
    """The fields that are open while the words are read, for a field can go on over paragraphs."""

    in_instruction: list[bool] = field(default_factory=list)

    @property
    def instructing(self) -> bool:
        """Whether what is read is a field's instruction, not what it shows."""
        return any(self.in_instruction)

    def mark(self, kind: str | None) -> None:
        """Take the mark that begins a field, ends its instruction, or ends it."""
        if kind == "begin":
            self.in_instruction.append(True)
        elif self.in_instruction and kind == "separate":
            self.in_instruction[-1] = False
        elif self.in_instruction and kind == "end":
            self.in_instruction.pop()


def words_of(paragraph: "_Element", style_id: str | None, styles: Styles, fields: Fields) -> Words:
    """The words of a paragraph."""
    words = Words()
    words.inserted = any(True for kind in ("ins", "moveTo") for _ in paragraph.iterchildren(W + kind))
    for child in inside(paragraph):
        kind = local(child)
        if kind == "r":
            _add_run(child, style_id, styles, fields, words)
        elif kind in _LEFT_OUT_OF_TEXT:
            words.deleted |= _has_text(child)
        elif kind in ("oMath", "oMathPara"):
            words.text += "".join(each.text or "" for each in child.iter("{*}t"))
    return words


def mark_is_deleted(properties: "_Element | None") -> bool:
    """Whether the mark at a paragraph's end was deleted with changes tracked, so that it runs on into the next."""
    marks = None if properties is None else properties.find(W + "rPr")
    return marks is not None and any(marks.find(W + kind) is not None for kind in _LEFT_OUT_OF_TEXT)


def mark_is_hidden(properties: "_Element | None") -> bool:
    """Whether the mark at a paragraph's end is hidden."""
    return properties is not None and bool(switched(properties.find(W + "rPr"), "vanish"))


def _has_text(element: "_Element") -> bool:
    return any(each.text for tag in ("delText", "t") for each in element.iter(W + tag))


def _add_run(run: "_Element", style_id: str | None, styles: Styles, fields: Fields, words: Words) -> None:
    properties = run.find(W + "rPr")
    run_style = value(properties, "rStyle")
    hidden = _switch(properties, run_style, style_id, styles, "vanish")
    text = ""
    for child in inside(run):
        match local(child):
            case "fldChar":
                fields.mark(child.get(W + "fldCharType"))
            case _ if fields.instructing:
                pass
            case "t":
                text += child.text or ""
            case "sym":
                text += _symbol(child)
            case "br" if child.get(W + "type") in ("page", "column"):
                text += " "
            case "drawing" | "pict" | "object":
                words.boxes += [] if hidden else _boxes(child)
            case name:
                text += _SYMBOLS.get(name, "")
    if hidden:
        words.hidden |= bool(text.strip())
        return
    words.text += text
    if counted := len(text.split()):
        words.counted += counted
        words.bold += counted if _switch(properties, run_style, style_id, styles, "b") else 0
        words.size = words.size or _size(properties, run_style, style_id, styles)


def _symbol(element: "_Element") -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10FFFF else ""


def _boxes(drawing: "_Element") -> list["_Element"]:
    """The text boxes that a drawing holds, outermost only; of two alternatives only the first."""
    boxes: list[_Element] = []
    for child in inside(drawing):
        if local(child) == "txbxContent":
            boxes.append(child)
        else:
            boxes += _boxes(child)
    return boxes


def _switch(
    properties: "_Element | None", run_style: str | None, style_id: str | None, styles: Styles, name: str
) -> bool:
    said = switched(properties, name)
    if said is None and run_style is not None:
        said = styles.run_switch(run_style, name)
    return bool(styles.run_switch(style_id, name)) if said is None else said


def _size(properties: "_Element | None", run_style: str | None, style_id: str | None, styles: Styles) -> float:
    size = value(properties, "sz")
    if size is None and run_style is not None:
        size = next((found for each in styles.chain(run_style) if (found := value(each, "rPr", "sz"))), None)
    return styles.size(style_id) if size is None else number(size) / 2
