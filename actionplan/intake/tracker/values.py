"""Reading a cell of a tracker: days, colours, how far something is. Pure; what is not understood stays words.

Nothing is guessed: "Q4" can mean two quarters and "TBC" no day at all, so both are no day.
"""

import re
from datetime import date, datetime
from enum import Enum
from typing import Final

from actionplan.domain.dates import MONTHS, days_in_month
from actionplan.domain.vocabulary import Declared, EvidenceKind, Priority, Response
from actionplan.intake.tracker.cells import Cell

_MONTHS: Final = 12
_YEARS: Final = range(2000, 2100)
_SHORT_MONTHS: Final = {month[:3].casefold(): at for at, month in enumerate(MONTHS, start=1)}
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_NAMED: Final = re.compile(
    r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+([a-z]{3,9})\.?,?[\s\-]+(\d{4}|\d{2})",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_END_OF: Final = re.compile(r"(?:by\s+)?(?:the\s+)?end\s+(?:of\s+)?([a-z]{3,9})\.?[\s\-]+(\d{4}|\d{2})", re.IGNORECASE)
_BEFORE_DAY: Final = re.compile(
    r"(?:by|due|due by|on|before|until|from|no later than|completed|complete)\s+", re.IGNORECASE
)


class HowFar(Enum):
    """How far an item is, as a tracker says it."""

    NOT_STARTED = "not started"
    UNDER_WAY = "under way"
    COMPLETE = "complete"
    NOT_TAKEN_FORWARD = "not taken forward"


_HOW_FAR: Final = {
    HowFar.NOT_STARTED: "not started; not yet started; to start; not begun; pending; open; new; awaiting; outstanding",
    HowFar.UNDER_WAY: """in progress; ongoing; on going; on track; underway; under way; started; progressing; partially
        complete; partially completed; partly complete; part complete; in development; delayed; off track; at risk;
        behind; overdue; slipped; progress being made; on target; live; active; in part; not complete; incomplete;
        not completed; nearly complete""",
    HowFar.COMPLETE: """complete; completed; closed; done; signed off; sign off; implemented; achieved; finished;
        delivered; discharged; action complete; action completed; complete and closed; fully complete; fully
        implemented; closed complete; completed and closed; completed closed""",
    HowFar.NOT_TAKEN_FORWARD: """not taken forward; rejected; withdrawn; superseded; not accepted; cancelled; no longer
        required; not applicable; n a; no longer relevant; merged""",
}
_BY_STATUS: Final = {" ".join(each.split()): far for far, text in _HOW_FAR.items() for each in text.split(";")}

_NO_VALUE: Final = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "not applicable", "blank"})


def says_nothing(cell: Cell) -> bool:
    """Whether the cell is empty, or holds a word for nothing."""
    return cell.day is None and not cell.error and cell.text.casefold().strip(" .") in _NO_VALUE


def day_of(cell: Cell) -> date | None:
    """The one day that a cell holds; None for words, for a month without a day, and for two days."""
    return cell.day or day_in_words(cell.text)


def day_in_words(text: str) -> date | None:
    """The day that a text is, whole: "31/03/2027 00:00", "31st March 2027", "end of March 2027"."""
    words = " ".join(text.split()).strip(" .;")
    words = _BEFORE_DAY.sub("", words, count=1) if _BEFORE_DAY.match(words) else words
    if found := _ISO.fullmatch(words):
        return _day(found[1], found[2], found[3])
    if found := _SLASHED.fullmatch(words):
        return _day(found[3], found[2], found[1])
    if found := _NAMED.fullmatch(words):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(words):
        return _day(found[3], _month(found[1]), found[2])
    if (found := _END_OF.fullmatch(words)) and (month := _month(found[1])):
        year = _year(found[2])
        return date(year, month, days_in_month(year, month)) if year in _YEARS else None
    return None


_DATED: Final = re.compile(
    r"\s*(?:update\s*)?[\[(]?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4})[\])]?"
    r"\s*(?:[:\-–—]|update:?)?\s*",
    re.IGNORECASE,
)


def dated_start(text: str) -> tuple[date | None, str]:
    """The day that a text begins with, "12/03/2026: …", and the rest; the text whole where it begins with none."""
    found = _DATED.match(text)
    day = day_in_words(found[1]) if found else None
    return (None, text) if found is None or day is None else (day, text[found.end() :].strip() or text)


def dated_parts(text: str) -> list[tuple[date | None, str]]:
    """The updates in one text, each with its day: one begins at each line that has a day and then a colon or dash."""
    parts: list[str] = []
    for line in text.split("\n"):
        marked = re.match(r"[^:–—]{0,40}?\d[\])]?\s*(?::|-\s|–|—)", line)
        if not parts or (marked and dated_start(line)[0] is not None):
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return [dated_start(part.strip()) for part in parts if part.strip()]


def month_first(cell: Cell) -> bool:
    """Whether a day can only be read with the month first: 03/14/2027."""
    found = _SLASHED.fullmatch(" ".join(cell.text.split())) if cell.day is None else None
    return found is not None and int(found[1]) <= _MONTHS < int(found[2])


def reads_either_way(cell: Cell) -> bool:
    """Whether a day is another one with the month first: 03/04/2027."""
    found = _SLASHED.fullmatch(" ".join(cell.text.split())) if cell.day is None else None
    return (
        found is not None and int(found[1]) <= _MONTHS and int(found[2]) <= _MONTHS and int(found[1]) != int(found[2])
    )


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _month(word: str) -> int:
    key = word.casefold()[:3]
    at = _SHORT_MONTHS.get(key, 0)
    return at if at and (MONTHS[at - 1].casefold().startswith(word.casefold()) or word.casefold() == "sept") else 0


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = datetime(_year(year), int(month), int(day)).date()  # noqa: DTZ001 - a day has no zone
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def how_far(text: str) -> HowFar | None:
    """How far the words say that it is; None where they are other words. Long texts are no status."""
    words = _plain(text)
    known = _BY_STATUS.get(words)
    if known is None:
        # "Blue - complete", "Complete (blue)": the words beside the colour.
        known = _BY_STATUS.get(re.sub(r"^(?:blue|green|amber|red) | (?:blue|green|amber|red)$", "", words))
    if known is not None:
        return known
    if re.fullmatch(r"100( percent)?", words):
        return HowFar.COMPLETE
    if re.fullmatch(r"[1-9]?\d( percent)?", words) and "%" in text:
        return HowFar.NOT_STARTED if words.split()[0] == "0" else HowFar.UNDER_WAY
    first = re.match(r"(complete|completed|closed)\b", words)
    return HowFar.COMPLETE if first and len(words.split()) <= 6 and day_in(text) else None


def day_in(text: str) -> date | None:
    """The one day that stands somewhere in a short text; None where there are none or several."""
    found = {
        day
        for each in re.findall(
            r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\s+\d{4}", text
        )
        if (day := day_in_words(each)) is not None
    }
    return found.pop() if len(found) == 1 else None


def colour_in(cell: Cell) -> str:
    """The rating that a cell says in words or a letter, else by its fill: red, amber, green or blue; else empty."""
    words = _plain(cell.text).split()
    named = [each for each in words if each in {"red", "amber", "green", "blue", "yellow", "orange"}]
    if len(set(named)) == 1 and len(words) <= 4:
        return {"yellow": "amber", "orange": "amber"}.get(named[0], named[0])
    if len(words) == 1 and words[0] in {"r", "a", "g", "b"}:
        return {"r": "red", "a": "amber", "g": "green", "b": "blue"}[words[0]]
    return cell.fill if not words or len(words) <= 4 else ""


def declared_of(colour: str) -> Declared | None:
    """What the lead says that it is; blue is no colour that a lead declares."""
    return {"red": Declared.RED, "amber": Declared.AMBER, "green": Declared.GREEN}.get(colour)


def priority_of(text: str) -> Priority | None:
    """A priority by its word, or by a number from 1, the highest, to 3."""
    words = _plain(text).removesuffix(" priority")
    named = {"high": Priority.HIGH, "medium": Priority.MEDIUM, "low": Priority.LOW, "urgent": Priority.HIGH}
    numbered = {"1": Priority.HIGH, "2": Priority.MEDIUM, "3": Priority.LOW, "h": Priority.HIGH, "m": Priority.MEDIUM}
    return named.get(words) or numbered.get(words) or (Priority.LOW if words == "l" else None)


def response_of(text: str) -> Response | None:
    """The partnership's response; not accepting needs a meeting, and is told apart by the caller."""
    words = _plain(text)
    if words in {"accepted", "accept", "agreed", "yes", "y", "accepted in full", "fully accepted"}:
        return Response.ACCEPTED
    if words in {"accepted in part", "partially accepted", "partly accepted", "part accepted", "in part", "partial"}:
        return Response.PART
    return None


def evidence_kind_of(text: str) -> EvidenceKind:
    """What evidence shows, by its own words; output where they do not say: the least that it can be."""
    words = set(_plain(text).split())
    if words & {"impact", "outcome", "outcomes", "difference", "feedback"}:
        return EvidenceKind.IMPACT
    return EvidenceKind.QUALITY if words & {"audit", "audits", "sample", "sampled", "quality"} else EvidenceKind.OUTPUT
