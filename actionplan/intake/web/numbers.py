"""The marker that a browser shows in front of a list's item, as far as the page itself says it."""

import re
from typing import TYPE_CHECKING, Final

from actionplan.intake.word.numerals import shown

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMS: Final = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)


def label_of(listed: "_Element", item: "_Element", number: int | None) -> str:
    """The marker of an item of a list; ``number`` is None in a list without numbers."""
    said = next((found[1].lower() for each in (item, listed) if (found := _STYLE.search(each.get("style") or ""))), "")
    if said == "none":
        return ""
    if number is None:
        return "•"
    form = _FORMS.get(said) or _FORMS.get(item.get("type") or listed.get("type") or "", "decimal")
    return f"{shown(number, form)}."
