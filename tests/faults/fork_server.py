"""Starts the processes that fault tests kill. It imports the program once, and forks each process in milliseconds.

Reads requests from stdin, a line of JSON each: a ``WorkloadRequest``, whose process will be killed, or a
``CommandRequest`` for one run of the program. Writes to stdout what the processes report, and how each ended.
"""

import json
import os
import resource
import signal
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path

import actionplan.__main__
from actionplan.ledger import engine
from tests.faults.rights import give_up_roots_rights
from tests.faults.workloads import run_workload

DIED = "died"
GIVE_UP_AFTER_SECONDS = 60


@dataclass(frozen=True, slots=True)
class WorkloadRequest:
    """A workload, its folder, and the size of a file beyond which a write kills the process (0: none)."""

    work: str
    folder: str
    limit: int = 0


@dataclass(frozen=True, slots=True)
class CommandRequest:
    """One command line of the program and its environment; its output goes to files in the ``outputs`` folder.

    ``limit`` is the size in bytes beyond which no file can grow (0: none): writes fail, and the process lives.
    ``owner_only`` drops root's right to write anywhere, and ``patience`` is the lock timeout in milliseconds.
    """

    argv: list[str]
    outputs: str
    environment: dict[str, str] = field(default_factory=dict)
    limit: int = 0
    owner_only: bool = False
    patience: int = 20


def main() -> None:
    """Serve requests until stdin is closed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while line := _line_of_stdin():
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _serve_in_child(WorkloadRequest(**asked) if "work" in asked else CommandRequest(**asked))
        _, status = os.waitpid(child, 0)
        os.write(1, f"{DIED} {os.waitstatus_to_exitcode(status)}\n".encode())


def _serve_in_child(asked: WorkloadRequest | CommandRequest) -> None:
    """Carry out a request and exit: whatever happens, the fork must not become a second server."""
    code = 1
    try:
        if isinstance(asked, WorkloadRequest):
            _live(asked)
        else:
            _run(asked)
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:  # the traceback is what the tests look for
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _live(life: WorkloadRequest) -> None:
    if life.limit:
        # The kernel writes up to this byte of a file, and then kills: run in the middle of a write.
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (life.limit, life.limit))
    run_workload(life.work, Path(life.folder))


def _run(run: CommandRequest) -> None:
    for number, name in ((0, os.devnull), (1, f"{run.outputs}/out"), (2, f"{run.outputs}/err")):
        handle = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, number)
    if run.limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (run.limit, run.limit))
    if run.owner_only:
        give_up_roots_rights()
    engine.BUSY_MILLISECONDS = run.patience
    signal.alarm(GIVE_UP_AFTER_SECONDS)  # screens that open where nobody sits would wait for ever
    os.environ.clear()
    os.environ.update(run.environment)
    sys.argv = ["actionplan", *run.argv]
    actionplan.__main__.main()


def _line_of_stdin() -> bytes:
    # Byte by byte, so that no fork holds what was read ahead.
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            return b""
        line += byte
    return line


if __name__ == "__main__":
    main()
