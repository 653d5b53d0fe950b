"""The filters of ``list``, of exports and of the screen's filter line.

Parses what was typed into conditions and tests rows against them. Must not sort, count or render. Input that cannot be
parsed raises ``BadInput``, and nothing else is raised.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.domain.errors import BadInput
from actionplan.domain.filters.conditions import PARSERS, Condition, Value, contains, folded
from actionplan.domain.filters.tokens import Token, tokens_of_line, whole_token
from actionplan.domain.filters.words import did_you_mean, key_meant, meant_by
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import quoted


@dataclass(frozen=True, slots=True)
class Term:
    """One condition, negated where it followed ``not:``."""

    condition: Condition
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold. An empty filter matches every row."""

    terms: tuple[Term, ...] = ()

    def matches(self, row: Row, view: PlanView) -> bool:
        """True where the row meets every condition."""
        return all(term.condition(row, view) != term.negated for term in self.terms)

    def keep(self, rows: Iterable[Row], view: PlanView) -> list[Row]:
        """The rows that match, in the order given."""
        return [row for row in rows if self.matches(row, view)]


def parse_filter(arguments: Sequence[str], today: date, view: PlanView) -> Filter:
    """The filter of a command's arguments, one token each; agencies and reviews are looked up in ``view``.

    Raises ``BadInput`` for an unknown key or value, listing the known ones.
    """
    return _filter([whole_token(each) for each in arguments], today, view)


def parse_filter_line(text: str, view: PlanView) -> Filter:
    """The filter of a typed line, split at spaces; relative days count from the view's.

    Raises ``BadInput`` for an unknown key or value, listing the known ones.
    """
    return _filter(tokens_of_line(text), view.as_at, view)


def keys_of_line(text: str) -> frozenset[str | None]:
    """The keys that a line uses, None for plain words; values are not looked at."""
    keys = set()
    for token in tokens_of_line(text):
        while (key := _key(token)) == "not":
            token = token.after(token.find(":"))  # noqa: PLW2901 - the negated filter follows
        keys.add(key)
    return frozenset(keys)


def meant_by_words(arguments: Sequence[str]) -> str:
    """The filter that one of a command's arguments was perhaps meant as, "is:overdue" for "overdue"; or empty.

    Such a word is searched for, as any other; it may only be spelled like one.
    """
    return _meant([whole_token(each) for each in arguments], nearly=True)


def meant_by_line(text: str, *, nearly: bool = True) -> str:
    """The same of a typed line; ``nearly``: also for a word that is only spelled like one."""
    return _meant(tokens_of_line(text), nearly=nearly)


def _meant(tokens: Iterable[Token], *, nearly: bool) -> str:
    words = (
        token.text
        for token in tokens
        if _key(token) is None and not any(token.quoted) and not token.text.startswith("~")
    )
    return next((meant for word in words if (meant := meant_by(word, nearly=nearly))), "")


def _filter(tokens: Iterable[Token], today: date, view: PlanView) -> Filter:
    return Filter(tuple(term for token in tokens if (term := _term(token, today, view)) is not None))


def _term(token: Token, today: date, view: PlanView) -> Term | None:
    """The condition of one token; None for a token without text."""
    negated = False
    while (key := _key(token)) == "not":
        token = token.after(token.find(":"))
        negated = not negated
        if not token.text.strip():
            raise BadInput('"not:" needs a filter after it, such as not:rag:green or not:is:overdue.')
    if key is None:
        words = folded(token.text[1:] if token.find("~") == 0 else token.text)
        return Term(contains(words), negated) if words else None
    parse = PARSERS.get(key)
    if parse is None:
        there_are = ", ".join(f"{each}:" for each in PARSERS)
        meant = did_you_mean(key_meant(key, token.after(token.find(":")).text, tuple(PARSERS)))
        raise BadInput(
            f"There is no filter {quoted(f'{key}:')}.{meant} There are: {there_are} and not:. "
            "To search for words with a colon, put them in double quotes."
        )
    return Term(parse(Value(key, token.after(token.find(":")), today, view)), negated)


def _key(token: Token) -> str | None:
    """The text before the first colon; None where the token is plain words, since a key has no space and no quote."""
    colon = token.find(":")
    before = token.text[: max(colon, 0)]
    if colon < 0 or any(token.quoted[:colon]) or before.startswith("~") or any(map(str.isspace, before)):
        return None
    return folded(before)
