"""The meeting view: the plan before a board, on a projector, read only. Heavy imports wait until it is opened."""


def run_present(db: str | None = None, by: str | None = None, meeting: str | None = None) -> int:
    """Show the plan to a meeting (None: the next one, else the last) and give the exit code.

    The plan is opened so that nothing can be written to it, whatever key is pressed. What hinders it is said on stderr.
    """
    import os
    import sys

    from actionplan.domain.errors import ActionplanError
    from actionplan.domain.text import visible
    from actionplan.ledger.ledger import Ledger
    from actionplan.services.session import session_of
    from actionplan.tui.present.source import Source

    ledger = None
    try:
        session = session_of(os.environ, db, by)
        ledger = Ledger.open(session.location, session.clock, read_only=True)
        source = Source(ledger, meeting)
        shown = source.read()
    except ActionplanError as refused:
        sys.stderr.write(f"{visible(refused.sentence)}\n")
        if ledger is not None:
            ledger.close()
        return int(refused.exit_code)
    from actionplan.tui.present.app import PresentApp

    app = PresentApp(source, shown, lambda: ledger.verify().problems)
    app.run()
    ledger.close()
    return app.return_code or 0
