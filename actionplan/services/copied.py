"""What was copied last, as a file in the state folder: for terminals that give nothing to the clipboard."""

from pathlib import Path
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.ledger.files.private_files import make_private_folder
from actionplan.services.faults import state_folder
from actionplan.services.files import replace_file

FILE: Final = "copied.txt"


def keep_copy(text: str) -> Path | None:
    """The file, which has the text in place of the one before; None where it cannot be written."""
    try:
        folder = state_folder()
        make_private_folder(folder)
        replace_file(folder / FILE, text.encode())
    except (BadInput, OSError, RuntimeError, ValueError):
        return None
    return folder / FILE
