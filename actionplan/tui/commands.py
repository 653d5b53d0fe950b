"""The one table of commands: keys, footer, palette and help all take their wording from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.binding import Binding

from actionplan.domain.rating.marks import HEADLINE, MARKS
from actionplan.domain.vocabulary import Colour


class Section(StrEnum):
    """The heading under which the help lists a command."""

    CHANGE = "Change what is marked, or the item under the cursor"
    FIND = "Find and arrange"
    LOOK = "Look closer"
    VIEWS = "In the views (v)"
    MEETING = "At a meeting (m): what waits on its running list"
    PROGRAM = "The plan and the program"


class Target(StrEnum):
    """What a command acts on."""

    ITEMS = "items"
    ITEM = "item"
    RECOMMENDATION = "recommendation"
    NEAR = "near"
    """Nothing of the item itself: what is about it comes first, where one is under the cursor."""
    PLAN = "plan"

    @property
    def needs_items(self) -> bool:
        """Whether it cannot be asked for without an item."""
        return self not in {Target.NEAR, Target.PLAN}


@dataclass(frozen=True, slots=True)
class ScreenCommand:
    """Its key as typed (empty: palette only), its short label, and the sentence that explains it."""

    id: str
    key: str
    label: str
    help: str
    section: Section
    target: Target = Target.PLAN
    writes: bool = False

    @property
    def pressed(self) -> str:
        """The key as Textual names it."""
        return {"/": "slash", "?": "question_mark", "*": "asterisk"}.get(self.key, self.key)


def _change(id_: str, key: str, label: str, help_: str, target: Target = Target.ITEMS) -> ScreenCommand:
    return ScreenCommand(id_, key, label, help_, Section.CHANGE, target, writes=True)


def _colour(key: int, colour: Colour) -> ScreenCommand:
    help_ = f"Show only {MARKS[colour]}; several add up, once more takes it away"
    return ScreenCommand(f"only-{colour.lower()}", str(key), colour.value, help_, Section.FIND)


PLAN_COMMANDS: Final = (
    _change("assign", "a", "Assign", "Give an owner: lead agency, role and name"),
    _change("deadline", "d", "Deadline", "Set or change the proposed date"),
    _change("update", "u", "Update", "Record progress, and the lead officer's own view"),
    _change("evidence", "e", "Evidence", "Point to evidence of output, quality or impact"),
    _change("complete", "c", "Complete", "Report it complete: when, what was done, how it ended"),
    _change("new-action", "n", "New action", "Add an action under the recommendation", Target.RECOMMENDATION),
    _change("response", "r", "Response", "Record the partnership's response to the recommendation"),
    _change("plan", "l", "Plan", "Say what will be done, for what outcome, and how it is measured"),
    _change("extension", "x", "Extension", "Ask for a later date; where one was asked for, record the answer"),
    _change("sign-off", "s", "Sign off", "Record that a meeting agreed it is complete, or sent it back"),
    _change("pause", "k", "Pause", "Record a pause that a meeting agreed, or end it"),
    _change("pause-again", "", "Pause again", "Record that a meeting agreed a pause, or another review date for one"),
    _change("extend-by-meeting", "", "Extend by a meeting", "Record a later date that a meeting gave by itself"),
    _change("impact", "", "Impact review", "Record what a meeting found: is anything different for children?"),
    _change("minute-words", "", "Decision in words", "Record what a meeting decided, noted, asked or recommended"),
    _change("adopt", "", "Adopt dates", "Record that a meeting adopted the proposed dates"),
    _change("correct-date", "", "Correct date", "Put a mistyped adopted date right: on its own day, or by a meeting"),
    _change("supersede", "", "Supersede", "Record that a meeting put something else in its place"),
    _change(
        "override", "", "Override rating", "Record that a meeting shows amber or green in place of the rule's colour"
    ),
    _change("reopen", "", "Reopen", "Put what was reported complete back in progress"),
    _change("note", "", "Note", "Record a contact that is no progress: rang, no answer"),
    _change("theme", "", "Theme", "Put it under one of our themes"),
    _change("raise", "", "Raise", "Raise it with a body or a role that can help; once raised, record the answer"),
    _change("priority", "", "Priority", "Give it a priority: high, medium, low, or none"),
    _change("measure", "", "Measure", "Say what would show the difference, from which baseline to which target"),
    _change("reading", "", "Reading", "Record what a measure showed: a number, words, or both"),
    _change("edit-measure", "", "Edit measure", "Change what one of its measures says"),
    _change("withdraw-measure", "", "Withdraw measure", "Measure it no more; its readings stay on record"),
    _change("scrutiny", "", "Scrutineer's view", "Record what scrutiny says of it; it agrees nothing"),
    _change("confirm-owner", "", "Confirm owner", "Record that the proposed owner has agreed"),
    _change("vacate-post", "", "Vacate post", "Record that the lead officer has left; the role stays"),
    _change("clear-owner", "", "Clear owner", "Take the lead agency and officer away"),
    _change("edit-action", "", "Edit action title", "Change the title of an action", Target.ITEM),
    _change("set-follow-up", "", "Set follow-up", "Record what a meeting asked somebody to do, by when", Target.NEAR),
    _change("follow-up-done", "", "Follow-up done", "Say what came of what a meeting asked for", Target.NEAR),
    _change("redate-follow-up", "", "Follow-up date", "Record that a meeting gave one another date", Target.NEAR),
    _change("drop-follow-up", "", "Drop follow-up", "Record that a meeting dropped one", Target.NEAR),
    ScreenCommand("undo", "z", "Undo", "Reverse the last step, after showing what it did", Section.CHANGE, writes=True),
    ScreenCommand(
        "open", "enter", "Open", "Everything about the item, on a page of its own", Section.LOOK, Target.ITEM
    ),
    ScreenCommand("history", "h", "History", "Every entry about the item, in words", Section.LOOK, Target.ITEM),
    ScreenCommand(
        "today",
        "N",
        "Today",
        "What needs you now: what comes next, what is late, whom to chase, what is due",
        Section.LOOK,
    ),
    ScreenCommand(
        "views",
        "v",
        "Views",
        "The plan along a time line, by agency, and over time; v goes on to the next",
        Section.LOOK,
    ),
    ScreenCommand(
        "as-at", "t", "As at", "The plan as it stood on a past day or at a meeting, to read only", Section.LOOK
    ),
    ScreenCommand(
        "meetings", "m", "Meetings", "The meetings on record, and what waits for one to decide", Section.LOOK
    ),
    ScreenCommand(
        "meeting-view",
        "p",
        "Meeting view",
        "The plan before a meeting, in large type; nothing in it writes",
        Section.LOOK,
    ),
    ScreenCommand(
        "find-words", "", "Find words anywhere", "Where words stand on record, undone ones too", Section.LOOK
    ),
    ScreenCommand("find-person", "", "Find a person", "All that is held about somebody, with its place", Section.LOOK),
    ScreenCommand("filter", "/", "Filter", "Narrow the list as you type", Section.FIND),
    *(_colour(key, colour) for key, colour in enumerate(HEADLINE, start=1)),
    ScreenCommand("everything", "0", "All", "Show everything again", Section.FIND),
    ScreenCommand("sort", "o", "Sort", "Choose the order", Section.FIND),
    ScreenCommand("group", "g", "Group", "Choose the headings that the list is divided by", Section.FIND),
    ScreenCommand(
        "mark",
        "space",
        "Mark",
        "Mark the item, or take its mark away; a key then acts on all marked, until it is saved",
        Section.FIND,
    ),
    ScreenCommand("mark-all", "*", "Mark all", "Mark all that is shown, or take all marks away", Section.FIND),
    ScreenCommand(
        "add-agency", "", "Add agency", "Add an agency that can lead or contribute", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "rename-agency",
        "",
        "Rename agency",
        "Give an agency another name; it keeps its items",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "merge-agency",
        "",
        "Merge agency",
        "Put an agency's items under the one that it really is",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "add-body", "", "Add a body", "Say who meets, and whether it decides or advises", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "edit-body",
        "",
        "Bodies",
        "Who meets, in which role; change one, or its timetable",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "delegate", "", "Delegate", "Record what a meeting lets another body decide", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "add-meeting", "", "Add a meeting", "Put a sitting or a chair's action on record", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "add-series",
        "",
        "Add a series of meetings",
        "Arrange a year's sittings: second Thursday of March, June, September, December",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "move-meeting", "", "Move a meeting", "Give a sitting to come another day", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "cancel-meeting", "", "Cancel a meeting", "Call a sitting off, with a reason", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "close-meeting",
        "",
        "Close a meeting",
        "Record that its minutes are agreed, after showing what it has not answered",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "reopen-meeting",
        "",
        "Reopen a meeting",
        "Open the minutes of a closed meeting again, with a reason",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "attendance",
        "",
        "Attendance",
        "Record who was at a meeting, by role and agency, and interests",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "challenge", "", "Challenge", "Record who asked what at a meeting, and the answer", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "meeting-words",
        "",
        "Words for papers",
        "Give a part of a meeting's papers your own words",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "agreed-minutes",
        "",
        "Minutes agreed",
        "Record that a later sitting agreed a meeting's minutes",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "author", "", "Your name", "Say who is writing: it stands beside every entry", Section.PROGRAM, writes=True
    ),
    ScreenCommand("amend", "", "Amend entry", "Put the words of one entry right", Section.PROGRAM, writes=True),
    ScreenCommand("redact", "", "Redact entry", "Remove the words of one entry for good", Section.PROGRAM, writes=True),
    ScreenCommand("colours", "", "Dark or light", "Change between the dark and the light colours", Section.PROGRAM),
    ScreenCommand("help", "?", "Help", "This page", Section.PROGRAM),
    ScreenCommand("palette", "ctrl+p", "Commands", "Every command by its name", Section.PROGRAM),
    ScreenCommand("quit", "q", "Quit", "Leave; what was being saved is saved first", Section.PROGRAM),
)


def _decide(id_: str, key: str, label: str, help_: str) -> ScreenCommand:
    return ScreenCommand(id_, key, label, help_, Section.MEETING, Target.ITEM, writes=True)


MEETING_COMMANDS: Final = (
    _decide("at-grant", "g", "Grant", "The meeting grants the extension, to the date asked for"),
    _decide("at-refuse", "f", "Refuse", "The meeting refuses the extension"),
    _decide("at-return", "r", "Return", "The meeting sends back the request, or what was reported complete"),
    _decide("at-sign-off", "s", "Sign off", "The meeting agrees that it is complete"),
    _decide("at-adopt", "a", "Adopt", "The meeting adopts the proposed date"),
    _decide("at-raise", "e", "Raise", "The meeting raises it with those who can help, or answers what was raised"),
    ScreenCommand(
        "at-answer", "enter", "Answer", "Every way to answer what the line under the bar asks", Section.MEETING
    ),
    ScreenCommand(
        "at-add", "n", "New meeting", "Put a sitting or a chair's action on record", Section.MEETING, writes=True
    ),
    ScreenCommand(
        "at-words",
        "d",
        "Decision",
        "Record in words what the meeting decided, noted, asked or recommended",
        Section.MEETING,
        Target.NEAR,
        writes=True,
    ),
    ScreenCommand(
        "at-follow-up",
        "u",
        "Follow-up",
        "Record what the meeting asked somebody to do, by when",
        Section.MEETING,
        Target.NEAR,
        writes=True,
    ),
    ScreenCommand(
        "at-close",
        "c",
        "Close",
        "Close the meeting under the bar, after showing what it has not answered",
        Section.MEETING,
        writes=True,
    ),
    ScreenCommand(
        "at-reopen", "o", "Reopen", "Open the minutes of a closed meeting again", Section.MEETING, writes=True
    ),
    ScreenCommand(
        "at-record",
        "h",
        "Record",
        "All that is on record of the meeting under the bar: who was there, decisions, challenge, words",
        Section.MEETING,
    ),
    ScreenCommand("at-back", "q", "Back", "To the list; so does escape", Section.MEETING),
)
"""What the keys do on the meetings page, in place of the list's."""

VIEW_COMMANDS: Final = (
    ScreenCommand("view-plan", "1", "Plan", "Back to the list", Section.VIEWS),
    ScreenCommand(
        "view-timeline", "2", "Timeline", "Adopted and approved dates, slip, today and the meetings", Section.VIEWS
    ),
    ScreenCommand(
        "view-agencies", "3", "Agencies", "What each agency leads, how it stands, how long it was quiet", Section.VIEWS
    ),
    ScreenCommand("view-charts", "4", "Charts", "Ratings at each month end, and signed off against due", Section.VIEWS),
    ScreenCommand(
        "view-today", "5", "Today", "What needs you now; enter goes to where it is dealt with", Section.VIEWS
    ),
    ScreenCommand(
        "view-next",
        "v",
        "Next view",
        "Timeline, agencies, charts, today, and back to the list; so do ← and →",
        Section.VIEWS,
    ),
    ScreenCommand(
        "view-open",
        "enter",
        "Open",
        "The item under the bar; of an agency, all that it leads; in Today, where the line is dealt with",
        Section.VIEWS,
        Target.ITEM,
    ),
    ScreenCommand("view-back", "q", "Back", "To where one came from; so does escape", Section.VIEWS),
)
"""What the keys do in the views, in place of the list's; none of them writes."""

COMMAND_BY_ID: Final = {command.id: command for command in (*PLAN_COMMANDS, *MEETING_COMMANDS, *VIEW_COMMANDS)}

_BY_NAME_AT_MEETING: Final = (
    "attendance", "challenge", "meeting-words", "agreed-minutes", "follow-up-done", "redate-follow-up",
    "drop-follow-up", "add-series", "move-meeting", "cancel-meeting", "edit-body", "delegate", "add-body",
)  # fmt: skip
"""What the palette offers on the meetings page beside its keys."""

OFFERED_AT_MEETING: Final = (
    *MEETING_COMMANDS,
    *(COMMAND_BY_ID[name] for name in (*_BY_NAME_AT_MEETING, "undo", "help", "palette")),
)

OFFERED_IN_VIEWS: Final = (
    *VIEW_COMMANDS,
    *(
        COMMAND_BY_ID[name]
        for name in ("everything", "history", "as-at", "today", "meeting-view", "colours", "help", "palette")
    ),
)

IN_FOOTER: Final = (
    "assign", "deadline", "update", "evidence", "complete", "filter", "undo", "open", "history", "views", "new-action",
    "response", "plan", "extension", "sign-off", "pause", "mark", "sort", "group", "as-at", "meetings", "today",
    "meeting-view", "quit",
)  # fmt: skip
"""The commands in the footer, the most used first; ``help`` is always at its end."""


def plan_bindings() -> list[Binding]:
    """The keys of the list and of an item's page; the table binds ``enter``, Textual binds ``ctrl+p``."""
    return [_bound(command) for command in PLAN_COMMANDS if command.key and command.id not in {"palette", "open"}]


def meeting_bindings() -> list[Binding]:
    """The keys of the meetings page; its lists bind ``enter``."""
    named = {"palette", "at-answer"}
    return [_bound(command) for command in OFFERED_AT_MEETING if command.key and command.id not in named]


def view_bindings() -> list[Binding]:
    """The keys of the views; their lines bind ``enter``."""
    return [
        _bound(command) for command in OFFERED_IN_VIEWS if command.key and command.id not in {"palette", "view-open"}
    ]


def _bound(command: ScreenCommand) -> Binding:
    action = f"screen.command('{command.id}')"
    return Binding(command.pressed, action, command.label, id=command.id, tooltip=command.help, key_display=command.key)
