"""How a run of the program ends: an error's sentence on stderr, and the exit code. Used by both of the program's doors.

The one place outside the screens that catches the errors that a person meets. Imports nothing heavy.
"""

from collections.abc import Callable

from actionplan.cli.output import say
from actionplan.cli.remedies import with_way_on
from actionplan.domain.errors import ActionplanError, ExitCode


def ended_in_words(run: Callable[[], int]) -> int:
    """Run, and give the exit code; what goes wrong in a way that we know of becomes a sentence, never a traceback."""
    try:
        return run()
    except ActionplanError as error:
        say(with_way_on(error.sentence))
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
