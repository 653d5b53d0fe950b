"""What to type for what a refusal asks for: an option or a command.

The rules know no front end: a refusal has a ``Remedy``, and only this table knows its name on the command line. Imports
nothing heavy.
"""

from collections.abc import Mapping
from typing import Final

from actionplan.domain.errors import ActionplanError, Remedy

TYPED: Final[Mapping[Remedy, str]] = {
    Remedy.ADD_AGENCY: "actionplan agency add",
    Remedy.ADD_BODY: "actionplan body add",
    Remedy.ADD_MEETING: "actionplan meeting add",
    Remedy.ASK_FOR_EXTENSION: "actionplan extend ask",
    Remedy.CHANGE_DATE: "actionplan due",
    Remedy.CHANGE_RESPONSE: "actionplan respond",
    Remedy.EDIT_BODY: "actionplan body edit",
    Remedy.GIVE_IMPACT_REVIEW: "--impact-review",
    Remedy.GIVE_NEARER_END: "--to",
    Remedy.GIVE_NEXT_REVIEW: "--next",
    Remedy.GIVE_PASSWORD: "--password",
    Remedy.GIVE_PLAN: "--will-do, --outcome or --measure",
    Remedy.GIVE_REASON: "--reason",
    Remedy.GIVE_REVIEW_REF: "--ref",
    Remedy.MINUTE_INSTEAD: "actionplan meeting decide",
    Remedy.NAME_ACTION_AGENCY: "--for",
    Remedy.NAME_AGENCY: "--agency",
    Remedy.NAME_MEETING: "--meeting",
    Remedy.RECORD_PAUSE: "actionplan pause",
    Remedy.REOPEN_MEETING: "actionplan meeting reopen",
    Remedy.SAY_WHICH_AGENCY: "--from-agency",
    Remedy.SAY_WHO_AGREED: "--agreed-by",
    Remedy.SAY_RECORDED_LATE: "--recorded-late, --reason",
    Remedy.SET_AT_MEETING: "--to",
    Remedy.SAY_WHO_YOU_ARE: "--by, or ACTIONPLAN_BY",
    Remedy.SAY_PAPERS_WERE_LATE: "--late",
    Remedy.SEE_ISSUED_PAPERS: "actionplan pack",
    Remedy.TAKE_BACK: "actionplan respond",
    Remedy.TAKE_IN_BY_HAND: "actionplan",
    Remedy.VERIFY_LEDGER: "actionplan verify",
}

_ABOUT: Final[Mapping[Remedy, str]] = {
    Remedy.CHANGE_RESPONSE: " {} accepted --meeting MEETING --reason WHY",
    Remedy.EDIT_BODY: ' "{}"',
    Remedy.MINUTE_INSTEAD: " {} TEXT --kind note|question|recommendation",
    Remedy.REOPEN_MEETING: " {} --reason WHY",
    Remedy.TAKE_BACK: " {} ours --meeting MEETING --reason WHY",
    Remedy.SEE_ISSUED_PAPERS: " {} --issued -o FOLDER",
    Remedy.TAKE_IN_BY_HAND: ", where I opens {}: choose them in its text by hand",
}
"""What follows on the command of a remedy that is about one thing."""


def with_remedy(error: ActionplanError) -> str:
    """The error's sentence, and after it what to type, where it asks for something."""
    if error.remedy is None:
        return error.sentence
    about = "" if error.about is None else _ABOUT[error.remedy].format(error.about)
    return f"{error.sentence} Use: {TYPED[error.remedy]}{about}"
