"""A plan's location: which kind of database it names, and how it is shown without its secrets. Opens nothing."""

import hashlib
import re
from pathlib import Path

import sqlalchemy as sa

SECRET_OPTIONS = ("password", "sslpassword", "oauth_client_secret")
"""Query options of a server's URL that are never shown."""

_HIDDEN = "://…"

_MISTYPED_URL = re.compile(r"postgres(ql)?(\+\w+)?(:|//)", re.IGNORECASE)
"""A server's URL with a character missing: taken for a file's name, it would be shown with its password."""


def sqlite_path(location: str) -> Path | None:
    """The file that a location names, or None where it is a server's URL."""
    if location.startswith("sqlite:///"):
        return Path(location.removeprefix("sqlite:///"))
    return None if "://" in location or _MISTYPED_URL.match(location) else Path(location)


def display_location(location: str) -> str:
    """The file's full path, or the server's URL without its password."""
    path = sqlite_path(location)
    return display_url(location) if path is None else str(path.resolve())


def display_url(location: str) -> str:
    """A server's URL without its password; reduced to its scheme where the password cannot be told from the rest."""
    hidden = f"{re.split('[:/]', location)[0]}{_HIDDEN}"
    try:
        url = sa.make_url(location)
    except (sa.exc.ArgumentError, ValueError):
        return hidden
    # An @ in a password that is not written as %40 ends the password early: the rest would be shown as the host.
    if location.count("@") > (url.username is not None):
        return hidden
    shown = sa.URL.create(
        url.drivername, username=url.username, host=url.host, port=url.port, database=url.database, query=url.query
    )
    return shown.difference_update_query(SECRET_OPTIONS).render_as_string(hide_password=False)


def is_hidden(displayed: str) -> bool:
    """True for a displayed URL that was reduced to its scheme: error messages may not quote its parts either."""
    return displayed.endswith(_HIDDEN)


def location_id(location: str) -> str:
    """Twelve characters that stand for a location in the names of files, and give away neither path nor server."""
    return hashlib.sha256(display_location(location).encode("utf-8", "surrogateescape")).hexdigest()[:12]
