"""The commands of the list: change an item, look closer, find and arrange."""

from typing import Final

from actionplan.domain.rating.marks import HEADLINE, MARKS
from actionplan.domain.vocabulary import Colour
from actionplan.tui.commands.command import ScreenCommand, Section, Target


def _change(id_: str, key: str, label: str, help_: str, target: Target = Target.ITEMS) -> ScreenCommand:
    return ScreenCommand(id_, key, label, help_, Section.CHANGE, target, writes=True)


def _colour(key: int, colour: Colour) -> ScreenCommand:
    help_ = f"Show only {MARKS[colour]}; several add up, once more takes it away"
    return ScreenCommand(f"only-{colour.lower()}", str(key), colour.value, help_, Section.FIND)


LIST_COMMANDS: Final = (
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
    _change("edit-finding", "", "Edit finding", "Put the words or the number of a finding right", Target.NEAR),
    _change("withdraw-finding", "", "Withdraw finding", "Say that what was recorded is no finding", Target.NEAR),
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
)
