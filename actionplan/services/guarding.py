"""No document goes out that holds what must not leave.

What that is, is ``domain.guard``'s to say, and which words are guarded ``guard_words``': this looks through the texts
of documents, refuses, and says where the words came from.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from actionplan.domain.entry import HistoryLine, free_text_fields
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.guard import Found, Guard, Guarded
from actionplan.domain.text import is_removed_text
from actionplan.services.guard_words import allow, guard_in_use, hint_of

if TYPE_CHECKING:
    from actionplan.ledger.ledger import Ledger

NOTHING_WRITTEN: Final = "Nothing was written"
LetThroughGuard = Callable[[tuple[Guarded, ...]], None]
"""Is told of what kinds go out all the same, and records it."""


class Wording(NamedTuple):
    """Words on record: the entry that has them, the item that it is about, and what they say.

    ``amended_as`` is the field of the command that puts them right, None where no amendment can.
    """

    entry: int
    ref: str | None
    words: str
    amended_as: str | None


class Kept(NamedTuple):
    """What the guard stopped: the document, what was found, and the words that it came from, where known."""

    document: str
    found: Found
    source: Wording | None = None

    @property
    def what(self) -> str:
        """What it is, without the words."""
        return f"{self.found.kind.in_words}, {hint_of(self.found.words)}"

    @property
    def sentence(self) -> str:
        """The same, and where it is."""
        about = f" about {self.source.ref}" if self.source and self.source.ref else ""
        source = f", as entry {self.source.entry}{about} does" if self.source else ""
        return f"{self.document} would hold {self.what}{source}"


Lines = Callable[[], Sequence[HistoryLine]]
"""Reads the lines of the ledger through the point of a document; asked only where something was found."""


def kept_in(documents: Iterable[tuple[str, str]], lines: Lines) -> list[Kept]:
    """What the guard finds in documents, each its name and its text, once a document."""
    guard, found = guard_in_use(), dict[tuple[str, str], tuple[str, Found]]()
    for document, text in documents:
        for each in guard.found_in(text):
            found.setdefault((document, each.key), (document, each))
    known = lines() if found else ()
    return [Kept(document, each, _source(each, known, guard)) for document, each in found.values()]


def refuse_guarded(
    documents: Iterable[tuple[str, str]],
    lines: Lines,
    *,
    nothing_done: str,
    allowed: bool = False,
) -> tuple[Guarded, ...]:
    """Refuse documents that hold what must not leave; ``allowed``: give its kinds instead, which are to be recorded.

    ``nothing_done`` begins the refusal.
    """
    kept = kept_in(documents, lines)
    if not kept:
        return ()
    if allowed:
        return tuple({each.found.kind: None for each in kept})
    first = kept[0]
    more = "" if len(kept) == 1 else f" There {'is' if len(kept) == 2 else 'are'} {len(kept) - 1} more."
    amend = "" if first.source is None else f" Put entry {first.source.entry} right with actionplan amend or redact, or"
    raise Refused(
        f"{nothing_done}: {first.sentence}.{more}{amend or ' To'} let it through for good with actionplan guard allow, "
        "or this once with --allow."
    )


def warning_while_typing(fields: Iterable[tuple[str, str]]) -> str:
    """What papers would stop for among fields, each its label and what was typed; empty where nothing is."""
    try:
        guard = guard_in_use(typing=True)
    except BadInput as damaged:
        return damaged.sentence
    for label, typed in fields:
        for found in guard.found_in(typed):
            return f"{label} holds {found.kind.in_words}: papers would stop for it."
    return ""


def guarded(documents: Iterable[tuple[str, str]], lines: Lines, let_through: LetThroughGuard | None) -> None:
    """Refuse documents that hold what must not leave, or, where there is somebody to tell, tell of what they hold."""
    kinds = refuse_guarded(documents, lines, nothing_done=NOTHING_WRITTEN, allowed=let_through is not None)
    if kinds and let_through is not None:
        let_through(kinds)


def allow_for_good(ledger: "Ledger", found: Found, by: str) -> None:
    """Let a thing that is no guarded word out for good, and record that it was done, without the thing itself."""
    from actionplan.domain.subjects.guarding import LetThrough

    ledger.record(LetThrough(kinds=(found.kind,)), by)
    allow(found)


def _source(found: Found, lines: Sequence[HistoryLine], guard: Guard) -> Wording | None:
    """The latest words that hold it, in the wording in force."""
    holding = (each for each in _wordings(lines) if any(one.key == found.key for one in guard.found_in(each.words)))
    return next(holding, None)


def _wordings(lines: Sequence[HistoryLine]) -> Iterator[Wording]:
    from actionplan.domain.subjects.amending import amended_as

    for line in reversed(lines):
        fact, amended = line.entry.fact, {each.field: each for each in line.amendments}
        if line.undone_by is not None:
            continue
        for name in free_text_fields(type(fact)):
            words = amended[name].words if name in amended else getattr(fact, name) or ""
            if words and not is_removed_text(words):
                entry = amended[name].entry if name in amended else line.entry.number
                yield Wording(entry, line.entry.ref, words, amended_as(fact, name))
