"""The strip above the list: what comes next, each step with its key, and how much waits."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from actionplan.tui.commands import COMMAND_BY_ID
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import FittedText

if TYPE_CHECKING:
    # With the agenda and the wording of all kinds of entries; the first screen does without.
    from actionplan.domain.governance.today import Today


class NextStrip(FittedText):
    """As many steps as fit on its lines, in order; its own key leads to all of them. Its height never changes."""

    one_line = True
    found: "Today | None" = None

    def content_at(self, width: int) -> Content:
        """Whole steps only: what does not fit is in Today."""
        if self.found is None:
            return Content("")
        command = COMMAND_BY_ID["today"]
        more = Content.assemble(Content.styled(f"{command.key}", "bold $accent"), f" {command.label}")
        more = more.stylize(Style.from_meta({"command": command.id}))
        lines: list[Content] = [more]
        separator = Content.styled(" · ", "$quiet")
        for part in self._parts(self.found):
            if lines[-1].cell_length + separator.cell_length + part.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], separator, part)
            elif len(lines) < self.size.height and part.cell_length <= width:
                lines.append(part)
            else:
                break
        return Content("\n").join(lines)

    @staticmethod
    def _parts(found: "Today") -> list[Content]:
        from actionplan.domain.governance.today import Part, pressing_words
        from actionplan.tui.next_steps import step_key

        parts = [Content.styled(words, "bold") for words in pressing_words(found)]
        for line in found.part(Part.NEXT):
            key = step_key(line.step.kind) if line.step is not None else ""
            said = Content(line_of(line.words))
            parts.append(Content.assemble(said, ": ", Content.styled(key, "bold $accent")) if key else said)
        return parts or [Content.styled("nothing waits today", "$quiet")]
