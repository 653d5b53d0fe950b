"""The one table of what a person can do on the screens: keys, footer, palette and help all take their words from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.binding import Binding

from actionplan.domain.rating.marks import HEADLINE, MARKS
from actionplan.domain.vocabulary import Colour


class Place(StrEnum):
    """Under which heading the help shows it."""

    CHANGE = "Change what is marked, or the item under the cursor"
    FIND = "Find and arrange"
    LOOK = "Look closer"
    VIEWS = "In the views (v)"
    MEETING = "At a meeting (m): what waits on its running list"
    PROGRAM = "The plan and the program"


class Reach(StrEnum):
    """What an act is about."""

    ITEMS = "items"
    ITEM = "item"
    RECOMMENDATION = "recommendation"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its key as typed (empty: by palette only), its short label, and its sentence."""

    id: str
    key: str
    label: str
    words: str
    place: Place
    reach: Reach = Reach.PLAN
    writes: bool = False

    @property
    def pressed(self) -> str:
        """The key as Textual names it."""
        return {"/": "slash", "?": "question_mark", "*": "asterisk"}.get(self.key, self.key)


def _change(id_: str, key: str, label: str, words: str, reach: Reach = Reach.ITEMS) -> Act:
    return Act(id_, key, label, words, Place.CHANGE, reach, writes=True)


def _colour(key: int, colour: Colour) -> Act:
    words = f"Show only {MARKS[colour]}; several add up, once more takes it away"
    return Act(f"only-{colour.lower()}", str(key), colour.value, words, Place.FIND)


ACTS: Final = (
    _change("assign", "a", "Assign", "Give an owner: lead agency, role and name"),
    _change("deadline", "d", "Deadline", "Set or change the proposed date"),
    _change("update", "u", "Update", "Record progress, and the lead's own view of it"),
    _change("evidence", "e", "Evidence", "Point to evidence of output, quality or impact"),
    _change("complete", "c", "Complete", "Report it complete: when, what was done, how it ended"),
    _change("new-action", "n", "New action", "Add an action under the recommendation", Reach.RECOMMENDATION),
    _change("response", "r", "Response", "Record the partnership's response to the recommendation"),
    _change("plan", "l", "Plan", "Say what will be done, for what outcome, and how it is measured"),
    _change("extension", "x", "Extension", "Ask for a later date; where one was asked for, record the answer"),
    _change("sign-off", "s", "Sign off", "Record that a meeting agreed it is complete, or sent it back"),
    _change("pause", "k", "Pause", "Record a pause that a meeting agreed, or end it"),
    _change("adopt", "", "Adopt dates", "Record that a meeting adopted the proposed dates"),
    _change("supersede", "", "Supersede", "Record that a meeting put something else in its place"),
    _change(
        "override", "", "Override rating", "Record that a meeting shows amber or green in place of the rule's colour"
    ),
    _change("reopen", "", "Reopen", "Put what was reported complete back in progress"),
    _change("note", "", "Note", "Record a contact that is no progress: rang, no answer"),
    _change("theme", "", "Theme", "Put it under one of our themes"),
    _change("confirm-owner", "", "Confirm owner", "Record that the proposed owner has agreed"),
    _change("vacate-post", "", "Vacate post", "Record that the lead officer has left; the role stays"),
    _change("clear-owner", "", "Clear owner", "Take the lead away"),
    _change("edit-action", "", "Edit action title", "Change the title of an action", Reach.ITEM),
    Act("undo", "z", "Undo", "Reverse the last step, after showing what it did", Place.CHANGE, writes=True),
    Act("open", "enter", "Open", "Everything about the item, on a page of its own", Place.LOOK, Reach.ITEM),
    Act("history", "h", "History", "Every entry about the item, in words", Place.LOOK, Reach.ITEM),
    Act(
        "views", "v", "Views", "The plan along a time line, by agency, and over time; v goes on to the next", Place.LOOK
    ),
    Act("as-at", "t", "As at", "The plan as it stood on a past day or at a meeting, to read only", Place.LOOK),
    Act("meetings", "m", "Meetings", "The meetings on record, and what waits for one to decide", Place.LOOK),
    Act(
        "meeting-view",
        "p",
        "Meeting view",
        "The plan before a meeting, in large type; nothing in it writes",
        Place.LOOK,
    ),
    Act("filter", "/", "Filter", "Narrow the list as you type", Place.FIND),
    *(_colour(key, colour) for key, colour in enumerate(HEADLINE, start=1)),
    Act("everything", "0", "All", "Show everything again", Place.FIND),
    Act("sort", "o", "Sort", "Choose the order", Place.FIND),
    Act("group", "g", "Group", "Choose the headings that the list is divided by", Place.FIND),
    Act("mark", "space", "Mark", "Mark the item, or take its mark away; a key then acts on all marked", Place.FIND),
    Act("mark-all", "*", "Mark all", "Mark all that is shown, or take all marks away", Place.FIND),
    Act("add-agency", "", "Add agency", "Add an agency that can lead or contribute", Place.PROGRAM, writes=True),
    Act("add-meeting", "", "Add a meeting", "Put a sitting or a chair's action on record", Place.PROGRAM, writes=True),
    Act("redact", "", "Redact entry", "Remove the words of one entry for good", Place.PROGRAM, writes=True),
    Act("colours", "", "Dark or light", "Change between the dark and the light colours", Place.PROGRAM),
    Act("help", "?", "Help", "This page", Place.PROGRAM),
    Act("palette", "ctrl+p", "Commands", "Every command by its name", Place.PROGRAM),
    Act("quit", "q", "Quit", "Leave; what was being saved is saved first", Place.PROGRAM),
)


def _decide(id_: str, key: str, label: str, words: str) -> Act:
    return Act(id_, key, label, words, Place.MEETING, Reach.ITEM, writes=True)


AT_MEETING: Final = (
    _decide("at-grant", "g", "Grant", "The meeting grants the extension, to the date asked for"),
    _decide("at-refuse", "f", "Refuse", "The meeting refuses the extension"),
    _decide("at-return", "r", "Return", "The meeting sends back the request, or what was reported complete"),
    _decide("at-sign-off", "s", "Sign off", "The meeting agrees that it is complete"),
    _decide("at-adopt", "a", "Adopt", "The meeting adopts the proposed date"),
    Act("at-add", "n", "New meeting", "Put a sitting or a chair's action on record", Place.MEETING, writes=True),
)
"""What the keys do on the page of meetings, in place of those of the list."""

AT_VIEWS: Final = (
    Act("view-plan", "1", "Plan", "Back to the list", Place.VIEWS),
    Act("view-timeline", "2", "Timeline", "Adopted and approved dates, slip, today and the meetings", Place.VIEWS),
    Act("view-agencies", "3", "Agencies", "What each agency leads, how it stands, how long it was quiet", Place.VIEWS),
    Act("view-charts", "4", "Charts", "Ratings at each month end, and signed off against due", Place.VIEWS),
    Act("view-next", "v", "Next view", "Timeline, agencies, charts, and back to the list; so do ← and →", Place.VIEWS),
    Act(
        "view-open", "enter", "Open", "The item under the bar; of an agency, all that it leads", Place.VIEWS, Reach.ITEM
    ),
    Act("view-back", "q", "Back", "To where one came from; so does escape", Place.VIEWS),
)
"""What the keys do in the views, in place of those of the list; none of it writes."""

ACT: Final = {act.id: act for act in (*ACTS, *AT_MEETING, *AT_VIEWS)}

AT_MEETING_OFFERED: Final = (*AT_MEETING, *(ACT[name] for name in ("undo", "help", "palette", "quit")))

AT_VIEWS_OFFERED: Final = (
    *AT_VIEWS,
    *(ACT[name] for name in ("everything", "history", "as-at", "meeting-view", "colours", "help", "palette")),
)

IN_FOOTER: Final = (
    "assign", "deadline", "update", "evidence", "complete", "filter", "undo", "open", "history", "views", "new-action",
    "response", "plan", "extension", "sign-off", "pause", "mark", "sort", "group", "as-at", "meetings", "meeting-view",
    "quit",
)  # fmt: skip
"""What the line of keys shows, the first before the last; ``help`` stands at its end always."""


def bindings(without: Iterable[str] = ()) -> list[Binding]:
    """The keys of a screen; ``enter`` and ``ctrl+p`` are the table's and Textual's own."""
    left_out = {"palette", "open", *without}
    return [_bound(act) for act in ACTS if act.key and act.id not in left_out]


def bindings_at_meeting() -> list[Binding]:
    """The keys of the page of meetings."""
    return [_bound(act) for act in AT_MEETING_OFFERED if act.id != "palette"]


def bindings_at_views() -> list[Binding]:
    """The keys of the views; ``enter`` is the lines' own."""
    return [_bound(act) for act in AT_VIEWS_OFFERED if act.key and act.id not in {"palette", "view-open"}]


def _bound(act: Act) -> Binding:
    action = f"screen.act('{act.id}')"
    return Binding(act.pressed, action, act.label, id=act.id, tooltip=act.words, key_display=act.key)
