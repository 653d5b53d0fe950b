"""What a plan's file is stored on, recognised from names, variables and mounts; its journal and locks."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.ledger.backups.startup import (
    StorageCheck,
    describe_storage,
    run_startup_checks,
    storage_advice,
    storage_warning,
)
from actionplan.ledger.files import lock_check
from actionplan.ledger.files.lock_check import locks_hold
from actionplan.ledger.files.storage import (
    LOCAL_DISK,
    Mount,
    Storage,
    StorageKind,
    mounted_storage,
    mounts_of_bsd,
    mounts_of_linux,
    network_drive,
    storage_of,
    synced_storage,
)
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger, on_day

MOUNTINFO = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
31 27 0:40 / /srv/plans rw,relatime shared:9 - nfs4 server:/plans rw,vers=4.2,hard,proto=tcp
32 31 0:41 / /srv/plans/local rw,relatime - ext4 /dev/vdb rw
33 27 0:42 / /home/me/team\040drive rw,relatime - cifs //server/team rw,vers=3.1.1,nobrl
34 27 0:43 / /home/me/remote rw,nosuid - fuse.sshfs me@server: rw,user_id=1000
35 27 0:44 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync
36 27 0:45 / /media/stick rw,nosuid - fuseblk /dev/sdb1 rw
37 27 0:46 / /data rw - nfs server:/data rw,nolock
38 27 0:46 / /data rw - ext4 /dev/vdc rw
39 27 0:47 / /merged rw - fuse.fuse-overlayfs fuse-overlayfs rw
a line that nobody can read
"""


def windows(path: str) -> PurePath:
    return PureWindowsPath(path)


def posix(path: str) -> PurePath:
    return PurePosixPath(path)


@pytest.mark.parametrize(
    ("path", "provider"),
    [
        (windows(r"C:\Users\me\OneDrive\plan.db"), "OneDrive"),
        (windows(r"C:\Users\me\OneDrive - Some Council\Safeguarding\plan.db"), "OneDrive"),
        (posix("/Users/me/Library/CloudStorage/OneDrive-SomeCouncil/plan.db"), "OneDrive"),
        (posix("/home/me/Dropbox/plans/plan.db"), "Dropbox"),
        (posix("/Users/me/Dropbox (Partnership)/plan.db"), "Dropbox"),
        (posix("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/plan.db"), "iCloud Drive"),
        (windows(r"C:\Users\me\iCloudDrive\plan.db"), "iCloud Drive"),
        (windows(r"G:\My Drive\plan.db"), "Google Drive"),
        (posix("/Users/me/Library/CloudStorage/GoogleDrive-me@example.org/My Drive/plan.db"), "Google Drive"),
        (posix("/Users/me/Google Drive/plan.db"), "Google Drive"),
        (posix("/Users/me/Google Drive (me@example.org)/plan.db"), "Google Drive"),
        (posix("/Users/me/My Drive (me@example.org)/plan.db"), "Google Drive"),
        (windows(r"G:\Shared drives\Board\plan.db"), "Google Drive"),
        (posix("/users/me/onedrive - some council/plan.db"), "OneDrive"),
        (posix("/Users/me/dropbox/plan.db"), "Dropbox"),
        (posix("/Users/me/Box/plan.db"), "Box"),
        (posix("/home/me/Nextcloud/plan.db"), "Nextcloud"),
        (posix("/Users/me/Library/CloudStorage/Box-Box/plan.db"), "Box"),
        (posix("/home/me/ownCloud/plan.db"), "ownCloud"),
    ],
)
def test_a_synced_folder_is_known_by_the_name_of_any_folder_above(path: PurePath, provider: str) -> None:
    assert synced_storage([path], {}) == Storage(StorageKind.SYNCED, provider)


@pytest.mark.parametrize(
    "path",
    [
        posix("/home/me/OneDriveless/plan.db"),
        posix("/home/me/Boxes/plan.db"),
        posix("/home/me/Box-office/plan.db"),
        posix("/home/me/plans/OneDrive"),
        posix("/home/me/My Drivers/plan.db"),
        posix("/home/me/Dropbox.old/plan.db"),
        posix("/home/me/dropbox-tools/plan.db"),
        posix("/home/me/box/plan.db"),
    ],
)
def test_a_folder_of_a_like_name_is_not_taken_for_one(path: PurePath) -> None:
    assert synced_storage([path], {}) is None


def test_onedrive_tells_its_folder_by_a_variable_whatever_its_name() -> None:
    told = {"OneDriveCommercial": r"D:\Work\Council"}
    assert synced_storage([windows(r"D:\work\council\plan.db")], told) == Storage(StorageKind.SYNCED, "OneDrive")
    assert synced_storage([windows(r"D:\Work\Councillors\plan.db")], told) is None


def test_a_link_into_a_synced_folder_leads_there() -> None:
    paths = [posix("/home/me/plan.db"), posix("/home/me/Dropbox/plan.db")]
    assert synced_storage(paths, {}) == Storage(StorageKind.SYNCED, "Dropbox")


@pytest.mark.parametrize(
    ("path", "file_system", "locks_are_local"),
    [
        ("/srv/plans/2026/plan.db", "nfs4", False),
        ("/home/me/team drive/plan.db", "cifs", True),
        ("/home/me/remote/plan.db", "fuse.sshfs", False),
        ("/mnt/c/Users/me/plan.db", "9p", False),
    ],
)
def test_a_network_is_known_by_the_innermost_mount_above(path: str, file_system: str, *, locks_are_local: bool) -> None:
    found = mounted_storage(posix(path), mounts_of_linux(MOUNTINFO))
    assert found == Storage(StorageKind.NETWORK, file_system, locks_are_local)


@pytest.mark.parametrize(
    "path",
    [
        "/home/me/plan.db",
        "/srv/plansible/plan.db",
        "/srv/plans/local/plan.db",
        "/media/stick/plan.db",
        "/data/plan.db",
        "/merged/plan.db",
    ],
)
def test_what_stands_on_a_disk_of_this_computer_is_its_own(path: str) -> None:
    assert mounted_storage(posix(path), mounts_of_linux(MOUNTINFO)) == LOCAL_DISK


def test_the_mounts_of_macos_are_read_from_what_mount_prints() -> None:
    listed = "/dev/disk3s1s1 on / (apfs, sealed, local)\n//me@server/plans on /Volumes/plans (1) (smbfs, nodev)\n?\n"
    assert mounts_of_bsd(listed) == [
        Mount(posix("/"), "apfs", frozenset({"sealed", "local"})),
        Mount(posix("/Volumes/plans (1)"), "smbfs", frozenset({"nodev"})),
    ]


@pytest.mark.parametrize(
    ("path", "network"),
    [
        (r"\\server\share\plan.db", True),
        (r"\\?\UNC\server\share\plan.db", True),
        ("//server/share/plan.db", True),
        (r"\\?\C:\plans\plan.db", False),
        (r"C:\plans\plan.db", False),
    ],
)
def test_a_windows_path_that_names_a_server_is_on_a_network(path: str, *, network: bool) -> None:
    assert (network_drive(windows(path)) is not None) == network


def journal_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as looking:
        return str(looking.execute("PRAGMA journal_mode").fetchone()[0])


@pytest.mark.parametrize(("folder", "journal"), [("plans", "wal"), ("OneDrive - Some Council", "delete")])
def test_a_new_plan_has_the_journal_that_suits_its_place(tmp_path: Path, folder: str, journal: str) -> None:
    ledger = new_ledger(tmp_path / folder)
    ledger.close()
    assert journal_of(Path(ledger.location)) == journal


def test_a_plan_that_is_moved_changes_its_journal_when_it_is_opened_and_changes_back(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path / "plans")
    ledger.close()
    synced = tmp_path / "Dropbox" / "plan.db"
    synced.parent.mkdir()
    Path(ledger.location).rename(synced)
    assert journal_of(synced) == "wal"
    with closing_ledger(synced, ledger) as moved:
        assert journal_of(synced) == "delete"
        assert moved.record(ProposeDate(refs=("SAM-R04",), on=START), BY).step is not None
        assert sorted(each.name for each in synced.parent.iterdir()) == ["plan.db"]
    back = synced.rename(ledger.location)
    with closing_ledger(back, ledger):
        assert journal_of(back) == "wal"


def closing_ledger(path: Path, like: Ledger) -> closing[Ledger]:
    return closing(Ledger.open(str(path), like.clock))


def test_a_journal_that_cannot_be_changed_just_now_hinders_nobody(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path / "plans")
    ledger.close()
    synced = tmp_path / "Dropbox" / "plan.db"
    synced.parent.mkdir()
    Path(ledger.location).rename(synced)
    with closing(sqlite3.connect(synced, isolation_level=None)) as another:
        another.execute("SELECT count(*) FROM entry").fetchone()
        with closing_ledger(synced, ledger) as moved:
            assert len(moved.view().rows) == 11
    assert journal_of(synced) == "wal"


def test_looking_alone_changes_no_journal(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path / "plans")
    ledger.close()
    synced = tmp_path / "Dropbox" / "plan.db"
    synced.parent.mkdir()
    Path(ledger.location).rename(synced)
    with closing(Ledger.open(str(synced), ledger.clock, read_only=True)) as looking:
        assert len(looking.view().rows) == 11
    assert journal_of(synced) == "wal"


def test_another_programs_database_keeps_its_journal(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE song (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(BadInput, match="not an actionplan database"):
        Ledger.open(str(path), new_ledger(tmp_path / "plans").clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize("folder", ["plans", "OneDrive"])
def test_the_lock_of_a_plan_holds_on_this_file_system(tmp_path: Path, folder: str) -> None:
    ledger = new_ledger(tmp_path / folder)
    assert locks_hold(Path(ledger.location)) is True
    assert ledger.record(ProposeDate(refs=("SAM-R04",), on=START), BY).step is not None, "and is let go"


def test_a_second_process_that_gets_the_lock_too_shows_that_none_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = new_ledger(tmp_path)
    monkeypatch.setattr(lock_check, "_SECOND_PROCESS", "import sys; sys.exit(0)")
    assert locks_hold(Path(ledger.location)) is False
    monkeypatch.setattr(lock_check, "_SECOND_PROCESS", "import sys; sys.exit(4)")
    assert locks_hold(Path(ledger.location)) is None
    assert locks_hold(tmp_path / "none" / "plan.db") is None


def test_another_writer_of_that_moment_shows_that_locks_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = new_ledger(tmp_path)
    monkeypatch.setattr(lock_check, "_BUSY_SECONDS", 0)
    hold = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE');"
        "print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, ledger.location]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as another:
        assert another.stdout is not None
        assert another.stdout.readline() == "held\n"
        assert locks_hold(Path(ledger.location)) is True
        another.communicate("")


def test_on_its_own_disk_nothing_is_said(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    assert storage_of(Path(ledger.location)) == LOCAL_DISK
    assert run_startup_checks(ledger.location, START) == []
    assert storage_warning(StorageCheck(LOCAL_DISK, None)) == ""
    assert storage_advice(StorageCheck(LOCAL_DISK, None)) == []
    assert describe_storage(LOCAL_DISK) == "own disk"


def test_a_warning_says_what_is_at_stake_and_what_to_do_instead() -> None:
    synced = storage_warning(StorageCheck(Storage(StorageKind.SYNCED, "OneDrive"), locks=True))
    assert "OneDrive synchronises" in synced
    assert "loses its changes" in synced
    assert "actionplan backup FILE" in synced
    network = storage_warning(StorageCheck(Storage(StorageKind.NETWORK, "cifs"), locks=True))
    assert "network folder (cifs)" in network
    assert "PostgreSQL" in network
    assert "no locks" not in network


def test_a_folder_that_keeps_no_locks_is_called_that() -> None:
    place = Storage(StorageKind.NETWORK, "nfs", locks_are_local=True)
    assert "do not work in that folder" in storage_warning(StorageCheck(place, locks=False))
    assert "do not see its locks" in storage_warning(StorageCheck(place, locks=True))
    told = storage_advice(StorageCheck(Storage(StorageKind.NETWORK, "nfs"), locks=True))
    assert any("were tried there, and work" in line for line in told)
    assert any(
        "could not be tried" in line
        for line in storage_advice(StorageCheck(Storage(StorageKind.NETWORK, "nfs"), locks=None))
    )


def test_a_server_s_plan_lies_in_no_folder() -> None:
    assert run_startup_checks("postgresql+psycopg://server/plan", START) == []


def test_an_address_that_leads_to_itself_is_no_crash(tmp_path: Path) -> None:
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    assert storage_of(ring / "plan.db").kind is StorageKind.LOCAL_DISK


def test_a_later_day_reads_the_plan_wherever_it_lies(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path / "Nextcloud")
    assert len(on_day(ledger, START).view().rows) == 11
