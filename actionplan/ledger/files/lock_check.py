"""Whether file locks work where a plan's file is: one process takes the write lock, a second one tries to."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

_HELD: Final = 3
_ANSWER_SECONDS: Final = 5
_BUSY_SECONDS: Final = 1

# A second process, not a second connection: within one process SQLite keeps its connections apart by itself, without
# the file system.
_SECOND_PROCESS: Final = f"""
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    sys.exit({_HELD} if "locked" in str(error) else 4)
"""


def locks_hold(path: Path) -> bool | None:
    """True where a second process cannot write while this one holds the plan's write lock; None where unknown.

    Starts a process and writes nothing. The answer is about this computer; other computers may not see its locks.
    """
    try:
        with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as first:
            first.execute("BEGIN IMMEDIATE")
            done = subprocess.run(  # noqa: S603 - this Python, with the constant program above  # nosec B603
                [sys.executable, "-I", "-S", "-c", _SECOND_PROCESS, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
                timeout=_ANSWER_SECONDS,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    except sqlite3.OperationalError as error:
        return True if "locked" in str(error) else None
    except (sqlite3.DatabaseError, OSError, subprocess.TimeoutExpired):
        return None
    return {0: False, _HELD: True}.get(done.returncode)
