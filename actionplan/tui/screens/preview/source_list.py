"""The document's own text beside what was found: the passages around the one that the line under the bar is about."""

from collections.abc import Sequence
from typing import Final

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from actionplan.domain.found_review import Spot
from actionplan.intake.source import Passage
from actionplan.tui.screens.preview.lines import passage_words

_AROUND: Final = 40
"""Passages before and after the one under the bar that are at hand."""


class SourceList(OptionList):
    """Passages of a document; ``passage`` is the one under the bar while the list has the focus."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        super().__init__(id="source", markup=False, compact=True)
        self._passages = passages
        self._around = range(0)
        self._spot: Spot | None = None
        self._held = ""

    @property
    def passage(self) -> Passage | None:
        """The passage under the bar; None where the keys go elsewhere."""
        if not self.has_focus or self.highlighted is None:
            return None
        return self._passages[self._around[self.highlighted]]

    def show_for(self, spot: Spot, held: str) -> None:
        """Show the passages around a place; those of the words that are ``held`` there stand out.

        The bar stays on a passage of these words while the keys go to the document.
        """
        here = self.passage
        self._spot, self._held = spot, held
        if here is None or not self._is_held(here):
            self._show(next((at for at, each in enumerate(self._passages) if each.spot.order >= spot.order), 0))
        else:
            self._show(self._passages.index(here))

    def go_on_at(self, index: int) -> None:
        """At an end of the passages at hand, show the next ones."""
        if self._around and index in {0, len(self._around) - 1}:
            place = self._around.start + index
            if 0 < place < len(self._passages) - 1:
                self._show(place)

    def _show(self, place: int) -> None:
        self._around = range(max(0, place - _AROUND), min(len(self._passages), place + _AROUND + 1))
        self.clear_options()
        self.add_options(
            Option(passage_words(self._passages[at], taken=self._is_held(self._passages[at]))) for at in self._around
        )
        if self._around:
            self.highlighted = place - self._around.start
            self.call_after_refresh(self.scroll_to_highlight, top=False)

    def _is_held(self, passage: Passage) -> bool:
        if self._spot is None:
            return False
        return passage.spot.order == self._spot.order or (
            self._spot.order < passage.spot.order and len(passage.text) > 1 and passage.text in self._held
        )
