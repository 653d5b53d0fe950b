"""All that has changed on purpose since the reference was made: words, and what stands at a place. Both begin empty.

Every other difference fails a test. An entry goes as soon as nothing needs it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from actionplan.domain.dates import MONTHS


@dataclass(frozen=True, slots=True)
class Rewording:
    """A phrase that the program now says in other words, wherever it stands.

    In ``old``, a blank stands for any run of blanks and line ends. With ``pattern``, ``old`` is a regular expression
    instead, ``^`` and ``$`` are the ends of a line, and ``new`` may name its groups, or be a function of a find.
    ``in_data``: whether JSON and CSV say it in other words too.
    """

    old: str
    new: str | Callable[[re.Match[str]], str]
    reason: str
    pattern: bool = False
    in_data: bool = True


@dataclass(frozen=True, slots=True)
class Changed:
    """What one place of one command's output now says, and why that is right.

    ``plan``, ``command``, ``place`` and both values are as a failing test prints them, and ``*`` in them stands for
    anything. Without ``now``, the place is not compared any more: keep such a place small.
    """

    plan: str
    command: str
    place: str
    reason: str
    was: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What texts say now and did not, as a regular expression: it is left out before they are compared."""

    pattern: str
    reason: str


_BY_TITLE: Final = "where people read, a meeting is named by its title; scripts have its id"

_WHY_SO: Final = r"(?<=\d{4}): [^\n]+(?:\n {18}[^\n]+)*(?=\n(?:With others|Superseded|Plan|Will do) )"
"""The reason of a response at a meeting, which is compared as JSON."""

_CLOSED: Final = "what is with others is Closed too, and the key says so"

ADDED: Final[tuple[Added, ...]] = (
    Added(
        r"^Since the papers of \d+ \w+ \d{4}: \d[^.]*\.\n",
        "the headline says how many ratings are better or worse, and what made them so",
    ),
    Added(
        r"\n*^What time did, though nobody wrote anything\n(?:.*\n)*\Z",
        "changes tell what time did too",
    ),
    Added(r"\n^Ratings in the last papers, and now\n\n(?:.+\n)+", "status has the ratings of then by those of now"),
    Added(r"^Exceptions: \d+\n(?: .*\n)+\n", "status lists the exceptions"),
    Added(r"^By review\n(?: .*\n)+\n", "status of a plan with several reviews says how each stands"),
    Added(
        r";\s+(?:as\s+adopted|first\s+agreed\s+for\s[^;]*?\(moved\s[^)]*\))",
        "a date that was moved says from when to when, how often and by how much",
    ),
    Added(r"(?<=forward),\s+or\s+with\s+others\b", _CLOSED),
    Added(_WHY_SO, "what was not accepted says why"),
    Added(
        r"(?<=\bSitting)\s+[a-z-]+-\d{4}-\d\d-\d\d(?=\s+(?:moved|cancelled))",
        "a meeting that was withdrawn again keeps its id, which is left out of what was kept",
    ),
    Added(r"(?:(?<=\d{4}):\s+now|(?<=\bcancelled):)\s+the\s+[^.:]+?\s+of\s+\d+\s+\w+\s+\d{4}(?=\.)", _BY_TITLE),
    Added(
        r"(?<=\d{4})\s+\([a-z-]+-\d{4}-\d\d-\d\d\)(?=\.)",
        "a meeting that was withdrawn again keeps its id, which is left out of what was kept",
    ),
    Added(r"^Superseded  +.+\n(?: {18}.+\n)*", "what was superseded says why, at which meeting and by what"),
    Added(r" \(\d+ by decision; rule [^)]*\)", "headlines say how many are shown by decision"),
    Added(r"; \d+ by decision; rule [^)]*(?=\))", "headlines say how many are shown by decision"),
    Added(r"^Like it in other reviews\n(?: .+\n)+\n?", "an item names what other reviews recommended that it is like"),
    Added(r"(?<=\bthen): [a-z][a-z' ]*(?:\s[a-z' ]+)*(?=\.$)", "a direction says what made it"),
)
"""Applied to what a command says now, wherever it is text."""

_NEVER_ALONE: Final = "the lead alone could be an agency or an officer"

_ID: Final = r"executive-(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"


def _titled(before: str, after: str = "") -> Callable[[re.Match[str]], str]:
    """The meeting by its title, between these words."""

    def words(found: re.Match[str]) -> str:
        day = f"{int(found['day'])} {MONTHS[int(found['month']) - 1]} {found['year']}"
        return f"{before}Executive of {day}{after}"

    return words


_TITLED: Final = tuple(
    Rewording(old, new, _BY_TITLE, pattern=True, in_data=False)
    for old, new in (
        (r"(?<=, )(\d+\s+\w+\s+\d{4})\s+\([a-z-]+-\d{4}-\d\d-\d\d\)(?=\.)", r"\1"),
        (rf"\bDecided\s+\({_ID}\):", _titled("Decided by the ", ":")),
        (r"\bSitting\s+[a-z-]+-\d{4}-\d\d-\d\d(?=\s+(?:moved|cancelled))", "Sitting"),
        (rf"\bDecided\s+by\s+the\s+chair\s+\({_ID}\):", _titled("Decided by the chair's action for the ", ":")),
        (rf"\bMeeting\s+{_ID}(?=\s+closed:)", _titled("The ")),
        (rf"\bPapers\s+issued\s+for\s+{_ID}(?=,)", _titled("Papers issued for the ")),
    )
)

REWORDINGS: Final[tuple[Rewording, ...]] = (
    *_TITLED,
    Rewording(_WHY_SO, "", "what was not accepted says why, as an answer in part did", pattern=True),
    Rewording(
        r"^rules_number( +\d+ +)the number of the rating's rules; it changes with the program only",
        r"rules\1the number of the rating's rules; the governing body takes on newer ones",
        "a plan under rules 1 takes on rules 2 by decision of its governing body",
        pattern=True,
    ),
    Rewording(
        r"(Signed\s+off\s+at\s+the\s+meeting\s+of\s+\d+\s+\w+\s+\d{4}),\s+agreed\s+by\s+\.",
        r"\1.",
        "a sign-off that was withdrawn is told without names, and no longer says that it was agreed by nobody",
        pattern=True,
        in_data=False,
    ),
    Rewording(
        "days without a named lead officer after which an item is Amber",
        "days after which an item with a vacant post is Amber",
        "rules 2 count a post that somebody said to be vacant, not every role without a name",
    ),
    Rewording("the lead says that it is", "the lead officer says that it is", _NEVER_ALONE),
    Rewording("The lead says that it is", "The lead officer says that it is", _NEVER_ALONE),
    Rewording("the lead's own view", "the lead officer's own view", _NEVER_ALONE),
    Rewording("The lead's own view", "The lead officer's own view", _NEVER_ALONE),
    Rewording(
        r";\s+adopted\s+as\s+\d+\s+\w+\s+\d+,\s+moved\s+\d+\s+times?",
        "",
        "a date that was moved says from when to when, how often and by how much",
        pattern=True,
    ),
)
"""Applied to what was kept, in this order, before it is compared."""

_LEADS: Final = (
    "the column of leads says (proposed) too, and cuts the agency and not the word; the same rows are compared as JSON"
)

_NO_ROLE: Final = "it names a body that meets and has no role: one gap more"

CHANGED: Final[tuple[Changed, ...]] = (
    Changed("*", "policy show*", "stdout *", "keys of the policy that came later stand at its end", "nothing"),
    Changed(
        "*",
        "changes*--json*",
        "length",
        "what time did about a recommendation that nobody wrote about comes at the end",
    ),
    Changed(
        "*", "check*", "stdout line *", "it ends with how many items the next sitting has on its agenda", "nothing"
    ),
    Changed("*", "*", "*key.Closed", _CLOSED, '"not taken forward"', '"not taken forward, or with others"'),
    Changed("*", "check*", "*", _NEVER_ALONE, "*the lead's post*", "*the lead officer's post*"),
    Changed("demonstration", "show SAM-R05", "stdout word *", _LEADS),
    Changed("*", "status*", "stdout line *", "it ends with what impact was shown of what is signed off", "nothing"),
    Changed(
        "*",
        "status*",
        "stdout line *",
        "a count of 0 read as if there was no evidence at all",
        "overdue * no evidence *",
        "overdue * reported complete without evidence *",
    ),
    *(
        Changed(
            "demonstration", "status", place, "the headline says what is shown by decision, and breaks later", was, now
        )
        for place, was, now in (
            ("stdout line 4", "*yet checked)*", "*not yet"),
            ("stdout line 5", "GREY 1", "checked)*"),
        )
    ),
    *(
        Changed("*", "meeting show *", place, "it ends with how much the meeting was asked", "nothing")
        for place in ("stdout line *", "stdout word *")
    ),
    Changed("*", "policy show", "stdout word *", "it ends with the partners that are needed", "nothing"),
    Changed("generated", "check*", "stdout line *", _NO_ROLE, "*gaps in * places*", "nothing"),
    Changed("generated", "check*", "length", _NO_ROLE),
    Changed(
        "*",
        "policy show*",
        "stdout *",
        "at its end, how many days after its meeting a decision is recorded without saying why late",
        "nothing",
    ),
    *(
        Changed("*", command, "stdout line *", _LEADS, now=f"*({state})  *")
        for command in ("list*", "status*", "show *")
        for state in ("proposed", "vacant")
    ),
    Changed(
        "*",
        "changes*",
        "*",
        "a sign-off that was withdrawn is told without names, and no longer says that it was agreed by nobody",
        "*Signed off at the meeting of *, agreed by .*",
        "*Signed off at the meeting of *",
    ),
    Changed(
        "generated",
        "extend list --json --as-at executive-2026-06-11:day",
        "0.asked_after_papers",
        "papers close a week before the sitting, or when they are issued: table C and this list have one rule",
        "false",
        "true",
    ),
)
"""The numbers and lines that differ on purpose."""
