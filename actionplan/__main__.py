"""The program's entry point: the tracker's screens without arguments, the commands with them."""

import os
import sys
import threading

from actionplan import collector, streams
from actionplan.cli.compat import COMPLETION_VARIABLE
from actionplan.cli.errors import exit_code_of


def main() -> None:
    """Run the program and exit with its code."""
    streams.occupy_closed()
    threading.excepthook = _note_fault
    code = exit_code_of(_run)
    streams.let_go()
    sys.exit(code)


def _run() -> int:
    # A shell that completes a command line calls the program without arguments, and says so in the environment.
    if len(sys.argv) == 1 and COMPLETION_VARIABLE not in os.environ:
        return _open_tracker()
    collector.search_rarely()
    from actionplan.cli.main import run_command

    return run_command(sys.argv[1:])


def _open_tracker() -> int:
    """Open the screens without loading the commands' parser."""
    from actionplan.tui import run

    return run()


def _note_fault(fault: threading.ExceptHookArgs) -> None:
    """Write down what ended a thread, where Python would print a traceback over the screen."""
    if isinstance(fault.exc_value, Exception):
        from actionplan.services.faults import fault_of

        fault_of(fault.exc_value)


if __name__ == "__main__":
    main()
