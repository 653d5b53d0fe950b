"""What lies on the page of papers: the meeting, the pack, documents in an edition, and which line is looked at.

Derives what is shown and what can be done now from that. Draws and posts nothing; the screen puts in what it hears.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from actionplan.domain.dates import counted
from actionplan.domain.governance.cycle import countdown
from actionplan.domain.meetings.sittings import usual_sitting
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.services.papers import PAPERS
from actionplan.services.stops import Stop, merged
from actionplan.tui.commands.offered import key_of
from actionplan.tui.days import long_day, short_day
from actionplan.tui.papers_draft import ForWhom, IssueChoice, PaperChoice, PapersDraft, ShownPaper
from actionplan.tui.screens.papers.choices import abouts, name_of
from actionplan.tui.screens.papers.pages import (
    KEYS,
    LOOKING,
    NOTHING_ISSUED,
    NOTHING_STOPS,
    Lines,
    PapersPage,
    document_lines,
    issue_lines,
    pack_lines,
    stop_lines,
)
from actionplan.tui.screens.papers.previews import Choice, Previews
from actionplan.tui.styles import line_of

if TYPE_CHECKING:
    from actionplan.papers.document import Document
    from actionplan.services.asked_papers import About

DRAWING_UP: Final = "Drawing the papers up …"
STOPPED: Final = "Something in it is to be put right before it goes out: 4 lists that."
_LOOKING: Final = "Looking for what must not go out. Try again in a moment."
_NOTHING: Final = "There is nothing that it could be about yet."


def no_meeting() -> str:
    """What to press where no meeting is on record."""
    there, add = key_of("meetings"), key_of("at-add")
    return f"No meeting is on record yet. Press escape, then {there} and {add} to add one: papers are for a meeting."


class PapersDesk:
    """The state of the page; ``request`` has one document drawn up."""

    def __init__(self, view: PlanView, meeting: str, request: Callable[[Choice], None]) -> None:
        self.view = view
        self.chosen = meeting
        self.page = PapersPage.PACK
        self.line = ""
        """The id of the line under the bar; empty where there is none."""
        self.draft: PapersDraft | None = None
        self.pack_stops: Sequence[Stop] | None = None
        self.reader = ForWhom()
        self.abouts: dict[str, str] = {}
        self.previews = Previews(request)
        self.made = ""
        """The path of what was written last."""

    def take(self, view: PlanView) -> None:
        """Another state of the plan: all is drawn up anew, and looked through again."""
        self.view, self.pack_stops = view, None
        self.previews.forget()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting whose papers these are."""
        plan = self.view.snapshot
        known = next((each for each in plan.meetings if each.id == self.chosen), None)
        return known or usual_sitting(plan.meetings, plan.reviews, self.view.as_at)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """What keeps the pack from going out, and the documents that were looked at in the edition chosen."""
        shown = (each for _, paper in self.previews.of(self.reader) for each in paper.stops)
        return merged((*(self.pack_stops or ()), *shown))

    @property
    def counts(self) -> dict[PapersPage, int]:
        """How much is on the pages where that is worth saying."""
        issues = self.draft.issues if self.draft else ()
        return {PapersPage.ISSUED: len(issues), PapersPage.STOPS: len(self.stops)}

    @property
    def lines(self) -> Lines:
        """What the page in front lists."""
        match self.page:
            case PapersPage.PACK:
                return () if self.draft is None else pack_lines(self.draft, self.pack_stops or ())
            case PapersPage.DOCUMENTS:
                stopped = {choice.paper: len(shown.stops) for choice, shown in self.previews.of(self.reader)}
                return document_lines(tuple(PAPERS.values()), stopped)
            case PapersPage.ISSUED:
                return () if self.draft is None else issue_lines(self.draft.issues)
            case PapersPage.STOPS:
                return stop_lines(self.stops)

    @property
    def empty(self) -> str:
        """What stands beside the list where no line is under the bar."""
        match self.page:
            case PapersPage.ISSUED:
                return NOTHING_ISSUED
            case PapersPage.STOPS:
                return ""
            case _:
                return self.draft.refused if self.draft else ""

    @property
    def footer(self) -> tuple[str, ...]:
        """The keys that apply."""
        left_out = set[str]() if self.made else {"papers-folder"}
        if len(self.about_options) < 2:
            left_out.add("papers-about")
        if not self.line:
            left_out |= {"papers-open", "papers-right", "papers-again"}
        if self.meeting is None:
            left_out.add("issue-papers")
        return tuple(each for each in KEYS[self.page] if each not in left_out)

    @property
    def heading(self) -> str:
        """Which meeting, how far it is, and what there is to know about the page in front."""
        meeting = self.meeting
        if meeting is None:
            return no_meeting()
        named = line_of(f"the {meeting.body} of {long_day(meeting.on)}")
        return f"Papers for {named}: {countdown(meeting, self.view.snapshot)}\n{self._about_page}"

    @property
    def _about_page(self) -> str:
        choice, draft = self.choice, self.draft
        if isinstance(choice, PaperChoice):
            offered = self.about_options
            about = offered.get(self.abouts.get(choice.paper, ""), next(iter(offered.values())))[1]
            return f"{choice.paper}, about {about} · edition: {name_of(self.reader)}"
        if draft is None:
            return DRAWING_UP
        if self.page is PapersPage.STOPS:
            found = f"{counted(len(self.stops), 'thing')} to be put right before these papers go out."
            return found if self.stops else NOTHING_STOPS if self.pack_stops is not None or draft.refused else LOOKING
        gone = [f"issue {each.number} as at {short_day(each.as_at)}" for each in draft.issues]
        issue = key_of("issue-papers")
        issued = (
            f"Issued: {', '.join(gone[-3:])}. {issue} replaces them."
            if gone
            else f"Not issued yet: {issue} issues them."
        )
        gaps = f"{counted(draft.gaps, 'gap')}, which {key_of('check')} shows" if draft.gaps else "no gaps"
        return f"Check finds {gaps}. {issued}"

    # What is under the bar

    @property
    def about_options(self) -> "dict[str, tuple[About, str]]":
        """What the document under the bar can be about."""
        paper = PAPERS.get(self.line) if self.page is PapersPage.DOCUMENTS else None
        return {} if paper is None else abouts(paper, self.view, self.meeting)

    @property
    def choice(self) -> Choice | None:
        """The document or the issue under the bar; None where it is neither, or is about nothing that there is."""
        meeting, offered = self.meeting, self.about_options
        if self.page is PapersPage.ISSUED and self.line and meeting is not None:
            return IssueChoice(meeting.id, int(self.line))
        if not offered:
            return None
        about = offered.get(self.abouts.get(self.line, "")) or next(iter(offered.values()))
        return PaperChoice(self.line, about[0], self.reader)

    @property
    def part(self) -> "Document | None":
        """The part of the pack under the bar."""
        parts = self.draft.parts if self.draft and self.page is PapersPage.PACK else ()
        return next((each.document for each in parts if each.file == self.line), None)

    @property
    def stop(self) -> Stop | None:
        """What is to be put right under the bar."""
        stops = self.stops if self.page is PapersPage.STOPS else ()
        return stops[int(self.line)] if self.line.isdecimal() and int(self.line) < len(stops) else None

    @property
    def shown(self) -> ShownPaper | None:
        """The document or the issue under the bar as it was drawn up; None while it is being drawn up."""
        choice = self.choice
        return ShownPaper(refused=_NOTHING) if choice is None else self.previews.want(choice)

    @property
    def document(self) -> "Document | None":
        """The part or the document under the bar."""
        if self.page is PapersPage.DOCUMENTS:
            return self.shown.document if self.shown else None
        return self.part

    @property
    def stopping(self) -> Sequence[Stop]:
        """What keeps the document under the bar, or else the pack, from going out, as far as is known."""
        if self.page is PapersPage.DOCUMENTS:
            return self.shown.stops if self.shown else ()
        return self.pack_stops or ()

    # What cannot be done now

    def why_not(self, command: str) -> str:
        """Why a command cannot be done here and now; empty where it can."""
        draft, meetingless = self.draft, self.meeting is None
        match command:
            case "issue-papers" | "papers-again" | "papers-meeting" if meetingless:
                return no_meeting()
            case "issue-papers" if draft is not None and draft.refused:
                return draft.refused
            case "papers-again" if draft is not None and not draft.issues:
                return "No papers of this meeting have been issued yet."
            case "papers-write" | "papers-about" if self.page is not PapersPage.DOCUMENTS:
                return "It is for one document: 2 lists them."
            case "papers-write" if self.choice is None:
                return _NOTHING
            case "papers-about" if len(self.about_options) < 2:
                return "There is one thing that this document can be about."
            case "papers-open":
                return self._why_not_read
            case "papers-right" if self.stop is None:
                return "Nothing under the bar is to be put right: 4 lists what is."
            case "papers-folder" if not self.made:
                return "Nothing has been written since this page was opened."
            case _:
                return ""

    @property
    def _why_not_read(self) -> str:
        """A page that is read can be saved: what must not leave is not opened."""
        if self.part is not None:
            if self.pack_stops is None:
                return _LOOKING
            return STOPPED if any(self.line in each.documents for each in self.pack_stops) else ""
        if self.page is PapersPage.DOCUMENTS:
            shown = self.shown
            return _LOOKING if shown is None else STOPPED if shown.stops else shown.refused
        return ""
