"""Words that were found on record, as JSON."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Final

from actionplan.domain.reports.found_words import FoundWords
from actionplan.papers.formats.json import json_bytes

_NAMES: Final = tuple(each.name for each in fields(FoundWords) if each.name != "fit")
"""All but how well the words fit, which the order says."""


def found_words_json(found: Iterable[FoundWords]) -> bytes:
    """One object a place, in the order given; ``amended_in`` is the entry that has put the words right."""
    return json_bytes([{name: getattr(each, name) for name in _NAMES} for each in found])
