"""The program sends nothing anywhere: no news, no figures about its use, no look for a newer version."""

import ast
from collections.abc import Iterator
from pathlib import Path

import actionplan

SOURCE = Path(actionplan.__file__).parent

SPEAKS = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "xmlrpc",
    "webbrowser",
    "aiohttp",
    "requests",
    "httpx",
}

ALLOWED = {
    ("cli/web_server.py", "aiohttp"): "serve: it answers, and asks nobody",
    (
        "ledger/postgres/news.py",
        "socket",
    ): "a pair of ends within this process, by which one of its threads wakes another",
    ("installation.py", "urllib"): "urllib.parse alone: the folder in an address is read, and nothing is asked",
    ("services/reading.py", "urllib"): "urllib.parse alone: a path that was dropped as file:// is read as a path",
}


def imported(path: Path) -> Iterator[str]:
    """The libraries that a module imports anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_only_the_modules_named_can_speak_to_a_network() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), name)
        for path in SOURCE.rglob("*.py")
        for name in imported(path)
        if name in SPEAKS
    }
    assert found == set(ALLOWED)
