"""Which formats there are: the name of each, how its files end, and the function that lays a document out in it.

Every command that writes documents reads this table. A format's libraries are loaded when it is used, so that this
module costs nothing.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from actionplan.papers.document import Document


class Template(NamedTuple):
    """A file of the partnership's own whose styles and pages a paper takes; it has passed the gate for such files."""

    name: str
    data: bytes


class Given(NamedTuple):
    """What a format is told besides the document; each takes what it needs.

    ``day`` is the date that a file bears, never that of its making. ``width`` is in terminal cells.
    """

    day: "date"
    width: int = 80
    template: Template | None = None
    bom: bool = True


class Format(NamedTuple):
    """One format. A ``binary`` one goes to a file, never to a terminal."""

    name: str
    suffix: str
    write: "Callable[[Document, Given], bytes]"
    binary: bool = False
    takes_template: bool = False


def _text(document: "Document", given: Given) -> bytes:
    from actionplan.papers.formats.text import to_text

    return to_text(document, given.width).encode()


def _markdown(document: "Document", _given: Given) -> bytes:
    from actionplan.papers.formats.markdown import to_markdown

    return to_markdown(document)


def _csv(document: "Document", given: Given) -> bytes:
    from actionplan.papers.formats.csv import to_csv

    return to_csv(document, bom=given.bom)


def _json(document: "Document", _given: Given) -> bytes:
    from actionplan.papers.formats.document_json import to_json

    return to_json(document)


def _html(document: "Document", _given: Given) -> bytes:
    from actionplan.papers.formats.html import to_html

    return to_html(document)


def _docx(document: "Document", given: Given) -> bytes:
    from actionplan.papers.formats.docx import to_docx

    template = given.template
    return to_docx(document, given.day, *((template.data, template.name) if template else ()))


def _xlsx(document: "Document", given: Given) -> bytes:
    from actionplan.papers.formats.xlsx import to_xlsx

    return to_xlsx(document, given.day)


def _pptx(document: "Document", given: Given) -> bytes:
    from actionplan.papers.formats.pptx import to_pptx

    return to_pptx(document, given.day)


def _pdf(document: "Document", given: Given) -> bytes:
    from actionplan.papers.formats.pdf import to_pdf

    return to_pdf(document, given.day)


FORMATS: Final = {
    each.name: each
    for each in (
        Format("text", ".txt", _text),
        Format("md", ".md", _markdown),
        Format("csv", ".csv", _csv),
        Format("json", ".json", _json),
        Format("html", ".html", _html),
        Format("docx", ".docx", _docx, binary=True, takes_template=True),
        Format("xlsx", ".xlsx", _xlsx, binary=True),
        Format("pptx", ".pptx", _pptx, binary=True),
        Format("pdf", ".pdf", _pdf, binary=True),
    )
}
"""By name, in the order in which they are offered."""


def _no_document(_document: "Document", _given: Given) -> bytes:
    raise BadInput("ics holds days for diaries, and no other document.")


DIARY: Final = Format("ics", ".ics", _no_document)
"""The calendar file: of days, and so of no other document; not one of ``FORMATS``."""


def missing(form: Format) -> str:
    """What has to be installed before a format can be written, and how; empty where nothing has."""
    if form.name != "pdf" or find_spec("typst"):
        return ""
    from actionplan.papers.formats.pdf import not_installed

    return not_installed().sentence


def format_of(typed: str | None, file: Path | None = None) -> Format:
    """The format asked for; else the one that the file's name says, and text where it says none."""
    if typed is None:
        ending = file.suffix.lower() if file is not None else ""
        return next((each for each in FORMATS.values() if each.suffix == ending), FORMATS["text"])
    found = FORMATS.get(typed.lower())
    if found is None:
        raise BadInput(f"{quoted(typed)} is not a format that can be written: choose {choices()}.")
    return found


def choices() -> str:
    """The names, as a sentence offers them."""
    *names, last = FORMATS
    return f"{', '.join(names)} or {last}"
