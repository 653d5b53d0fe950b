"""The user's settings file: where it is, what it holds, and what in it cannot be read. The one place that reads it.

What a key, a colour or a style of dates may be is judged where it is used; here are names and kinds of values alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

SETTINGS_FILE: Final = "settings.toml"

_NAMES: Final = ("by", "theme", "dates", "keys", "colours")
_TABLES: Final = frozenset({"keys", "colours"})
_TABLE: Final = re.compile(r"^\s*\[\s*([^\[\]]+?)\s*\]")
_NAMED: Final = re.compile(r"""^\s*(["']?)([^"'=\s]+)\1\s*=""")
_AT_LINE: Final = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value as it is written, and on which line; 0 where that is not known."""

    value: str
    line: int = 0

    @property
    def place(self) -> str:
        """Where it stands, for a sentence."""
        return _place(self.line)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file holds; ``problems`` are sentences, ``broken`` the one of a file that cannot be read at all."""

    by: str = ""
    theme: Setting | None = None
    dates: Setting | None = None
    keys: Mapping[str, Setting] = field(default_factory=dict)
    colours: Mapping[str, Setting] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    broken: str = ""


def settings_path() -> Path:
    """The user's settings file, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path("actionplan", appauthor=False) / SETTINGS_FILE


def read_settings() -> Settings:
    """What the file holds; empty where there is none. Never fails: it tells what is wrong in what it returns."""
    path = settings_path()
    try:
        written = path.read_text(encoding="utf-8-sig")  # some editors put a mark before the first letter
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        return Settings(broken=_unreadable(path))
    return settings_in(written, path)


def settings_in(written: str, path: Path) -> Settings:
    """What such a file holds."""
    import tomllib

    try:
        found = tomllib.loads(written)
    except (ValueError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        return Settings(broken=_unreadable(path, f" at line {at[1]}" if at else ""))
    return _settings(path, found, _lines(written))


def _unreadable(path: Path, where: str = "") -> str:
    return f'{path} cannot be read{where}. It holds lines such as: by = "Business Manager"'


def _place(line: int) -> str:
    return f"{SETTINGS_FILE}, line {line}" if line else SETTINGS_FILE


def did_you_mean(typed: str, known: tuple[str, ...]) -> str:
    """A sentence with the name that was probably meant; else with all of them, where there are few."""
    from difflib import get_close_matches

    near = get_close_matches(typed.casefold(), known, 1)
    if near:
        return f"Did you mean {near[0]}?"
    return f"There are: {', '.join(known)}." if len(known) <= 12 else "docs/keys.md has the names."


def _settings(path: Path, found: dict[str, Any], lines: Mapping[tuple[str, str], int]) -> Settings:
    by = found.get("by", "")
    if not isinstance(by, str):
        return Settings(broken=_unreadable(path, f" at line {lines.get(('', 'by'), 1)}"))
    problems = [
        f"{_place(lines.get(('', name), 0))}: there is no setting {name}. {did_you_mean(name, _NAMES)}"
        for name in found
        if name not in _NAMES
    ]
    single: dict[str, Setting] = {}
    tables: dict[str, dict[str, Setting]] = {name: {} for name in _TABLES}
    for name in _NAMES:
        value, line = found.get(name), lines.get(("", name), 0)
        if isinstance(value, str) and name not in _TABLES:
            single[name] = Setting(value, line)
        elif isinstance(value, dict) and name in _TABLES:
            for each, inner in value.items():
                at = lines.get((name, each), 0)
                if isinstance(inner, str):
                    tables[name][each] = Setting(inner, at)
                else:
                    problems.append(f'{_place(at)}: {each} takes words in quotes, such as {each} = "…".')
        elif value is not None:
            problems.append(f"{_place(line)}: {_how(name)}")
    return Settings(
        by, single.get("theme"), single.get("dates"), tables["keys"], tables["colours"], problems=tuple(problems)
    )


def _how(name: str) -> str:
    if name in _TABLES:
        return f"what belongs to {name} stands below a line [{name}]."
    return f'{name} takes words in quotes, such as {name} = "…".'


def _lines(written: str) -> dict[tuple[str, str], int]:
    """On which line each name stands, by the table that it is in; "" is before any. A guess: only sentences use it."""
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(written.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = header[1].strip("\"'")
            found.setdefault(("", table), number)
        elif named := _NAMED.match(line):
            found.setdefault((table, named[2]), number)
    return found
