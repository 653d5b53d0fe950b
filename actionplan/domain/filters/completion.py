"""What the word at the end of a filter line may become: keys, the values after them, words that mean a filter."""

from collections.abc import Iterable
from typing import Final

from actionplan.domain.filters.conditions import NONE, PARSERS, folded
from actionplan.domain.filters.tokens import tokens_of_line
from actionplan.domain.filters.words import WORDS
from actionplan.domain.rating.view import UNREAD, PlanView

_NOT: Final = "not:"
_MOST: Final = 40
_LONGEST: Final = 500


def completions(line: str, view: PlanView) -> list[str]:
    """The whole line, for each word that the one at its end begins; none where nothing begins so."""
    if len(line) > _LONGEST:
        return []
    start = _start_of_last(line)
    before, last = line[:start], line[start:]
    while last.casefold().startswith(_NOT):
        before, last = before + last[: len(_NOT)], last[len(_NOT) :]
    key, colon, value = last.partition(":")
    if not colon:
        found = _words(last) if not last.startswith(("~", '"', "“", "„")) else []
        return [before + each for each in found if each != last][:_MOST]
    key = folded(key)
    parts = value.rpartition(",")
    typed = parts[2].lstrip('"“„<>')
    head = before + last[: len(last) - len(parts[2])]
    chosen = [head + _quoted(each) for each in _values(key, view) if _begins(each, typed)]
    return [each for each in chosen if each != line][:_MOST]


def _start_of_last(line: str) -> int:
    """Where the last token begins; behind a blank that no open quote holds, it is yet to be typed."""
    tokens = tokens_of_line(line)
    for start in range(len(line), 0, -1):
        if line[start - 1].isspace() and [*tokens_of_line(line[:start]), *tokens_of_line(line[start:])] == tokens:
            return start
    return 0


def _words(typed: str) -> list[str]:
    """Keys that begin so, then filters whose word does; of nothing typed, the keys alone."""
    sought = folded(typed)
    keys = [f"{key}:" for key in (*PARSERS, _NOT[:-1]) if f"{key}:".startswith(sought)]
    if not sought:
        return keys
    named = (f"{key}:{word}" for key, words in WORDS.items() for word in words if word != NONE)
    return [*keys, *(each for each in named if each.partition(":")[2].startswith(sought))]


def _values(key: str, view: PlanView) -> Iterable[str]:
    items = [row.item for row in view.rows]
    match key:
        case "agency":
            led = {item.owner.agency for item in items}
            used = sorted(agency.name for agency in view.agencies if agency.id in led)
            return [*used, *(agency.name for agency in view.agencies if agency.name not in used), NONE]
        case "theme":
            return [*_texts(view.theme(item) for item in items), NONE]
        case "officer":
            return _texts(view.text_of(item, "lead_role") for item in items)
        case "review":
            return [review.ref for review in view.snapshot.reviews]
        case "due":
            return [NONE]
        case _:
            return WORDS.get(key, ())


def _texts(texts: Iterable[str]) -> list[str]:
    """Each text once, without those that have not been read."""
    return sorted({text for text in texts if text and text != UNREAD and "\n" not in text})


def _begins(value: str, typed: str) -> bool:
    sought, whole = folded(typed), folded(value)
    return whole.startswith(sought) or any(word.startswith(sought) for word in whole.split())


def _quoted(value: str) -> str:
    """In quotes where its blanks or commas would end it."""
    if not any(each.isspace() or each == "," for each in value):
        return value
    return f"“{value}”" if '"' in value else f'"{value}"'
