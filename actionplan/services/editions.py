"""The plan as a reader may have it, and refusals of papers that would say more than their reader may have.

Holds no rule: what was written for the public is ``domain.governance.public_words``' to say.
"""

from collections.abc import Sequence
from dataclasses import replace

from actionplan.domain.dates import long_day
from actionplan.domain.editions import Reader
from actionplan.domain.entry import HistoryLine
from actionplan.domain.errors import Refused
from actionplan.domain.governance.public_words import words_not_public
from actionplan.domain.governance.without_names import roles_in_texts
from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import Edition


def view_for(view: PlanView, reader: Reader) -> PlanView:
    """The plan as a reader's papers tell of it: roles in the place of names, unless the reader is shown them."""
    if reader.names:
        return replace(view, named=True)
    return replace(view, texts=roles_in_texts(view.texts))


def refuse_unpublished(reader: Reader, view: PlanView, ref: str | None = None) -> None:
    """Refuse the public edition of a review that is not marked published; with ``ref``, of that item's review."""
    if reader.edition is not Edition.PUBLIC:
        return
    row = None if ref is None else view.snapshot.row(ref)
    for review in view.snapshot.reviews:
        if row is not None and row.item.review != review.ref:
            continue
        if review.published_on is None or review.published_on > view.as_at:
            raise Refused(
                f"There is no public edition as at {long_day(view.as_at)}: {review.ref} is not marked published by "
                f"then. Once it is: actionplan review edit {review.ref} --published DATE"
            )


def refuse_words_not_public(
    document: tuple[str, str], lines: Sequence[HistoryLine], view: PlanView, reader: Reader
) -> None:
    """Refuse a paper for the public that holds words on record which were not written for it."""
    name, text = document
    for line, _, _ in words_not_public(text, lines, view, reader):
        raise Refused(
            f"Nothing was written: the public edition of {name} would hold words of entry {line.entry.number}, "
            "which were not written for the public."
        )
