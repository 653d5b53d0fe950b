"""Where a plan's file lies: on this computer's own disk, in a folder that a service synchronises, or on a network.

What is recognised follows from values that are given: the path, the environment, and the list of mounts. Only
``place_of`` asks this computer for them. What cannot be known counts as the computer's own disk.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final


class PlaceKind(StrEnum):
    """Who else may touch the file."""

    OWN_DISK = "own-disk"
    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies; ``provider`` is the service or the type of file system: "OneDrive", "cifs".

    ``locks_stay_here`` is true where the mount's options say that no other computer sees a lock taken on this one.
    """

    kind: PlaceKind
    provider: str = ""
    locks_stay_here: bool = False

    @property
    def keeps_wal(self) -> bool:
        """Whether SQLite's write-ahead log may be used: its index is memory that only one computer sees."""
        return self.kind is PlaceKind.OWN_DISK


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system: where, its type, and its options."""

    point: PurePath
    file_system: str
    options: frozenset[str] = frozenset()


OWN_DISK: Final = Place(PlaceKind.OWN_DISK)

# Names that the services' own programs give their folders. An account or a council may follow: "OneDrive - Council" on
# Windows, "OneDrive-SomeCouncil" and "GoogleDrive-name@example.org" under macOS's CloudStorage, "Dropbox (Team)".
# Windows and macOS find them in small letters too.
_SYNCED_NAMES: Final = {
    "OneDrive": "OneDrive",
    "Dropbox": "Dropbox",
    "iCloud Drive": "iCloud Drive",
    "iCloudDrive": "iCloud Drive",
    "com~apple~CloudDocs": "iCloud Drive",
    "Mobile Documents": "iCloud Drive",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "My Drive": "Google Drive",
    "Shared drives": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
    "Box": "Box",
    "Box Sync": "Box",
    "Box-Box": "Box",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
}
_IN_SMALL_LETTERS: Final = {name.casefold(): provider for name, provider in _SYNCED_NAMES.items() if name != "Box"}
"""A folder that is called "box" may be anybody's."""

_SYNCED_BEGINNINGS: Final = (
    ("OneDrive - ", "OneDrive"),
    ("OneDrive-", "OneDrive"),
    ("Dropbox (", "Dropbox"),
    ("Dropbox-", "Dropbox"),
    ("GoogleDrive-", "Google Drive"),
    ("Google Drive (", "Google Drive"),
    ("My Drive (", "Google Drive"),
    ("Nextcloud-", "Nextcloud"),
    ("ownCloud-", "ownCloud"),
)

_SYNCED_BY_VARIABLE: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""OneDrive tells its folders by these, whatever their names."""

_NETWORK_TYPES: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "ncpfs", "afs", "coda", "webdav", "davfs"),
        *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2"),
        *("9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "drvfs"),
    }
)
"""File systems whose files another computer can change: a server, a cluster, or the host of this virtual machine."""

_BARE_FUSE: Final = frozenset({"fuse", "macfuse", "osxfuse"})

_OWN_DISK_FUSE: Final = frozenset({"fuse.fuse-overlayfs"})
"""What a container without root stands on."""

_LOCKS_STAY_HERE: Final = frozenset({"nolock", "local_lock=all", "local_lock=posix", "nobrl"})

_REMOTE_DRIVE: Final = 4
"""DRIVE_REMOTE of Windows' GetDriveType."""

_MOUNT_COMMAND_SECONDS: Final = 5


def place_of(path: Path) -> Place:
    """Where a file of this computer lies, whether it exists already or not."""
    shown = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves ".." in
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        real = shown
    synced = synced_place((shown, real), os.environ)
    if synced is not None:
        return synced
    if sys.platform == "win32":
        return network_drive(real) or _mapped_drive(shown.drive)
    return mounted_place(real, _mounts())


def synced_place(paths: Iterable[PurePath], environment: Mapping[str, str]) -> Place | None:
    """The service that synchronises one of the folders above a file, by their names or by OneDrive's variables.

    ``paths`` are the same file's: as it was named, and with links followed.
    """
    for path in paths:
        for name in path.parts[:-1]:
            provider = _synchronised_by(name)
            if provider is not None:
                return Place(PlaceKind.SYNCED, provider)
        for name in _SYNCED_BY_VARIABLE:
            root = environment.get(name, "")
            if root and path.is_relative_to(type(path)(root)):
                return Place(PlaceKind.SYNCED, "OneDrive")
    return None


def _synchronised_by(name: str) -> str | None:
    small = name.casefold()
    known = _SYNCED_NAMES.get(name) or _IN_SMALL_LETTERS.get(small)
    return known or next((each for begun, each in _SYNCED_BEGINNINGS if _begins(name, small, begun)), None)


def _begins(name: str, small: str, begun: str) -> bool:
    # "dropbox-tools" in small letters is somebody's own; with blanks and brackets, only the services name a folder so.
    return name.startswith(begun) or (begun[-1] in " (" and small.startswith(begun.casefold()))


def network_drive(path: PurePath) -> Place | None:
    r"""A network folder where a Windows path names a server: ``\\server\share``; also behind ``\\?\UNC\``."""
    drive = PureWindowsPath(path).drive.replace("/", "\\")
    local = drive.startswith(("\\\\?\\", "\\\\.\\")) and not drive.upper().startswith("\\\\?\\UNC\\")
    return Place(PlaceKind.NETWORK, "a Windows share") if drive.startswith("\\\\") and not local else None


def mounted_place(path: PurePath, mounts: Iterable[Mount]) -> Place:
    """The place that the innermost mount above a file gives it; of two at one point, the later one counts."""
    innermost: Mount | None = None
    for mount in mounts:
        if path.is_relative_to(mount.point) and (
            innermost is None or len(mount.point.parts) >= len(innermost.point.parts)
        ):
            innermost = mount
    if innermost is None or not _is_network(innermost.file_system):
        return OWN_DISK
    return Place(PlaceKind.NETWORK, innermost.file_system, bool(innermost.options & _LOCKS_STAY_HERE))


def mounts_of_linux(mountinfo: str) -> list[Mount]:
    """The mounts that /proc/self/mountinfo lists (proc(5)); a line that cannot be read is left out."""
    found = []
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        first, last = before.split(" "), after.split(" ")
        if dash and len(first) >= 6 and len(last) >= 3:
            options = frozenset([*first[5].split(","), *last[2].split(",")])
            found.append(Mount(PurePosixPath(_unescaped(first[4])), last[0], options))
    return found


def mounts_of_bsd(listed: str) -> list[Mount]:
    """The mounts that ``mount`` prints on macOS: ``//user@server/share on /Volumes/share (smbfs, nodev)``."""
    found = []
    for line in listed.splitlines():
        read = re.fullmatch(r".* on (/.*) \(([^()]*)\)", line)
        if read:
            file_system, *options = read[2].split(", ")
            found.append(Mount(PurePosixPath(read[1]), file_system, frozenset(options)))
    return found


def _is_network(file_system: str) -> bool:
    fuse = file_system.startswith("fuse.") or file_system in _BARE_FUSE
    return file_system in _NETWORK_TYPES or (fuse and file_system not in _OWN_DISK_FUSE)


def _unescaped(text: str) -> str:
    """A path as the kernel writes it: blanks, tabs, newlines and backslashes are octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _mounts() -> list[Mount]:
    try:
        if sys.platform == "darwin":
            return mounts_of_bsd(_printed_mounts())
        return mounts_of_linux(Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return []


def _printed_mounts() -> str:
    import subprocess

    try:
        done = subprocess.run(  # a program of the system's, by its whole path  # nosec B603
            ["/sbin/mount"], capture_output=True, text=True, check=False, timeout=_MOUNT_COMMAND_SECONDS
        )
    except subprocess.TimeoutExpired:  # a server that does not answer
        return ""
    return done.stdout


def _mapped_drive(drive: str) -> Place:
    """A drive letter behind which a server stands, as Windows itself says."""
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE:
            return Place(PlaceKind.NETWORK, "a Windows share")
    return OWN_DISK
