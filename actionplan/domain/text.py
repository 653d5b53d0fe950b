"""Text: which input is accepted, how it is shown inertly, and the building blocks of sentences.

Owns validation (``clean``, ``clean_line``), the inert forms for terminals and sentences (``visible``, ``shorten``,
``quoted``), and how reasons and decisions are worded. Does not know which widget, paper or file the text goes to: each
does its own escaping.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from actionplan.domain.errors import BadInput

_LINE_BREAKS = frozenset("\t\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WHITESPACE = re.compile(r"\s+")
_REMOVED = "[text removed "

# The visible stand-ins: C0 and DEL have pictures of their own in Unicode's "Control Pictures" (U+2400 to U+2421), and a
# line separator gets the picture of a newline. C1, the controls that reverse the reading direction, and lone surrogates
# (which no terminal can be sent) have none, and become U+FFFD.
_STAND_INS: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
    | {0x09: " ", 0x7F: "\u2421", 0x2028: "\u2424", 0x2029: "\u2424"}
    | dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)
_STAND_INS_ON_ONE_LINE = _STAND_INS | {0x0A: " "}

_NO_WIDTH = frozenset((*range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF, *range(0xE0000, 0xE0080)))
_EMOJI_STYLE = "\ufe0f"
_ZERO_WIDTH_JOINER = "\u200d"


def clean(text: str, what: str, *, limit: int = 20_000) -> str:
    """Text as the plan stores it: CRLF and CR become LF, the ends are stripped, everything else stays (ESC too).

    ``what`` names it as it reads within a sentence ("the update"); ``limit`` is in characters, after stripping.
    An empty result is returned as such; whether that is allowed is the caller's rule. Raises BadInput on NUL, on a lone
    surrogate, and over the limit.
    """
    if "\0" in text:
        raise BadInput(f"{capitalised(what)} holds a NUL character, which cannot be kept: type or paste it again.")
    if _SURROGATE.search(text):
        raise BadInput(f"{capitalised(what)} holds half a character (a lone surrogate): type or paste it again.")
    kept = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(kept) > limit:
        raise BadInput(
            f"{capitalised(what)} is {len(kept):,} characters long, and can have at most {limit:,}: shorten it."
        )
    return kept


def clean_line(text: str, what: str, *, limit: int = 300) -> str:
    """One line as the plan stores it: as ``clean``, with whitespace that holds a line break or a tab made one space."""
    return clean(_WHITESPACE.sub(_on_one_line, text.strip()), what, limit=limit)


def visible(text: str, *, newlines: bool = True) -> str:
    """The text with every character that could control a terminal replaced by a visible stand-in, one for one.

    Replaced: control characters (ESC becomes ␛), overrides and isolates of the reading direction, line and paragraph
    separators, lone surrogates. A tab becomes a space, and so does a newline where ``newlines`` is false. Joined emoji,
    combining marks and all scripts stay as they are.
    """
    if text.isprintable():  # stricter than needed: nothing to replace, and ten times as fast
        return text
    return text.translate(_STAND_INS if newlines else _STAND_INS_ON_ONE_LINE)


def cells(text: str) -> int:
    """How many terminal cells the text takes at most: East Asian wide characters two, marks none, others one.

    Joined emoji are counted part by part and an emoji-style mark as one, so the count is an upper bound, except for a
    character that became wide in a later Unicode version than this Python's.
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def shorten(text: str, width: int) -> str:
    """The text on one line, inert, within ``width`` cells (see ``cells``); a cut text ends in "…".

    Never cuts between a character and its marks. Empty for a width of 0 or less.
    """
    line = visible(text, newlines=False)
    if cells(line) <= width:
        return line
    if width < 1:
        return ""
    if line.isascii():  # a cell a character: in a long list, most texts are cut
        return line[: width - 1].rstrip() + "…"
    used = 0
    end = 0
    for character in line:
        used += _cells_of(character)
        if used > width - 1:
            break
        end += 1
    return line[:end].rstrip(_ZERO_WIDTH_JOINER).rstrip() + "…"


def quoted(text: str, width: int = 40) -> str:
    """What somebody typed, in quotes, inert and short enough for a sentence."""
    most = width * 4  # marks take no cells, so width alone would let thousands of them through
    return f'"{shorten(text if len(text) <= most else text[:most] + "…", width)}"'


def _on_one_line(whitespace: re.Match[str]) -> str:
    return whitespace[0] if _LINE_BREAKS.isdisjoint(whitespace[0].replace("\r", "\n")) else " "


@lru_cache(4096)
def _cells_of(character: str) -> int:
    if character == _EMOJI_STYLE:
        return 1
    if ord(character) in _NO_WIDTH or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def mark_of_amendment(on: date | None) -> str:
    """What is said after words that were amended on a day: " (amended 3 March 2027)"; empty for those that were not."""
    return "" if on is None else f" (amended {_long_day(on)})"


def reason_sentence(reason: str | None) -> str:
    """The reason as a sentence of its own, with a leading space; empty where none was given."""
    return f" Reason: {with_full_stop(reason)}" if reason else ""


def with_full_stop(text: str | None) -> str:
    """A short text as the end of a sentence: a full stop is added unless it ends in punctuation."""
    text = text or ""
    return text if text.endswith((".", "!", "?", "…", ":", ".”", '."', "]")) else f"{text}."


def capitalised(words: str) -> str:
    """The words with a capital at the beginning; the others keep theirs, so that names and initials stay."""
    return words[:1].upper() + words[1:]


def as_sentence(words: str) -> str:
    """Words as a sentence of their own: a capital at the beginning, a full stop unless they end in punctuation."""
    return with_full_stop(capitalised(words))


def listed(names: Iterable[str]) -> str:
    """Names within a sentence: "SAM-R01", "SAM-R01 and SAM-R04", "SAM-R01, SAM-R04 and SAM-R05"."""
    *most, last = [*names]
    return f"{', '.join(most)} and {last}" if most else last


def at_meeting(day: date, *, by_chair: bool, between: bool = False) -> str:
    """Who decided, and when: "at the meeting of 11 March 2027", "by chair's action of 3 March 2027".

    ``between``: partners agreed to it between meetings.
    """
    return _outside(day, between=between) if by_chair or between else f"at the meeting of {_long_day(day)}"


def decided_on(day: date, *, by_chair: bool, between: bool = False, on: str = "on ") -> str:
    """As ``at_meeting``, shorter, for use after a verb: "on 11 March 2027", "by chair's action of 3 March 2027"."""
    return _outside(day, between=between) if by_chair or between else f"{on}{_long_day(day)}"


def decision_of(body: str, day: str, *, by_chair: bool, between: bool = False) -> str:
    """Whose decision: "by decision of the Executive, 11 March 2027", "by chair's action for the Executive, …"."""
    if between:
        return f"by decision between meetings of the {body}, {day}"
    whose = "chair's action for" if by_chair else "decision of"
    return f"by {whose} the {body}, {day}"


_TAKES_ARTICLE = frozenset(
    {"association", "board", "cabinet", "college", "council", "department", "executive", "government", "home"}
    | {"chair", "chief", "delegated", "director", "independent", "lead", "leader", "partnership", "safeguarding"}
    | {"ministry", "national", "office", "secretary", "university", "welsh"}
)


def the_body(name: str) -> str:
    """A body's name within a sentence: "the Department for Education", "Ofsted", "NHS England"."""
    return f"the {name}" if name.partition(" ")[0].casefold() in _TAKES_ARTICLE else name


def _outside(day: date, *, between: bool) -> str:
    """What was decided outside a sitting."""
    return f"between meetings, on {_long_day(day)}" if between else f"by chair's action of {_long_day(day)}"


def _long_day(day: date) -> str:
    # Imported here, because the calendar libraries behind it would slow down every ``--help``.
    from actionplan.domain.dates import long_day

    return long_day(day)


def changed_texts_sentence(pairs: Iterable[tuple[str, str | None]]) -> str:
    """The given texts, each under its name: "Will do: … . Measure taken away."; None is left out, empty is cleared."""
    given = ((capitalised(name), text) for name, text in pairs if text is not None)
    return " ".join(f"{name}: {with_full_stop(text)}" if text else f"{name} taken away." for name, text in given)


def removed_text(day: str, reason: str) -> str:
    """What stands in the place of a text that was redacted: "[text removed 3 March 2027: personal data]"."""
    return f"{_REMOVED}{day}: {reason or 'reason removed too'}]"


def is_removed_text(text: str) -> bool:
    """Whether a text is what stands in the place of a redacted one."""
    return text.startswith(_REMOVED)
