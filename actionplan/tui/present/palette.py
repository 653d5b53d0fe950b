"""The command palette of the meeting view: it offers the table of keys, and nothing else."""

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from actionplan.tui.present.keys import KEYS, Key

if TYPE_CHECKING:
    from textual.screen import Screen


class KeyProvider(Provider):
    """The keys of the meeting view, by their labels."""

    async def discover(self) -> Hits:
        """All keys, in the order of the table."""
        for key in KEYS:
            yield DiscoveryHit(_display(key), partial(self._do, key, self.screen), help=key.words)

    async def search(self, query: str) -> Hits:
        """The keys whose label or sentence matches."""
        matcher = self.matcher(query)
        for key in KEYS:
            score = max(matcher.match(key.label), matcher.match(key.words) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(_display(key)), partial(self._do, key, self.screen), help=key.words)

    @staticmethod
    async def _do(key: Key, screen: "Screen[object]") -> None:
        await screen.run_action(f"screen.do('{key.id}')")


def _display(key: Key) -> str:
    return f"{key.label}  ({key.key})"
