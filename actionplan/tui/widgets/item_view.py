"""Everything about an item, as wide as there is room."""

from textual.content import Content

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.tui.item_page import Part, page
from actionplan.tui.item_records import Dossier
from actionplan.tui.widgets.headers import FittedText


class ItemView(FittedText):
    """An item's page; ``everything`` leaves no update out."""

    def __init__(self, id: str, *, everything: bool = False) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id)
        self._everything = everything
        self._part = Part.WHOLE
        self._row: Row | None = None
        self._view: PlanView | None = None
        self._dossier: Dossier | None = None

    def show(self, row: Row | None, view: PlanView, dossier: Dossier | None, part: Part = Part.WHOLE) -> None:
        """Show this item, or one column of it; None: nothing."""
        self._row, self._view, self._dossier, self._part = row, view, dossier, part
        self.update_content()

    def content_at(self, width: int) -> Content:
        """The page."""
        if self._row is None or self._view is None:
            return Content("")
        return page(self._row, self._view, self._dossier, width, everything=self._everything, part=self._part)
