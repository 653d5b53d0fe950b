"""Words that were found on record, as JSON."""

from collections.abc import Iterable
from dataclasses import asdict

from actionplan.domain.reports.found_words import FoundWords
from actionplan.papers.formats.json import json_bytes


def found_words_json(found: Iterable[FoundWords]) -> bytes:
    """One object a place, in the order given; ``amended_in`` is the entry that has put the words right."""
    return json_bytes([asdict(each) for each in found])
