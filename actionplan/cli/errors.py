"""How a run of the program ends: a sentence on stderr and an exit code. Both entry points use it.

Outside the screens, this is the only place that catches errors meant for the user, and those that nobody foresaw.
Imports nothing heavy.
"""

from collections.abc import Callable

from actionplan.cli.output import say
from actionplan.cli.remedies import with_remedy
from actionplan.domain.errors import ActionplanError, ExitCode


def exit_code_of(run: Callable[[], int], kept: Callable[[], str] = str) -> int:
    """Run, and return the exit code; any error becomes a sentence, never a traceback.

    ``kept`` is called after a fault of the program's own: it keeps what was typed, and says where.
    """
    try:
        return run()
    except ActionplanError as error:
        say(with_remedy(error))
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:  # the outermost door: a traceback would show the plan's words
        from actionplan.services.faults import fault_of

        fault = fault_of(error, kept())
        say(fault.sentence)
        return fault.exit_code
