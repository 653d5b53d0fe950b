"""What fuzzing types: texts made of the words that a reader knows, of their pieces, and of anything at all."""

import json

from hypothesis import strategies as st

ANYTHING = st.text(st.characters(exclude_characters="\0"), max_size=40)
"""Any text that a command line or an environment can hold: lone surrogates too, which stand for bytes not in UTF-8."""

_NUMBERS = (st.integers(0, 40) | st.sampled_from([0, 99, 1999, 2026, 2027, 2100, 9999, 10**12])).map(str)


def in_the_form(*parts: st.SearchStrategy[str], between: str = " ") -> st.SearchStrategy[str]:
    """Texts that have the right form, and seldom a meaning: one of each part, in order."""
    return st.tuples(*parts).map(between.join)


def typed_with(*words: str) -> st.SearchStrategy[str]:
    """Texts in which these words stand in any order, cut short, with numbers and anything else between."""
    whole = st.sampled_from(words)
    cut = st.tuples(whole, st.integers(0, 12)).map(lambda each: each[0][: each[1]])
    upper = whole.map(str.upper)
    piece = whole | cut | upper | _NUMBERS | st.sampled_from([" ", "  ", "-", "/", "+", ":", '"', ",", "."]) | ANYTHING
    return st.lists(piece, max_size=8).flatmap(
        lambda pieces: st.sampled_from(["", " ", "-", "/"]).map(lambda between: between.join(pieces))
    )


_MONTHS = st.sampled_from(["March", "sept", "February", "13", "Maerz", "every month", "March, June", "March and"])
_DAYS = st.sampled_from(["Thursday", "fri", "day", "weekday", ""])
_PLACES = st.sampled_from(["second", "last", "31st", "5th", "fifth", "0th", "99th", "next", "end", "the last"])

_MOST_DATES = typed_with(
    "today", "tomorrow", "yesterday", "next", "last", "end", "of", "March", "Sept", "Thursday", "months", "weeks", "6w",
    "executive", "2027-03-31", "31/3/27", "31", "29 February", "9999", "0001", "2027-W10-3", "20270331", "²", "٣",
)  # fmt: skip
DATES = (
    _MOST_DATES
    | st.sampled_from("/.- ").flatmap(lambda sign: in_the_form(_NUMBERS, _NUMBERS, _NUMBERS, between=sign))
    | in_the_form(_NUMBERS, _MONTHS, _NUMBERS)
    | in_the_form(_PLACES, _MONTHS | _DAYS)
    | in_the_form(st.sampled_from(["+", "", "in "]), _NUMBERS, st.sampled_from(["w", " months", "y", "d"]), between="")
)
_MOST_SERIES = typed_with(
    "second", "last", "31st", "15th", "day", "Thursday", "of", "every month", "each month", "March", "June,",
    "and", "the",
)  # fmt: skip
SERIES = _MOST_SERIES | in_the_form(_PLACES, _DAYS, st.just("of"), _MONTHS)
FILTERS = typed_with(
    "rag:", "red", "agency:", "officer:", "status:", "in-progress", "due.before:", "due.after:", "due:<", "due:>",
    "2027-03-31", "review:", "SAM", "theme:", "~", "is:", "overdue", "stale", "not:", "no-evidence", "(", "or", "R4",
)  # fmt: skip
REFS = typed_with("SAM-R04", "SAM", "R4", "R04a", "R06.1", "R1.2.3", "U01", "-A1", "A", "R", "²", "٤")
MEETINGS = typed_with("executive", "executive-2026-12-10", "next", "last", "day", "minuted", ":", "2026-12-10", "E")
PLACES = typed_with("sqlite://", "sqlite:///", "mysql://", "://", "@", ":", "..", "plan.db", "?mode=", "%", "file:")
WHOLE_NUMBERS = typed_with("1", "40", "-1", "1_000", "1e3", "0x10", "²", "٣", "9999999999")
POLICY_KEYS = typed_with("stale_days", "rules", "rules_number", "version", "extensions_allowed", "plan_due_months")

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def changed_document(draw: st.DrawFn, whole: bytes) -> bytes:
    """A JSON document with one of its values or names exchanged, or with bytes cut out and put in."""
    if draw(st.booleans()):
        at, cut = draw(st.integers(0, len(whole))), draw(st.integers(0, 40))
        return whole[:at] + draw(st.binary(max_size=20)) + whole[at + cut :]
    tree = json.loads(whole)
    here = tree
    while True:
        key = draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[key], dict | list) or not here[key] or draw(st.booleans()):
            break
        here = here[key]
    if isinstance(here, dict) and draw(st.booleans()):
        here[draw(st.text(max_size=20))] = here.pop(key)
    else:
        here[key] = draw(JSON_VALUES | st.sampled_from([2**63, -1, 10**30, 1e308, "", "x" * 30_000, "\ud800"]))
    return json.dumps(tree).encode()
