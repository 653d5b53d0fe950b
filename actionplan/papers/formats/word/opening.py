"""The Word file that a paper is written into: our template, or a council's own with its pages emptied.

Of a council's template its styles, its page, its header and its footer are kept. The file has passed the gate for
files from outside before it comes here.
"""

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

import docx
from docx.oxml.ns import qn

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.papers.formats.word.template import our_template

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TYPES: Final = "[Content_Types].xml"
_DOCUMENT: Final = b"wordprocessingml.document.main+xml"
_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_MACROS: Final = b"macroEnabled"
_REFERENCES: Final = (qn("w:headerReference"), qn("w:footerReference"))


def opened(template: bytes | None, name: str = "", *, close: bool = False) -> "WordDocument":
    """An empty document; ``close`` has our own one in small print.

    Raises ``BadInput``, with the file's ``name``, for what is no template.
    """
    if template is None:
        return docx.Document(BytesIO(our_template(close=close)))
    try:
        word = docx.Document(BytesIO(_as_document(template, name)))
        _empty(word.element.body)
    except (BadZipFile, KeyError, ValueError, SyntaxError, AttributeError) as error:
        # Each is what python-docx or lxml raises on a package that lacks a part or has another in its place.
        raise _no_template(name) from error
    return word


def _no_template(name: str) -> BadInput:
    return BadInput(
        f"{quoted(name)} is not a Word file that can be a template. Save it in Word as .docx, and name that."
    )


def _as_document(data: bytes, name: str) -> bytes:
    """The file as a document: a .dotx differs from it in one word of its list of parts."""
    with ZipFile(BytesIO(data)) as file:
        types = file.read(_TYPES)
        if _MACROS in types:
            raise BadInput(
                f"{quoted(name)} holds macros, which no paper carries. Save it in Word as .docx, and name that."
            )
        if _DOCUMENT in types:
            return data
        if _TEMPLATE not in types:
            raise _no_template(name)
        out = BytesIO()
        with ZipFile(out, "w") as changed:
            for part in file.namelist():
                content = file.read(part)
                changed.writestr(part, content.replace(_TEMPLATE, _DOCUMENT) if part == _TYPES else content)
    return out.getvalue()


def _empty(body: Any) -> None:
    """Take out all but the page of the last section, which keeps the headers and footers that it took from others."""
    sections = list(body.iter(qn("w:sectPr")))
    last = body.find(qn("w:sectPr"))
    if last is None:
        raise KeyError("a document without a page")
    inherited: dict[tuple[str, str | None], Any] = {}
    for section in sections:
        for reference in section:
            if reference.tag in _REFERENCES:
                inherited[(reference.tag, reference.get(qn("w:type")))] = reference
    own = {(each.tag, each.get(qn("w:type"))) for each in last if each.tag in _REFERENCES}
    for key, reference in inherited.items():
        if key not in own:
            last.insert(0, deepcopy(reference))
    for each in list(body):
        if each is not last:
            body.remove(each)
