"""The command that records the usual answer to each kind of ask, for papers and scripts; what is asked is the domain's.

What is still to be filled in stands in capitals. A test holds that each is a command with these options.
"""

from collections.abc import Callable, Mapping
from typing import Final

from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.meetings.readiness import needs_impact_review
from actionplan.domain.rating.snapshot import Row


def recorded_with(ask: Ask, meeting: str) -> str:
    """The command: "actionplan adopt SAM-R04 --meeting executive-2027-03-11"."""
    if ask.row is None:
        return f"actionplan followup done {ask.ref} WORDS"
    return f"actionplan {_COMMANDS[ask.kind](ask.row, meeting)}"


def _planning(row: Row, meeting: str) -> str:
    if row.item.owner.agency is None:
        return f"assign {row.ref} --agency AGENCY"
    return f"adopt {row.ref} --to DATE --meeting {meeting}"


def _signing_off(row: Row, meeting: str) -> str:
    review = " --impact-review DATE" if needs_impact_review(row.item) else ""
    return f"signoff {row.ref} --meeting {meeting}{review}"


def _showing_again(row: Row, meeting: str) -> str:
    colour = row.own.colour.value.lower()
    return f"override {row.ref} {colour} --reason REASON --agreed-by WHO --meeting {meeting}"


_COMMANDS: Final[Mapping[AskKind, Callable[[Row, str], str]]] = {
    AskKind.RESPONSE: lambda row, meeting: f"respond {row.ref} accepted --meeting {meeting}",
    AskKind.PLANNING: _planning,
    AskKind.ADOPTION: lambda row, meeting: f"adopt {row.ref} --meeting {meeting}",
    AskKind.EXTENSION: lambda row, meeting: f"extend grant {row.ref} --meeting {meeting}",
    AskKind.DELAY: lambda row, meeting: f"meeting decide {meeting} WORDS --ref {row.ref}",
    AskKind.PAUSE: lambda row, meeting: f"pause {row.ref} --until DATE --reason REASON --meeting {meeting}",
    AskKind.DECIDED_COLOUR: _showing_again,
    AskKind.SIGN_OFF: _signing_off,
    AskKind.NOT_READY: lambda row, meeting: f"signoff return {row.ref} --reason REASON --meeting {meeting}",
    AskKind.IMPACT: lambda row, meeting: f"impact {row.ref} evidenced WORDS --meeting {meeting}",
    AskKind.OTHERS: lambda row, meeting: f"respond {row.ref} ours --reason REASON --meeting {meeting}",
    AskKind.RAISE: lambda row, meeting: f"raise {row.ref} --with BODY --reason REASON --meeting {meeting}",
    AskKind.RAISED: lambda row, meeting: f"raise {row.ref} --answered WORDS --meeting {meeting}",
}
