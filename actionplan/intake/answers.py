"""Which recommendations answer a finding, as far as the document says so in as many words.

Only whole statements count, such as "(see Recommendation 4)" or "Recommendations 2 and 5 answer this finding."; what
stands near what is no answer, and a recommendation of another review is none of this one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from actionplan.domain.found_review import Found, Spot

_LONGEST: Final = 200
"""Letters up to which a text can be a statement of what answers what."""

_NUMBER = r"(?:R(?:ec)?[. -]?)?\d{1,3}[a-z]?(?:\.\d{1,3})*"
_JOINT = r"(?:\s*[,;&–-]\s*(?:and\s+)?|\s+(?:and|to)\s+)"
"""What stands between two numbers; each text is read in one way, or a long list would take for ever."""
_NUMBERS = rf"{_NUMBER}(?:{_JOINT}{_NUMBER})*"
_RECS = (
    rf"(?:(?:recommendations?|recs?\.?)\s*(?:nos?\.?\s*)?(?P<recs>{_NUMBERS})|"
    rf"(?P<codes>R\d{{1,3}}(?:{_JOINT}R\d{{1,3}})*))"
)
_FINDINGS = rf"(?:key\s+)?(?:findings?|learning points?|lessons?)\s*(?:nos?\.?\s*)?(?P<findings>{_NUMBERS})"
_DOES = (
    r"(?:answers?|address(?:es)?|responds? to|relates? to|follows? from|arises? from|is made in response to|"
    r"are made in response to|(?:is|are) linked to|links? to)"
)
_DONE_BY = (
    r"(?:(?:is|are)\s+)?(?:answered (?:by|in)|addressed (?:by|in|through)|dealt with (?:by|in)|see(?: also)?|"
    r"leads? to|led to|links? to|linked to|relates? to)"
)
_THIS = r"(?:this|these|the above) (?:key )?(?:findings?|learning points?|learning|lessons?|points?)"

_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{2,80}?)\s*[)\]]")
_OF_A_FINDING: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"(?:{_DONE_BY}\s+)?{_RECS}",
        rf"(?:{_THIS}|this|it|which)\s+{_DONE_BY}\s+{_RECS}",
        rf"{_RECS}\s+{_DOES}\s+{_THIS}",
        rf"(?:(?:related|linked|relevant|associated|corresponding|resulting)\s+)?recommendations?\s*:\s*(?P<recs>{_NUMBERS})",
    )
)
_OF_A_RECOMMENDATION: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"(?:(?:see|answers|addresses|from|arising from|{_DOES})\s+)?{_FINDINGS}",
        rf"(?:this|the) recommendation\s+{_DOES}\s+{_FINDINGS}",
        rf"this\s+{_DOES}\s+{_FINDINGS}",
        (
            rf"(?:(?:related|linked|relevant|associated|corresponding)\s+)?(?:key )?findings?(?: addressed)?\s*:\s*"
            rf"(?P<findings>{_NUMBERS})"
        ),
    )
)
_ABOUT_FINDINGS = re.compile(r"finding|learning point|lesson", re.IGNORECASE)
_OF_BOTH: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"{_RECS}\s+{_DOES}\s+{_FINDINGS}",
        rf"{_FINDINGS}\s+{_DONE_BY}\s+{_RECS}",
    )
)


class Numbered:
    """Items by their published numbers, blind to an R in front; a number that is on two of them names none."""

    def __init__(self, items: Iterable[Found]) -> None:
        listed = [(bare_number(item.number), item.spot) for item in items if item.number]
        many = Counter(number for number, _ in listed)
        self._spots: Mapping[str, Spot] = {number: spot for number, spot in listed if many[number] == 1}

    def __contains__(self, number: str) -> bool:
        return bare_number(number) in self._spots

    def spots(self, numbers: Iterable[str]) -> Iterator[Spot]:
        """Where those of the numbers stand that name one."""
        for number in numbers:
            if (spot := self._spots.get(bare_number(number))) is not None:
                yield spot


def bare_number(number: str) -> str:
    """A number to compare: "R4", "Rec. 4" and "4" are one."""
    return re.sub(r"^(?:R(?:EC)?|F|KF|LP)[. -]*(?=\d)", "", number.strip(" .:()"), flags=re.IGNORECASE).casefold()


def recommendations_named(text: str) -> tuple[str, ...]:
    """The numbers of the recommendations that a text about a finding says answer it."""
    return _named(text, _OF_A_FINDING, "recs", "codes")


def findings_named(text: str) -> tuple[str, ...]:
    """The numbers of the findings that a text about a recommendation says it answers."""
    return _named(text, _OF_A_RECOMMENDATION, "findings")


def pairs_named(text: str) -> Iterator[tuple[str, str]]:
    """Findings and recommendations, by their numbers, that a sentence says belong together."""
    for sentence in _sentences(text) if _ABOUT_FINDINGS.search(text) else ():
        for pattern in _OF_BOTH:
            if found := pattern.fullmatch(sentence):
                recommendations = numbers_in(found["recs"] or found["codes"])
                yield from ((one, other) for one in numbers_in(found["findings"]) for other in recommendations)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a list such as "2, 3 and 5" or "2 to 5"; none where the text is anything else."""
    if len(text) > _LONGEST:
        return ()
    bare = re.sub(r"^(?:recommendations?|recs?\.?|nos?\.?)\s*", "", text.strip(" .;"), flags=re.IGNORECASE)
    if not re.fullmatch(_NUMBERS, bare, re.IGNORECASE):
        return ()
    numbers = re.findall(_NUMBER, bare, re.IGNORECASE)
    joints = re.split(_NUMBER, bare, flags=re.IGNORECASE)[1:-1]
    out: list[str] = []
    for at, number in enumerate(numbers):
        if at and joints[at - 1].strip().lower() in {"to", "–", "-"}:
            out += _between(numbers[at - 1], number)
        out.append(number)
    return tuple(dict.fromkeys(out))


def _between(first: str, last: str) -> list[str]:
    one, other = bare_number(first), bare_number(last)
    return [str(each) for each in range(int(one) + 1, int(other))] if one.isdigit() and other.isdigit() else []


def _named(text: str, patterns: Sequence[re.Pattern[str]], *groups: str) -> tuple[str, ...]:
    said: list[str] = []
    for statement in _statements(text):
        for pattern in patterns:
            if found := pattern.fullmatch(statement):
                known = found.groupdict()
                said += [each for group in groups if known.get(group) for each in numbers_in(known[group])]
    return tuple(dict.fromkeys(said))


def _statements(text: str) -> Iterator[str]:
    """What may say which answers which: each pair of brackets, and each sentence."""
    for brackets in _IN_BRACKETS.finditer(" ".join(text.split())):
        yield " ".join(brackets[1].split())
    yield from _sentences(text)


def _sentences(text: str) -> Iterator[str]:
    """The sentences short enough to be such a statement, so that no text of a file takes long to look at."""
    for line in text.split("\n"):
        for each in re.split(r"(?<=[.!?]) (?=[A-Z])", " ".join(line.split())):
            if len(each) <= _LONGEST:
                yield each.strip(" .")
