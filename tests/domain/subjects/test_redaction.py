"""Redaction removes the free text of one entry for good."""

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.subjects.redaction import TextRedacted
from tests.domain.sentences import sentence_of

# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (TextRedacted(7, "personal data"), "Text of entry 7 removed for good. Reason: personal data."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
