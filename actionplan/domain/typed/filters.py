"""The filters of ``list``, of exports and of the screen's filter line (INTERFACE, "Everywhere").

Reads what was typed into conditions and tests rows against them. Must not sort, count or show; what it cannot read it
refuses in a sentence, and it raises nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import quoted
from actionplan.domain.typed.filter_conditions import READERS, Condition, Value, folded, says
from actionplan.domain.typed.filter_tokens import Token, tokens_of_line, whole_token


@dataclass(frozen=True, slots=True)
class Term:
    """One condition, turned round where ``not:`` stood before it."""

    holds: Condition
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold; without any, every row matches."""

    terms: tuple[Term, ...] = ()

    def matches(self, row: Row, view: PlanView) -> bool:
        """True where the row meets every condition."""
        return all(term.holds(row, view) != term.negated for term in self.terms)

    def keep(self, rows: Iterable[Row], view: PlanView) -> list[Row]:
        """The rows that match, in the order given."""
        return [row for row in rows if self.matches(row, view)]


def parse_filter(tokens: Sequence[str], today: date, resolve: PlanView) -> Filter:
    """The filter that a command's arguments ask for, one token an argument; ``resolve`` knows agencies and reviews.

    Raises ``BadInput`` for an unknown key or value, naming what there is.
    """
    return _filter([whole_token(token) for token in tokens], today, resolve)


def parse_filter_line(text: str, view: PlanView) -> Filter:
    """The filter of a line as it is typed, blanks between its tokens; days count from the view's.

    Raises ``BadInput`` for an unknown key or value, naming what there is.
    """
    return _filter(tokens_of_line(text), view.as_at, view)


def keys_of_line(text: str) -> frozenset[str | None]:
    """The keys that stand in a line, None for plain words; what stands behind them is not looked at."""
    keys = set()
    for token in tokens_of_line(text):
        while (key := _key(token)) == "not":
            token = token.after(token.find(":"))  # noqa: PLW2901 - what is turned round stands behind it
        keys.add(key)
    return frozenset(keys)


def _filter(tokens: Iterable[Token], today: date, view: PlanView) -> Filter:
    return Filter(tuple(term for token in tokens if (term := _term(token, today, view)) is not None))


def _term(token: Token, today: date, view: PlanView) -> Term | None:
    """The condition of one token; None where it holds no words."""
    negated = False
    while (key := _key(token)) == "not":
        token = token.after(token.find(":"))
        negated = not negated
        if not token.text.strip():
            raise BadInput('"not:" needs a filter after it, such as not:rag:green or not:is:overdue.')
    if key is None:
        words = folded(token.text[1:] if token.find("~") == 0 else token.text)
        return Term(says(words), negated) if words else None
    reader = READERS.get(key)
    if reader is None:
        there_are = ", ".join(f"{each}:" for each in READERS)
        raise BadInput(
            f"There is no filter {quoted(f'{key}:')}. There are: {there_are} and not:. "
            "To search for words with a colon, put them in double quotes."
        )
    return Term(reader(Value(key, token.after(token.find(":")), today, view)), negated)


def _key(token: Token) -> str | None:
    """What stands before the first colon; None where the token is plain words: a key has no blank and no quote."""
    colon = token.find(":")
    before = token.text[: max(colon, 0)]
    if colon < 0 or any(token.in_quotes[:colon]) or before.startswith("~") or any(map(str.isspace, before)):
        return None
    return folded(before)
