"""Writing a file that a user named: all of it or none, and never over a plan."""

import os
import tempfile
from pathlib import Path

from actionplan.domain.errors import BadInput

# The first bytes of a database, of its write-ahead log (in either byte order) and of its rollback journal:
# https://sqlite.org/fileformat2.html
_DATABASES = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file atomically, or leave what was there. Raises ``BadInput`` where it cannot be written.

    Never replaces a plan, a backup of one, or anything that is not a regular file.
    """
    _refuse_unless_replaceable(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place with -o.") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. What was there is untouched.") from error
    finally:
        part.unlink(missing_ok=True)


def _refuse_unless_replaceable(path: Path) -> None:
    try:
        if not path.exists():
            return
        if not path.is_file():
            raise BadInput(f"{path} is not a file that can be replaced. Choose another place with -o.")
        with path.open("rb") as file:
            begins_with = file.read(max(map(len, _DATABASES)))
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place with -o.") from error
    if begins_with.startswith(_DATABASES):
        raise BadInput(f"{path} holds a plan or another database, and is not replaced. Choose another file with -o.")
