"""A review before it is loaded: doubts, recommendations and what was left out, beside the document's own text.

It decides nothing: each change is a function of ``intake.editing``, and loading is the workflow's. It reads nothing
itself: other columns of a table are read by the app.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import Columns, FoundReview, TableFound
from actionplan.domain.rating.view import PlanView
from actionplan.intake import editing
from actionplan.intake.source import Passage
from actionplan.services.reading import ReadReview, with_found
from actionplan.tui import messages
from actionplan.tui.commands.bindings import preview_bindings
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import COMMAND_BY_ID, OFFERED_IN_PREVIEW, key_of
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.screens.preview.lines import Line, Part, counts, item_at, lines_of, passage_words, said_of, text_of
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import KeyLine
from actionplan.tui.widgets.typing import ReadArea

_KEYS: Final = tuple(
    f"preview-{name}"
    for name in ("load", "split", "join", "drop", "take", "undo", "number", "mark", "columns", "doubt", "back")
)
_AROUND: Final = 40
"""Passages of the document before and after the one under the bar that are at hand."""


class PreviewScreen(PlanScreen, inherit_bindings=False):
    """What was found, to be put right; ``answer`` is what is to be loaded, None where nothing is."""

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
    ) -> None:
        super().__init__(view)
        self.answer: ReadReview | None = None
        self.read = read
        self.found = found
        self.before = list(past)
        self._passages = passages
        self._around = range(0)
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
            yield OptionList(id="source", markup=False, compact=True)
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Show what was found."""
        self._show(f"{Part.DOUBT.name}-0")

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
        match command.id:
            case "preview-undo" if not self.before:
                return "Nothing has been changed yet."
            case "preview-columns" if not self.found.tables:
                return "The document has no table of more than one column."
            case "preview-doubt" if not any(line.part is Part.DOUBT for line in self._lines):
                return "Nothing is in doubt."
        return ""

    # What is shown

    def _show(self, wanted: str) -> None:
        """The lines of what was found, as it is now, the bar on the wanted one, else on the nearest there is."""
        self._lines = lines_of(self.found)
        self.query_one("#preview-counts", Static).update(counts(self.found))
        listed = self.query_one("#found-lines", OptionList)
        options: list[Option] = []
        for part in Part:
            of_it = [line for line in self._lines if line.part is part]
            if of_it:
                options.append(Option(Content.styled(f"{part.value}: {len(of_it)}", "bold $primary"), disabled=True))
                options += [Option(line.words, id=line.id) for line in of_it]
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
            return
        at = item_at(line, self.found)
        words.show_marked(() if at is None else self.found.items[at].actions)
        place = next((at for at, each in enumerate(self._passages) if each.spot.order >= line.spot.order), 0)
        self._show_source(place)
        self.say(said_of(line, self.found) or "tab: its words, then the document · ?: all keys")

    def _show_source(self, place: int) -> None:
        """The passages around one, which has the bar."""
        source = self.query_one("#source", OptionList)
        self._around = range(max(0, place - _AROUND), min(len(self._passages), place + _AROUND + 1))
        line = self._line
        held = "" if line is None else text_of(line, self.found)
        source.clear_options()
        source.add_options(
            Option(passage_words(self._passages[at], taken=self._is_in(self._passages[at], held)))
            for at in self._around
        )
        if self._around:
            source.highlighted = place - self._around.start
            self.call_after_refresh(source.scroll_to_highlight, top=False)

    def _is_in(self, passage: Passage, held: str) -> bool:
        line = self._line
        if line is None:
            return False
        return passage.spot.order == line.spot.order or (
            line.spot.order < passage.spot.order and len(passage.text) > 1 and passage.text in held
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line: its words come into sight; at an end of the passages at hand, the next ones."""
        event.stop()
        self._leaving = False
        if event.option_list.id == "found-lines":
            self._show_line()
        elif self._around and event.option_index in {0, len(self._around) - 1}:
            place = self._around.start + event.option_index
            if 0 < place < len(self._passages) - 1:
                self._show_source(place)

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
            "preview-join": lambda: self._on_item(editing.join, -1),
            "preview-drop": lambda: self._on_item(editing.drop, 0),
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

    def _make(self, change: Callable[[], FoundReview], wanted: str = "") -> None:
        """Make a change, or say why it cannot be made."""
        try:
            made = change()
        except BadInput as refused:
            self.notify(refused.sentence, severity="warning", markup=False)
            return
        self.before.append(self.found)
        self.found = made
        self._show(wanted or self._here)

    def _on_item(self, change: Callable[[FoundReview, int], FoundReview], by: int) -> None:
        """Change the recommendation under the bar; the bar goes so many lines on."""
        at = self._item()
        if at is not None:
            self._make(lambda: change(self.found, at), f"{Part.ITEM.name}-{max(0, at + by)}")

    def _item(self) -> int | None:
        """Which recommendation the bar is on; it is said where it is on none."""
        at = None if self._line is None else item_at(self._line, self.found)
        if at is None:
            self.notify("There is no recommendation under the bar.", severity="warning", markup=False)
        return at

    def _words_with_cursor(self, where: str, command: str) -> ReadArea | None:
        """The words, once the cursor is in them; before that it goes there, and ``where`` to put it is said."""
        words = self.query_one("#found-words", ReadArea)
        if words.has_focus:
            return words
        words.focus()
        self.say(f"Put the cursor {where}, and press {key_of(command)} again.")
        return None

    def _split(self) -> None:
        at = self._item()
        if at is None:
            return
        words = self._words_with_cursor("where the second one begins", "preview-split")
        if words is None:
            return
        self._make(lambda: editing.split(self.found, at, words.place), f"{Part.ITEM.name}-{at + 1}")

    def _mark(self) -> None:
        at = self._item()
        if at is None:
            return
        words = self._words_with_cursor("on the line that is an action", "preview-mark")
        if words is None:
            return
        place, line = words.cursor_location, words.line_of_text
        self._make(lambda: editing.mark(self.found, at, line), f"{Part.ITEM.name}-{at}")
        words.move_cursor(place)

    def _take(self) -> None:
        """Take in what was left out, or the passage under the bar where the document has the focus."""
        source = self.query_one("#source", OptionList)
        if source.has_focus and source.highlighted is not None:
            passage = self._passages[self._around[source.highlighted]]
            self._take_in(lambda: editing.take_passage(self.found, passage))
        elif self._line is not None and self._line.part is Part.OUT:
            place = self._line.at
            self._take_in(lambda: editing.take_in(self.found, place))
        else:
            self.notify("It is taken in already. What was left out stands below.", severity="warning", markup=False)

    def _take_in(self, change: Callable[[], FoundReview]) -> None:
        count = len(self.found.items)
        old = self.found.items
        self._make(change)
        if len(self.found.items) > count:
            new = next(at for at, item in enumerate(self.found.items) if at >= count or item.spot != old[at].spot)
            self._show(f"{Part.ITEM.name}-{new}")

    def _next_doubt(self) -> None:
        line, doubts = self._line, [each for each in self._lines if each.part is Part.DOUBT]
        following = 0 if line is None or line.part is not Part.DOUBT else (line.at + 1) % len(doubts)
        listed = self.query_one("#found-lines", OptionList)
        listed.highlighted = listed.get_option_index(doubts[following].id)
        listed.focus()

    def _ask_number(self) -> None:
        at = self._item()
        if at is None:
            return

        def on_number(typed: str | None) -> None:
            if typed is not None:
                self._make(lambda: editing.relabel(self.found, at, typed), f"{Part.ITEM.name}-{at}")

        self.post_message(messages.LineRequested("Number", self.found.items[at].number or "", on_number))

    def _ask_columns(self) -> None:
        tables = self.found.tables
        options = [
            (f"{number}-{column}", f"{_place(table)}{line_of(title) or f'column {column + 1}'}")
            for number, table in enumerate(tables)
            for column, title in enumerate(table.titles)
        ]

        def on_column(chosen: str | None) -> None:
            if chosen is not None:
                number, column = map(int, chosen.split("-"))
                self._ask_number_column(tables[number], column)

        heading = "Which column has the recommendations? Other changes start anew."
        self.post_message(messages.ChoiceRequested(heading, options, "", on_column))

    def _ask_number_column(self, table: TableFound, column: int) -> None:
        others = [at for at in range(len(table.titles)) if at != column]
        options = [("", "None of them"), *((str(at), line_of(table.titles[at]) or f"column {at + 1}") for at in others)]

        def on_number(chosen: str | None) -> None:
            if chosen is not None:
                columns = Columns(table.table, column, int(chosen) if chosen else None)
                self.post_message(messages.ColumnsRequested(self.read, columns, self._show_columns))

        self.post_message(messages.ChoiceRequested("Which column has their numbers?", options, "0", on_number))

    def _show_columns(self, made: FoundReview) -> None:
        self._make(lambda: made, f"{Part.ITEM.name}-0")

    def _leave(self) -> None:
        """Leave; where something was changed, only when asked for a second time."""
        if self.before and not self._leaving:
            self._leaving = True
            self.say("Load nothing, and throw away what you changed? Press escape again, or any other key to carry on.")
            return
        self.dismiss()


def _place(table: TableFound) -> str:
    where = table.spot.words()
    return f"{where}, {table.rows} rows: " if where else f"table of {table.rows} rows: "
