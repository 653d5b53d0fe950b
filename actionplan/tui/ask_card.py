"""The card of an ask on the page of meetings: the resolution, the keys that answer it, and what stands behind it. Pure.

What is told of the item is what its page in the meeting view tells; who asks, and what was before, is ``behind``'s.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from textual.content import Content
from textual.style import Style

from actionplan.domain.governance.asks import Ask
from actionplan.domain.governance.behind import behind
from actionplan.domain.governance.difference import ScrutinyLine
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import visible
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.item_blocks import hanging
from actionplan.tui.present.heard import Heard
from actionplan.tui.present.item_facts import item_facts
from actionplan.tui.present.model import Shown
from actionplan.tui.styles import badge, line_of

_LABEL: Final = 10
_SAID_ABOVE: Final = frozenset({"Asked", "Since"})
"""The resolution says what is asked; the page of meetings compares with no other sitting."""


@dataclass(frozen=True, slots=True)
class Card:
    """An ask as its card shows it; ``keys`` are ids of commands, ``answers`` labels and commands by number.

    ``why_not`` says why nothing answers it now; ``answer`` what was resolved.
    """

    ask: Ask
    title: str
    view: PlanView
    meeting: Meeting | None = None
    heard: Mapping[str, Heard] = field(default_factory=dict)
    scrutiny: tuple[ScrutinyLine, ...] = ()
    keys: Sequence[str] = ()
    answers: Sequence[tuple[str, str]] = ()
    decided: bool = False
    answer: str = ""
    why_not: str = ""

    def content(self, width: int) -> Content:
        """The whole of it in ``width`` cells."""
        facts = [_fact(label, words, width) for label, words in self._facts()]
        parts = [self._head(), Content.styled(visible(self.ask.resolution), "bold $accent"), self._what_now(), *facts]
        return Content("\n").join(part for part in parts if part.plain)

    def _head(self) -> Content:
        row = self.ask.row
        mark = Content("") if row is None else Content.assemble(badge(row.rating.colour), "  ")
        ref = Content.styled(f"{self.ask.ref}  ", "bold $accent")
        return Content.assemble(ref, mark, Content.styled(line_of(self.title), "bold"))

    def _what_now(self) -> Content:
        if self.decided:
            return Content.assemble(Content.styled("✓ ", "bold"), visible(self.answer) or "It is answered.")
        if self.why_not:
            return Content.styled(self.why_not, "$quiet")
        keys = [(COMMAND_BY_ID[name].key, COMMAND_BY_ID[name].label, name) for name in self.keys]
        numbers = [
            (str(number), label, "at-answer")
            for number, (label, command) in enumerate(self.answers, start=1)
            if command not in self.keys
        ]
        return Content.styled(" · ", "$quiet").join(
            Content.assemble(Content.styled(key, "bold $accent"), f" {label}").stylize(
                Style.from_meta({"command": command})
            )
            for key, label, command in (*keys, *numbers)
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        row = self.ask.row
        # A rating's reason has the evidence in it where that is why.
        known = "" if row is None else row.reason
        yield from ((label, words) for label, words in behind(self.ask, self.view) if f"{label}: {words}" not in known)
        if row is None:
            return
        if not self.view.knows(row.item):
            yield "", UNREAD
            return
        about = self.heard.get(self.ask.about)
        heard = {} if about is None else {row.ref: about}
        shown = Shown(self.view, self.meeting, None, None, None, 0, self.view.as_at, self.scrutiny, heard)
        for fact in item_facts(row, shown, names=True):
            if fact.label not in _SAID_ABOVE:
                yield fact.label, fact.words


def _fact(label: str, words: str, width: int) -> Content:
    return Content.assemble(
        Content.styled(f"{label:<{_LABEL}}", "$quiet"), hanging(Content(visible(words)), _LABEL, width)
    )
