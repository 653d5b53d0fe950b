"""Filters saved under names, with the order of the list: saved, chosen or forgotten. Changes nothing in the plan."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from actionplan.domain.errors import BadInput
from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.services import saved_filters as saved
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.filters import SaveFilterForm
from actionplan.tui.forms.question import OneOf
from actionplan.tui.host import Host
from actionplan.tui.listing import Listing
from actionplan.tui.listing_status import arranged_words

if TYPE_CHECKING:
    from actionplan.tui.forms.form import Typed

_NONE = "No filter is saved yet. Narrow the list with /, then choose Save filter by its name."


class FilterWorkflow:
    """One command about saved filters. Runs in a worker."""

    def __init__(self, host: Host) -> None:
        self._host = host

    async def run(self, command: str, shown: Listing, on_chosen: Callable[[Listing], None]) -> None:
        """Save how the list is ``shown`` under a name, or have a saved filter chosen, which is shown or forgotten."""
        if command == "save-filter":
            await self._save(shown)
            return
        found = await self._host.background.run(saved.saved_filters, self._host.ledger.location)
        if not found:
            self._host.warn(_NONE)
            return
        forget = command == "forget-filter"
        options = [(name, f"{name}   {_words(each)}") for name, each in found.items()]
        heading = "Which is to be forgotten?" if forget else "Saved filters"
        name = await self._host.ask(OneOf(heading, options, "", wide=True))
        if name is None:
            return
        if forget:
            await self._forget(name)
        else:
            kept = found[name]
            order, grouping = kept.order or shown.order, kept.grouping or shown.grouping
            on_chosen(replace(shown.widened(), filter_text=kept.text, order=order, grouping=grouping))

    async def _save(self, shown: Listing) -> None:
        kept = saved.SavedFilter(shown.in_words, shown.order, shown.grouping)
        if not kept.text:
            self._host.warn("The list shows everything: narrow it with / or 1 to 5 first, then save the filter.")
            return
        typed: Typed | None = None
        problem = ""
        while True:
            context = FormContext(self._host.view, (), self._host.today, self._host.by, about=_words(kept))
            answer = await self._host.ask(SaveFilterForm(context, typed, problem))
            if answer is None:
                return
            typed = answer.typed
            try:
                where = self._host.ledger.location
                name = await self._host.background.run(saved.save_filter, where, typed["name"], kept)
            except BadInput as refused:
                problem = refused.sentence
            else:
                self._host.tell(f"Saved as {name}. Saved filters, in the palette, shows it again.")
                return

    async def _forget(self, name: str) -> None:
        try:
            await self._host.background.run(saved.forget_filter, self._host.ledger.location, name)
        except BadInput as refused:
            self._host.warn(refused.sentence)
        else:
            self._host.tell(f"{name} is forgotten.")


def _words(kept: saved.SavedFilter) -> str:
    """The filter, and how the list is arranged with it."""
    arranged = arranged_words(kept.order or SortOrder.PUBLISHED, kept.grouping or Grouping.NONE)
    return " · ".join([kept.text, *arranged])
