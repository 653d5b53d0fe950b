"""How this program was installed, and so how an extra is added to it.

A hint by name alone would fetch from an index whatever has that name there: the program is installed from a folder.
"""

import json
import os
import shlex
import subprocess  # to quote for Windows; nothing is run  # nosec B404
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

PACKAGE: Final = "actionplan"

_UNKNOWN_FOLDER: Final = "FOLDER"


def install_command(extra: str) -> str:
    """The command that adds an extra, by the tool and from the place that the program was installed with and from."""
    recorded = _recorded()
    source = _source(recorded)
    if source is None:
        known = f", where {_UNKNOWN_FOLDER} is the folder that it was installed from"
        return f"{_command([f'{_UNKNOWN_FOLDER}[{extra}]'])}{known}"
    if not isinstance(source, Path):
        return _command([f"{PACKAGE}[{extra}] @ {source}"])
    folder = recorded.get("dir_info")
    editable = isinstance(folder, dict) and folder.get("editable") is True
    return _command([*(["--editable"] if editable else []), f"{source}[{extra}]"])


def _command(what: list[str]) -> str:
    environment = Path(sys.prefix)
    if (environment / "pipx_metadata.json").is_file():
        words = ["pipx", "install", "--force", *what]
    elif (environment / "uv-receipt.toml").is_file():
        words = ["uv", "tool", "install", "--force", *what]
    elif find_spec("pip") is None:  # an environment that uv made
        words = ["uv", "pip", "install", "--python", sys.executable, *what]
    else:
        words = [sys.executable, "-m", "pip", "install", *what]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _recorded() -> dict[str, object]:
    """Where the program was installed from, as its installer recorded it (PEP 610); empty where it did not."""
    try:
        written = distribution(PACKAGE).read_text("direct_url.json")
        found = json.loads(written) if written else None
    except (PackageNotFoundError, OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _source(recorded: dict[str, object]) -> Path | str | None:
    """A folder or file that is there, or the address of another place; None where neither is known."""
    url = recorded.get("url")
    if not isinstance(url, str):
        return None
    if url.startswith("file:"):
        # On Windows, the path of file:///C:/folder begins before the drive.
        path = Path(unquote(urlsplit(url).path).removeprefix("/" if os.name == "nt" else ""))
        return path if path.exists() else None
    version_control = recorded.get("vcs_info")
    if not isinstance(version_control, dict):
        return url
    return f"{version_control.get('vcs')}+{url}@{version_control.get('commit_id')}"
