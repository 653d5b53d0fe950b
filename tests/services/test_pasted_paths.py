"""A path as a terminal pastes it: in quotes, as a file:// address, or with its blanks escaped."""

import os
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.services.reading import is_dropped_file, pasted_path


@pytest.mark.parametrize(
    "typed",
    [
        "/a b/c's.txt",
        "'/a b/c'\\''s.txt'",
        '"/a b/c\'s.txt"',
        "/a\\ b/c\\'s.txt",
        "file:///a%20b/c%27s.txt",
        " /a b/c's.txt ",
        "& '/a b/c'\\''s.txt'",
        "'file:///a%20b/c%27s.txt'",
        "file://localhost/a%20b/c's.txt",
    ],
)
def test_a_pasted_path_is_understood(typed: str) -> None:
    assert pasted_path(typed) == Path("/a b/c's.txt")


@pytest.mark.skipif(os.sep != "/", reason="on Windows it is a path like any other")
@pytest.mark.parametrize(
    "typed", [r"C:\Users\me\a review.pdf", "file:///C:/Users/me/a%20review.pdf", r'"C:/a review.pdf"']
)
def test_a_path_of_windows_elsewhere_is_named_as_one(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^C:.*review\.pdf is a path of Windows"):
        pasted_path(typed)


def test_only_the_path_of_a_file_that_is_there_is_taken_for_a_dropped_one(tmp_path: Path) -> None:
    file = tmp_path / "a review's.pdf"
    file.write_bytes(b"")
    assert is_dropped_file(str(file))
    assert is_dropped_file(file.as_uri())
    assert is_dropped_file(f'"{file}"\n')
    for other in (str(tmp_path), str(file) + "x", "f", "The Board should", "", "a\nb", "/\0", "~nobody/x"):
        assert not is_dropped_file(other), other
