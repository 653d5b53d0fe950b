"""The options and arguments that several commands share, and how their values are read."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from actionplan.cli.input import read_stdin
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Edition, Source

Choice = TypeVar("Choice", bound=StrEnum)

Db = Annotated[
    str | None,
    typer.Option("--db", metavar="PATH|URL", help="The plan to use, if not ACTIONPLAN_DB's or your own."),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar='"NAME, ROLE"', help="Who is at the keyboard, if not ACTIONPLAN_BY."),
]
AsAt = Annotated[
    str | None,
    typer.Option(
        "--as-at", metavar="DATE|MEETING", help="Show the plan as it stood on a day, or in a meeting's papers."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Ref = Annotated[str, typer.Argument(metavar="REF", help="Such as SAM-R04, R4 or 4.", show_default=False)]
Refs = Annotated[list[str], typer.Argument(metavar="REF", help="Such as SAM-R04, R4 or 4.", show_default=False)]
Filters = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILTER", help="Such as rag:red,amber agency:police is:overdue.", show_default=False),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.", show_default=False)]
OptionalReason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]
OnDay = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day that it was, if not today.", show_default=False)
]
MeetingName = Annotated[
    str,
    typer.Argument(metavar="MEETING", help='Such as executive-2027-03-11 or "next executive".', show_default=False),
]
AtMeeting = Annotated[
    str,
    typer.Option("--meeting", metavar="MEETING", help="The meeting that decided it.", show_default=False),
]
RecordedLate = Annotated[
    bool,
    typer.Option("--recorded-late", help="It is recorded long after the meeting; needs --reason."),
]
LateReason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Why it is recorded late; with --recorded-late only.")
]
DateWords = Annotated[
    list[str], typer.Argument(metavar="DATE", help="In as many words as it takes.", show_default=False)
]
Restricted = Annotated[bool, typer.Option("--restricted", help="Never show it on the projector.")]
Hold = Annotated[bool, typer.Option("--hold", help="Keep it out of papers until it is released.")]
Editions = Annotated[
    Edition | None,
    typer.Option("--edition", help="Who reads it: what each holds is in docs/papers.md.", case_sensitive=False),
]
Names = Annotated[bool, typer.Option("--names", help="Officers' names too; with --edition inspection.")]
Notes = Annotated[bool, typer.Option("--notes", help="Notes of contacts too; with --edition inspection.")]
Allow = Annotated[bool, typer.Option("--allow", help="Write it though the guard stops it; that is recorded.")]

Words = Annotated[
    str, typer.Argument(metavar="TEXT", help="In quotes; a single dash, -, reads standard input.", show_default=False)
]
Sources = Annotated[
    Source | None, typer.Option("--source", help="Where it comes from.", case_sensitive=False, show_default=False)
]

_MOST_DIGITS = 9
_LONGEST_INPUT = 1_000_000
"""In bytes, of a text from standard input; the plan's own rules limit its characters."""


def whole_number(typed: str, what: str) -> int:
    """The number that was typed; ``what`` opens the sentence that refuses anything else: "A step"."""
    digits = typed.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
        raise BadInput(f"{what} is a whole number, and {quoted(typed)} is not one that can be read.")
    return int(digits)


def choice_of(choices: type[Choice], typed: str, option: str) -> Choice:
    """The choice that was typed, in upper or lower case; ``option`` opens the sentence that refuses anything else."""
    for each in choices:
        if each.value == typed.lower():
            return each
    raise BadInput(f"{option} takes one of {', '.join(choices)}.")


def text_of(typed: str) -> str:
    """The text of an argument; of a single dash, that of standard input."""
    return read_stdin(_LONGEST_INPUT) if typed == "-" else typed


def refs_and_last_word(words: Sequence[str], what: str) -> tuple[list[str], str]:
    """A command's words apart: refs, then one more word, which the refusal calls ``what``: "the theme"."""
    if len(words) < 2:
        raise BadInput(f"Name the items first, then {what}.")
    return list(words[:-1]), words[-1]
