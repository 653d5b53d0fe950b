"""Decides about a hyphen at a line's end: part of the word, or put there by whoever set the lines.

By how the document itself writes the word, then by what words are made of; where neither tells, it stays, with a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

BROKEN_WORD = re.compile(r"([^\W\d_]+)[-‐\u00ad\x02]$")
FIRST_LETTERS = re.compile(r"[^\W\d_]+")

_MARKS = "-‐\u00ad\x02"
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_SUFFIX = re.compile(
    r"(?:[a-z]{0,4}(?:ments?|tions?|sions?|ness|ities|ity|ances?|ences?|ated?|ating|able|ible|ably|ibly|ally|tive|sive|"
    r"tors?)|ings?|ed|ly|er|ers|es|al|ous|ful|less|ships?|hood|ism|ists?|cy|ty|sed|sing|ted|ting|ding|ded)"
)
"""Word endings that are no words by themselves."""
_PREFIX = re.compile(
    r"(?:multi|single|co|re|pre|post|self|non|long|short|high|low|well|cross|inter|intra|anti|ex|semi|sub|mid|out|in|up|"
    r"follow|peer|evidence|trauma|child|family|year|decision|information|risk|problem|face|end|day|case|one|two|three|"
    r"half|full|part)",
    re.IGNORECASE,
)
"""What stands before a hyphen that belongs to the word."""


def whole_words(lines: Iterable[str]) -> Counter[str]:
    """The words of a text in small letters, those broken at a line's end left out."""
    return Counter(word.lower() for line in lines for word in _inner_words(line))


def at_line_end(text: str, following: str, words: Counter[str]) -> tuple[str, str]:
    """The text that ends in a broken word, ready for the next line's first letters, and a doubt or nothing.

    ``words`` are the document's own.
    """
    broken = BROKEN_WORD.search(text)
    if broken is None:
        return text, ""
    without, with_hyphen = text[: broken.end(1)], f"{text[: broken.end(1)]}-"
    kept, joined = f"{broken[1]}-{following}".lower(), f"{broken[1]}{following}".lower()
    if words[joined] and not words[kept]:
        return without, ""
    if words[kept] or not following[0].islower():
        return with_hyphen, ""
    if text[-1] in "\u00ad\x02" or _SUFFIX.fullmatch(following):
        return without, ""
    if _PREFIX.fullmatch(broken[1]) or (words[broken[1].lower()] and words[following.lower()]):
        return with_hyphen, ""
    return with_hyphen, f'"{broken[1]}-{following}" was broken at a line\'s end: the hyphen was kept.'


def _inner_words(line: str) -> Iterator[str]:
    text = line.rstrip()
    for found in _WORD.finditer(text):
        if found.end() < len(text) - 1 or text[-1:] not in _MARKS:
            yield found[0]
