"""The views by name: which there are, in which order, and the line that says which one is shown."""

from enum import StrEnum
from typing import Final

from textual.content import Content
from textual.style import Style

from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.widgets.headers import FittedText


class ViewName(StrEnum):
    """Which view is shown, in the order in which ``v`` goes round; the list is the one after the last."""

    TIMELINE = "view-timeline"
    AGENCIES = "view-agencies"
    CHARTS = "view-charts"
    TODAY = "view-today"


NAMES: Final = ("view-plan", *ViewName)
"""The acts that lead to the list and to the views, from left to right."""


def view_named(name: str) -> ViewName:
    """The view of that name; the first where none has it."""
    return next((each for each in ViewName if each.value == name), ViewName.TIMELINE)


class ViewNames(FittedText):
    """The views by name, the one that is shown marked; a click goes to it."""

    one_line = True
    shown = ViewName.TIMELINE

    def content_at(self, width: int) -> Content:
        """Their keys and names, close together where there is little room."""
        airy, close = (Content(air).join(self._said(name, air) for name in NAMES) for air in (" ", ""))
        return airy if airy.cell_length <= width else close

    def _said(self, name: str, air: str) -> Content:
        command = COMMAND_BY_ID[name]
        if name == self.shown:
            return Content.styled(f"{air}▸{air}{command.key} {command.label}{air}", "bold $background on $primary")
        words = Content.assemble(Content.styled(f"{air} {air}{command.key}", "bold $accent"), f" {command.label}{air}")
        return words.stylize(Style.from_meta({"command": command.id}))
