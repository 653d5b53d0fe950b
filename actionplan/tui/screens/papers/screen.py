"""The page of papers: what would go out for a meeting, each document alone, what went out, and what stops any of it.

It draws up and writes nothing itself: the app does, in the background, and tells it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import visible
from actionplan.services.opening import openable
from actionplan.services.progress import Progress
from actionplan.services.stops import Stop
from actionplan.tui import messages
from actionplan.tui.commands.bindings import papers_bindings
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import COMMAND_BY_ID, OFFERED_AT_PAPERS
from actionplan.tui.papers_draft import IssueChoice, PaperChoice, PapersDraft, ShownPaper
from actionplan.tui.screens.papers import choices
from actionplan.tui.screens.papers.desk import DRAWING_UP, STOPPED, PapersDesk, no_meeting
from actionplan.tui.screens.papers.pages import (
    PageNames,
    PapersPage,
    issue_words,
    stop_lines,
    stop_words,
)
from actionplan.tui.screens.papers.previews import Choice
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.screens.reading import PageText
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine

if TYPE_CHECKING:
    from actionplan.papers.document import Document

_AT_MOST: Final = 60
"""Meetings that are offered."""
_WORK: Final = frozenset({"issue-papers", "papers-write", "papers-again", "papers-guard"})
"""What the app does in the background."""


class PapersScreen(PlanScreen, inherit_bindings=False):
    """A list on the left, or above; what the line under the bar is of on the right, or below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *papers_bindings(),
        Binding("c", "command('check')", "Check", show=False),  # nothing is completed here
        Binding("escape,backspace", "stop_or_back", "Back", show=False),
    ]
    AUTO_FOCUS = "#parts"
    help_page = "papers"
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_AT_PAPERS

    def __init__(self, view: PlanView, meeting: str = "", *, past: bool = False, by: str = "") -> None:
        super().__init__(view, past=past, by=by)
        self._desk = PapersDesk(view, meeting, self._request)
        self._places: dict[PapersPage, int] = {}
        self._progress: Progress | None = None

    def compose(self) -> ComposeResult:
        """Title, where these papers stand, pages, lines, preview, keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield Static("", id="papers-heading", markup=False)
        yield PageNames("", id="papers-pages")
        with Vertical(id="papers-body"):
            yield OptionList(id="parts", markup=False, compact=True)
            with VerticalScroll(id="preview", can_focus=True):
                yield PageText(self._preview, id="preview-text")
        yield Static("", id="status", markup=False)
        yield KeyLine(self._desk.footer, id="keys")

    def on_mount(self) -> None:
        """Draw up what would go out."""
        self.show_view(self.view, past=self.past)

    # What is shown

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Another state of the plan: all is drawn up anew, and looked through again."""
        self.view, self.past = view, past
        self.show_title()
        self.query_one(Banner).show(view if past else None)
        self._desk.take(view)
        self._show_page()
        self.say(DRAWING_UP if self.meeting_id else no_meeting())
        if self.meeting_id:
            self.post_message(messages.DraftRequested(self.meeting_id, self._show_draft))

    def _show_draft(self, found: PapersDraft | None) -> None:
        """The papers as they would go out now; the bar stays where it was."""
        if not self.is_attached:
            return
        self._desk.draft = found
        self._show_page()
        if self.said == DRAWING_UP:
            self.say(found.refused if found else "These papers cannot be drawn up.")
        if found is not None:
            self.post_message(messages.StopsRequested(found, partial(self._show_stops, found)))

    def _show_stops(self, of: PapersDraft, found: Sequence[Stop]) -> None:
        if self.is_attached and of is self._desk.draft:
            self._desk.pack_stops = found
            self._show_page()

    def _request(self, choice: Choice) -> None:
        self.post_message(messages.PaperShownRequested(choice, partial(self._show_paper, choice)))

    def _show_paper(self, choice: Choice, shown: ShownPaper) -> None:
        if self.is_attached:
            self._desk.previews.arrived(choice, shown)
            self._show_page()

    def _show_page(self) -> None:
        """The page in front, as far as is known; the bar stays where it was."""
        parts, desk = self.query_one("#parts", OptionList), self._desk
        lines = desk.lines
        place = min(self._places.get(desk.page, 0), len(lines) - 1) if lines else None
        with self.prevent(OptionList.OptionHighlighted):
            parts.clear_options()
            for id_, words in lines:
                parts.add_option(Option(Content(words), id=id_))
            parts.highlighted = place
        desk.line = "" if place is None else lines[place][0]
        names = self.query_one(PageNames)
        names.shown, names.counts = desk.page, desk.counts
        names.update_content()
        self._show_line()

    def _show_line(self) -> None:
        """What hangs on the line under the bar: heading, preview, keys."""
        self.query_one("#papers-heading", Static).update(Content(self._desk.heading))
        self.query_one("#preview-text", PageText).update_content()
        self.query_one(KeyLine).offer(self._desk.footer)
        self.show_keys()

    @property
    def meeting_id(self) -> str:
        """The meeting whose papers these are."""
        meeting = self._desk.meeting
        return meeting.id if meeting else ""

    def _preview(self, width: int) -> Content:
        """What stands beside the list."""
        desk = self._desk
        if desk.part is not None:
            return self._as_text(desk.part, width)
        if desk.stop is not None:
            return Content(visible(stop_words(desk.stop)))
        if desk.page is PapersPage.PACK or not desk.line:
            return Content(visible(desk.empty))
        shown, choice = desk.shown, desk.choice
        if shown is None:
            return Content("Drawing it up …")
        if shown.refused:
            return Content(visible(shown.refused))
        if isinstance(choice, IssueChoice) and desk.draft is not None:
            known = [issue_words(each) for each in desk.draft.issues if each.number == choice.number]
            return Content(visible("\n\n".join([*known, shown.words])))
        if shown.stops:
            found = "\n".join(f"- {words}" for _, words in stop_lines(shown.stops))
            return Content(visible(f"{STOPPED}\n\n{found}"))
        said = Content.styled(visible("\n".join(shown.leaves_out)), "$quiet")
        return Content.assemble(said, "\n\n", self._as_text(shown.document, width))

    @staticmethod
    def _as_text(document: "Document | None", width: int) -> Content:
        from actionplan.papers.formats.text import to_text

        return Content("" if document is None else visible(to_text(document, width).rstrip("\n")))

    # What keys do

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line comes under the bar; what it is of, from its beginning."""
        event.stop()
        self._places[self._desk.page], self._desk.line = event.option_index, event.option_id or ""
        self._show_line()
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter reads, or puts right."""
        event.stop()
        self.action_command("papers-right" if self._desk.page is PapersPage.STOPS else "papers-open")

    def action_command(self, name: str) -> None:
        """What the app does for papers is asked for with what is under the bar."""
        command = COMMAND_BY_ID[name]
        if command.section is not COMMAND_BY_ID["papers-open"].section:
            super().action_command(name)
        elif not self._told_why_not(command):
            if name in _WORK:
                self._work(command)
            else:
                self.look(name)

    def look(self, name: str) -> None:
        """Read, choose, go to another page, or leave."""
        desk = self._desk
        match name:
            case "papers-back":
                self.dismiss()
            case "papers-open" if desk.document is not None:
                self.post_message(messages.DocumentRequested(f"Draft · {desk.line}", desk.document, desk.line))
            case "papers-open":
                self.query_one("#preview").focus()
            case "papers-right":
                self._offer_ways()
            case "papers-meeting":
                self._offer_meetings()
            case "papers-edition":
                current = choices.name_of(desk.reader)
                self._offer("Edition: for whom?", choices.edition_options(), current, self._read_as)
            case "papers-about":
                options = [(id_, label) for id_, (_, label) in desk.about_options.items()]
                self._offer("What is it about?", options, desk.abouts.get(desk.line, ""), self._be_about)
            case "papers-public":
                self._offer("In the public edition", choices.public_options(self.view), "", self._write_public_line)
            case "papers-folder":
                self._open_made()
            case _:
                desk.page = PapersPage(name)
                self._show_page()
                self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    def action_stop_or_back(self) -> None:
        """First what is being made is called off; q leaves it to be finished."""
        if self._progress is not None:
            self._progress.call_off()
            self.say("Stopping …")
        else:
            self.dismiss()

    def _offer(self, heading: str, options: choices.Options, current: str, on_choice: Callable[[str], None]) -> None:
        def chosen(id_: str | None) -> None:
            if id_ is not None:
                on_choice(id_)

        if options:
            self.post_message(messages.ChoiceRequested(heading, options, current, chosen, wide=True))

    def _offer_meetings(self) -> None:
        meetings = sorted(self.view.snapshot.meetings, key=lambda each: (each.on, each.id), reverse=True)
        options = [(each.id, line_of(each.title)) for each in meetings if not each.cancelled][:_AT_MOST]
        self._offer("Papers of which meeting?", options, self.meeting_id, self._choose)

    def _choose(self, meeting: str) -> None:
        self._desk.chosen, self._desk.draft, self._places = meeting, None, {}
        self.show_view(self.view, past=self.past)

    def _read_as(self, name: str) -> None:
        self._desk.reader, self._desk.page = choices.EDITIONS[name][0], PapersPage.DOCUMENTS
        self._show_page()

    def _be_about(self, id_: str) -> None:
        self._desk.abouts[self._desk.line] = id_
        self._show_page()

    def _write_public_line(self, ref: str) -> None:
        self.post_message(messages.CommandRequested(COMMAND_BY_ID["public-line"], (ref,)))

    def _offer_ways(self) -> None:
        stop = self._desk.stop
        if stop is None:
            return
        ways = choices.ways(stop, self.view)
        if not ways:
            self.notify(stop_words(stop), severity="warning", markup=False)
        self._offer("To put it right", ways, "", partial(self._put_right, stop))

    def _put_right(self, stop: Stop, way: str) -> None:
        source = stop.source
        if way == choices.LET_OUT:
            self._work(COMMAND_BY_ID["papers-guard"], stop)
        elif source is not None and way == choices.GO and source.ref is not None:
            self.go_to_item(source.ref)
        elif source is not None:
            filled = {"entry": str(source.entry)}
            if way == choices.AMEND and source.amended_as is not None:
                filled[source.amended_as] = source.words
            self.post_message(messages.CommandRequested(COMMAND_BY_ID[way], filled=filled))

    def _open_made(self) -> None:
        """Open the file that was written; of a folder, one of its files."""
        made = Path(self._desk.made)
        if made.is_dir():
            found = (each for each in made.rglob("*") if openable(str(each)))
            files = sorted(found, key=lambda each: (each.suffix == ".csv", str(each)))  # what people read first
            options = [(str(each), str(each.relative_to(made))) for each in files]
            self._offer(f"Open from {made.name}", options, "", self._open_place)
        else:
            self._open_place(str(made))

    def _open_place(self, path: str) -> None:
        self.post_message(messages.PlaceRequested(path))

    # What the app does

    def _work(self, command: ScreenCommand, stop: Stop | None = None) -> None:
        """Have papers written; ``stop``: have that let out."""
        desk, choice = self._desk, self._desk.choice
        self._progress = Progress(self._tell_work)
        self.post_message(
            messages.PaperWorkRequested(
                command,
                self.meeting_id,
                self._progress,
                partial(self._worked, command),
                choice=choice if isinstance(choice, PaperChoice) else None,
                about=desk.line if desk.page is PapersPage.ISSUED else "",
                stops=desk.stopping if command.id == "papers-write" else desk.pack_stops or (),
                let_out=stop,
            )
        )

    def _tell_work(self, words: str) -> None:
        self.post_message(messages.WorkTold(words))

    def on_work_told(self, event: messages.WorkTold) -> None:
        """How far it is."""
        event.stop()
        if self._progress is not None and not self._progress.is_called_off:
            self.say(f"Making it: {event.words} … · escape stops it")

    def _worked(self, command: ScreenCommand, made: str) -> None:
        """It is done, or nobody wants it any more."""
        self._progress = None
        self._desk.made = made or self._desk.made
        if not self.is_attached:
            return
        self.say("")
        if command.id == "papers-guard":
            self.show_view(self.view, past=self.past)
        else:
            self._show_line()

    def why_not(self, command: ScreenCommand) -> str:
        """Also what cannot be done with what is under the bar, or while something is being made."""
        if command.id in _WORK and self._progress is not None:
            return "Something is being made. Escape stops it."
        return self._desk.why_not(command.id) or super().why_not(command)

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """Papers are about no single item."""
        del command
        return ()
