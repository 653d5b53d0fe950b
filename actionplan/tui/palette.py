"""The command palette: it offers what the table of commands has, and nothing else."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from actionplan.tui.commands import ScreenCommand
from actionplan.tui.screens.plan_screen import PlanScreen

_NOT_OFFERED = frozenset({"palette"})


class CommandProvider(Provider):
    """Every command by its label."""

    async def discover(self) -> Hits:
        """All of them, in the table's order."""
        for command in self._offered():
            yield DiscoveryHit(_display(command), partial(self._do, command), help=command.help)

    async def search(self, query: str) -> Hits:
        """Those whose label or sentence fits."""
        matcher = self.matcher(query)
        for command in self._offered():
            score = max(matcher.match(command.label), matcher.match(command.help) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(_display(command)), partial(self._do, command), help=command.help)

    def _offered(self) -> list[ScreenCommand]:
        if not isinstance(self.screen, PlanScreen):
            return []
        return [command for command in self.screen.offered if command.id not in _NOT_OFFERED]

    def _do(self, command: ScreenCommand) -> None:
        if isinstance(self.screen, PlanScreen):
            self.screen.action_command(command.id)


def _display(command: ScreenCommand) -> str:
    # From our own table, so there is no markup in it.
    return f"{command.label}  ({command.key})" if command.key else command.label
