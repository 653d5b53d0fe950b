"""What each filter key tests: one parser a key, which turns the value after it into a condition.

How a line is split, and how conditions combine, is decided in ``filter``. Raises ``BadInput`` and nothing else.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from actionplan.domain.errors import BadInput
from actionplan.domain.filters.tokens import Token
from actionplan.domain.filters.words import WORDS, did_you_mean, value_meant
from actionplan.domain.governance.exceptions import exceptions_of
from actionplan.domain.rating.rules import no_evidence, overdue, stale, vacant
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import quoted, shorten
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.typed.dates import parse_day
from actionplan.domain.typed.moments import typed_sittings
from actionplan.domain.vocabulary import Colour, Kind, Priority, Status

_Choice = TypeVar("_Choice")

NONE: Final = "none"
"""The value of ``agency:``, ``theme:`` and ``due:`` for "has none"."""

_MOST_DIGITS: Final = 4

Condition = Callable[[Row, PlanView], bool]


@dataclass(frozen=True, slots=True)
class Value:
    """The value typed after a key."""

    key: str
    token: Token
    today: date
    view: PlanView

    @property
    def parts(self) -> list[str]:
        """The comma-separated parts, at least one."""
        found = [part.strip() for part in self.token.split(",") if part.strip()]
        if not found:
            raise BadInput(f"{self.key}: needs a value after it. {_EXAMPLES[self.key]}")
        return found

    @property
    def whole(self) -> str:
        """The whole value, commas included."""
        text = self.token.text.strip()
        if not text:
            raise BadInput(f"{self.key}: needs a value after it. {_EXAMPLES[self.key]}")
        return text

    def day(self, text: str, meant: Meant = Meant.DAY) -> date:
        """The day typed, as on the command line: "next executive" is a sitting of the plan."""
        return parse_day(text, self.today, typed_sittings(self.view.snapshot.meetings), meant=meant)


_EXAMPLES: Final = {
    "rag": f"There are: {', '.join(colour.lower() for colour in Colour)}.",
    "agency": "For example agency:police, or agency:none.",
    "officer": "For example officer:superintendent.",
    "status": f"There are: {', '.join(Status)}.",
    "due.before": "For example due.before:2027-03-31.",
    "due.after": "For example due.after:2027-03-31.",
    "due": "For example due:<2027-03-31, due:>2027-03-31, due:2027-03-31 or due:none.",
    "review": "Type the review's ref.",
    "theme": "Type a part of the theme, or theme:none.",
    "priority": f"There are: {', '.join(Priority)}.",
    "kind": f"There are: {', '.join(Kind)}.",
    "moved": "For example moved:>1, moved:<2 or moved:1: how many times the date was moved.",
    "is": f"There are: {', '.join(WORDS['is'])}.",
}


def _rag(value: Value) -> Condition:
    known = {colour.casefold(): colour for colour in Colour} | {"gray": Colour.GREY}
    wanted = {_chosen(part, known, "rating", value) for part in value.parts}
    return lambda row, _: row.rating.colour in wanted


def _status(value: Value) -> Condition:
    wanted = {_chosen(part, {status.value: status for status in Status}, "status", value) for part in value.parts}
    return lambda row, _: row.item.status in wanted


_CONDITIONS: Final[dict[str, Callable[[Row], bool]]] = {
    "overdue": lambda row: overdue(row.case),
    "unassigned": lambda row: row.unassigned,
    "undated": lambda row: row.undated,
    "stale": lambda row: stale(row.case),
    "no-evidence": lambda row: no_evidence(row.case),
    "vacant": lambda row: vacant(row.case),
    "moved": lambda row: row.item.deadline.times_moved > 0,
    "raised": lambda row: row.item.raised_and_unanswered,
    "with-others": lambda row: row.item.with_others is not None,
}


_EXCEPTION: Final = "exception"


def _is(value: Value) -> Condition:
    named = {*_CONDITIONS, _EXCEPTION}
    parts = {_chosen(part, {each: each for each in named}, "condition", value) for part in value.parts}
    wanted = [_CONDITIONS[part] for part in parts - {_EXCEPTION}]
    listed = {line.ref for line in exceptions_of(value.view)} if _EXCEPTION in parts else set()
    return lambda row, _: row.ref in listed or any(holds(row) for holds in wanted)


def _chosen(part: str, known: dict[str, _Choice], what: str, value: Value) -> _Choice:
    found = known.get("-".join(folded(part).split()))
    if found is None:
        meant = did_you_mean(value_meant(value.key, part))
        raise BadInput(f"There is no {what} {quoted(part)}.{meant} {_EXAMPLES[value.key]}")
    return found


def _agency(value: Value) -> Condition:
    wanted = {None if folded(part) == NONE else value.view.resolve_agency(part).id for part in value.parts}
    return lambda row, _: row.item.owner.agency in wanted


def _officer(value: Value) -> Condition:
    wanted = [folded(part) for part in value.parts]

    def holds(row: Row, view: PlanView) -> bool:
        officer = folded(f"{view.text_of(row.item, 'lead_role')}\n{view.text_of(row.item, 'lead_name')}")
        return any(part in officer for part in wanted)

    return holds


def _review(value: Value) -> Condition:
    wanted = {value.view.resolve_review(part).ref for part in value.parts}
    return lambda row, _: row.item.review in wanted


def _theme(value: Value) -> Condition:
    themes = sorted({theme for row in value.view.rows if (theme := value.view.text_of(row.item, "theme"))})
    wanted = [folded(part) for part in value.parts]
    for part, words in zip(value.parts, wanted, strict=True):
        if words != NONE and not any(words in folded(theme) for theme in themes):
            there_are = ", ".join(shorten(theme, 40) for theme in themes[:8]) or "none yet"
            raise BadInput(f"There is no theme {quoted(part)}. There are: {there_are}.")

    def holds(row: Row, view: PlanView) -> bool:
        theme = folded(view.theme(row.item))
        return any(not theme if words == NONE else words in theme for words in wanted)

    return holds


def _priority(value: Value) -> Condition:
    wanted = {_chosen(part, {each.value: each for each in Priority}, "priority", value) for part in value.parts}
    return lambda row, _: row.item.priority in wanted


def _kind(value: Value) -> Condition:
    wanted = {_chosen(part, {each.value: each for each in Kind}, "kind", value) for part in value.parts}
    return lambda row, _: row.item.kind in wanted


def _moved(value: Value) -> Condition:
    text = unicodedata.normalize("NFKC", value.whole)
    sign, number = (text[0], text[1:].strip()) if text[0] in "<>" else ("", text)
    if not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS):
        raise BadInput(f"{quoted(value.whole)} is no number of times. {_EXAMPLES['moved']}")
    times = int(number)
    match sign:
        case ">":
            return lambda row, _: row.item.deadline.times_moved > times
        case "<":
            return lambda row, _: row.item.deadline.times_moved < times
        case _:
            return lambda row, _: row.item.deadline.times_moved == times


def _due_before(value: Value) -> Condition:
    return _before(value.day(value.whole))


def _due_after(value: Value) -> Condition:
    return _after(value.day(value.whole, Meant.DEADLINE))


def _due(value: Value) -> Condition:
    text = value.whole
    if folded(text) == NONE:
        return lambda row, _: row.case.due_on is None
    match text[0]:
        case "<" | "＜":
            return _before(value.day(text[1:]))
        case ">" | "＞":
            return _after(value.day(text[1:], Meant.DEADLINE))
        case _:
            day = value.day(text)
            return lambda row, _: row.case.due_on == day


def _before(day: date) -> Condition:
    return lambda row, _: row.case.due_on is not None and row.case.due_on < day


def _after(day: date) -> Condition:
    return lambda row, _: row.case.due_on is not None and row.case.due_on > day


PARSERS: Final[dict[str, Callable[[Value], Condition]]] = {
    "rag": _rag,
    "agency": _agency,
    "officer": _officer,
    "status": _status,
    "due.before": _due_before,
    "due.after": _due_after,
    "due": _due,
    "review": _review,
    "theme": _theme,
    "priority": _priority,
    "kind": _kind,
    "moved": _moved,
    "is": _is,
}

KEYS_OF_TEXTS: Final = frozenset({None, "officer", "theme"})
"""The keys whose conditions read texts, None for plain words; the others read only the snapshot."""


def contains(words: str) -> Condition:
    """One of the item's texts contains these words, which are given ``folded``."""
    return lambda row, view: words in folded(row.ref) or words in _all_texts(row, view)


def read_ahead(rows: Iterable[Row], view: PlanView) -> None:
    """Have the texts of these rows at hand as they are compared, before the first letter of a filter is typed."""
    for row in rows:
        _all_texts(row, view)


_kept: Final[list[tuple[PlanView | None, dict[str, str]]]] = [(None, {})]
"""The texts of the view that was searched last, ``folded``, by ref: a filter looks at the same ones at each letter."""


def _all_texts(row: Row, view: PlanView) -> str:
    """An item's texts, ``folded``, with what no word has in it between them."""
    of, texts = _kept[0]
    if of is not view:
        texts = {}
        _kept[0] = (view, texts)
    if row.ref not in texts:
        texts[row.ref] = "\n".join(map(folded, _searched_texts(row, view)))
    return texts[row.ref]


def _searched_texts(row: Row, view: PlanView) -> Iterable[str]:
    """The texts that a search looks in beside the ref."""
    item = row.item
    yield view.lead_agency(item)
    yield view.theme(item)
    for field in ("short_title", "wording", "lead_role", "lead_name", "will_do", "intended_outcome", "measure"):
        yield view.text_of(item, field)
    yield view.last_update(item)


def folded(text: str) -> str:
    """A text as it is compared: width, case, accent encoding, spacing and the kind of apostrophe are ignored."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(plain.replace("’", "'").replace("‘", "'").split())
