"""The program's door: the tracker's screens without arguments, the commands with them."""

import os
import sys

from actionplan import collector


def main() -> None:
    """Run the program and leave with its exit code."""
    # A shell that completes a command line calls the program bare, and says so in the environment.
    if len(sys.argv) == 1 and "_ACTIONPLAN_COMPLETE" not in os.environ:
        sys.exit(_track())
    collector.search_rarely()
    from actionplan.cli.main import run_command

    sys.exit(run_command(sys.argv[1:]))


def _track() -> int:
    """Straight to the screens: the commands' parser would only cost time."""
    from actionplan.cli.errors import ended_in_words
    from actionplan.tui import run

    return ended_in_words(run)


if __name__ == "__main__":
    main()
