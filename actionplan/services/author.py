"""Who writes, kept for the next run in the user's settings file; ``session`` reads it. Asks nobody."""

import json
import re
from pathlib import Path
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.text import clean_line
from actionplan.ledger.files.private_files import make_private_folder
from actionplan.services.files import replace_file
from actionplan.services.settings import settings_path

_BY: Final = re.compile(r"^[ \t]*by[ \t]*=.*$", re.MULTILINE)
_FIRST_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)
_GENERIC: Final = frozenset(
    {"", "admin", "administrator", "debian", "ec2-user", "guest", "nobody", "pi", "root", "ubuntu", "user", "vagrant"}
)
"""Accounts that stand for nobody in particular, in lower case."""


def suggested_author(by: str) -> str:
    """The name to offer where nobody has said who writes: the account's, unless it stands for nobody."""
    return "" if by.strip().casefold() in _GENERIC else by


def remember_author(by: str) -> Path:
    """Have later runs write under this name; whatever else the settings file holds stays. Gives its path.

    Raises ``BadInput`` where the file cannot be read or written.
    """
    path, line = settings_path(), clean_line(by, "Your name")
    try:
        make_private_folder(path.parent)
        written = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be read, so your name is not kept in it.") from error
    changed = _with_author(written, line)
    if _author_in(changed) != line:
        raise BadInput(f"{path} is not laid out so that your name can be put into it. Write it there yourself.")
    replace_file(path, changed.encode())
    return path


def _with_author(written: str, by: str) -> str:
    line = f"by = {json.dumps(by, ensure_ascii=False)}"  # a JSON text without control characters is a TOML text too
    table = _FIRST_TABLE.search(written)
    end = len(written) if table is None else table.start()
    if _BY.search(written[:end]):
        return _BY.sub(lambda _found: line, written[:end], count=1) + written[end:]
    return f"{line}\n{written}"


def _author_in(written: str) -> object:
    import tomllib

    try:
        return tomllib.loads(written).get("by")
    except ValueError:
        return None
