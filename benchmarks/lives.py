"""What becomes of each item of a made plan: its ten entries, and the days on which they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random
from typing import Final

from actionplan.domain.typed.refs import action_ref, rec_ref
from actionplan.domain.typed.series import series_days

FIRST_DAY: Final = date(2021, 1, 4)
LAST_DAY: Final = date(2026, 3, 2)
_RECOMMENDATIONS_A_REVIEW: Final = 200
_ACTIONS_FROM: Final = 20
"""A plan with fewer items has recommendations only, as a first plan has."""

_REFS_A_COMMAND: Final = 200
_DAYS_BETWEEN_ROUNDS: Final = 200
_DAYS_TO_LOAD: Final = 50
_LIVES: Final = "ADAEABACADABAEACADAB"
"""How often a recommendation goes on in which way: half of them to sign-off."""

_ROUNDS: Final = {
    "A": ("assign", "plan", "date", "adopt", "update", "update", "evidence", "complete", "sign off"),
    "B": ("assign", "date", "adopt", "update", "ask", "grant", "update", "note", "update"),
    "C": ("propose", "confirm", "theme", "update", "date", "adopt", "update", "note", "update"),
    "D": ("assign", "date", "adopt", "update", "evidence", "complete", "reopen", "update", "update"),
    "E": ("theme", "note", "propose", "confirm", "date", "update", "plan", "update", "update"),
}
"""What follows on being published, each some months after the one before."""

_ACTIONS_ROUNDS: Final = {
    "A": ("", "adopt", "update", "plan", "evidence", "update", "complete", "sign off"),
    "D": ("", "adopt", "update", "plan", "update", "note", "evidence", "update"),
}
"""The same for an action, which begins with an owner and a date: three entries. It ends before what it is part of."""

ROUNDS: Final = 9


@dataclass(frozen=True, slots=True)
class Family:
    """A recommendation, how it goes on, and the actions that will be added under it."""

    ref: str
    number: str
    life: str
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A review, the day on which it is loaded, and what is in it."""

    ref: str
    loaded_on: date
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One kind of thing that happens to several items of a review on a day. Round 0 is the loading."""

    day: date
    round: int
    review: Review
    name: str
    refs: tuple[str, ...]


@cache
def sittings() -> tuple[date, ...]:
    """The days on which the body of the plan sits, in order."""
    return tuple(series_days("second Thursday of March, June, September, December", FIRST_DAY, LAST_DAY))


def _last_sitting(day: date) -> date:
    """The last sitting by a day: what a meeting decides has happened by its own day, and is recorded on it."""
    return max((each for each in sittings() if each <= day), default=day)


def reviews(items: int) -> Iterator[Review]:
    """Reviews that hold so many items together, in the order of loading."""
    chance, left = Random(items), items  # noqa: S311 - a plan to measure with, not a secret
    total = max(1, items * 2 // (3 * _RECOMMENDATIONS_A_REVIEW))
    for place in count():
        if left <= 0:
            return
        families: list[Family] = []
        while left > 0 and len(families) < _RECOMMENDATIONS_A_REVIEW:
            family = _family(f"REV{place + 1:03d}", len(families) + 1, chance, left if items >= _ACTIONS_FROM else 1)
            left -= 1 + len(family.actions)
            families.append(family)
        loaded_on = FIRST_DAY + timedelta(days=_DAYS_TO_LOAD * min(place, total) // total)
        yield Review(f"REV{place + 1:03d}", loaded_on, tuple(families))


def _family(review: str, number: int, chance: Random, left: int) -> Family:
    ref, life = rec_ref(review, str(number)), chance.choice(_LIVES)
    wanted = 4 if life in _ACTIONS_ROUNDS and chance.random() < 0.19 else 0  # so that every third item is an action
    actions = tuple(action_ref(ref, each) for each in range(1, min(wanted, left - 1) + 1))
    return Family(ref, str(number), life, actions)


def happenings(review: Review) -> Iterator[Happening]:
    """All that happens to a review's items behind its loading, in order."""
    for number in range(1, ROUNDS + 1):
        day = _last_sitting(review.loaded_on + timedelta(days=number * _DAYS_BETWEEN_ROUNDS))
        if number == 1:
            for family in review.families:
                if family.actions:
                    yield Happening(day, number, review, "add actions", (family.ref,))
        for rounds, refs_of in ((_ACTIONS_ROUNDS, _actions_living), (_ROUNDS, _recommendations_living)):
            for life, names in rounds.items():
                name = names[number - 1] if number <= len(names) else ""
                refs = refs_of(review, life) if name else []
                for start in range(0, len(refs), _REFS_A_COMMAND):
                    yield Happening(day, number, review, name, tuple(refs[start : start + _REFS_A_COMMAND]))


def _recommendations_living(review: Review, life: str) -> list[str]:
    return [family.ref for family in review.families if family.life == life]


def _actions_living(review: Review, life: str) -> list[str]:
    return [ref for family in review.families if family.life == life for ref in family.actions]
