"""Whatever is typed after ``actionplan``, stands in its environment or in a file that it is given: an exit code that we
know, a sentence, and never a traceback.
"""

import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.cli.main import run_command
from actionplan.domain.errors import ExitCode
from actionplan.intake.seed import seed_bytes
from tests.factories import new_ledger
from tests.fuzz.texts import (
    ANYTHING,
    DATES,
    FILTERS,
    MEETINGS,
    PLACES,
    POLICY_KEYS,
    REFS,
    SERIES,
    WHOLE_NUMBERS,
    changed_document,
)
from tests.security.commands import all_commands, spelling, takes_text

ENDS = {ExitCode.DONE, ExitCode.ANSWER_IS_NO, ExitCode.BAD_INPUT, ExitCode.REFUSED}

WRITE_WHERE_THEY_ARE_TOLD = {"backup", "copy", "demo", "init", "pack", "restore"}
OPEN_OR_SERVE = {"present", "serve"}
COMMANDS = sorted(set(all_commands()) - WRITE_WHERE_THEY_ARE_TOLD - OPEN_OR_SERVE)

MANY, SOME = 80, 25
"""How many examples a test draws: each runs whole commands."""

TYPED = DATES | FILTERS | MEETINGS | POLICY_KEYS | REFS | SERIES | WHOLE_NUMBERS | ANYTHING
REAL = st.sampled_from(
    ["R4", "SAM-R04", "last executive", "police", "2026-11-20", "Words", "green", "40", "stale_days"]
)


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home and a plan of this module's own, with the current folder there; what is typed may name files in it."""
    home = tmp_path_factory.mktemp("home")
    new_ledger(home).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(home))
        patch.setenv("ACTIONPLAN_DB", str(home / "plan.db"))
        patch.setenv("ACTIONPLAN_BY", "Business Manager")
        patch.setenv("ACTIONPLAN_TODAY", "2026-11-23")
        yield home


def ended_in_words(argv: list[str]) -> None:
    """Runs it with its streams kept; anything but an exit code that we know, and a sentence with it, fails the test."""
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"words"), encoding="utf-8")
    sys.stdout, sys.stderr = io.TextIOWrapper(out, "utf-8"), io.TextIOWrapper(err, "utf-8")
    try:
        code = run_command(argv)
        sys.stderr.flush()
        put, said = out.getvalue(), err.getvalue().decode("utf-8")
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    assert code in ENDS, (argv, code)
    assert "Traceback" not in said, argv
    assert said or put or code == ExitCode.DONE, argv


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A command with its arguments, some of its options, and anything typed for them."""
    name = draw(st.sampled_from(COMMANDS))
    options, arguments = [], []
    for parameter in all_commands()[name].params:
        option = spelling(parameter)
        if parameter.name in {"output", "db"} or not (parameter.required or draw(st.booleans())):
            continue
        typed = draw(REAL | TYPED)
        if option is None:
            arguments += [typed, *draw(st.lists(TYPED, max_size=2 if parameter.nargs == -1 else 0))]
        else:
            options.append(f"{option}={typed}" if takes_text(parameter) else option)
    return [*name.split(), *options, *draw(st.sampled_from([[], ["--"]])), *arguments]


@settings(max_examples=MANY)
@given(argv=command_lines())
def test_any_command_line_ends_in_words(argv: list[str]) -> None:
    ended_in_words([each.replace("\0", "") for each in argv])


@settings(max_examples=SOME)
@given(argv=st.lists(ANYTHING.filter(bool) | st.sampled_from(["status", "--as-at", "show", "--json"]), max_size=4))
def test_anything_else_that_is_typed_ends_in_words(argv: list[str]) -> None:
    ended_in_words(["meeting", *argv])
    ended_in_words(["status", *argv, "--"])


@settings(max_examples=SOME)
@given(
    name=st.sampled_from(["ACTIONPLAN_BY", "ACTIONPLAN_DB", "ACTIONPLAN_TODAY", "COLUMNS", "TZ", "SHELL"]),
    value=PLACES | DATES,
)
@pytest.mark.parametrize("command", ["status", "info", "note R4 Rang"])
def test_any_environment_ends_in_words(command: str, name: str, value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(name, value)
        ended_in_words(command.split())


@settings(max_examples=SOME)
@given(place=PLACES | ANYTHING)
def test_any_place_of_a_plan_ends_in_words(place: str) -> None:
    ended_in_words(["status", f"--db={place}"])


@settings(max_examples=SOME)
@given(data=changed_document(seed_bytes()) | st.binary(max_size=200))
def test_any_review_that_is_loaded_ends_in_words(folder: Path, data: bytes) -> None:
    (folder / "review.json").write_bytes(data)
    shutil.copyfile(folder / "plan.db", folder / "other.db")
    for more in (["--dry-run", "--json"], ["--yes"], ["--yes", "--ref", "OTHER"]):
        ended_in_words(["load", "review.json", "--db", "other.db", *more])


@settings(max_examples=SOME)
@given(data=st.binary(max_size=400) | st.just(json.dumps({"head": [1]}).encode()))
def test_any_manifest_and_any_file_for_a_plan_end_in_words(folder: Path, data: bytes) -> None:
    (folder / "manifest.json").write_bytes(data)
    ended_in_words(["verify", "--against", "manifest.json"])
    ended_in_words(["status", "--db", "manifest.json"])
