"""The command that records the usual answer to each kind of ask, for papers and scripts; what is asked is the domain's.

What is still to be filled in stands in capitals. A test holds that each is a command with these options.
"""

from collections.abc import Callable, Mapping
from typing import Final

from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.governance.cycle import Step, StepKind
from actionplan.domain.governance.today import Deed, Line
from actionplan.domain.meetings.readiness import needs_impact_review
from actionplan.domain.rating.snapshot import Row


def recorded_with(ask: Ask, meeting: str) -> str:
    """The command: "actionplan adopt SAM-R04 --meeting executive-2027-03-11"."""
    if ask.row is None:
        return f"actionplan followup done {ask.ref} WORDS"
    if ask.for_whom:
        return f"actionplan meeting decide {meeting} WORDS --kind note --ref {ask.ref}"
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


def deals_with(line: Line) -> str:
    """The command that deals with a line of what needs the manager now."""
    if line.step is not None:
        return f"actionplan {_STEPS[line.step.kind](line.step)}"
    return f"actionplan {_DEEDS[line.deed](line)}"


def _meeting_id(step: Step) -> str:
    return "MEETING" if step.meeting is None else step.meeting.id


_STEPS: Final[Mapping[StepKind, Callable[[Step], str]]] = {
    StepKind.LOAD: lambda _step: "load FILE",
    StepKind.OWNERS: lambda step: f"assign {step.refs[0]} --agency AGENCY --role ROLE",
    StepKind.CONFIRM: lambda step: f"confirm {step.refs[0]} --from WHO",
    StepKind.DATES: lambda step: f"due {step.refs[0]} DATE",
    StepKind.SITTING: lambda _step: "meeting add BODY DATE",
    StepKind.DECISIONS: lambda step: f"meeting minute {_meeting_id(step)}",
    StepKind.CLOSE: lambda step: f"meeting close {_meeting_id(step)}",
    StepKind.GAPS: lambda _step: "check",
    StepKind.PAPERS: lambda step: f"pack {_meeting_id(step)} -o FOLDER",
    StepKind.VIEW: lambda step: f"present {_meeting_id(step)}",
}

_DEEDS: Final[Mapping[Deed, Callable[[Line], str]]] = {
    Deed.ASK_OR_UPDATE: lambda line: f"extend ask {line.ref} DATE --reason REASON --asked-by WHO",
    Deed.UPDATE: lambda line: f"update {line.ref} WORDS",
    Deed.FOLLOW_UP: lambda line: f"followup done {line.ref} WORDS",
    Deed.OPEN: lambda line: f"show {line.ref}",
    Deed.CHECK: lambda _line: "check",
    Deed.MEETING: lambda line: f"meeting show {line.ref}",
    Deed.HISTORY: lambda line: f"history {line.ref}".rstrip(),
}
