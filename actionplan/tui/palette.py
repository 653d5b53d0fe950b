"""The command palette: it offers what the table of commands has, and nothing else.

Recent commands come first. What cannot be done now is dimmed and says why; which that is, the screen knows.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.matching import fit
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.plan_screen import PlanScreen

_NOT_OFFERED = frozenset({"palette"})
_RECENT: Final = 5
_BESIDE: Final = 14
"""Cells of a line of the palette that its frame, its icon and its scroll bar take."""
_KEY: Final = 8


class CommandProvider(Provider):
    """Every command by its words."""

    async def discover(self) -> Hits:
        """All of them: those used last, then the table's order."""
        offered = self._offered()
        recent = [each for name in self._recent() for each in offered if each.id == name]
        for command in [*recent, *(each for each in offered if each not in recent)]:
            why = self._why_not(command)
            yield DiscoveryHit(
                self._line(command, why), partial(self._do, command), command.label, _below(command, why)
            )

    async def search(self, query: str) -> Hits:
        """Those that the words mean, what was used last before others that fit as well."""
        recent = self._recent()
        for command in self._offered():
            score = fit(query, command)
            if score > 0:
                why = self._why_not(command)
                used = 0.01 if command.id in recent else 0.0
                yield Hit(
                    min(1.0, score * 0.99 + used),
                    self._line(command, why),
                    partial(self._do, command),
                    command.label,
                    _below(command, why),
                )

    def _offered(self) -> list[ScreenCommand]:
        if not isinstance(self.screen, PlanScreen):
            return []
        return offered_once(self.screen.offered)

    def _why_not(self, command: ScreenCommand) -> str:
        return self.screen.why_not(command) if isinstance(self.screen, PlanScreen) else ""

    def _recent(self) -> list[str]:
        return next((screen.recent for screen in self._mains()), [])

    def _mains(self) -> Iterator[MainScreen]:
        return (screen for screen in self.app.screen_stack if isinstance(screen, MainScreen))

    def _line(self, command: ScreenCommand, why: str) -> Content:
        """The label, and the key at the right."""
        room = max(len(command.label) + 1, self.app.size.width - _BESIDE - _KEY)
        label = f"{command.label:<{room}}"
        if why:
            return Content.styled(f"{label}{command.key:>{_KEY}}", "dim")
        return Content.assemble(Content.styled(label, "bold"), Content.styled(f"{command.key:>{_KEY}}", "bold $accent"))

    def _do(self, command: ScreenCommand) -> None:
        if isinstance(self.screen, PlanScreen):
            for main in self._mains():
                main.recent = [command.id, *(each for each in main.recent if each != command.id)][:_RECENT]
            self.screen.action_command(command.id)


def offered_once(commands: Iterable[ScreenCommand]) -> list[ScreenCommand]:
    """What a screen has, each label once: the views have a key of their own for what another key does everywhere."""
    found: dict[str, ScreenCommand] = {}
    for command in commands:
        if command.id not in _NOT_OFFERED:
            found.setdefault(command.label, command)
    return list(found.values())


def _below(command: ScreenCommand, why: str) -> str:
    return f"Not now: {why}" if why else command.help
