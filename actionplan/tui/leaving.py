"""How the tracker would be found at the next start, while it is open: changed at once, written a moment later."""

import asyncio

from actionplan.tui.background import Background
from actionplan.tui.remembered import Remembered


class Leaving:
    """``left`` is what holds now; ``location`` is the plan's."""

    def __init__(self, left: Remembered, location: str, background: Background) -> None:
        self.left = self._kept = left
        self._location = location
        self._background = background
        self._keeping = asyncio.Lock()

    def change(self, left: Remembered) -> bool:
        """Have this hold from now on; True where nothing waited to be kept before, so that ``keep`` is to be called."""
        waited = self.left != self._kept
        self.left = left
        return not waited

    async def keep(self) -> None:
        """Write what has changed since the last time."""
        from actionplan.tui.remembered import remember

        async with self._keeping:  # one after the other, the newest last
            left, before = self.left, self._kept
            if left != before:
                self._kept = left
                await self._background.run(remember, self._location, left, before)
