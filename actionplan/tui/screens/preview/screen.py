"""A review before it is loaded: doubts, recommendations, findings and what was left out, beside the document's text.

It decides nothing: each change is a function of ``intake.editing``, and loading is the workflow's. It reads nothing
itself: other columns of a table are read by the app.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import Columns, FoundReview, Spot
from actionplan.domain.rating.view import PlanView
from actionplan.intake import editing, finding_edits
from actionplan.intake.source import Passage
from actionplan.services.reading import ReadReview, with_found
from actionplan.tui import messages
from actionplan.tui.commands.bindings import preview_bindings
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import COMMAND_BY_ID, OFFERED_IN_PREVIEW, key_of
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.screens.preview.changes import Change, ChangeAt, added, dropped, new_in, on_held, turned
from actionplan.tui.screens.preview.columns import ask_columns
from actionplan.tui.screens.preview.keys import KEYS, KEYS_IN_TEXT, why_not
from actionplan.tui.screens.preview.lines import Line, Part, counts, held_at, held_in, lines_of, said_of, text_of
from actionplan.tui.screens.preview.options import options_of
from actionplan.tui.screens.preview.source_list import SourceList
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import KeyLine
from actionplan.tui.widgets.typing import ReadArea


class PreviewScreen(PlanScreen, inherit_bindings=False):
    """What was found, to be put right; ``answer`` is what is to be loaded, None where nothing is.

    ``repeats`` says what each wording repeats of another review in the plan.
    """

    CSS_PATH: ClassVar = Path(__file__).with_name("preview.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *preview_bindings(),
        Binding("escape", "command('preview-back')", "Back", show=False),
    ]
    AUTO_FOCUS = "#found-lines"
    help_page = "program"
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_IN_PREVIEW

    def __init__(
        self,
        view: PlanView,
        read: ReadReview,
        found: FoundReview,
        past: Sequence[FoundReview],
        passages: Sequence[Passage],
        repeats: Mapping[str, str],
    ) -> None:
        super().__init__(view)
        self.answer: ReadReview | None = None
        self.read = read
        self.found = found
        self.before = list(past)
        self._passages = passages
        self._repeats = repeats
        self._lines: list[Line] = []
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Heading, counts, lines, the words of the line, the document, status, keys."""
        review = self.read.file
        heading = f"{review.title} · {self.read.name} · to be loaded as {review.ref}"
        yield Static(Content.styled(line_of(heading), "bold"), id="title-line", markup=False)
        yield Static("", id="preview-counts", markup=False)
        with Vertical(id="preview-body"):
            with Vertical(id="preview-found"):
                yield OptionList(id="found-lines", markup=False, compact=True)
                yield ReadArea(id="found-words")
            yield SourceList(self._passages)
        yield Static("", id="status", markup=False)
        yield KeyLine(KEYS, id="keys")

    def on_mount(self) -> None:
        """Show what was found; where that is nothing, the keys go to the document's text at once."""
        self._show(f"{Part.DOUBT.name}-0")
        if not self.found.items:
            self.query_one(SourceList).focus()

    def on_descendant_focus(self) -> None:
        """The keys that are named are those of where they go."""
        self.query_one(KeyLine).offer(KEYS_IN_TEXT if self.query_one(SourceList).has_focus else KEYS)

    # What the app has for screens over the plan

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """The plan has changed; what was found has not."""
        self.view, self.past = view, past

    def show_title(self) -> None:
        """Nothing of the title is the plan's."""
        self.show_keys()

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """It is about no item of the plan."""
        del command
        return ()

    def why_not(self, command: ScreenCommand) -> str:
        """Why a command cannot be done on the line under the bar."""
        return why_not(command.id, self.found, changed=bool(self.before))

    # What is shown

    def _show(self, wanted: str) -> None:
        """The lines of what was found, as it is now, the bar on the wanted one, else on the nearest there is."""
        self._lines = lines_of(self.found, self._repeats)
        self.query_one("#preview-counts", Static).update(counts(self.found))
        listed = self.query_one("#found-lines", OptionList)
        options = options_of(self._lines, self.found)
        listed.clear_options()
        listed.add_options(options)
        ids = [option.id for option in options]
        name, _, at = wanted.partition("-")
        nearest = [id_ for id_ in ids if id_ and id_.startswith(f"{name}-")][: int(at) + 1]
        first = next((place for place, id_ in enumerate(ids) if id_ is not None), None)
        listed.highlighted = ids.index(nearest[-1]) if nearest else first
        self._show_line()
        self.show_keys()

    @property
    def _line(self) -> Line | None:
        listed = self.query_one("#found-lines", OptionList)
        if listed.highlighted is None:
            return None
        id_ = listed.get_option_at_index(listed.highlighted).id
        return next((line for line in self._lines if line.id == id_), None)

    def _show_line(self) -> None:
        """The words of the line under the bar, and the document around its place."""
        line = self._line
        words = self.query_one("#found-words", ReadArea)
        words.load_text("" if line is None else text_of(line, self.found))
        if line is None:
            self.query_one(SourceList).show_for(Spot(), "")
            return
        item = held_in(line, self.found)
        words.show_marked(() if item is None else item.actions)
        self.query_one(SourceList).show_for(line.spot, text_of(line, self.found))
        self.say(said_of(line, self.found, self._repeats) or "tab: its words, then the document · ?: all keys")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line: its words come into sight; at an end of the passages at hand, the next ones."""
        event.stop()
        self._leaving = False
        if event.option_list.id == "found-lines":
            self._show_line()
        else:
            self.query_one(SourceList).go_on_at(event.option_index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter goes to the words, and takes a passage of the document in."""
        event.stop()
        if event.option_list.id == "found-lines":
            self.query_one("#found-words").focus()
        else:
            self._take()

    # What keys do

    def look(self, name: str) -> None:
        """Change what was found, load it, or leave."""
        command = COMMAND_BY_ID[name]
        if self._told_why_not(command):
            return
        self._leaving = self._leaving and name == "preview-back"
        act: dict[str, Callable[[], None]] = {
            "preview-load": self._load,
            "preview-split": self._split,
            "preview-join": self._join,
            "preview-drop": self._drop,
            "preview-finding": self._turn,
            "preview-no-findings": lambda: self._make(finding_edits.drop_findings),
            "preview-take": self._take,
            "preview-number": self._ask_number,
            "preview-mark": self._mark,
            "preview-columns": self._ask_columns,
            "preview-doubt": self._next_doubt,
            "preview-undo": self._undo,
            "preview-back": self._leave,
        }
        act[name]()

    def _load(self) -> None:
        self.answer = with_found(self.read, self.found)
        self.dismiss()

    def _undo(self) -> None:
        self.found = self.before.pop()
        self._show(self._here)
        self.say("Taken back.")

    @property
    def _here(self) -> str:
        return self._line.id if self._line is not None else f"{Part.ITEM.name}-0"

    def _make(self, change: Change, wanted: str = "") -> None:
        """Make a change, or say why it cannot be made; the bar goes to what it took in, if anything."""
        try:
            made = change(self.found)
        except BadInput as refused:
            self.notify(refused.sentence, severity="warning", markup=False)
            return
        self.before.append(self.found)
        new, self.found = new_in(self.found, made), made
        self._show(wanted or new or self._here)

    def _on_held(self, change: ChangeAt, by: int) -> None:
        """Change the recommendation or the finding under the bar; the bar goes so many lines on."""
        held = self._held()
        if held is not None:
            part, at = held
            self._make(on_held(part, at, change), f"{part.name}-{max(0, at + by)}")

    def _held(self) -> tuple[Part, int] | None:
        """Which recommendation or finding the bar is on; it is said where it is on none."""
        held = None if self._line is None else held_at(self._line, self.found)
        if held is None:
            self.notify("There is nothing under the bar that is chosen.", severity="warning", markup=False)
        return held

    def _join(self) -> None:
        """Join with the one before; where the document has the focus, the passage with what stands before it."""
        passage = self.query_one(SourceList).passage
        if passage is None:
            self._on_held(editing.join, -1)
        else:
            self._make(added(passage))

    def _drop(self) -> None:
        held = self._held()
        if held is not None:
            part, at = held
            self._make(dropped(part, at), f"{part.name}-{at}")

    def _turn(self) -> None:
        """Make a finding of what is under the bar, or a recommendation of a finding."""
        passage = self.query_one(SourceList).passage
        if passage is not None:
            self._make(lambda found: finding_edits.take_passage_as_finding(found, passage))
            return
        change = None if self._line is None else turned(self._line, self.found)
        if change is None:
            self._held()
        else:
            self._make(change)

    def _words_with_cursor(self, where: str, command: str) -> ReadArea | None:
        """The words, once the cursor is in them; before that it goes there, and ``where`` to put it is said."""
        words = self.query_one("#found-words", ReadArea)
        if words.has_focus:
            return words
        words.focus()
        self.say(f"Put the cursor {where}, and press {key_of(command)} again.")
        return None

    def _split(self) -> None:
        held = self._held()
        words = held and self._words_with_cursor("where the second one begins", "preview-split")
        if held is not None and words:
            part, at = held
            place = words.place
            self._make(on_held(part, at, lambda found, at: editing.split(found, at, place)), f"{part.name}-{at + 1}")

    def _mark(self) -> None:
        held = self._held()
        if held is None:
            return
        part, at = held
        if part is Part.FINDING:
            self.notify("A finding has no actions.", severity="warning", markup=False)
            return
        words = self._words_with_cursor("on the line that is an action", "preview-mark")
        if words is None:
            return
        place, line = words.cursor_location, words.line_of_text
        self._make(lambda found: editing.mark(found, at, line), f"{part.name}-{at}")
        words.move_cursor(place)

    def _take(self) -> None:
        """Take in what was left out, or the passage under the bar where the document has the focus."""
        passage = self.query_one(SourceList).passage
        if passage is not None:
            self._make(lambda found: editing.take_passage(found, passage))
        elif self._line is not None and self._line.part is Part.OUT:
            place = self._line.at
            self._make(lambda found: editing.take_in(found, place))
        else:
            self.notify("It is taken in already. What was left out stands below.", severity="warning", markup=False)

    def _next_doubt(self) -> None:
        line, doubts = self._line, [each for each in self._lines if each.part is Part.DOUBT]
        following = 0 if line is None or line.part is not Part.DOUBT else (line.at + 1) % len(doubts)
        listed = self.query_one("#found-lines", OptionList)
        listed.highlighted = listed.get_option_index(doubts[following].id)
        listed.focus()

    def _ask_number(self) -> None:
        held = self._held()
        if held is None or self._line is None:
            return
        part, at = held
        now = held_in(self._line, self.found)

        def on_number(typed: str | None) -> None:
            if typed is not None:
                change = on_held(part, at, lambda found, at: editing.relabel(found, at, typed))
                self._make(change, f"{part.name}-{at}")

        self.post_message(messages.LineRequested("Number", (now and now.number) or "", on_number))

    def _ask_columns(self) -> None:
        def on_columns(columns: Columns) -> None:
            self.post_message(messages.ColumnsRequested(self.read, columns, self._show_columns))

        ask_columns(self.found.tables, self.post_message, on_columns)

    def _show_columns(self, made: FoundReview) -> None:
        self._make(lambda _: made, f"{Part.ITEM.name}-0")

    def _leave(self) -> None:
        """Leave; where something was changed, only when asked for a second time."""
        if self.before and not self._leaving:
            self._leaving = True
            self.say("Load nothing, and throw away what you changed? Press escape again, or any other key to carry on.")
            return
        self.dismiss()
