"""The options and arguments that many commands share, each with its one wording."""

from typing import Annotated

import typer

from actionplan.domain.errors import BadInput
from actionplan.domain.plaintext import quoted

COMPLETION_ASKED = "_ACTIONPLAN_COMPLETE"
"""The variable by which a shell's completion script asks for completions; Typer makes its name from the program's."""

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
OnDay = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day that it was, if not today.", show_default=False)
]
OptionalReason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]
MeetingName = Annotated[
    str,
    typer.Argument(metavar="MEETING", help='Such as executive-2027-03-11 or "next executive".', show_default=False),
]
AtMeeting = Annotated[
    str,
    typer.Option("--meeting", metavar="MEETING", help="The meeting that decided it.", show_default=False),
]
DateWords = Annotated[
    list[str], typer.Argument(metavar="DATE", help="In as many words as it takes.", show_default=False)
]
Restricted = Annotated[bool, typer.Option("--restricted", help="Never show it on the projector.")]

_NUMBER_MOST_DIGITS = 9


def whole_number(typed: str, what: str) -> int:
    """A number that somebody typed; ``what`` opens the sentence that refuses another text: "A step"."""
    digits = typed.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _NUMBER_MOST_DIGITS):
        raise BadInput(f"{what} is a whole number, and {quoted(typed)} is not one that can be read.")
    return int(digits)
