"""The one table of commands: keys, footer, palette and help all take their wording from it.

Which keys are in force is kept for the whole program: it shows one plan, to one person, with one hand on the keys.
"""

from collections.abc import Iterable, Mapping
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
    ITEM = "On the page of an item (enter)"
    MEETING = "At a meeting (m): what waits on its running list"
    PAPERS = "Papers (P): what goes out before a meeting"
    REVIEW = "Before a review is loaded (I)"
    CHASERS = "Chasers (@): reminders to whoever owes an answer"
    PROGRAM = "The plan and the program"

    @property
    def heading(self) -> str:
        """The same with the keys in force."""
        name = _LEADS_TO.get(self)
        return self.value if name is None else self.value.replace(f"({COMMAND_BY_ID[name].usual})", f"({key_of(name)})")


_LEADS_TO: Final = {
    Section.VIEWS: "views",
    Section.ITEM: "open",
    Section.MEETING: "meetings",
    Section.PAPERS: "papers",
    Section.CHASERS: "chasers",
}
"""The commands whose keys the headings name."""


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


_PRESSED: Final = {
    "/": "slash",
    "?": "question_mark",
    "*": "asterisk",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "}": "right_curly_bracket",
    ":": "colon,ctrl+g",
    "^": "circumflex_accent",
    "@": "at",
    "←": "left",
    "→": "right",
}
"""Keys as Textual names them; where a second one does the same, both."""

_CHOSEN: Final[dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class ScreenCommand:
    """Its usual key as typed (empty: palette only), its short label, and the sentence that explains it."""

    id: str
    usual: str
    label: str
    help: str
    section: Section
    target: Target = Target.PLAN
    writes: bool = False

    @property
    def key(self) -> str:
        """The key in force, as typed: one's own, else the usual one."""
        return _CHOSEN.get(self.id, self.usual)


def use_keys(chosen: Mapping[str, str]) -> None:
    """Have these commands answer to these keys from now on, and all others to their usual ones."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)


def key_of(name: str) -> str:
    """The key in force of a command, for a sentence; a command that may have none is not named so."""
    return COMMAND_BY_ID[name].key


def _change(id_: str, key: str, label: str, help_: str, target: Target = Target.ITEMS) -> ScreenCommand:
    return ScreenCommand(id_, key, label, help_, Section.CHANGE, target, writes=True)


def _colour(key: int, colour: Colour) -> ScreenCommand:
    help_ = f"Show only {MARKS[colour]}; several add up, once more takes it away"
    return ScreenCommand(f"only-{colour.lower()}", str(key), colour.value, help_, Section.FIND)


PLAN_COMMANDS: Final = (
    _change("assign", "a", "Assign", "Give an owner: lead agency, role and name"),
    ScreenCommand(
        "accept-suggested",
        "A",
        "Accept suggestions",
        "Give all that has no owner the agency suggested for it, after a list of what it will do",
        Section.CHANGE,
        writes=True,
    ),
    _change("deadline", "d", "Deadline", "Set or change the proposed date"),
    _change("update", "u", "Update", "Record progress, and the lead officer's own view"),
    _change("update-in-editor", "E", "Update in editor", "The same, with the words in your own editor (EDITOR)"),
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
    _change("public-line", "", "Public line", "Write what the public edition says of it, or withhold it"),
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
    _change("add-finding", "", "Add finding", "Record what a review found, and what answers it", Target.NEAR),
    _change("answer-finding", "", "Answer finding", "Say which recommendations answer a finding", Target.NEAR),
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
        "The plan along a time line, by agency, and over time; the same key goes on to the next",
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
    ScreenCommand("papers", "P", "Papers", "What would go out for the next sitting: read it, issue it", Section.LOOK),
    ScreenCommand(
        "chasers",
        "@",
        "Chasers",
        "Reminders to whoever owes an answer: read them, say what came of it",
        Section.LOOK,
    ),
    ScreenCommand(
        "check", "C", "Check", "What is missing: owners, dates, evidence, words; one line a gap", Section.LOOK
    ),
    ScreenCommand("findings", "", "Findings", "What reviews found, beside what answers it", Section.LOOK),
    ScreenCommand("alike", "", "Look-alikes", "Recommendations that repeat those of other reviews", Section.LOOK),
    ScreenCommand("agenda", "", "Agenda", "What the next sitting is asked to decide, in order", Section.LOOK),
    ScreenCommand("changes", "", "Changes", "What changed since a day or a meeting, in words", Section.LOOK),
    ScreenCommand("movement", "", "Movement", "What came and went since a day or a meeting, in figures", Section.LOOK),
    ScreenCommand("plan-history", "", "History of the plan", "Every entry: who wrote what, and when", Section.LOOK),
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
    ScreenCommand("fold", "f", "Fold", "Put a recommendation's actions out of sight, or show them again", Section.FIND),
    ScreenCommand("fold-all", "F", "Fold all", "Show recommendations alone, or their actions too", Section.FIND),
    ScreenCommand(
        "go-to", ":", "Go to", "To an item by ref or number: R4, 4a, SAM-R04-A1; so does ctrl+g", Section.FIND
    ),
    ScreenCommand("next-concern", "]", "Next Red or Amber", "To the next that is Red or Amber", Section.FIND),
    ScreenCommand("previous-concern", "[", "Previous Red or Amber", "To the one before", Section.FIND),
    ScreenCommand(
        "next-due", "}", "Next due", "To the next date from today on; once more, the one after", Section.FIND
    ),
    ScreenCommand("save-filter", "", "Save filter", "Keep what the list is narrowed to, under a name", Section.FIND),
    ScreenCommand("saved-filters", "", "Saved filters", "Narrow the list to a filter that was saved", Section.FIND),
    ScreenCommand("forget-filter", "", "Forget a saved filter", "Take one out of the saved filters", Section.FIND),
    ScreenCommand("colour-key", "K", "Colour key", "Put the key of colours out of sight, or show it", Section.FIND),
    ScreenCommand("mark-all", "*", "Mark all", "Mark all that is shown, or take all marks away", Section.FIND),
    ScreenCommand(
        "add-agency", "", "Add agency", "Add an agency that can lead or contribute", Section.PROGRAM, writes=True
    ),
    ScreenCommand(
        "edit-agency",
        "",
        "Edit agency",
        "Give an agency a short name for the list, and addresses for reminders; papers have neither",
        Section.PROGRAM,
        writes=True,
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
        "set-policy",
        "",
        "Policy",
        "The thresholds and the rules of the rating, with what each means; change one",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "edit-review",
        "",
        "Edit review",
        "Change a review's title, governing body, plan day, kind or partnership",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "export", "", "Export", "Write what the list shows, or all, as CSV, workbook, Word or JSON", Section.PROGRAM
    ),
    ScreenCommand("backup", "", "Backup", "Copy the plan to a new file, and prove the copy whole", Section.PROGRAM),
    ScreenCommand(
        "load-review",
        "I",
        "Load a review",
        "Read a review's recommendations from a file, after showing what it holds",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "bring-tracker",
        "",
        "Bring a tracker in",
        "Read an existing tracker, a workbook or CSV, after showing what it brings",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand(
        "write-returns",
        "",
        "Write returns",
        "Write each agency a form of its items, to be filled in and sent back",
        Section.PROGRAM,
    ),
    ScreenCommand(
        "read-returns",
        "",
        "Read returns",
        "Read forms that agencies filled in, each change beside what the plan says",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand("restore", "", "Restore", "Put a backup in the place of the plan", Section.PROGRAM),
    ScreenCommand("info", "", "Where everything is", "The plan, the settings, versions and sizes", Section.PROGRAM),
    ScreenCommand("verify", "", "Verify", "Prove that no entry was changed or removed", Section.PROGRAM),
    ScreenCommand(
        "author", "", "Your name", "Say who is writing: it stands beside every entry", Section.PROGRAM, writes=True
    ),
    ScreenCommand("amend", "", "Amend entry", "Put the words of one entry right", Section.PROGRAM, writes=True),
    ScreenCommand(
        "release",
        "",
        "Release update",
        "Let an update that was held back stand in papers",
        Section.PROGRAM,
        writes=True,
    ),
    ScreenCommand("redact", "", "Redact entry", "Remove the words of one entry for good", Section.PROGRAM, writes=True),
    ScreenCommand("colours", "", "Colours", "Dark, light, high contrast, or for colour-blind readers", Section.PROGRAM),
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
        "at-answer",
        "enter",
        "Answer",
        "Every way to answer what the line under the bar asks; a number takes one at once",
        Section.MEETING,
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


def _paper(id_: str, key: str, label: str, help_: str, *, writes: bool = False) -> ScreenCommand:
    return ScreenCommand(id_, key, label, help_, Section.PAPERS, writes=writes)


PAPERS_COMMANDS: Final = (
    _paper("papers-pack", "1", "Pack", "What goes out together for the meeting, part by part"),
    _paper("papers-documents", "2", "Documents", "Each document that can be made alone, in any edition and format"),
    _paper("papers-issued", "3", "Issued", "What went out for the meeting before, and made again"),
    _paper("papers-stops", "4", "To put right", "What keeps papers from going out: names, numbers, guarded words"),
    _paper("papers-open", "enter", "Read", "The part or document under the bar, on a page of its own"),
    _paper("papers-right", "enter", "Put right", "Go to the item, or put the words right, remove them or let them out"),
    _paper("issue-papers", "i", "Issue", "Put the papers into a folder, and record that they went out", writes=True),
    _paper("papers-write", "w", "Write", "Write the document under the bar to a file, as a draft; nothing is issued"),
    _paper(
        "papers-edition", "e", "Edition", "For whom documents are: the body, partners, scrutiny, public, inspection"
    ),
    _paper("papers-about", "a", "About", "What the document under the bar is about: an item, an agency, all of it"),
    _paper("papers-again", "r", "Make again", "The papers that went out, byte for byte"),
    _paper("papers-folder", "f", "Open", "Open the file or the folder that was written last"),
    _paper("papers-public", "l", "Public lines", "What the public edition says of each recommendation", writes=True),
    _paper("papers-guard", "g", "Guard", "Words that no paper may hold; let a number or a postcode out", writes=True),
    _paper("papers-meeting", "o", "Other meeting", "The papers of another meeting"),
    _paper("papers-back", "q", "Back", "To where one came from; so does escape, but first it stops what is being made"),
)
"""What the keys do on the page of papers, in place of the list's."""


def _before_loading(id_: str, key: str, label: str, help_: str) -> ScreenCommand:
    return ScreenCommand(f"preview-{id_}", key, label, help_, Section.REVIEW)


PREVIEW_COMMANDS: Final = (
    _before_loading("load", "ctrl+s", "Load", "Load what is chosen, as one step, after one more question"),
    _before_loading("split", "s", "Split", "Make two of a recommendation, at the cursor in its words (tab)"),
    _before_loading("join", "j", "Join", "Make one of a recommendation and the one before it"),
    _before_loading("drop", "d", "Drop", "Leave a recommendation out; Take in brings it back"),
    _before_loading(
        "take", "t", "Take in", "Take in what was left out, or the passage under the bar in the document (tab)"
    ),
    _before_loading("number", "l", "Number", "Give a recommendation the number that the review prints"),
    _before_loading(
        "mark", "a", "Action", "Make the line at the cursor an action under it, or part of its wording again"
    ),
    _before_loading("columns", "c", "Columns", "Say which column of a table has the recommendations"),
    _before_loading("doubt", "n", "Next doubt", "To the next of what is in doubt"),
    _before_loading("undo", "z", "Undo", "Take the last change back"),
    _before_loading("back", "q", "Back", "Load nothing; so does escape"),
)
"""What the keys do while a review is looked at, before it is loaded; none of them writes to the plan."""

CHASER_COMMANDS: Final = (
    ScreenCommand("chasers-write", "w", "Write", "Write all drafts to a folder; that records nothing", Section.CHASERS),
    ScreenCommand(
        "chaser-sent", "s", "Sent", "Record that this reminder was sent", Section.CHASERS, Target.ITEMS, writes=True
    ),
    ScreenCommand("chaser-reply", "r", "Reply", "Record that they replied", Section.CHASERS, Target.ITEMS, writes=True),
    ScreenCommand(
        "chaser-no-reply", "x", "No reply", "Record that no reply came", Section.CHASERS, Target.ITEMS, writes=True
    ),
    ScreenCommand(
        "chaser-address", "a", "Address", "Give the agency a contact, or another one", Section.CHASERS, writes=True
    ),
    ScreenCommand("chasers-back", "q", "Back", "To where one came from; so does escape", Section.CHASERS),
)
"""What the keys do on the page of reminders, in place of the list's."""

ITEM_COMMANDS: Final = (
    ScreenCommand("item-next", "→", "Next", "To the next item of the list", Section.ITEM),
    ScreenCommand("item-previous", "←", "Previous", "To the item before it in the list", Section.ITEM),
    ScreenCommand(
        "item-parent", "^", "Up and back", "From an action to its recommendation, and back to the action", Section.ITEM
    ),
    ScreenCommand("item-copy", "y", "Copy", "Copy the item as text for an email, and keep it as a file", Section.ITEM),
    ScreenCommand(
        "item-evidence",
        "enter",
        "Open evidence",
        "Open where a piece of evidence is held: a file or a web address; else copy the words",
        Section.ITEM,
    ),
)
"""What the keys do on the page of an item beside the list's."""

OFFERED_ON_ITEM: Final = (*PLAN_COMMANDS, *ITEM_COMMANDS)

REPORTS: Final = frozenset(
    {"info", "agenda", "backup", "changes", "check", "export", "movement", "plan-history", "verify"}
    | {"alike", "chasers-write", "findings", "write-returns"}
)
"""The commands that show a document, or write a file; none of them changes the plan."""

COMMAND_BY_ID: Final = {
    command.id: command
    for command in (
        *OFFERED_ON_ITEM,
        *MEETING_COMMANDS,
        *VIEW_COMMANDS,
        *PAPERS_COMMANDS,
        *PREVIEW_COMMANDS,
        *CHASER_COMMANDS,
    )
}

_BY_NAME_AT_MEETING: Final = (
    "attendance", "challenge", "meeting-words", "agreed-minutes", "follow-up-done", "redate-follow-up",
    "drop-follow-up", "add-series", "move-meeting", "cancel-meeting", "edit-body", "delegate", "add-body", "agenda",
    "check", "changes", "movement", "papers",
)  # fmt: skip
"""What the palette offers on the meetings page beside its keys."""

OFFERED_AT_MEETING: Final = (
    *MEETING_COMMANDS,
    *(COMMAND_BY_ID[name] for name in (*_BY_NAME_AT_MEETING, "undo", "go-to", "help", "palette")),
)

OFFERED_AT_PAPERS: Final = (
    *PAPERS_COMMANDS,
    *(
        COMMAND_BY_ID[name]
        for name in ("check", "meeting-words", "agenda", "changes", "movement", "go-to", "help", "palette")
    ),
)

OFFERED_IN_PREVIEW: Final = (*PREVIEW_COMMANDS, *(COMMAND_BY_ID[name] for name in ("help", "palette")))

OFFERED_AT_CHASERS: Final = (
    *CHASER_COMMANDS,
    *(COMMAND_BY_ID[name] for name in ("edit-agency", "undo", "today", "go-to", "help", "palette")),
)

OFFERED_IN_VIEWS: Final = (
    *VIEW_COMMANDS,
    *(
        COMMAND_BY_ID[name]
        for name in (
            "everything",
            "history",
            "go-to",
            "as-at",
            "today",
            "meeting-view",
            "papers",
            "chasers",
            "check",
            "changes",
            "movement",
            "export",
            "colours",
            "help",
            "palette",
        )
    ),
)

IN_FOOTER: Final = (
    "assign", "deadline", "update", "evidence", "complete", "filter", "undo", "open", "history", "views", "new-action",
    "response", "plan", "extension", "sign-off", "pause", "mark", "sort", "group", "as-at", "meetings", "today",
    "papers", "meeting-view", "quit",
)  # fmt: skip
"""The commands in the footer, the most used first; ``help`` is always at its end."""


def plan_bindings() -> list[Binding]:
    """The keys of the list and of an item's page; the table binds ``enter``, Textual binds ``ctrl+p``."""
    return [_bound(command) for command in PLAN_COMMANDS if command.usual and command.id not in {"palette", "open"}]


def item_bindings() -> list[Binding]:
    """The keys of an item's page beside the list's; what scrolls binds the arrows too, and must not come first."""
    named = {"item-evidence"}
    return [_bound(command, priority=True) for command in ITEM_COMMANDS if command.id not in named]


def meeting_bindings() -> list[Binding]:
    """The keys of the meetings page; its lists bind ``enter``."""
    named = {"palette", "at-answer"}
    return [_bound(command) for command in OFFERED_AT_MEETING if command.usual and command.id not in named]


def papers_bindings() -> list[Binding]:
    """The keys of the page of papers; its list binds ``enter``."""
    named = {"palette", "papers-open", "papers-right"}
    return [_bound(command) for command in OFFERED_AT_PAPERS if command.usual and command.id not in named]


def preview_bindings() -> list[Binding]:
    """The keys while a review is looked at."""
    return [_bound(command) for command in OFFERED_IN_PREVIEW if command.usual and command.id != "palette"]


def chaser_bindings() -> list[Binding]:
    """The keys of the page of reminders."""
    return [_bound(command) for command in OFFERED_AT_CHASERS if command.usual and command.id != "palette"]


def view_bindings() -> list[Binding]:
    """The keys of the views; their lines bind ``enter``."""
    return [
        _bound(command) for command in OFFERED_IN_VIEWS if command.usual and command.id not in {"palette", "view-open"}
    ]


def own_bindings(offered: Iterable[ScreenCommand]) -> list[Binding]:
    """The keys that were chosen for what a screen offers, in place of its usual ones."""
    return [_bound(each, each.key, priority=each in ITEM_COMMANDS) for each in offered if each.id in _CHOSEN]


def _bound(command: ScreenCommand, key: str = "", *, priority: bool = False) -> Binding:
    shown = key or command.usual
    return Binding(
        _PRESSED.get(shown, shown),
        f"screen.command('{command.id}')",
        command.label,
        id=command.id,
        tooltip=command.help,
        key_display=shown,
        priority=priority,
    )
