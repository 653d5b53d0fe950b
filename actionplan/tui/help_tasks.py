"""What people want to do, and the commands that do it; and the pages of the help. A table: it draws nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from actionplan.tui.commands.command import Section


class HelpPage(StrEnum):
    """A page of the help; the values are the names by which a screen says at which one it opens."""

    TASKS = "tasks"
    LIST = "list"
    MEETINGS = "meetings"
    PAPERS = "papers"
    VIEWS = "views"
    PROGRAM = "program"
    MEANINGS = "meanings"

    @property
    def heading(self) -> str:
        """Its name, short enough that all stand on one line of 80 cells."""
        return _TITLES[self]


_TITLES: Final = {
    HelpPage.TASKS: "I want to …",
    HelpPage.LIST: "List",
    HelpPage.MEETINGS: "Meetings",
    HelpPage.PAPERS: "Papers",
    HelpPage.VIEWS: "Views",
    HelpPage.PROGRAM: "Program",
    HelpPage.MEANINGS: "Meanings",
}

SECTIONS: Final = {
    HelpPage.LIST: (Section.CHANGE, Section.FIND, Section.LOOK, Section.ITEM),
    HelpPage.MEETINGS: (Section.MEETING,),
    HelpPage.PAPERS: (Section.PAPERS,),
    HelpPage.VIEWS: (Section.VIEWS, Section.CHASERS),
    HelpPage.PROGRAM: (Section.PROGRAM, Section.REVIEW),
}
"""Which sections of the table of commands a page has."""


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody wants, as it goes on after "I want to", and the ids of the commands, the first one first."""

    words: str
    commands: tuple[str, ...]
    page: HelpPage = HelpPage.LIST


TASKS: Final = (
    Task("see what needs me now: late, whom to chase, what is due", ("today",)),
    Task("see what is late, and why", ("today", "only-red", "open")),
    Task("chase whoever owes an answer", ("chasers", "chaser-sent", "chaser-no-reply"), HelpPage.VIEWS),
    Task("find an item by its number", ("go-to",)),
    Task("show only some items, and keep that for next time", ("filter", "save-filter", "saved-filters")),
    Task("find words, or all that is held about a person", ("find-words", "find-person")),
    Task("give an item an owner", ("assign", "confirm-owner", "clear-owner")),
    Task("propose a date, or put a mistyped one right", ("deadline", "correct-date")),
    Task("ask for more time", ("extension",)),
    Task("record what I heard, or that nobody answered", ("update", "note")),
    Task("point to evidence, or a measure of the difference", ("evidence", "measure", "reading")),
    Task("say that something is finished, or put it back in progress", ("complete", "reopen")),
    Task("break a recommendation into actions", ("new-action", "edit-action")),
    Task("record our response, and what will be done", ("response", "plan")),
    Task("get help from another body", ("raise",)),
    Task("change several items at once", ("mark", "mark-all", "assign")),
    Task("put a mistake right", ("undo", "amend", "correct-date")),
    Task("see what changed, who wrote it and when", ("history", "changes", "plan-history")),
    Task("see the plan as it was on a past day", ("as-at",)),
    Task("see it on a time line, by agency or as charts", ("views",), HelpPage.VIEWS),
    Task("arrange the year's meetings", ("add-series", "add-meeting", "move-meeting"), HelpPage.MEETINGS),
    Task("see what the next meeting is asked", ("agenda", "meetings"), HelpPage.MEETINGS),
    Task("get the papers out for a meeting", ("papers", "issue-papers", "papers-again"), HelpPage.PAPERS),
    Task("see what is missing before the papers go out", ("check",), HelpPage.PAPERS),
    Task(
        "write one document, for the public or an inspection",
        ("papers", "papers-write", "papers-edition"),
        HelpPage.PAPERS,
    ),
    Task("keep a name or a number out of all papers", ("papers", "papers-stops", "papers-guard"), HelpPage.PAPERS),
    Task("show the plan to a meeting", ("meeting-view",), HelpPage.MEETINGS),
    Task("record what a meeting decided", ("meetings", "at-answer", "at-words"), HelpPage.MEETINGS),
    Task("adopt the proposed dates", ("adopt", "at-adopt"), HelpPage.MEETINGS),
    Task("record who was there, and who challenged what", ("attendance", "challenge"), HelpPage.MEETINGS),
    Task("close a meeting, or open its minutes again", ("close-meeting", "reopen-meeting"), HelpPage.MEETINGS),
    Task("add, rename or merge an agency", ("add-agency", "rename-agency", "merge-agency"), HelpPage.PROGRAM),
    Task("say who meets, and what each body may decide", ("edit-body", "add-body", "delegate"), HelpPage.PROGRAM),
    Task("load a review, and put right what was found in it", ("load-review",), HelpPage.PROGRAM),
    Task("bring in a tracker that was kept as a spreadsheet", ("bring-tracker",), HelpPage.PROGRAM),
    Task("have agencies fill in a form, and read it back", ("write-returns", "read-returns"), HelpPage.PROGRAM),
    Task("get the plan into a spreadsheet", ("export",), HelpPage.PROGRAM),
    Task("keep a copy safe, and prove that nothing was altered", ("backup", "verify"), HelpPage.PROGRAM),
    Task("change the thresholds, or the rules of the rating", ("set-policy",), HelpPage.PROGRAM),
    Task("write under another name", ("author",), HelpPage.PROGRAM),
    Task("do anything by its name", ("palette",), HelpPage.PROGRAM),
)
