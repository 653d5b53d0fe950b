"""Runs what reads or writes the ledger in threads, away from the screen, and counts what is running."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Background:
    """``running`` is the number of calls that have not returned."""

    def __init__(self) -> None:
        self.running = 0

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call ``work`` in a thread. Raises what it raises."""
        self.running += 1
        try:
            return await asyncio.to_thread(work, *args, **kwargs)
        finally:
            self.running -= 1
