"""The one door by which something outside the tracker is opened: a web address, or a document on this computer.

No shell is asked, nothing that a system would run is opened, and no other computer is asked for a file.
"""

import os
import re
import shutil
import subprocess  # two system programs, without a shell  # nosec B404
import sys
import threading
from pathlib import Path
from typing import Final

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_DOCUMENTS: Final = frozenset(
    {
        *(".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf"),
        *(".txt", ".md", ".csv", ".eml", ".msg", ".png", ".jpg", ".jpeg"),
    }
)
"""What is read, never run: macros have endings of their own."""
_ON_OTHERS: Final = ("//", "\\\\")


def openable(place: str) -> str:
    """The address, or the path of the document, that the words name; empty where there is none to open."""
    found = _ADDRESS.search(place)
    if found:
        return found.group().rstrip(").,;")
    words = place.strip()
    if words.startswith(_ON_OTHERS) or not words.isprintable():
        return ""
    try:
        path = Path(words)
        document = path.is_absolute() and path.suffix.lower() in _DOCUMENTS and path.is_file()
    except (OSError, ValueError):
        return ""
    return str(path) if document else ""


def open_place(place: str) -> bool:
    """Open it in the program that this system has for it; False where it cannot be opened."""
    target = openable(place)
    if not target:
        return False
    try:
        if sys.platform == "win32":
            os.startfile(target)  # noqa: S606 - an address or a document, see above  # nosec B606
            return True
        opener = _opener()
        if not opener:
            return False
        nowhere = subprocess.DEVNULL
        started = subprocess.Popen(  # noqa: S603 - a system program by its full path, no shell  # nosec B603
            [opener, target], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        return False
    threading.Thread(target=started.wait, daemon=True).start()
    return True


def _opener() -> str:
    """The system's own; empty without a desktop, since a browser in the terminal would draw over the tracker."""
    if sys.platform == "darwin":
        return "/usr/bin/open"
    desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") or "" if desktop else ""
