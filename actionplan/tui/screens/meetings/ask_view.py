"""The card of an ask, as wide as there is room."""

from typing import TYPE_CHECKING

from textual.content import Content

from actionplan.tui.widgets.headers import FittedText

if TYPE_CHECKING:
    from actionplan.tui.ask_card import Card


class AskView(FittedText):
    """A card, or nothing."""

    card: "Card | None" = None

    def show(self, card: "Card | None") -> None:
        """Show this one."""
        self.card = card
        self.update_content()

    def content_at(self, width: int) -> Content:
        """The card."""
        return Content("") if self.card is None else self.card.content(width)
