"""How many recommendations or findings a document says that there are. Reads one text; counts nothing itself."""

import re

from actionplan.intake.markers import ORDINARY

_NUMBER = rf"\b(?P<count>\d{{1,3}}|{'|'.join(ORDINARY)})(?:\s+\(\d{{1,3}}\))?\s+"
_RECOMMENDATIONS = re.compile(
    rf"{_NUMBER}(?:(?!recommendation)[a-z][\w-]*\s+){{0,3}}?recommendations?\b", re.IGNORECASE
)
_FINDINGS = re.compile(
    rf"{_NUMBER}(?:(?:key|main|principal|overall|overarching|practice|system|systemic|priority|headline)\s+){{0,2}}"
    r"(?:findings|learning\s+points)\b",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:makes?|made|making|contains?|sets? out|offers?|identif(?:y|ies|ied)|led to|results? in|resulted in|"
    r"proposes?|proposed|agreed|includes?|"
    r"there (?:are|were)|total of|following|these|has|have|are|panel['’]s|review['’]s|inquiry['’]s|report['’]s|"
    r"our|its|their|in brief)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:previous|earlier|last year|prior|another|all but|further|"
    r"of (?:the|these|our) (?:\w+ )?(?:recommendations|findings|learning points)|"
    r"first of|remaining|outstanding|"
    r"implemented|completed|accepted \d|of which|only (?:one|two|three))\b",
    re.IGNORECASE,
)


def stated_count(text: str) -> int | None:
    """How many recommendations a text says that there are; None where it does not say, or speaks of others."""
    return _stated(text, _RECOMMENDATIONS)


def stated_findings(text: str) -> int | None:
    """How many findings, or learning points, a text says that there are; None where it does not say."""
    return _stated(text, _FINDINGS)


def _stated(text: str, counted: re.Pattern[str]) -> int | None:
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text):
        found = list(counted.finditer(sentence))
        if len(found) != 1 or (_ANOTHER.search(sentence) and "all of which" not in sentence):
            continue
        if not _MAKES.search(sentence):
            continue
        word = found[0]["count"].lower()
        count = int(word) if word.isdigit() else ORDINARY.index(word) + 1
        if count > 0:
            return count
    return None
