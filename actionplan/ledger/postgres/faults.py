"""Errors of a PostgreSQL server and its driver in plain words. None of the sentences holds a password."""

import re
from dataclasses import dataclass

import sqlalchemy as sa

from actionplan.domain.errors import ActionplanError, BadInput, Refused
from actionplan.domain.text import visible
from actionplan.ledger.addresses import is_hidden

COMMITTING = "actionplan_committing"
"""The key in ``connection.info`` that is true while a write is being committed."""

LOST_BEFORE = "The connection to {place} was lost. Nothing was written: try again."
LOST_IN_COMMIT = (
    "The connection to {place} was lost while the change was being saved, so it may or may not be there. Look before "
    "you make it again."
)

_BY_STATE: dict[str, tuple[type[ActionplanError], str]] = {
    "25006": (BadInput, "{place} cannot be written: the server, or this connection to it, is read-only."),
    "55P03": (Refused, "Another program is writing to {place}. Nothing was changed: try again."),
    "40P01": (Refused, "Another program is writing to {place}. Nothing was changed: try again."),
    "40001": (Refused, "Another program is writing to {place}. Nothing was changed: try again."),
    "57014": (BadInput, "The server of {place} ended a command that took too long. Nothing was changed: try again."),
    "53100": (BadInput, "The server's disk is full: nothing was written to {place}. Tell its administrator."),
    "53200": (BadInput, "The server of {place} is out of memory. Nothing was changed: tell its administrator."),
    "58030": (BadInput, "The server of {place} cannot read or write its disk. Tell its administrator."),
    "XX001": (BadInput, "{place} is damaged. Leave it as it is, and tell the server's administrator."),
    "XX002": (BadInput, "{place} is damaged. Leave it as it is, and tell the server's administrator."),
    "42P01": (BadInput, "{place} is not an actionplan database. Name another one with --db."),
    "42703": (BadInput, "{place} is not an actionplan database. Name another one with --db."),
    "3F000": (BadInput, "{place} has no schema for a plan. Tell its administrator."),
    "22P05": (BadInput, "{place} cannot keep every character: it was not made with ENCODING 'UTF8'."),
}

# Without a connection there is no SQLSTATE: these are messages of the driver and of an English server.
_BY_MESSAGE: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "{place}: the server does not accept this name with this password."),
    (
        "no password supplied",
        "{place} asks for a password, and none was found. Put it into ~/.pgpass or the service file.",
    ),
    ('role ".*" does not exist', "{place}: the server has no account of this name."),
    (
        'database ".*" does not exist',
        "There is no database at {place}. The server's administrator makes one: docs/shared-plan.md says how.",
    ),
    ("permission denied for database", "{place}: your account may not connect to this database."),
    ("no pg_hba.conf entry", "{place}: the server does not let this account in from here, or not without TLS."),
    ("too many (connections|clients)|remaining connection slots", "{place} has no free connection. Try again soon."),
    ("starting up|shutting down|recovery mode", "The server of {place} is starting or stopping. Try again soon."),
    ("definition of service", "{place}: the connection service file does not name this service."),
    (
        "ssl error|support ssl|ssl was|certificate",
        "The connection to {place} could not be secured, so none was made. It said: {said}",
    ),
)
_UNREACHABLE = "The server of {place} cannot be reached. Check the address and the network. It said: {said}"

_HIDDEN = (
    "{place} cannot be connected to. Write any @ : / or ? in a password as %40 %3A %2F %3F, and check the address."
)
"""For a URL in which a part of the password would be taken for the server's name, and be quoted."""

_REDACTS = re.compile(r"\s*UPDATE\s+entry_text\b", re.IGNORECASE)
_READS = re.compile(r"\s*(SELECT|DECLARE|FETCH|WITH)\b", re.IGNORECASE)
_MIGRATES = re.compile(r"\s*(CREATE|ALTER|DROP|(INSERT INTO|UPDATE|DELETE FROM)\s+alembic_version)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What went wrong: the SQLSTATE, the message on one line, and the statement."""

    state: str | None
    message: str
    statement: str


def explain(context: sa.engine.ExceptionContext, place: str) -> None:
    """Raise the sentence for an error of the driver; an unforeseen one passes unchanged."""
    if context.is_pre_ping:
        return
    error, connection = context.original_exception, context.connection
    message = visible(" ".join(str(error).split()), newlines=False)
    fault = _Fault(getattr(error, "sqlstate", None), message, context.statement or "")
    if connection is None:
        raise _not_connected(fault, place) from error
    if context.is_disconnect:
        sentence = LOST_IN_COMMIT if connection.info.get(COMMITTING) else LOST_BEFORE
        raise BadInput(sentence.format(place=place)) from error
    explained = _not_allowed(fault, place) if fault.state == "42501" else _by_state(fault, place)
    if explained is not None:
        raise explained from error


def _by_state(fault: _Fault, place: str) -> ActionplanError | None:
    found = _BY_STATE.get(fault.state or "")
    if found is None:
        return None
    kind, sentence = found
    return kind(sentence.format(place=place))


def _not_connected(fault: _Fault, place: str) -> ActionplanError:
    lower = fault.message.lower()
    sentence = next((found for pattern, found in _BY_MESSAGE if re.search(pattern, lower)), _UNREACHABLE)
    if is_hidden(place) and "{said}" in sentence:
        sentence = _HIDDEN
    return BadInput(sentence.format(place=place, said=fault.message))


def _not_allowed(fault: _Fault, place: str) -> ActionplanError:
    """The sentence for a missing permission, which the refused statement tells."""
    if _MIGRATES.match(fault.statement):
        return Refused(
            f"Your account may not make or change the tables of {place}. The owner of the database does that: "
            "actionplan init for a new plan, actionplan status for one that an older program made."
        )
    if _REDACTS.match(fault.statement):
        return Refused("Your account may add to this plan, but not remove words from it. A manager's account may.")
    if _READS.match(fault.statement):
        return BadInput(f"Your account may not read {place}. Ask its administrator for the role of a viewer.")
    return Refused("Your account may only read this plan.")
