"""The help: by task, then a page for each screen, from the one table of commands; a line to search all of it.

What cannot be done now is dimmed; which that is, the screen says from which the help was opened.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from actionplan.domain.rating.marks import rating_key
from actionplan.domain.rating.travel import Direction, directed
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import COMMAND_BY_ID, heading_of
from actionplan.tui.help_tasks import SECTIONS, TASKS, HelpPage, Task
from actionplan.tui.item_blocks import hanging
from actionplan.tui.matching import ALSO_CALLED, words_of
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.screens.reading import PageText, ReadingScreen
from actionplan.tui.widgets.typing import LineInput

_BY_NAME: Final = "ctrl+p"
"""Shown in place of the key of a command that has none: it is chosen by its name."""
_WIDE: Final = 29
_COLUMN: Final = 72
"""Cells of a column, at least, where there are two."""
_LONGEST_LINE: Final = 100
"""Cells of a line of one column: longer ones are hard to read."""
_GAP: Final = 4
_DIMMED: Final = "Dimmed: what cannot be done now."

_FILTERS: Final = (
    ("rag:red,amber", "of these colours"),
    ("agency:police", "led by an agency; none: by nobody"),
    ("officer:smith", "led by an officer or a role"),
    ("status:in-progress", "at this point of its life"),
    ("due.before:31/3/27", "due before a day; due.after: after it"),
    ("review:SAM theme:…", "of a review, of a theme"),
    ("priority:high", "medium, low, none"),
    ("kind:action moved:>1", "actions alone; a date moved more than once"),
    ("is:overdue", "also unassigned, undated, stale, no-evidence, vacant, moved, exception"),
    ("not:is:stale", "not: before any of them"),
    ("tab", "completes what is being typed: a filter, or a name after it"),
    ('intelligence "age and risk"', "words anywhere, in quotes where they belong together"),
)
_COLUMNS: Final = (
    ("P", "Priority: H high, M medium, L low"),
    ("When", "The date; by how many days it is late, or how near, where that is so"),
    ("( )", "A date in brackets is proposed: no meeting has adopted it yet"),
)
_ARROWS: Final = (
    (Direction.BETTER, ""),
    (Direction.SAME, ""),
    (Direction.WORSE, ""),
    (Direction.NEW, ": not in those papers"),
)


class HelpScreen(ReadingScreen):
    """One page at a time; what is typed narrows all pages to the lines that have those words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "back", "Back", show=False),
        Binding("escape", "widen", "Back", show=False),
        Binding("left", "turn(-1)", "Page before", show=False),
        Binding("right", "turn(1)", "Next page", show=False),
        Binding("slash", "search", "Search", show=False),
        Binding("down", "scroll(1)", "Down", show=False),
        Binding("up", "scroll(-1)", "Up", show=False),
    ]
    leaving = "type or /: search · ← →: other pages · ↑ ↓: scroll · escape: back"

    def __init__(self, below: PlanScreen | None) -> None:
        super().__init__()
        self._page = HelpPage(below.help_page) if below is not None else HelpPage.TASKS
        self._typed: list[str] = []
        self._dimmed = frozenset[str]() if below is None else below.not_now(COMMAND_BY_ID.values())

    def compose(self) -> ComposeResult:
        """Heading, line, page, and how to leave."""
        yield Static(self.heading(), id="title-line", markup=False)
        line = LineInput(placeholder="Type to search: late, papers, owner …", id="help-line")
        line.select_on_focus = False  # the letter that began the search is not typed over
        yield line
        with VerticalScroll(id="page-body"):
            yield PageText(self.page, id="page")
        yield Static(Content(self.leaving), id="status", markup=False)

    def heading(self) -> Content:
        """The pages by name, the one that is shown marked; while words are searched for, all are."""
        names = [
            Content.styled(each.heading, "bold reverse" if each is self._page and not self._typed else "$quiet")
            for each in HelpPage
        ]
        return Content.assemble(Content.styled("Help", "bold"), "   ", Content("   ").join(names))

    def page(self, width: int) -> Content:
        """The page, or what was found on all of them; in two columns where there is room."""
        column = (width - _GAP) // 2
        if column < _COLUMN:
            return self._column(min(width, _LONGEST_LINE))
        return in_two(self._column(column), column, _GAP)

    def _column(self, width: int) -> Content:
        pages = list(HelpPage) if self._typed else [self._page]
        parts = [part for page in pages for part in self._parts(page, width)]
        if not parts:
            return Content("Nothing in the help has these words. Escape shows all of it again.")
        return Content("\n\n").join(parts)

    def _parts(self, page: HelpPage, width: int) -> Iterator[Content]:
        if page is HelpPage.MEANINGS:
            yield from self._meanings(width)
            return
        wanted = TASKS if page is HelpPage.TASKS else [task for task in TASKS if task.page is page]
        if not self._typed and self._dims(page, wanted):
            yield Content.styled(_DIMMED, "$quiet")
        if not (self._typed and page is not HelpPage.TASKS) and page is not HelpPage.LIST:
            yield from _section(
                HelpPage.TASKS.heading, (self._task_line(each, width) for each in wanted if self._fits(each))
            )
        for section in SECTIONS.get(page, ()):
            commands = (each for each in COMMAND_BY_ID.values() if each.section is section)
            yield from _section(
                heading_of(section), (self._command_line(each, width) for each in commands if self._has(each))
            )

    def _dims(self, page: HelpPage, tasks: Sequence[Task]) -> bool:
        """Whether anything on a page is dimmed."""
        named = {task.commands[0] for task in tasks}
        of_page = {each.id for each in COMMAND_BY_ID.values() if each.section in SECTIONS.get(page, ())}
        return not self._dimmed.isdisjoint(named | of_page)

    def _meanings(self, width: int) -> Iterator[Content]:
        filters = [_line(width, spelled, words, _WIDE) for spelled, words in _FILTERS if self._found(spelled, words)]
        yield from _section("The filter line: all that stands in it must hold", filters)
        columns = [_line(width, name, words) for name, words in _COLUMNS if self._found("columns", name, words)]
        yield from _section("What the list's columns mean", columns)
        meanings = rating_key().removeprefix("Key: ").split(" · ")
        colours = [Content(f"  {each}") for each in meanings if self._found("colours", each)]
        yield from _section("What the colours mean", colours)
        arrows = [Content(f"  {directed(way)}{about}") for way, about in _ARROWS]
        heading = "What the arrows mean: where a rating has gone since the papers issued last"
        yield from _section(heading, arrows if self._found(heading) else ())

    def _task_line(self, task: Task, width: int) -> Content:
        """Its keys, what it does, and the commands by name."""
        commands = [COMMAND_BY_ID[each] for each in task.commands]
        names = ", ".join(f"{each.label} ({each.key or _BY_NAME})" for each in commands)
        return _line(width, commands[0].key or _BY_NAME, f"{task.words}: {names}", dim=commands[0].id in self._dimmed)

    def _command_line(self, command: ScreenCommand, width: int) -> Content:
        words = f"{command.label}: {command.help}"
        return _line(width, command.key or _BY_NAME, words, dim=command.id in self._dimmed)

    def _fits(self, task: Task) -> bool:
        return self._found(task.words, *(_called(COMMAND_BY_ID[each]) for each in task.commands))

    def _has(self, command: ScreenCommand) -> bool:
        return self._found(_called(command), command.help, command.key if command.key.isalpha() else "")

    def _found(self, *texts: str) -> bool:
        """Whether each word typed begins one of the texts' words."""
        words = [word for text in texts for word in words_of(text)]
        return all(any(word.startswith(typed) for word in words) for typed in self._typed)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """A letter begins a search; those that are keys here stay keys."""
        line = self.query_one(Input)
        if not line.has_focus and event.is_printable and event.character not in {None, "q", "?", "/", " "}:
            event.stop()
            event.prevent_default()
            line.focus()
            line.value += event.character or ""
            line.action_end()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as one types."""
        event.stop()
        self._typed = words_of(event.value)
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes from the line to what was found."""
        event.stop()
        self.query_one("#page-body").focus()

    def action_search(self) -> None:
        """To the line."""
        self.query_one(Input).focus()

    def action_scroll(self, by: int) -> None:
        """Read on, or back, from the line too."""
        self.query_one("#page-body").scroll_relative(y=by, animate=False)

    def action_turn(self, by: int) -> None:
        """To the page beside this one, round the end."""
        pages = list(HelpPage)
        self._page = pages[(pages.index(self._page) + by) % len(pages)]
        self._show()

    def action_widen(self) -> None:
        """Escape takes away what was searched for, then leaves."""
        line = self.query_one(Input)
        if not line.value:
            self.dismiss()
        line.value = ""
        self.query_one("#page-body").focus()

    def _show(self) -> None:
        self.query_one("#title-line", Static).update(self.heading())
        self.query_one(PageText).update_content()
        self.query_one("#page-body").scroll_home(animate=False)


def in_two(text: Content, column: int, gap: int) -> Content:
    """The lines in two columns of so many cells; a line that is set in stays below the one that it goes on from."""
    lines = text.split("\n", allow_blank=True)
    half = (len(lines) + 1) // 2
    while half < len(lines) and lines[half].plain[:1] in {"", " "}:
        half += 1
    left, right = lines[:half], lines[half:]
    if left and not left[-1].plain:
        left.pop()
    rows = []
    for place in range(max(len(left), len(right))):
        one = left[place] if place < len(left) else Content("")
        other = right[place] if place < len(right) else Content("")
        between = " " * (column - one.cell_length + gap)
        rows.append(Content.assemble(one, between, other) if other.plain else one)
    return Content("\n").join(rows)


def _called(command: ScreenCommand) -> str:
    return f"{command.label} {ALSO_CALLED.get(command.id, '')}"


def _section(title: str, lines: Iterable[Content]) -> Iterator[Content]:
    """The lines under their heading; nothing where there are none."""
    if found := list(lines):
        yield Content("\n").join([Content.styled(title, "bold $primary"), *found])


def _line(width: int, key: str, words: str, column: int = 9, *, dim: bool = False) -> Content:
    style = "$quiet" if key == _BY_NAME else "bold $accent"
    line = Content.assemble(Content.styled(f"{key:<{column}}", style), hanging(Content(words), column, width))
    return line.stylize("dim") if dim else line
