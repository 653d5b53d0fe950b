"""The names in a Word document's XML, and the small questions that are asked of any element."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

W: Final = f"{{{_MAIN}}}"
COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset(("0", "false", "off"))


def transitional(content: bytes) -> bytes:
    """A part in the names that Word itself writes; the strict form of the standard has others for the same things."""
    return content.replace(_STRICT, _MAIN.encode())


def value(element: "_Element | None", *path: str, of: str = "val") -> str | None:
    """An attribute of what ``path`` leads to, or None where there is no such element or attribute."""
    for step in path:
        if element is None:
            return None
        element = element.find(W + step)
    return None if element is None else element.get(W + of)


def number(text: str | None, default: int = 0) -> int:
    """A whole number out of an attribute; ``default`` where it is none."""
    try:
        return int(float(text)) if text is not None else default
    except (ValueError, OverflowError):
        return default


def switched(element: "_Element | None", name: str) -> bool | None:
    """Whether a property is switched on or off; None where nothing is said."""
    found = None if element is None else element.find(W + name)
    return None if found is None else (found.get(W + "val") or "on").lower() not in _OFF


def local(element: "_Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def inside(element: "_Element") -> Iterator["_Element"]:
    """The children of an element, with what is only a wrapper opened; of two alternatives only the first."""
    for child in element:
        match local(child):
            case "AlternateContent":
                chosen = child.find(COMPATIBLE + "Choice")
                chosen = child.find(COMPATIBLE + "Fallback") if chosen is None else chosen
                if chosen is not None:
                    yield from inside(chosen)
            case "ins" | "moveTo" | "customXml" | "smartTag" | "hyperlink" | "fldSimple" | "dir" | "bdo" | "rubyBase":
                yield from inside(child)
            case "ruby":
                yield from inside(child)
            case "sdt":
                content = child.find(W + "sdtContent")
                if content is not None and not switched(child.find(W + "sdtPr"), "showingPlcHdr"):
                    yield from inside(content)
            case _:
                yield child
