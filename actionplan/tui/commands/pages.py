"""The commands of the pages over the list: meetings, views, papers, reminders, an item, a review not loaded yet."""

from typing import Final

from actionplan.tui.commands.command import ScreenCommand, Section, Target


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
    _before_loading("split", "s", "Split", "Make two of one, at the cursor in its words (tab)"),
    _before_loading(
        "join", "j", "Join", "Make one of it and the one before; add the passage to what stands before it (tab)"
    ),
    _before_loading("drop", "d", "Drop", "Leave a recommendation or a finding out; Take in brings it back"),
    _before_loading(
        "take", "t", "Take in", "Take in what was left out, or the passage under the bar in the document (tab)"
    ),
    _before_loading(
        "finding", "f", "Finding", "Make it a finding, or a finding a recommendation; take in as a finding (tab)"
    ),
    _before_loading("no-findings", "F", "No findings", "Leave all findings out"),
    _before_loading("number", "l", "Number", "Give it the number that the review prints"),
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
