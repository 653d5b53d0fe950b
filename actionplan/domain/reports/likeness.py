"""Which recommendations are like others, by the words that they have in common: TF-IDF and the angle between. Pure.

Deterministic: the same texts always give the same likenesses, in the same order. Knows nothing of plans.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.domain.people.reading import folded

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NAMED_AT_MOST: Final = 8
_SHORTEST_PLURAL: Final = 5
# What recommendations are made of whatever they are about, so that it makes none like another.
_COMMON: Final = """
    about above across after again against all also among and any are aspects because been before being between
    both but can child children consider could develop does done during each ensure ensures ensuring ensured for
    from further given had has have having her here his how however including include includes into its itself
    made make makes making may more most must need needed needs nor not off one only other others ought our out
    over own part people peoples per place provide provided provides recommend recommendation recommendations
    recommended recommends regarding relation relevant review reviewed reviews same seek set shall she should
    some such take taken taking than that the their them then there these they this those through thus under
    until upon use used uses using was way ways well were what when where whether which while who whom whose why
    will with within without work working would you young your
"""
_SAID_ANYWAY: Final = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True)
class Like:
    """Another text that one is like: how much, in per cent, and the words in common, the most telling first."""

    key: str
    percent: int
    words: tuple[str, ...]


def likenesses(
    texts: Mapping[str, str], asked: Iterable[str], floor: int, apart: Callable[[str, str], bool]
) -> dict[str, tuple[Like, ...]]:
    """For each key asked, the texts from the floor (per cent) on that it is like, most alike first.

    ``apart`` says of two keys whether they are to be compared at all. A text without a telling word is like none.
    """
    spelt: dict[str, str] = {}
    counts = {key: _stems(words, spelt) for key, words in texts.items()}
    weights = _weighted(counts)
    found_in: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, of in weights.items():
        for stem, weight in of.items():
            found_in[stem].append((key, weight))
    found = {}
    for key in asked:
        own = weights.get(key, {})
        alike: dict[str, float] = defaultdict(float)
        for stem, weight in own.items():
            for other, its in found_in[stem]:
                alike[other] += weight * its
        likes = [
            Like(other, percent, _in_common(own, weights[other], spelt))
            for other, score in alike.items()
            if (percent := min(100, round(100 * score))) >= floor and other != key and apart(key, other)
        ]
        found[key] = tuple(sorted(likes, key=_most_alike_first))
    return found


def _most_alike_first(each: Like) -> tuple[int, str]:
    return -each.percent, each.key


def _in_common(one: Mapping[str, float], other: Mapping[str, float], spelt: Mapping[str, str]) -> tuple[str, ...]:
    telling = sorted((-weight * other[stem], stem) for stem, weight in one.items() if stem in other)
    return tuple(spelt[stem] for _, stem in telling[:_NAMED_AT_MOST])


def _stems(text: str, spelt: dict[str, str]) -> Counter[str]:
    """How often each telling word occurs; ``spelt`` keeps the first spelling of each."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(folded(text).casefold()):
        if word not in _SAID_ANYWAY:
            stem = _stem(word)
            spelt.setdefault(stem, word)
            counts[stem] += 1
    return counts


def _stem(word: str) -> str:
    """A word without the plural's ending, so that "agencies" and "agency" are one word."""
    if len(word) < _SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _weighted(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """The weight of each word of each text: more for a rare word; the weights of a text have the length 1."""
    texts_with = Counter(stem for of in counts.values() for stem in of)
    total = len(counts)
    weights = {}
    for key, of in counts.items():
        raw = {
            stem: (1 + math.log(count)) * (1 + math.log((1 + total) / (1 + texts_with[stem])))
            for stem, count in of.items()
        }
        length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
        weights[key] = {stem: weight / length for stem, weight in raw.items()}
    return weights
