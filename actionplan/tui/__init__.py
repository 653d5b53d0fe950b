"""The tracker's screens. Everything heavy is imported when they open, not before."""


def run(db: str | None = None, by: str | None = None) -> int:
    """Open the tracker on a plan. Returns the exit code; where it cannot be opened, says why on stderr."""
    import os

    from actionplan import collector

    collector.pause()  # the app resumes it once its first screen is there

    from actionplan.domain.errors import ActionplanError
    from actionplan.streams import say

    ledger = None
    try:
        from actionplan.ledger.ledger import exists
        from actionplan.services.session import ahead_warning, open_plan, session_of
        from actionplan.services.settings import read_settings
        from actionplan.tui.terminals import refuse_without_terminal

        settings = read_settings()
        session = session_of(os.environ, db, by, settings)
        if not exists(session.location) and session.is_default_plan:
            refuse_without_terminal("The tracker", "actionplan status, or actionplan list")  # before a plan is made
        ledger = open_plan(session)
        from actionplan.tui.loading import load_first

        loaded = load_first(ledger)
        from actionplan.tui.app import PlanApp
        from actionplan.tui.chosen import chosen_in, told
        from actionplan.tui.remembered import recall

        chosen = chosen_in(settings)
        left = recall(ledger.location, chosen.theme)
        notice = "\n".join(filter(None, (ahead_warning(session, ledger), told(chosen.problems))))
        app = PlanApp(ledger, session.by, loaded, notice, is_named=session.is_named, left=left, chosen=chosen)
        app.run()
        if app.ending is not None:
            raise app.ending
    except ActionplanError as refused:
        say(refused.sentence)
        return int(refused.exit_code)
    finally:
        if ledger is not None:
            ledger.close()
    return app.return_code or 0
