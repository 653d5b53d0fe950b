"""How a run of the program ends: a sentence on stderr and an exit code. Both entry points use it.

Outside the screens, this is the only place that catches errors meant for the user. Imports nothing heavy.
"""

from collections.abc import Callable

from actionplan.cli.output import say
from actionplan.cli.remedies import with_remedy
from actionplan.domain.errors import ActionplanError, ExitCode


def exit_code_of(run: Callable[[], int]) -> int:
    """Run, and return the exit code; an error meant for the user becomes a sentence, never a traceback."""
    try:
        return run()
    except ActionplanError as error:
        say(with_remedy(error))
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
