"""The lines above and below the list: the title, the counts, the banner of a past day, the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from actionplan.domain.dates import WEEKDAYS
from actionplan.domain.rating.marks import HEADLINE, MARKS, overdue_words, published_line
from actionplan.domain.rating.snapshot import Totals
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.text import cells, shorten
from actionplan.domain.vocabulary import Colour
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import COMMAND_BY_ID, IN_FOOTER, key_of
from actionplan.tui.days import dated_day, full_day
from actionplan.tui.styles import colour_name, line_of


class FittedText(Static):
    """Text that is composed for the width there is; ``one_line`` needs no new layout when its content changes."""

    one_line: ClassVar[bool] = False
    _fitted: int = 0

    def content_at(self, width: int) -> Content:
        """What to show in so many cells."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Fit the new width; the layout that is being made does not see that another number of lines is needed.

        A new height comes of new content, which fits already: another layout would only cost time.
        """
        if not self.one_line and self.size.width == self._fitted:
            return
        self.update_content()
        if not self.one_line:
            self.call_after_refresh(self.refresh, layout=True)

    async def on_click(self, event: events.Click) -> None:
        """A click on a key or a count does what the key does."""
        command = event.style.meta.get("command")
        if isinstance(command, str):
            event.stop()
            await self.screen.run_action(f"command('{command}')")
        concern = event.style.meta.get("concern")
        if isinstance(concern, str):
            event.stop()
            await self.screen.run_action(f"concern('{concern}')")

    def update_content(self) -> None:
        """Compose the content again."""
        if self.size.width:
            self._fitted = self.size.width
            self.update(self.content_at(self.size.width), layout=not self.one_line)


def _spread(left: Content, right: Content, width: int) -> Content:
    gap = max(1, width - left.cell_length - right.cell_length)
    return Content.assemble(left, " " * gap, right)


def _totals(view: PlanView) -> Totals | None:
    """The plan's counts; None while only its first rows have been read."""
    return view.snapshot.totals() if view.whole else None


class TitleLine(FittedText):
    """Review, kind and partnership on the left; who writes, and the day, on the right."""

    one_line = True
    view: PlanView | None = None
    by = ""

    def content_at(self, width: int) -> Content:
        """The day is never cut; the kind and the partnership go first."""
        if self.view is None:
            return Content("")
        day = self.view.as_at
        by = f"by {shorten(line_of(self.by), max(16, width // 4))} · " if self.by else ""
        right = Content.styled(f"{by}as at {WEEKDAYS[day.weekday()][:3]} {dated_day(day)}", "$quiet")
        room = width - right.cell_length - 2
        names = [line_of(name) for name in self._names(self.view)]
        title = shorten(names[0], room)
        rest = " · ".join(["", *names[1:]]) if len(names) > 1 else ""
        left = Content.assemble(
            Content.styled(title, "bold"), Content.styled(shorten(rest, room - cells(title)) if rest else "", "$quiet")
        )
        return _spread(left, right, width)

    @staticmethod
    def _names(view: PlanView) -> list[str]:
        reviews = view.snapshot.reviews
        if not reviews:
            return ["No review yet"]
        if len(reviews) > 1:
            return [f"{len(reviews)} reviews", *(view.review_title(review) for review in reviews)]
        review = reviews[0]
        parts = [view.review_title(review), view.words(review.review_kind, "review_kind")]
        return [part for part in (*parts, view.words(review.partnership, "partnership")) if part]


class CountsStrip(FittedText):
    """How many recommendations of each colour, as blocks that a click toggles, and what to look at first."""

    view: PlanView | None = None
    _chosen: frozenset[Colour] = frozenset()

    def choose(self, colours: frozenset[Colour]) -> None:
        """Show which colours the list is narrowed to."""
        if colours != self._chosen:
            self._chosen = colours
            self.update_content()

    def content_at(self, width: int) -> Content:
        """Counts and concerns on one line where they fit, else on two."""
        if self.view is None:
            return Content("")
        totals = _totals(self.view)
        blocks = Content("  ").join(
            self._block(colour, None if totals is None else totals.colours[colour]) for colour in HEADLINE
        )
        concerns = Content("") if totals is None else self._concerns(totals, self.view.snapshot.overdue_by_action)
        if blocks.cell_length + concerns.cell_length + 3 <= width:
            return _spread(blocks, concerns, width)
        return Content.assemble(blocks, "\n", concerns)

    def _block(self, colour: Colour, count: int | None) -> Content:
        name = colour_name(colour)
        style = f"bold ${name}-on-block on ${name}-block" if count else f"${name}-ink"
        if self._chosen and colour not in self._chosen:
            style = "$quiet"
        if colour in self._chosen:
            style += " underline"
        words = Content.styled(f" {MARKS[colour]} {UNREAD if count is None else count} ", style)
        return words.stylize(Style.from_meta({"command": f"only-{colour.lower()}"}))

    @staticmethod
    def _concerns(totals: Totals, by_action: int) -> Content:
        counted = (
            (overdue_words(totals, by_action), totals.overdue + by_action, "is:overdue"),
            (f"unassigned {totals.unassigned}", totals.unassigned, "is:unassigned"),
            (f"stale {totals.stale}", totals.stale, "is:stale"),
            (f"no evidence {totals.no_evidence}", totals.no_evidence, "is:no-evidence"),
        )
        parts = [
            Content.styled(words, "bold" if count else "$quiet").stylize(Style.from_meta({"concern": condition}))
            for words, count, condition in counted
        ]
        return Content.styled(" · ", "$quiet").join(parts)


class SumLine(Static):
    """The sum that reconciles with the review, and how Green is made up: "done" to half of all boards."""

    _said = ""

    def fit(self, view: PlanView, room: int) -> None:
        """Say as much as fits into so many cells; the screen is laid out again only where that is something else."""
        said = self._words(view, room)
        if said != self._said:
            self._said = said
            self.update(Content(said))

    @staticmethod
    def _words(view: PlanView, width: int) -> str:
        """The split of Green before the sum, where both do not fit."""
        totals = _totals(view)
        if totals is None:
            return ""
        parts = [published_line(totals).rstrip(".")]
        if totals.awaiting_sign_off:
            parts.insert(0, f"green: {totals.on_track} on track, {totals.awaiting_sign_off} done but not yet checked")
        while len(parts) > 1 and len(" · ".join(parts)) > width:
            parts.pop()
        words = " · ".join(parts)
        return words if len(words) <= width else ""


class Banner(Static):
    """The plain mark of a past day."""

    def show(self, view: PlanView | None, keys: str = "") -> None:
        """The day that the screen speaks for, and the keys that lead back to today; or nothing."""
        self.display = view is not None
        if view is not None:
            back = keys or f"{key_of('as-at')} or escape"
            self.update(Content(f" READ ONLY · as at {full_day(view.as_at)} · {back}: back to today"))


class KeyLine(FittedText):
    """The keys, as many as fit, the most used first; ``? Help`` always."""

    one_line = True

    def __init__(self, commands: Sequence[str] = IN_FOOTER, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id)
        self.commands = [COMMAND_BY_ID[name] for name in commands]
        self._dimmed: frozenset[str] = frozenset()

    def show_dimmed(self, dimmed: frozenset[str]) -> None:
        """Dim these, by their ids: they cannot be done now."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update_content()

    def offer(self, commands: Sequence[str]) -> None:
        """Show these in place of those before."""
        if list(commands) != [command.id for command in self.commands]:
            self.commands = [COMMAND_BY_ID[name] for name in commands]
            self.update_content()

    def content_at(self, width: int) -> Content:
        """One line, nothing cut."""
        help_key = self._key(COMMAND_BY_ID["help"])
        room = width - help_key.cell_length
        parts: list[Content] = []
        for command in self.commands:
            key = self._key(command)
            if key.cell_length > room:
                break
            room -= key.cell_length
            parts.append(key)
        return Content("").join([*parts, help_key])

    def _key(self, command: ScreenCommand) -> Content:
        if command.id in self._dimmed:
            words = Content.styled(f" {command.key} {command.label} ", "dim")
        else:
            words = Content.assemble(Content.styled(f" {command.key}", "bold $accent"), f" {command.label} ")
        return words.stylize(Style.from_meta({"command": command.id}))
