"""Where a plan stands, in words that may be shown: a file's path, or a server's address without its secrets."""

import re

import sqlalchemy as sa

from actionplan.ledger.engine import sqlite_path

SECRET_OPTIONS = ("password", "sslpassword", "oauth_client_secret")
"""What a server's address may carry behind its question mark and nobody is to see."""


_UNTOLD = "://…"


def place_in_words(location: str) -> str:
    """The file's full path, or the server's address without its password."""
    path = sqlite_path(location)
    return server_in_words(location) if path is None else str(path.resolve())


def server_in_words(location: str) -> str:
    """A server's address without its password; where it cannot be told which part is the password, without any."""
    unreadable = f"{re.split('[:/]', location)[0]}{_UNTOLD}"
    try:
        url = sa.make_url(location)
    except (sa.exc.ArgumentError, ValueError):
        return unreadable
    # An @ in a password that was not written as %40 ends it early: what follows would be shown as the host.
    if location.count("@") > (url.username is not None):
        return unreadable
    shown = sa.URL.create(
        url.drivername, username=url.username, host=url.host, port=url.port, database=url.database, query=url.query
    )
    return shown.difference_update_query(SECRET_OPTIONS).render_as_string(hide_password=False)


def is_untold(place: str) -> bool:
    """True for an address in words that leaves everything out: no part of it may be shown by anybody else either."""
    return place.endswith(_UNTOLD)
