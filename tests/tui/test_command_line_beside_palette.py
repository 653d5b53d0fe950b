"""Each command of the command line beside what does the same on the screens, or why nothing does."""

from typing import Final

from actionplan.cli.registry import COMMANDS, built
from actionplan.tui.commands.offered import COMMAND_BY_ID

ON_SCREEN: Final[dict[str, str]] = {
    "today": "today", "status": "everything", "list": "filter", "show": "open", "history": "history plan-history",
    "find": "find-words find-person", "assign": "assign accept-suggested clear-owner", "confirm": "confirm-owner",
    "vacate": "vacate-post", "due": "deadline correct-date", "update": "update", "note": "note", "amend": "amend",
    "evidence": "evidence", "measure": "measure edit-measure withdraw-measure", "reading": "reading",
    "scrutiny": "scrutiny", "complete": "complete", "reopen": "reopen", "plan": "plan", "theme": "theme",
    "priority": "priority", "respond": "response", "raise": "raise", "action add": "new-action",
    "action edit": "edit-action", "body list": "edit-body", "body add": "add-body", "body edit": "edit-body delegate",
    "meeting add": "add-meeting", "meeting series": "add-series", "meeting list": "meetings",
    "meeting show": "at-record", "meeting move": "move-meeting", "meeting cancel": "cancel-meeting",
    "meeting close": "close-meeting", "meeting reopen": "reopen-meeting", "meeting decide": "minute-words",
    "meeting minute": "meetings at-answer", "meeting attend": "attendance", "meeting challenge": "challenge",
    "meeting words": "meeting-words", "meeting agreed-minutes": "agreed-minutes", "followup list": "today",
    "followup done": "follow-up-done", "followup drop": "drop-follow-up", "followup edit": "redate-follow-up",
    "finding list": "findings", "alike": "alike",
    "finding edit": "edit-finding", "finding withdraw": "withdraw-finding", "finding restore": "undo",
    "finding add": "add-finding", "finding answer": "answer-finding", "extend ask": "extension",
    "extend grant": "extension at-grant", "extend refuse": "extension at-refuse",
    "extend return": "extension at-return", "extend withdraw": "extension", "extend list": "meetings",
    "timeline": "views view-timeline", "agencies": "views view-agencies", "charts": "views view-charts",
    "adopt": "adopt", "signoff": "sign-off", "impact": "impact", "override": "override", "pause": "pause",
    "resume": "pause", "supersede": "supersede", "agenda": "agenda", "changes": "changes", "movement": "movement",
    "check": "check", "present": "meeting-view", "undo": "undo", "redact": "redact", "export": "export",
    "review list": "edit-review", "review show": "edit-review", "review edit": "edit-review",
    "agency list": "views view-agencies", "agency add": "add-agency", "agency edit": "edit-agency",
    "agency rename": "rename-agency",
    "agency merge": "merge-agency", "policy show": "set-policy", "policy set": "set-policy", "backup": "backup",
    "verify": "verify", "load": "load-review", "info": "info", "pack": "papers issue-papers papers-again",
    "chase": "chasers chasers-write chaser-sent chaser-reply chaser-no-reply",
    "bring": "bring-tracker", "returns write": "write-returns", "returns read": "read-returns",
    "public": "public-line papers-public", "release": "release", "paper": "papers-documents papers-write",
    "guard add": "papers-guard", "guard allow": "papers-guard papers-right", "guard list": "papers-guard",
    "guard remove": "papers-guard",
}  # fmt: skip
"""By the command's words, the ids of the screens' commands."""

AT_A_SHELL: Final = {
    "restore": "it replaces the plan under an open screen: the palette names the shell command",
    "copy": "between a file and a server: whoever looks after the server does it",
    "serve": "a server, which runs until it is stopped",
    "demo": "it makes another plan",
    "init": "before there is a plan there is no screen",
    "completions": "it is for the shell",
}
"""Why the others are not on the screens."""


def test_each_command_is_on_the_screens_or_says_why_not() -> None:
    known = set()
    for name, listed in COMMANDS.items():
        below = getattr(built(name)[name], "commands", {}) if listed.is_group else {}
        known |= {f"{name} {each}" for each in below} or {name}
    assert known == {*ON_SCREEN, *AT_A_SHELL}
    assert not set(ON_SCREEN) & set(AT_A_SHELL)
    assert not {each for ids in ON_SCREEN.values() for each in ids.split()} - set(COMMAND_BY_ID)
