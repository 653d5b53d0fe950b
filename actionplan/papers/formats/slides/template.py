"""Our own wide template for slides: one typeface, two layouts, and nothing of the one that the library brings.

Positions are in points.
"""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pptx.presentation import Presentation

TYPEFACE: Final = "Arial"
LEFT: Final = 40
TOP: Final = 100
WIDE: Final = 880
SLIDE: Final = (960, 540)
FOOT: Final = 505

_KEPT: Final = ("Title Slide", "Title Only")
_TITLES: Final = {"Title Slide": (LEFT, 110, WIDE, 110), "Title Only": (LEFT, 24, WIDE, 66)}
_SUBTITLE: Final = (LEFT, 230, WIDE, 220)
_PROGRAM: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>actionplan</Application></Properties>"
)
"""What wrote the file."""
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def wide_template() -> "Presentation":
    """An empty presentation of 16 by 9."""
    from pptx import Presentation
    from pptx.util import Pt

    made = Presentation()
    made.slide_width, made.slide_height = Pt(SLIDE[0]), Pt(SLIDE[1])
    for layout in list(made.slide_layouts):
        if layout.name not in _KEPT:
            made.slide_layouts.remove(layout)
    for owner in (made.slide_master, *made.slide_layouts):
        _place(owner)
    _typeface(made)
    _without_traces(made)
    return made


def title_layout(made: "Presentation") -> Any:
    """The layout of the first slide."""
    return next(each for each in made.slide_layouts if each.name == _KEPT[0])


def plain_layout(made: "Presentation") -> Any:
    """The layout of all others: a title, and room."""
    return next(each for each in made.slide_layouts if each.name == _KEPT[1])


def _place(owner: Any) -> None:
    """A master's or a layout's placeholders where they belong; those for dates, footers and numbers are dropped."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.util import Pt

    at = {
        PP_PLACEHOLDER.TITLE: _TITLES.get(owner.name, _TITLES["Title Only"]),
        PP_PLACEHOLDER.CENTER_TITLE: _TITLES["Title Slide"],
        PP_PLACEHOLDER.SUBTITLE: _SUBTITLE,
        PP_PLACEHOLDER.BODY: (LEFT, TOP, WIDE, 385),
    }
    for shape in list(owner.placeholders):
        place = at.get(shape.placeholder_format.type)
        if place is None:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - it has no other door
        else:
            shape.text_frame.margin_left = shape.text_frame.margin_right = 0
            shape.left, shape.top, shape.width, shape.height = (Pt(each) for each in place)


def _typeface(made: "Presentation") -> None:
    """One typeface, titles to the left in a size of their own, and words in British English."""
    master: Any = made.slide_master
    styles = master._element.find(  # noqa: SLF001 - as above
        "{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles"
    )
    for level in styles.iter(f"{_A}defRPr"):
        level.set("lang", "en-GB")
    first = styles[0][0]
    first.set("algn", "l")
    first.find(f"{_A}defRPr").set("sz", "2600")
    first.find(f"{_A}defRPr").set("b", "1")
    theme = next(part for part in master.part.rels.values() if part.reltype.endswith("/theme")).target_part
    written = theme.blob.decode()
    for old in ("Calibri", "Calibri Light"):
        written = written.replace(f'<a:latin typeface="{old}"', f'<a:latin typeface="{TYPEFACE}"')
    theme._blob = written.replace('name="Office Theme"', 'name="Action plan"').encode()  # noqa: SLF001 - as above


def _without_traces(made: "Presentation") -> None:
    """The library's own picture, printer settings and properties are not ours."""
    package: Any = made.part.package
    for owner in (package, made.part):
        rels = owner._rels  # noqa: SLF001 - as above
        for key, rel in list(rels.items()):
            if rel.reltype.endswith(("/thumbnail", "/printerSettings")):
                rels.pop(key)
            elif rel.reltype.endswith("/extended-properties"):
                rel.target_part._blob = _PROGRAM  # noqa: SLF001 - as above
    properties = made.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title = properties.subject = properties.category = ""
    properties.revision = 1
