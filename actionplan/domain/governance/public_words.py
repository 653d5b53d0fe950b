"""Whether a paper for the public says only what was written for it. Pure.

This is a second look: ``papers.editions`` takes out what a document has marked, and what a document forgot to mark is
found here, by the words on record.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from actionplan.domain.editions import Reader
from actionplan.domain.entry import HistoryLine, free_text_fields
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.publishing import PublicLineWritten
from actionplan.domain.subjects.reviews import RecommendationPublished, ReviewEdited, ReviewLoaded
from actionplan.domain.text import is_removed_text, the_body
from actionplan.domain.vocabulary import Edition

_SHORTEST: Final = 12
"""Shorter words can stand in a paper by chance: a role, a theme."""


def words_not_public(
    text: str, lines: Sequence[HistoryLine], view: PlanView, reader: Reader
) -> Iterator[tuple[HistoryLine, str, str]]:
    """The words on record in a paper for the public that were not written for it: line, field, and the words."""
    if reader.edition is not Edition.PUBLIC:
        return
    said, public = _plainly(text), _plainly(" \n ".join(_public_words(view)))
    for line, name, words in _composed(lines):
        sought = _plainly(words)
        if len(sought) >= _SHORTEST and sought in said and sought not in public:
            yield line, name, words


def _composed(lines: Sequence[HistoryLine]) -> Iterator[tuple[HistoryLine, str, str]]:
    for line in lines:
        fact = line.entry.fact
        if isinstance(fact, ReviewLoaded | ReviewEdited | PublicLineWritten):
            continue
        for name in free_text_fields(type(fact)):
            words = getattr(fact, name) or ""
            published = isinstance(fact, RecommendationPublished) and name in {"wording", "addressed_to"}
            if words and not published and not is_removed_text(words):
                yield line, name, words


def _public_words(view: PlanView) -> Iterator[str]:
    """Published wording and titles, names of agencies and bodies, and the public lines."""
    for row in view.rows:
        if row.item.parent is None:
            yield view.text_of(row.item, "wording")
        if not row.item.withheld:
            yield view.text_of(row.item, "public_line")
    for review in view.snapshot.reviews:
        yield from (view.review_title(review), view.words(review.partnership, "partnership"))
        yield from map(the_body, review.governing_bodies)
    yield from (the_body(meeting.body) for meeting in view.snapshot.meetings)
    yield from (agency.name for agency in view.snapshot.agencies.values())


def _plainly(words: str) -> str:
    return " ".join(words.split()).casefold()
