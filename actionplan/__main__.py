"""The program's door: the tracker's screens without arguments, the commands with them."""

import sys


def main() -> None:
    """Run the program and leave with its exit code."""
    if len(sys.argv) == 1:
        # Straight to the screens: the commands' parser would only cost time.
        from actionplan.tui import run

        sys.exit(run())
    from actionplan.cli.main import run_command

    sys.exit(run_command(sys.argv[1:]))


if __name__ == "__main__":
    main()
