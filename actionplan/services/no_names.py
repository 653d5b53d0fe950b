"""No document goes out that says the name of an officer who is on record.

Which names those are, and where somebody wrote one, is the domain's to say: this refuses, and says what to do.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actionplan.domain.entry import HistoryLine
from actionplan.domain.errors import Refused
from actionplan.domain.governance.without_names import NamedPlace, named_places, names_on_record
from actionplan.domain.names import folded
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.text import quoted


class Named(NamedTuple):
    """A name on record in a document, and where somebody wrote it, where that is known."""

    document: str
    said: str
    place: NamedPlace | None

    @property
    def what(self) -> str:
        """What it is, in a sentence."""
        return f"an officer who is on record, {quoted(' '.join(self.said.split()))}"


def names_in(documents: Iterable[tuple[str, str]], lines: Sequence[HistoryLine], plan: Snapshot) -> Iterator[Named]:
    """The names of officers in documents, each once; ``lines`` are the ledger's through the documents' point."""
    names = names_on_record(lines, plan.agencies.values(), plan.bodies)
    for document, text in documents:
        told = set[str]()
        for said in names.in_text(text):
            if _spelt(said) in told:
                continue
            told.add(_spelt(said))
            places = [each for each in named_places(lines, names) if _spelt(each.name) == _spelt(said)]
            whole = _spelt(text)
            # The entry whose words the document has, before another that names the same officer.
            yield Named(document, said, min(places, key=lambda each: _spelt(each.words) not in whole, default=None))


def refuse_names(
    documents: Iterable[tuple[str, str]], lines: Sequence[HistoryLine], plan: Snapshot, *, nothing_done: str
) -> None:
    """Refuse documents that name an officer, with the place where somebody wrote it.

    ``nothing_done`` begins the refusal.
    """
    found = next(names_in(documents, lines, plan), None)
    if found is None:
        return
    place, refused = found.place, f"{nothing_done}: {found.document} would name {found.what}"
    if place is None:
        raise Refused(f"{refused}. Papers name roles and agencies: put the words right, or remove them.")
    about = f" about {place.ref}" if place.ref else ""
    right = f"{_put_right(place)}, or remove"
    raise Refused(
        f"{refused}, as entry {place.entry}{about} does ({place.field.replace('_', ' ')}). {right} the words with "
        f"actionplan redact {place.entry} --reason TEXT."
    )


def _put_right(place: NamedPlace) -> str:
    if place.amended_as is None:
        return "Undo its step and record it again in other words"
    text = "TEXT" if place.amended_as == "words" else f"--{place.amended_as.replace('_', '-')} TEXT"
    return f"Put it right with actionplan amend {place.entry} {text} --reason TEXT"


def _spelt(words: str) -> str:
    return " ".join(folded(words).casefold().split())
