"""The meeting view over the tracker: it reads through a ledger of its own, which cannot write."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from actionplan.ledger.ledger import Ledger
from actionplan.tui.background import Background
from actionplan.tui.present.screen import MeetingScreen
from actionplan.tui.present.source import Source


@asynccontextmanager
async def meeting_screen(ledger: Ledger, background: Background, meeting: str = "") -> AsyncIterator[MeetingScreen]:
    """The screen of a meeting (empty: the next sitting), with its ledger open.

    Raises ``ActionplanError`` where the plan cannot be read.
    """
    read_only = await background.run(Ledger.open, ledger.location, ledger.clock, read_only=True)
    try:
        source = Source(read_only, meeting or None)
        yield MeetingScreen(source, await background.run(source.read))
    finally:
        read_only.close()
