"""What is far too long, or never ends, is refused by its beginning: no memory is filled with it, and nobody waits."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

LONGER_THAN_ANY_MEMORY = 2**44
A_SIGN_MORE = 1_000_001


@pytest.fixture
def long_file(home: Path) -> Path:
    """A file without an end that one could wait for; on the disk it takes no room."""
    path = home / "long.json"
    with path.open("wb") as file:
        try:
            file.truncate(LONGER_THAN_ANY_MEMORY - 4096)
        except OSError:
            pytest.skip("this file system has no files of that length")
    return path


def test_a_review_without_end_is_refused_by_its_beginning(cli: Cli, long_file: Path) -> None:
    ran = cli("load", str(long_file), "--yes")
    assert (ran.code, ran.raw) == (2, b"")
    assert ran.err == "long.json is too large to be a review: expected at most 20 MB.\n"


def test_a_manifest_without_end_is_refused_by_its_beginning(cli: Cli, long_file: Path) -> None:
    ran = cli("verify", "--against", str(long_file))
    assert (ran.code, ran.raw) == (2, b"")
    assert ran.err == "This is not the manifest.json of a board pack: it cannot be read.\n"


@pytest.mark.skipif(os.name == "nt", reason="no pipes of that kind there")
@pytest.mark.parametrize("argv", [("load",), ("verify", "--against")], ids=["load", "verify"])
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(cli: Cli, home: Path, argv: tuple[str, ...]) -> None:
    pipe = home / "pipe.json"
    os.mkfifo(pipe)
    ran = cli(*argv, str(pipe))
    assert (ran.code, ran.raw, ran.err) == (2, b"", f"{pipe} cannot be read: it is not a file.\n")


def test_a_text_from_standard_input_is_read_as_far_as_a_text_can_be_long(cli: Cli) -> None:
    ran = cli("update", "R4", "-", stdin=b"x" * A_SIGN_MORE)
    assert (ran.code, ran.raw) == (2, b"")
    assert ran.err == "Standard input is longer than any text can be. Nothing was recorded: shorten it.\n"
    assert "20,000: shorten it" in cli("update", "R4", "-", stdin=b"x" * 20_001).err
