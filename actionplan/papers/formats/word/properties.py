"""What a Word file says about itself: title, language, whose it is, and the day that it bears. No program, no user."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from actionplan.papers.document import Document
from actionplan.papers.formats.xml_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LANGUAGE = "en-GB"
_LONGEST = 255
"""Characters of a property, as python-docx allows."""


def set_properties(word: "WordDocument", document: Document, day: date) -> None:
    """Set them all, also those that a template brings from whoever made it."""
    properties, front = word.core_properties, document.front
    at = datetime.combine(day, time(), UTC)
    properties.title = xml_text(document.title.text, newlines=False)[:_LONGEST]
    properties.author = xml_text(front.partnership if front else "", newlines=False)[:_LONGEST]
    properties.language = _LANGUAGE
    properties.created = properties.modified = at
    properties.revision = 1
    for name in (
        "comments",
        "last_modified_by",
        "category",
        "keywords",
        "subject",
        "content_status",
        "identifier",
        "version",
    ):
        setattr(properties, name, "")
    _speak_english(word)


def _speak_english(word: "WordDocument") -> None:
    """The language of what has no other: a template may have another, and papers are in English."""
    styles: Any = word.styles.element
    for language in styles.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        language.set(qn("w:val"), _LANGUAGE)
