"""Runs one command line of the program in this process, in surroundings that are the same on every machine."""

import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from actionplan.cli.main import run_command
from tests.reference.stored import FOLDER, Output

BY = "Business Manager"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


@contextmanager
def surroundings(plan: Path, today: str, columns: int) -> Iterator[None]:
    """An environment that names the plan, the day and the width, and no home but the plan's folder."""
    homes = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA")
    set_to = {
        "ACTIONPLAN_DB": str(plan),
        "ACTIONPLAN_BY": BY,
        "ACTIONPLAN_TODAY": today,
        "COLUMNS": str(columns),
        **dict.fromkeys(homes, str(plan.parent)),
    }
    with patch.dict(os.environ, set_to):
        for name in ("_ACTIONPLAN_COMPLETE", "NO_COLOR"):
            os.environ.pop(name, None)
        yield


def run(argv: Sequence[str]) -> Ran:
    """Carry out a command line without the program's name. There is nobody at the keyboard."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", io.StringIO()):
        code = run_command(list(argv))
    return Ran(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def read_of(argv: Sequence[str], plan: Path) -> Output:
    """What a reading command says, without the place of the plan; a folder that it fills is removed once read."""
    folder = plan.with_name("folder")
    try:
        ran = run([word.replace(FOLDER, str(folder)) for word in argv])
        files = {each.name: each.read_bytes().decode("utf-8") for each in folder.iterdir()} if folder.exists() else {}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    out, err = (written.replace(str(folder), FOLDER) for written in (ran.out, ran.err))
    return Output(tuple(argv), ran.code, out, err, dict(sorted(files.items())))
