"""Words in the editor that somebody has chosen: out into a file of their own, and back.

The file is its owner's alone, and gone afterwards. What an editor does to the terminal is the caller's to prepare for.
"""

import os
import shlex
import subprocess  # the editor is the user's own, and started without a shell  # nosec B404
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from actionplan.domain.errors import BadInput

_VARIABLES: Final = ("VISUAL", "EDITOR")
"""Where an editor is named, the first that is set; git and crontab look there too."""


def editor_command(environment: Mapping[str, str] | None = None) -> list[str]:
    """The program and its options. Raises ``BadInput`` where none is named; on Windows there is always Notepad."""
    found = os.environ if environment is None else environment
    named = next((found[name] for name in _VARIABLES if found.get(name, "").strip()), "")
    if not named and sys.platform == "win32":
        return ["notepad"]
    if not named:
        raise BadInput("No editor is named. Set VISUAL or EDITOR, such as EDITOR=nano, before the tracker is started.")
    try:
        return shlex.split(named, posix=sys.platform != "win32")
    except ValueError as error:
        raise BadInput(f"The editor that VISUAL or EDITOR names cannot be read: {named}") from error


def edited(words: str) -> str:
    """The words as they are once the editor was left. Raises ``BadInput`` where it cannot be run or ends badly."""
    command = editor_command()
    handle, name = tempfile.mkstemp(prefix="actionplan-", suffix=".txt")
    file = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as written:
            written.write(words)
        code = subprocess.run([*command, name], check=False).returncode  # noqa: S603 - the user's own choice  # nosec B603
        if code:
            raise BadInput(f"{command[0]} ended with an error ({code}). Your words are as they were.")
        return file.read_text(encoding="utf-8").removesuffix("\n")
    except OSError as error:
        why = error.strerror or error
        raise BadInput(f"{command[0]} cannot be started: {why}. Your words are as they were.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{command[0]} left a file that is not UTF-8 text. Your words are as they were.") from error
    finally:
        file.unlink(missing_ok=True)
