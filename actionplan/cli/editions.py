"""For whom something is written, as it was asked for, and what the guard was told to let out."""

from typing import TYPE_CHECKING

from actionplan.domain.errors import BadInput
from actionplan.domain.vocabulary import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.cli.context import OpenPlan
    from actionplan.domain.editions import Reader
    from actionplan.domain.guard import Guarded


def refuse_beside(edition: Edition | None, *, names: bool, notes: bool) -> None:
    """Refuse options that go with an inspection only."""
    if (names or notes) and edition is not Edition.INSPECTION:
        raise BadInput("--names and --notes go with --edition inspection: no other edition has them.")


def reader_in(plan: "OpenPlan", edition: Edition, *, names: bool = False, notes: bool = False) -> "Reader":
    """The reader of an edition of this plan."""
    from actionplan.papers.editions import reader_of

    return reader_of(edition, plan.view, names=names, notes=notes)


def record_let_through(plan: "OpenPlan", kinds: "Sequence[Guarded]", document: str) -> None:
    """Record what the guard let out in a document, and say so."""
    from actionplan.cli.output import say
    from actionplan.domain.subjects.guarding import LetThrough

    plan.record(LetThrough(kinds=tuple(kinds), document=document))
    say(f"The guard let {' and '.join(each.in_words for each in kinds)} go out in {document}; that is recorded.")
