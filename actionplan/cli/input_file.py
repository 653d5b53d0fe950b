"""A file that is named on the command line: read no further than what it is for could be long."""

from pathlib import Path

from actionplan.domain.errors import BadInput


def bytes_of(path: Path, most: int) -> bytes:
    """What a file holds; of one that is longer, a byte more than ``most``, by which its reader tells.

    Raises ``BadInput`` where it cannot be read, or is no file: a pipe or a device could be read for ever.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise BadInput(f"{path} cannot be read: it is not a file.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
