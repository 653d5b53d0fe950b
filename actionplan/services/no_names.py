"""No document goes out that says the name of an officer who is on record.

Which names those are, and where somebody wrote one, is the domain's to say: this refuses, and says what to do.
"""

from collections.abc import Iterable, Sequence

from actionplan.domain.entry import HistoryLine
from actionplan.domain.errors import Refused
from actionplan.domain.governance.without_names import named_places, names_on_record
from actionplan.domain.names import folded
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.text import quoted


def refuse_names(
    documents: Iterable[tuple[str, str]], lines: Sequence[HistoryLine], plan: Snapshot, *, nothing_done: str
) -> None:
    """Refuse documents, each as its name and its text, that name an officer; with the place where somebody wrote it.

    ``lines`` are those of the ledger through the point of the documents; ``nothing_done`` begins the refusal.
    """
    names = names_on_record(lines, plan.agencies.values(), plan.bodies)
    for document, text in documents:
        said = next(names.in_text(text), None)
        if said is None:
            continue
        places = [each for each in named_places(lines, names) if _spelt(each.name) == _spelt(said)]
        whole = _spelt(text)
        # The entry whose words the document has, before another that names the same officer.
        place = min(places, key=lambda each: _spelt(each.words) not in whole, default=None)
        refused = f"{nothing_done}: {document} would name an officer who is on record, {quoted(' '.join(said.split()))}"
        if place is None:
            raise Refused(f"{refused}. Papers name roles and agencies: put the words right, or remove them.")
        about = f" about {place.ref}" if place.ref else ""
        right = (
            f"Put it right with actionplan amend {place.entry} TEXT --reason TEXT, or remove"
            if place.amendable
            else "Undo its step and record it again in other words, or remove"
        )
        raise Refused(
            f"{refused}, as entry {place.entry}{about} does ({place.field.replace('_', ' ')}). {right} the words with "
            f"actionplan redact {place.entry} --reason TEXT."
        )


def _spelt(words: str) -> str:
    return " ".join(folded(words).casefold().split())
