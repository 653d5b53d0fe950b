"""The meeting view: the plan before a board, on a projector, read only. Heavy imports wait until it is opened."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionplan.ledger.ledger import Ledger
    from actionplan.tui.present.source import Source


def run_present(db: str | None = None, by: str | None = None, meeting: str | None = None) -> int:
    """Show the plan to a meeting (None: the next one, else the last) and give the exit code.

    The plan is opened so that nothing can be written to it, whatever key is pressed. What hinders it is said on stderr.
    Where the output is no terminal, every page is printed.
    """
    return _presented(db, by, meeting, _show)


def print_pages(db: str | None = None, by: str | None = None, meeting: str | None = None) -> int:
    """Print every page of the meeting view as text, and give the exit code."""
    return _presented(db, by, meeting, _print)


def _presented(db: str | None, by: str | None, meeting: str | None, show: "Callable[[Ledger, Source], int]") -> int:
    from actionplan.domain.errors import ActionplanError
    from actionplan.ledger.verify.damage import explain_damage
    from actionplan.streams import say

    try:
        with _opened(db, by, meeting) as (ledger, source), explain_damage(lambda: ledger.verify().problems):
            return show(ledger, source)
    except ActionplanError as refused:
        say(refused.sentence)
        return int(refused.exit_code)


@contextmanager
def _opened(db: str | None, by: str | None, meeting: str | None) -> "Iterator[tuple[Ledger, Source]]":
    import os

    from actionplan.ledger.ledger import Ledger
    from actionplan.services.session import session_of
    from actionplan.tui.present.source import Source

    session = session_of(os.environ, db, by)
    ledger = Ledger.open(session.location, session.clock, read_only=True)
    try:
        yield ledger, Source(ledger, meeting)
    finally:
        ledger.close()


def _show(ledger: "Ledger", source: "Source") -> int:
    import sys

    from actionplan.services.settings import read_settings
    from actionplan.streams import is_terminal
    from actionplan.tui.chosen import chosen_in
    from actionplan.tui.present.app import PresentApp
    from actionplan.tui.remembered import recall_theme
    from actionplan.tui.terminals import NoTerminal

    chosen = chosen_in(read_settings())
    theme = recall_theme(chosen.theme)
    app = PresentApp(source, source.read(), lambda: ledger.verify().problems, theme, chosen.own)
    try:
        app.run()
    except NoTerminal:
        if is_terminal(sys.stdout):
            raise
        return _print(ledger, source)
    if app.ending is not None:
        raise app.ending
    return app.return_code or 0


def _print(_ledger: "Ledger", source: "Source") -> int:
    from actionplan import streams
    from actionplan.papers.formats.text import to_text
    from actionplan.tui.present.text import pages_document

    streams.write(to_text(pages_document(source.read()), streams.width()).encode("utf-8", "replace"))
    return 0
