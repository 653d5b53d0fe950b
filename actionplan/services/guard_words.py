"""The guard's words and what it lets through: in the state folder, for every plan, and in no plan, backup or export.

Holds no rule: what is found in a text is ``domain.guard``'s to say. A file that is there and cannot be read stops what
asks, since a guard that is quietly off is worse than none.
"""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.guard import Found, Guard, Guarded, plain_letters
from actionplan.domain.text import clean_line
from actionplan.services.faults import state_folder
from actionplan.services.notes import read_note, write_note

FILE: Final = "guard.json"
_WORDS, _ALLOWED = "words", "allowed"
_SHORTEST, _LONGEST, _MOST = 2, 100, 500


def guard_in_use(*, typing: bool = False) -> Guard:
    """The guard as it stands; ``typing`` is stricter, for a warning and not a refusal."""
    return Guard(_kept(_WORDS), _kept(_ALLOWED), typing=typing)


def guarded_words() -> list[str]:
    """Each word as its first letter and how many characters it has: never the word."""
    return [hint_of(each) for each in sorted(_kept(_WORDS), key=plain_letters)]


def hint_of(words: str) -> str:
    """What may be shown of words that must not leave: their first character and their length."""
    return f"{words[:1]}… ({len(words)} characters)"


def add_word(word: str) -> bool:
    """Guard a word or several as one; False where it was guarded already. Raises ``BadInput`` for what cannot be."""
    kept = clean_line(word, "The word")
    if not _SHORTEST <= len(plain_letters(kept)) <= _LONGEST:
        raise BadInput(f"A guarded word has {_SHORTEST} to {_LONGEST} characters.")
    words = _kept(_WORDS)
    if plain_letters(kept) in map(plain_letters, words):
        return False
    if len(words) >= _MOST:
        raise BadInput(f"There are {_MOST} guarded words already: remove one first.")
    _write([*words, kept], _kept(_ALLOWED))
    return True


def remove_word(word: str) -> bool:
    """Guard a word no longer; False where it was not guarded."""
    words = _kept(_WORDS)
    left = [each for each in words if plain_letters(each) != plain_letters(word)]
    if len(left) == len(words):
        return False
    _write(left, _kept(_ALLOWED))
    return True


def to_allow(words: str) -> Found:
    """What the guard finds in words that are to be let through: an office's postcode, and no guarded word.

    Raises ``BadInput`` where it finds nothing, or a guarded word.
    """
    found = next(Guard(_kept(_WORDS), typing=True).found_in(words), None)
    if found is None:
        raise BadInput("The guard finds nothing in that: it is let through as it is.")
    if found.kind is Guarded.WORD:
        raise BadInput("That holds a guarded word: remove it from the guard instead.")
    return found


def allow(found: Found) -> None:
    """Let a thing through for good; its digest is kept, not itself."""
    _write(_kept(_WORDS), sorted({*_kept(_ALLOWED), found.key}))


def _kept(name: str) -> list[str]:
    note = read_note(FILE, None)
    found = note.get(name, [])
    if not isinstance(found, list) or (not note and (state_folder() / FILE).exists()):
        raise BadInput(
            f"The guard's file cannot be read: {state_folder() / FILE}. Put it right, or delete it and add its words "
            "again."
        )
    return [each for each in found if isinstance(each, str)]


def _write(words: Sequence[str], allowed: Sequence[str]) -> None:
    if not write_note(FILE, None, {_WORDS: list(words), _ALLOWED: list(allowed)}):
        raise BadInput(f"The guard's words cannot be kept: {state_folder() / FILE} cannot be written.")
