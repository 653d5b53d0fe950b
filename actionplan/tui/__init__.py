"""The tracker's screens. Everything heavy is imported when they open, not before."""


def run(db: str | None = None, by: str | None = None) -> int:
    """Open the tracker on a plan. Returns the exit code; where the plan cannot be read, says why on stderr."""
    import os
    import sys

    from actionplan import collector

    collector.pause()  # the app resumes it once its first screen is there

    from actionplan.domain.errors import ActionplanError
    from actionplan.domain.text import visible
    from actionplan.services.session import open_plan, session_of

    try:
        session = session_of(os.environ, db, by)
        ledger = open_plan(session)
        from actionplan.tui.loading import load_first

        loaded = load_first(ledger)
    except ActionplanError as refused:
        sys.stderr.write(f"{visible(refused.sentence)}\n")
        return int(refused.exit_code)
    from actionplan.tui.app import PlanApp

    app = PlanApp(ledger, session.by, loaded)
    app.run()
    ledger.close()
    return app.return_code or 0
