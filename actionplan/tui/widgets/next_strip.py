"""The strip above the list: what comes next, each step with its key, and how much waits."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import FittedText

if TYPE_CHECKING:
    from actionplan.domain.governance.cycle import Step

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

        parts = [Content.styled(words, "bold") for words in pressing_words(found)]
        if found.part(Part.CHASE):  # which is counted last
            parts[-1] = Content.assemble(parts[-1], ": ", _key(COMMAND_BY_ID["chasers"].key))
        parts += [_step(line.step) for line in found.part(Part.NEXT) if line.step is not None]
        return parts or [Content.styled("nothing waits today", "$quiet")]


def _step(step: "Step") -> Content:
    """A step and the key that does it; where suggestions wait, also the key that accepts them."""
    from actionplan.tui.next_steps import step_key

    words, key = line_of(step.words), _key(step_key(step.kind))
    if not step.suggested:
        return Content.assemble(words, ": ", key)
    accept = _key(COMMAND_BY_ID["accept-suggested"].key)
    them = "it" if step.suggested == 1 else "them"
    return Content.assemble(words, ": ", key, f" assigns ({step.suggested} suggested: ", accept, f" accepts {them})")


def _key(key: str) -> Content:
    return Content.styled(key, "bold $accent")
