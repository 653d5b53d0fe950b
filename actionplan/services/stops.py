"""What keeps papers from going out, thing by thing and with where it comes from, so that it can be put right.

Holds no rule and refuses nothing: what names are is ``no_names``' to say, what must not leave ``guarding``'s, and what
was written for the public ``domain.governance.public_words``'.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from actionplan.domain.editions import Reader
from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.public_words import words_not_public
from actionplan.domain.guard import Found, Guarded
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.amending import amended_as
from actionplan.services.guarding import Wording, kept_in
from actionplan.services.no_names import names_in


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that keeps documents from going out: what it is, in words that may be shown, and where it comes from.

    ``found`` is what the guard found, which can let it out this once; None for anything else.
    """

    documents: tuple[str, ...]
    what: str
    source: Wording | None = None
    found: Found | None = None

    @property
    def may_be_allowed(self) -> bool:
        """Whether the guard can let it out for good: a guarded word is removed from the guard instead."""
        return self.found is not None and self.found.kind is not Guarded.WORD


def stops_in(
    texts: Sequence[tuple[str, str]],
    lines: Sequence[HistoryLine],
    view: PlanView,
    reader: Reader,
    *,
    also_for_names: Iterable[tuple[str, str]] = (),
) -> tuple[Stop, ...]:
    """What keeps documents, each its name and its text, from their reader; ``also_for_names``: in another layout.

    ``lines`` are the ledger's through the point of the documents.
    """
    return merged(_all(texts, lines, view, reader, also_for_names))


def merged(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """The same thing in several documents, once."""
    together: dict[tuple[str, Wording | None, str], Stop] = {}
    for each in stops:
        key = (each.what, each.source, each.found.key if each.found else "")
        known = together.setdefault(key, each)
        together[key] = replace(known, documents=tuple(dict.fromkeys((*known.documents, *each.documents))))
    return tuple(together.values())


def _all(
    texts: Sequence[tuple[str, str]],
    lines: Sequence[HistoryLine],
    view: PlanView,
    reader: Reader,
    also_for_names: Iterable[tuple[str, str]],
) -> Iterator[Stop]:
    if not reader.names:
        for named in names_in([*texts, *also_for_names], lines, view.snapshot):
            place = named.place
            source = None if place is None else Wording(place.entry, place.ref, place.words, place.amended_as)
            yield Stop((named.document,), f"the name of {named.what}", source)
    for document, text in texts:
        for line, field, words in words_not_public(text, lines, view, reader):
            source = Wording(line.entry.number, line.entry.ref, words, amended_as(line.entry.fact, field))
            yield Stop((document,), "words that were not written for the public", source)
    for kept in kept_in(texts, lambda: lines):
        yield Stop((kept.document,), kept.what, kept.source, kept.found)
