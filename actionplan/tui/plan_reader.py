"""The plan that is on the screens, and how it is kept up to date. Knows no screen."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import TextKey, text_keys
from actionplan.ledger.ledger import Ledger
from actionplan.tui.background import Background
from actionplan.tui.loading import Loaded, load, load_texts, read_anyhow

_TEXTS_KEPT: Final = 60_000
"""Texts of a long plan in memory, several times as many as all screens ask for at once; the oldest are dropped."""


class PlanReader:
    """Reads the plan one time after the other: each reading builds on the one before."""

    def __init__(self, ledger: Ledger, loaded: Loaded, background: Background) -> None:
        self._ledger = ledger
        self._loaded = loaded
        self._background = background
        self._loading, self._polling = asyncio.Lock(), asyncio.Lock()
        self.as_at: Moment | None = None

    @property
    def view(self) -> PlanView:
        """The plan as it is shown."""
        return self._loaded.view

    @property
    def today(self) -> date:
        """The clock's day."""
        return self._ledger.clock.today()

    async def load(self, as_at: Moment | None) -> Loaded:
        """Read the plan as at a moment (None: today). Raises ``ActionplanError``; the plan then stays as it was."""
        async with self._loading:
            self._loaded = await self._background.run(load, self._ledger, as_at, self.view)
            self.as_at = as_at
        return self._loaded

    async def is_behind(self) -> bool | None:
        """True where there is something to read: new entries, a new day, the rest of the first page.

        None where the ledger has not answered the question before. Raises ``ActionplanError``.
        """
        if self._polling.locked():  # a slow server
            return None
        async with self._polling:
            number = await self._background.run(self._ledger.last_number)
        new_day = self.as_at is None and self.today != self.view.as_at
        return number != self._loaded.last_number or new_day or not self.view.whole

    @property
    def is_loading(self) -> bool:
        """True while the plan is being read."""
        return self._loading.locked()

    async def load_texts(self, refs: Iterable[str]) -> bool:
        """Read the unread texts of these items. True where the view has changed. Raises ``ActionplanError``."""
        view = self.view
        items = [row.item for row in map(view.snapshot.row, refs) if row is not None]
        unread = [item for item in items if not view.knows(item)]
        if not unread:
            return False
        texts = await self._background.run(load_texts, self._ledger, unread, view.snapshot.amendments)
        if view.snapshot is not self.view.snapshot:  # the screens have asked again, for the plan that they show by now
            return False
        present = self.view
        always = text_keys(read_anyhow(present.snapshot))
        of_plan = {key: present.texts[key] for key in always if key in present.texts}
        asked = {key: present.texts[key] for key in text_keys(items) if key in present.texts}
        # The wordings are the oldest of what was asked for together: an item that is known has all its words.
        newest = dict(sorted({**asked, **texts}.items(), key=_is_other_than_a_wording))
        older = [pair for pair in present.texts.items() if pair[0] not in of_plan and pair[0] not in newest]
        kept = {**of_plan, **dict(older[-_TEXTS_KEPT:]), **newest}
        self._loaded = replace(self._loaded, view=replace(present, texts=kept))
        return True


def _is_other_than_a_wording(text: tuple[TextKey, str]) -> bool:
    (_, field), _words = text
    return field != "wording"
