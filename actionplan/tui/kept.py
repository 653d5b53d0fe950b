"""Words that were being typed when the program ended: kept by the app that ends, and offered by the next one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from textual.screen import Screen

from actionplan.domain.text import shorten
from actionplan.services.kept_words import KEPT, KeptWords, forget, keep
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.forms.form import ABOUT, Form
from actionplan.tui.forms.question import OneOf
from actionplan.tui.host import Host
from actionplan.tui.workflow import Workflow

OPEN: Final = "open"
LATER: Final = "later"
REMOVE: Final = "remove"

_ANSWERS: Final = (
    (OPEN, "Open the form again with these words"),
    (LATER, "Keep them for the next start"),
    (REMOVE, "Throw them away"),
)
_NO_WORDS: Final = frozenset({"as-at", ""})
"""Forms in which nothing is typed that would be missed."""


def keep_words(location: str, screens: Iterable[Screen[Any]], unsaved: KeptWords | None) -> str:
    """Keep what is typed in open forms, and what was being saved. Returns the sentence that says so, or nothing."""
    found = [] if unsaved is None else [unsaved]
    for screen in screens:
        if isinstance(screen, Form) and screen.command_id not in _NO_WORDS and screen.dirty:
            context = screen.context
            found.append(KeptWords(screen.command_id, context.refs, context.meeting_id, screen.typed))
    kept = [keep(location, each) for each in found]
    if not kept:
        return ""
    return KEPT if all(kept) else "What you typed could not be kept."


def _question(words: KeptWords) -> OneOf:
    """What to do with words that were kept, with as many of them as there is room for."""
    command = COMMAND_BY_ID.get(words.command)
    about = " · ".join(part for part in (command.label if command else "", ", ".join(words.refs)) if part)
    typed = " / ".join(each for name, each in words.typed.items() if name != ABOUT and each.strip())
    heading = f"The program ended while you were typing. Kept: {about}: {typed}"
    return OneOf(shorten(heading, 400), _ANSWERS, "")


async def offer(host: Host, file: Path, words: KeptWords) -> None:
    """Ask what to do with kept words, and do it; they are forgotten once their form has been left."""
    answer = await host.ask(_question(words))
    if answer == REMOVE:
        forget(file)
    if answer != OPEN:
        return
    command = COMMAND_BY_ID.get(words.command)
    known = [ref for ref in words.refs if host.view.snapshot.row(ref) is not None]
    if command is None or len(known) < len(words.refs):
        host.warn(f"The form cannot be opened: the plan has changed. The words are in {file}.")
        return
    await Workflow(host, command, words.refs, words.meeting, words.typed).run()
    forget(file)
