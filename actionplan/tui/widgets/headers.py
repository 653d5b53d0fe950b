"""The lines above and below the list: the title, the counts, the banner of a past day, the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from actionplan.domain.dates import WEEKDAYS, in_words, short_day
from actionplan.domain.rating.marks import HEADLINE, MARKS, published_line
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.text import cells, shorten
from actionplan.domain.vocabulary import Colour
from actionplan.tui.commands import ACT, IN_FOOTER
from actionplan.tui.styles import colour_name, line_of


class Line(Static):
    """Lines that are made anew for each width; ``always_one`` line needs no new layout with its words."""

    always_one: ClassVar[bool] = False

    def made(self, width: int) -> Content:
        """What to show in so many cells."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Fit the new width."""
        self.show_anew()

    async def on_click(self, event: events.Click) -> None:
        """A click on a key or a count does what its key does."""
        act = event.style.meta.get("act")
        if isinstance(act, str):
            event.stop()
            await self.screen.run_action(f"act('{act}')")

    def show_anew(self) -> None:
        """Make the content again."""
        if self.size.width:
            self.update(self.made(self.size.width), layout=not self.always_one)


def _spread(left: Content, right: Content, width: int) -> Content:
    gap = max(1, width - left.cell_length - right.cell_length)
    return Content.assemble(left, " " * gap, right)


class TitleLine(Line):
    """Review, kind and partnership on the left; the day on the right."""

    always_one = True
    view: PlanView | None = None

    def made(self, width: int) -> Content:
        """The day is never cut; the kind and the partnership go first."""
        if self.view is None:
            return Content("")
        day = self.view.as_at
        right = Content.styled(f"as at {WEEKDAYS[day.weekday()][:3]} {short_day(day)[:-2]}{day.year}", "$quiet")
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


class CountsStrip(Line):
    """How many recommendations of each colour, as blocks that a click toggles, and what to look at first."""

    view: PlanView | None = None
    chosen: frozenset[Colour] = frozenset()

    def made(self, width: int) -> Content:
        """Counts and concerns on one line where they fit, else on two."""
        if self.view is None:
            return Content("")
        totals = self.view.snapshot.totals() if self.view.whole else None
        blocks = Content("  ").join(
            self._block(colour, None if totals is None else totals.colours[colour]) for colour in HEADLINE
        )
        concerns = self._concerns()
        if blocks.cell_length + concerns.cell_length + 3 <= width:
            return _spread(blocks, concerns, width)
        return Content.assemble(blocks, "\n", concerns)

    def _block(self, colour: Colour, count: int | None) -> Content:
        name = colour_name(colour)
        style = f"bold ${name}-on-block on ${name}-block" if count else f"${name}-ink"
        if self.chosen and colour not in self.chosen:
            style = "$quiet"
        if colour in self.chosen:
            style += " underline"
        words = Content.styled(f" {MARKS[colour]} {UNREAD if count is None else count} ", style)
        return words.stylize(Style.from_meta({"act": f"only-{colour.lower()}"}))

    def _concerns(self) -> Content:
        if self.view is None or not self.view.whole:
            return Content("")
        totals = self.view.snapshot.totals()
        counted = (
            ("overdue", totals.overdue),
            ("unassigned", totals.unassigned),
            ("stale", totals.stale),
            ("no evidence", totals.no_evidence),
        )
        parts = [Content.styled(f"{words} {count}", "bold" if count else "$quiet") for words, count in counted]
        return Content.styled(" · ", "$quiet").join(parts)


class SumLine(Line):
    """The sum that reconciles with the review, and how Green is made up: "done" to half of all boards."""

    always_one = True
    view: PlanView | None = None

    def made(self, width: int) -> Content:
        """The split of Green before the sum, where both do not fit."""
        if self.view is None or not self.view.whole:
            return Content("")
        totals = self.view.snapshot.totals()
        parts = [published_line(totals).rstrip(".")]
        if totals.awaiting_sign_off:
            parts.insert(0, f"green: {totals.on_track} on track, {totals.awaiting_sign_off} done but not yet checked")
        while len(parts) > 1 and len(" · ".join(parts)) > width:
            parts.pop()
        words = " · ".join(parts)
        return Content(words if len(words) <= width else "")


class Banner(Static):
    """The plain mark of a past day."""

    def show(self, view: PlanView | None, keys: str = "t or escape") -> None:
        """The day that the screen speaks for, and the keys that lead back to today; or nothing."""
        self.display = view is not None
        if view is not None:
            self.update(Content(f" READ ONLY · as at {in_words(view.as_at)} · {keys}: back to today"))


class KeyLine(Line):
    """The keys, as many as fit, the most used first; ``? Help`` always."""

    always_one = True

    def __init__(self, acts: Sequence[str] = IN_FOOTER, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id)
        self._acts = acts

    def made(self, width: int) -> Content:
        """One line, nothing cut."""
        help_key = self._key("help")
        room = width - help_key.cell_length
        parts: list[Content] = []
        for name in self._acts:
            key = self._key(name)
            if key.cell_length > room:
                break
            room -= key.cell_length
            parts.append(key)
        return Content("").join([*parts, help_key])

    @staticmethod
    def _key(name: str) -> Content:
        act = ACT[name]
        words = Content.assemble(Content.styled(f" {act.key}", "bold $accent"), f" {act.label} ")
        return words.stylize(Style.from_meta({"act": act.id}))
