"""The screens. Everything heavy is imported when they are opened, not before."""


def run(db: str | None = None, by: str | None = None) -> int:
    """Open the tracker on a plan and give the exit code; what hinders it is said on stderr."""
    import gc
    import os
    import sys

    # Importing makes a great many objects that all stay: looking them through again and again costs 70 ms. The app
    # turns the collector on again once its first screen stands.
    gc.disable()

    from actionplan.domain.errors import ActionplanError
    from actionplan.domain.text import visible
    from actionplan.services.session import open_plan, session_of

    try:
        session = session_of(os.environ, db, by)
        ledger = open_plan(session)
        from actionplan.tui.reads import load_first

        loaded = load_first(ledger)
    except ActionplanError as refused:
        sys.stderr.write(f"{visible(refused.sentence)}\n")
        return int(refused.exit_code)
    from actionplan.tui.app import PlanApp

    app = PlanApp(ledger, session.by, loaded)
    app.run()
    ledger.close()
    return app.return_code or 0
