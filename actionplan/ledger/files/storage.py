"""What a plan's file is stored on: a local disk, a folder that a service synchronises, or a network folder.

It is recognised from the path, the environment and the list of mounts, which are arguments: only ``storage_of`` reads
them from this computer. Whatever is not recognised counts as a local disk.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final, NamedTuple


class StorageKind(StrEnum):
    """Who else may change the file."""

    LOCAL_DISK = "own-disk"
    SYNCED = "synced"
    NETWORK = "network"


class Storage(NamedTuple):
    """What a file is stored on; ``provider`` is the service or the type of file system: "OneDrive", "cifs".

    ``locks_are_local`` is true where the mount's options say that other computers do not see this one's locks.
    """

    kind: StorageKind
    provider: str = ""
    locks_are_local: bool = False

    @property
    def supports_wal(self) -> bool:
        """Whether SQLite's write-ahead log may be used: its index is memory that only one computer sees."""
        return self.kind is StorageKind.LOCAL_DISK


class Mount(NamedTuple):
    """A mounted file system."""

    point: PurePath
    file_system: str
    options: frozenset[str] = frozenset()


LOCAL_DISK: Final = Storage(StorageKind.LOCAL_DISK)

# The names that the services give their folders. An account or an organisation may follow: "OneDrive - Council" on
# Windows, "OneDrive-SomeCouncil" and "GoogleDrive-name@example.org" under macOS's CloudStorage, "Dropbox (Team)".
# File systems of Windows and macOS ignore case.
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
_BY_LOWER_CASE_NAME: Final = {name.casefold(): provider for name, provider in _SYNCED_NAMES.items() if name != "Box"}
"""Without "box": a folder of that name may be anybody's."""

_SYNCED_PREFIXES: Final = (
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
"""Environment variables in which OneDrive names its folders."""

_NETWORK_TYPES: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "ncpfs", "afs", "coda", "webdav", "davfs"),
        *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2"),
        *("9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "drvfs"),
    }
)
"""File systems shared with other computers: with a server, a cluster, or the host of this virtual machine."""

_BARE_FUSE: Final = frozenset({"fuse", "macfuse", "osxfuse"})

_LOCAL_FUSE: Final = frozenset({"fuse.fuse-overlayfs"})
"""The root file system of a rootless container."""

_LOCAL_LOCK_OPTIONS: Final = frozenset({"nolock", "local_lock=all", "local_lock=posix", "nobrl"})

_REMOTE_DRIVE: Final = 4
"""DRIVE_REMOTE of Windows' GetDriveType."""

_MOUNT_COMMAND_SECONDS: Final = 5


def storage_of(path: Path) -> Storage:
    """What a file of this computer is stored on, whether it exists or not."""
    shown = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves ".." in
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        real = shown
    synced = synced_storage((shown, real), os.environ)
    if synced is not None:
        return synced
    if sys.platform == "win32":
        return network_drive(real) or _mapped_drive(shown.drive)
    return mounted_storage(real, _mounts())


def synced_storage(paths: Iterable[PurePath], environment: Mapping[str, str]) -> Storage | None:
    """The service that synchronises a folder above the file, by the folder's name or OneDrive's variables.

    ``paths`` are of one file: as it was named, and with links resolved.
    """
    for path in paths:
        for name in path.parts[:-1]:
            provider = _service_of(name)
            if provider is not None:
                return Storage(StorageKind.SYNCED, provider)
        for name in _SYNCED_BY_VARIABLE:
            root = environment.get(name, "")
            if root and path.is_relative_to(type(path)(root)):
                return Storage(StorageKind.SYNCED, "OneDrive")
    return None


def _service_of(name: str) -> str | None:
    lower = name.casefold()
    known = _SYNCED_NAMES.get(name) or _BY_LOWER_CASE_NAME.get(lower)
    return known or next((each for prefix, each in _SYNCED_PREFIXES if _has_prefix(name, lower, prefix)), None)


def _has_prefix(name: str, lower: str, prefix: str) -> bool:
    # Case is ignored only for prefixes that end in a space or a bracket: "dropbox-tools" is somebody's own folder.
    return name.startswith(prefix) or (prefix[-1] in " (" and lower.startswith(prefix.casefold()))


def network_drive(path: PurePath) -> Storage | None:
    r"""A network folder where a Windows path names a server: ``\\server\share``; also behind ``\\?\UNC\``."""
    drive = PureWindowsPath(path).drive.replace("/", "\\")
    local = drive.startswith(("\\\\?\\", "\\\\.\\")) and not drive.upper().startswith("\\\\?\\UNC\\")
    return Storage(StorageKind.NETWORK, "a Windows share") if drive.startswith("\\\\") and not local else None


def mounted_storage(path: PurePath, mounts: Iterable[Mount]) -> Storage:
    """The storage of the innermost mount above a file; of two mounts at one point, the later one counts."""
    innermost: Mount | None = None
    for mount in mounts:
        if path.is_relative_to(mount.point) and (
            innermost is None or len(mount.point.parts) >= len(innermost.point.parts)
        ):
            innermost = mount
    if innermost is None or not _is_network(innermost.file_system):
        return LOCAL_DISK
    return Storage(StorageKind.NETWORK, innermost.file_system, bool(innermost.options & _LOCAL_LOCK_OPTIONS))


def mounts_of_linux(mountinfo: str) -> list[Mount]:
    """The mounts in /proc/self/mountinfo (proc(5)); a malformed line is left out."""
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
    return file_system in _NETWORK_TYPES or (fuse and file_system not in _LOCAL_FUSE)


def _unescaped(text: str) -> str:
    """A path as the kernel escapes it: spaces, tabs, newlines and backslashes are octal."""
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
        done = subprocess.run(  # a system program, by its full path  # nosec B603
            ["/sbin/mount"], capture_output=True, text=True, check=False, timeout=_MOUNT_COMMAND_SECONDS
        )
    except subprocess.TimeoutExpired:  # a network mount whose server does not answer
        return ""
    return done.stdout


def _mapped_drive(drive: str) -> Storage:
    """The storage behind a drive letter, which may be mapped to a server."""
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE:
            return Storage(StorageKind.NETWORK, "a Windows share")
    return LOCAL_DISK
