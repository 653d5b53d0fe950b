"""Whether the lock that keeps two writers of a plan apart holds where its file lies: taken here, tried elsewhere."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

_HELD: Final = 3
_ANSWER_SECONDS: Final = 5
_SECONDS_FOR_ANOTHER_WRITER: Final = 1

# A second process, not a second connection: within one process SQLite tells its connections apart by itself, and the
# file system is never asked.
_SECOND: Final = f"""
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    sys.exit({_HELD} if "locked" in str(error) else 4)
"""


def locks_hold(path: Path) -> bool | None:
    """True where a second process could not write while this one holds the plan's write lock; None where not known.

    Takes some 30 ms and writes nothing; what it finds holds for this computer, and says nothing of another one.
    """
    try:
        with closing(sqlite3.connect(path, timeout=_SECONDS_FOR_ANOTHER_WRITER, isolation_level=None)) as first:
            first.execute("BEGIN IMMEDIATE")
            done = subprocess.run(  # noqa: S603 - this Python, with a program that stands above  # nosec B603
                [sys.executable, "-I", "-S", "-c", _SECOND, str(path)],
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
