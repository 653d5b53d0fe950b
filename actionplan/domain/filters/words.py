"""The fixed words of the filter language, and which of them was meant by one that it has not. Parses no line."""

from difflib import get_close_matches
from typing import Final

from actionplan.domain.vocabulary import Colour, Kind, Priority, Status

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "is": (
        "overdue",
        "unassigned",
        "undated",
        "stale",
        "no-evidence",
        "vacant",
        "moved",
        "with-others",
        "raised",
        "exception",
    ),
    "rag": tuple(colour.lower() for colour in Colour),
    "status": tuple(Status),
    "priority": tuple(Priority),
    "kind": tuple(Kind),
}
"""By key, the words that may stand after it."""

_ALSO: Final = {
    "late": "is:overdue",
    "unowned": "is:unassigned",
    "no-owner": "is:unassigned",
    "ownerless": "is:unassigned",
    "no-date": "is:undated",
    "dateless": "is:undated",
    "quiet": "is:stale",
    "unevidenced": "is:no-evidence",
    "slipped": "is:moved",
    "extended": "is:moved",
}
_ALSO_KEYS: Final = {
    "colour": "rag",
    "color": "rag",
    "rating": "rag",
    "state": "status",
    "lead": "agency",
    "owner": "officer",
    "role": "officer",
    "date": "due",
    "deadline": "due",
    "before": "due.before",
    "after": "due.after",
}
_SEARCHED: Final = frozenset({"none", *Kind})
"""Words that are more likely to be searched for than meant as a filter."""
_MEANT: Final = {
    word: f"{key}:{word}" for key, words in reversed(WORDS.items()) for word in words if word not in _SEARCHED
} | _ALSO
_NEAR, _NEAR_KEY = 0.75, 0.6
_SHORTEST: Final = 4
_LONGEST: Final = 40


def meant_by(word: str, *, nearly: bool = True) -> str:
    """The filter that a word alone was meant as: "is:overdue" for "overdue"; ``nearly``: for "overdu" too. Or ""."""
    sought = _spelled(word)
    if sought in _MEANT:
        return _MEANT[sought]
    if not nearly or not _SHORTEST <= len(sought) <= _LONGEST:
        return ""
    return next((_MEANT[near] for near in get_close_matches(sought, _MEANT, 1, _NEAR)), "")


def value_meant(key: str, value: str) -> str:
    """The filter that was meant by a value that its key has not: "is:overdue" for "is:overdu" and "status:late"."""
    sought = _spelled(value)[:_LONGEST]
    if sought in _MEANT:
        return _MEANT[sought]
    near = get_close_matches(sought, WORDS.get(key, ()), 1, _NEAR_KEY)
    return f"{key}:{near[0]}" if near else meant_by(sought)


def key_meant(key: str, value: str, known: tuple[str, ...]) -> str:
    """The filter that was meant by a key that is not ``known``: "rag:red" for "colour:red", "agency:" for "agncy:x"."""
    sought = _spelled(key)[:_LONGEST]
    if sought in _MEANT:
        return _MEANT[sought]
    found = _ALSO_KEYS.get(sought) or next(iter(get_close_matches(sought, known, 1, _NEAR_KEY)), "")
    after = _spelled(value)[:_LONGEST]
    if found:
        return f"{found}:{after if after in WORDS.get(found, ()) else ''}"
    return meant_by(after) or meant_by(sought)


def did_you_mean(meant: str) -> str:
    """The question, with a blank before it; empty where nothing is near."""
    return f" Did you mean {meant}?" if meant else ""


def _spelled(word: str) -> str:
    return "-".join(word.casefold().split())
