"""Private files, files moved into place atomically, and locks between processes."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from actionplan.domain.clock import Clock
from actionplan.ledger.files.private_files import (
    exclusive_lock,
    make_private_file,
    make_private_folder,
    put_in_place,
    remove_database,
    replace_atomically,
    uri_of,
)
from actionplan.ledger.ledger import Ledger
from actionplan.services.session import Session, start_plan
from tests.factories import BY, START

HOLD = (
    "import sys\nfrom pathlib import Path\nfrom actionplan.ledger.files.private_files import exclusive_lock\n"
    "with exclusive_lock(Path(sys.argv[1])) as alone:\n"
    "    print(alone, flush=True)\n"
    "    sys.stdin.readline()\n"
)


@pytest.fixture(params=[0o000, 0o077, 0o177], ids=oct)
def any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(int(request.param))
    yield
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other permissions")
@pytest.mark.usefixtures("any_umask")
def test_what_is_made_is_private_and_what_was_there_stays_as_it_was(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    there.chmod(0o755)
    make_private_folder(there / "a" / "b")
    make_private_folder(there / "a" / "b")
    make_private_file(there / "a" / "b" / "plan.db")
    modes = [each.stat().st_mode & 0o777 for each in (there, there / "a", there / "a/b", there / "a/b/plan.db")]
    assert modes == [0o755, 0o700, 0o700, 0o600]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/me/a plan?#.db"), "file:///home/me/a%20plan%3F%23.db"),
        (PureWindowsPath(r"C:\plans\plan.db"), "file:///C:/plans/plan.db"),
        # Of four slashes, SQLite takes no host from the first two, and leaves the share's two.
        (PureWindowsPath(r"\\server\share\plan.db"), "file:////server/share/plan.db"),
    ],
)
def test_a_path_is_written_as_sqlite_reads_it(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri


@pytest.mark.skipif(os.name == "nt", reason="no file can have such a name there")
@pytest.mark.parametrize("name", [":memory:", "file:plan.db?mode=ro", "a plan?#%41.db"])
def test_a_name_that_sqlite_would_read_as_something_else_is_a_file_s_like_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    start_plan(Session(name, BY, Clock(fixed_day=START), is_default_plan=False), seeded=True).close()
    assert (tmp_path / name).stat().st_size > 0
    with closing(Ledger.open(name, Clock(fixed_day=START))) as plan:
        assert len(plan.view().rows) == 11


def test_a_file_in_the_way_of_a_folder_or_of_a_file_is_an_error(tmp_path: Path) -> None:
    make_private_file(tmp_path / "file")
    with pytest.raises(FileExistsError):
        make_private_file(tmp_path / "file")
    with pytest.raises(OSError, match="Not a directory"):
        make_private_folder(tmp_path / "file" / "folder")


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_a_finished_file_gets_its_name_and_never_another_one_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    def cannot(_path: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", cannot)
    for content, placed in (("first", True), ("second", False)):
        made = tmp_path / "made.part"
        made.write_text(content)
        assert put_in_place(made, tmp_path / "plan.db") is placed
        assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("plan.db", "first")]


def test_a_file_replaces_another_whole(tmp_path: Path) -> None:
    for name in ("plan.db", "made.part"):
        (tmp_path / name).write_text(name)
    replace_atomically(tmp_path / "made.part", tmp_path / "plan.db")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("plan.db", "made.part")]


def test_a_database_goes_with_what_sqlite_put_beside_it(tmp_path: Path) -> None:
    for name in ("plan.db", "plan.db-wal", "plan.db-shm", "plan.db-journal", "plan.db-mine"):
        (tmp_path / name).touch()
    remove_database(tmp_path / "plan.db")
    remove_database(tmp_path / "plan.db")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.db-mine"]


def held(lock: Path) -> subprocess.Popen[str]:
    """A process that holds the lock."""
    command = [sys.executable, "-c", HOLD, str(lock)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def test_of_two_processes_one_may_go_on_until_the_other_has_ended(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with held(lock) as another:
        with exclusive_lock(lock) as alone:
            assert not alone
        another.communicate("\n")
    assert not lock.exists()
    with exclusive_lock(lock) as alone:
        assert alone
        with exclusive_lock(lock) as again:
            assert not again, "in one process too"
    assert not lock.exists()


def test_who_is_willing_to_wait_goes_on_once_the_other_has_ended(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with held(lock) as another:
        assert another.stdin is not None
        another.stdin.write("\n")
        another.stdin.flush()
        with exclusive_lock(lock, wait_seconds=60) as alone:
            assert alone


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_killed_process_holds_nobody_up(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with held(lock) as another:
        another.send_signal(signal.SIGKILL)
        another.communicate()
    assert lock.exists()
    with exclusive_lock(lock) as alone:
        assert alone


@pytest.mark.skipif(os.name == "nt", reason="the lock is of another kind there")
def test_where_no_locks_are_kept_everybody_may_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def no_locks(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with exclusive_lock(tmp_path / ".lock") as alone:
        assert alone


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
@pytest.mark.parametrize("another", [False, True], ids=["none there", "another there"])
def test_a_lock_whose_file_is_removed_while_it_is_taken_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, another: bool
) -> None:
    """Otherwise two would hold a lock each: one of a file without a name, one of the file that took its name."""
    import fcntl

    lock, flock, calls = tmp_path / ".lock", fcntl.flock, []

    def late(handle: int, how: int) -> None:
        calls.append(handle)
        if len(calls) == 1:
            lock.rename(lock.with_name("removed"))
            if another:
                lock.touch()
        flock(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with exclusive_lock(lock) as alone:
        assert alone
        assert lock.exists()
    assert len(calls) == 2
