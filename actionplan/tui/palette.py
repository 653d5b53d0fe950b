"""The palette's commands: the table of acts, and nothing else."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from actionplan.tui.commands import Act
from actionplan.tui.screens.plan_screen import PlanScreen

_NOT_OFFERED = frozenset({"palette"})


class ActProvider(Provider):
    """Every act by its label."""

    async def discover(self) -> Hits:
        """All of them, in the table's order."""
        for act in self._offered():
            yield DiscoveryHit(_display(act), partial(self._do, act), help=act.words)

    async def search(self, query: str) -> Hits:
        """Those whose label or sentence fits."""
        matcher = self.matcher(query)
        for act in self._offered():
            score = max(matcher.match(act.label), matcher.match(act.words) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(_display(act)), partial(self._do, act), help=act.words)

    def _offered(self) -> list[Act]:
        if not isinstance(self.screen, PlanScreen):
            return []
        return [act for act in self.screen.offered if act.id not in _NOT_OFFERED]

    def _do(self, act: Act) -> None:
        if isinstance(self.screen, PlanScreen):
            self.screen.action_act(act.id)


def _display(act: Act) -> str:
    # The words are the table's own, so there is nothing in them that markup could trip over.
    return f"{act.label}  ({act.key})" if act.key else act.label
