"""Errors of a PostgreSQL server and its driver in plain words. None of the sentences holds a password."""

import re
from dataclasses import dataclass
from typing import Final

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

_BUSY = "Another program is writing to {place}. Nothing was changed: try again."
_READ_ONLY = "{place} cannot be written: the server, or this connection to it, is read-only."
_STANDBY = (
    "The server of {place} does not do what a plan needs: it may be a read-only copy of another server. Nothing was "
    "changed: connect to the main one."
)
_POOLED = (
    "Something between you and {place}, such as a connection pooler, mixed up two connections. Nothing was changed: "
    "try again, or tell its administrator."
)
_NO_PLAN = "{place} is not an actionplan database. Name another one with --db."
_DAMAGED = "{place} is damaged. Leave it as it is, and tell the server's administrator."
_NOT_AS_LEFT = "{place} is not as this program left it. Nothing was changed. To see what is wrong: actionplan verify"
_NOT_NOW = "The server of {place} cannot do this just now. Nothing was changed: try again."
_ENDED = "The server of {place} ended the command, or is stopping. Nothing was changed: try again."
_TOO_LONG = "The server of {place} ended a command that took too long. Nothing was changed: try again."
_DISK = "The server of {place} cannot read or write its disk. Tell its administrator."
_KEPT_OUT = "{place}: the server no longer lets this account in. Nothing was changed: tell its administrator."
_SHORT = "The server of {place} has run out of something. Nothing was changed: tell its administrator."
_OTHER = (
    "The server of {place} answered with an error that this program does not expect (SQLSTATE {state}). Nothing was "
    "changed: tell its administrator."
)

_BY_STATE: dict[str, tuple[type[ActionplanError], str]] = {
    "25006": (BadInput, _READ_ONLY),
    "55P03": (Refused, _BUSY),
    "40P01": (Refused, _BUSY),
    "40001": (Refused, _BUSY),
    "40003": (BadInput, LOST_IN_COMMIT),
    "57014": (BadInput, _TOO_LONG),
    "25P03": (BadInput, _TOO_LONG),
    "25P04": (BadInput, _TOO_LONG),
    "42P05": (BadInput, _POOLED),
    "53100": (BadInput, "The server's disk is full: nothing was written to {place}. Tell its administrator."),
    "53200": (BadInput, "The server of {place} is out of memory. Nothing was changed: tell its administrator."),
    "53300": (BadInput, "{place} has no free connection. Try again soon."),
    "3D000": (
        BadInput,
        "There is no database at {place}. The server's administrator makes one: docs/shared-plan.md says how.",
    ),
    "3F000": (BadInput, "{place} has no schema for a plan. Tell its administrator."),
    "22P05": (BadInput, "{place} cannot keep every character: it was not made with ENCODING 'UTF8'."),
    "22021": (BadInput, "{place} cannot keep every character: it was not made with ENCODING 'UTF8'."),
    "XX001": (BadInput, _DAMAGED),
    "XX002": (BadInput, _DAMAGED),
}
"""By SQLSTATE, where it says more than its class."""


class RowRefused(BadInput):
    """The server's own constraints refuse a row: no program of ours writes such a one."""


_BY_CLASS: dict[str, tuple[type[ActionplanError], str]] = {
    "0A": (BadInput, _STANDBY),
    "23": (RowRefused, _NOT_AS_LEFT),
    "25": (BadInput, _NOT_NOW),
    "26": (BadInput, _POOLED),
    "28": (BadInput, _KEPT_OUT),
    "40": (Refused, _BUSY),
    "42": (BadInput, _NO_PLAN),
    "44": (BadInput, _NOT_AS_LEFT),
    "53": (BadInput, _SHORT),
    "54": (BadInput, _SHORT),
    "55": (BadInput, _NOT_NOW),
    "57": (BadInput, _ENDED),
    "58": (BadInput, _DISK),
    "72": (BadInput, _NOT_NOW),
    "F0": (BadInput, _DISK),
    "P0": (BadInput, _NOT_AS_LEFT),
}
"""By the first two characters of a SQLSTATE, which PostgreSQL calls its class; any other class is ``_OTHER``."""

_DISCONNECTED: Final = ("08", "57P")
"""How the states of a lost connection begin; a pooler's connection to its server can be lost, and ours to it not."""

_OUR_FAULTS: Final = frozenset({"20", "21", "22", "42601"})
"""Classes and states that only a statement of ours can lead to: faults of this program, not of the server."""

# Without a connection there is no SQLSTATE: these are messages of the driver and of an English server.
_BY_MESSAGE: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "{place}: the server does not accept this name with this password."),
    (
        "no password supplied",
        "{place} asks for a password, and none was found. Put it into ~/.pgpass or the service file.",
    ),
    ('role ".*" does not exist', "{place}: the server has no account of this name."),
    (
        'database ".*" does not exist|no such database',
        "There is no database at {place}. The server's administrator makes one: docs/shared-plan.md says how.",
    ),
    ("permission denied for database", "{place}: your account may not connect to this database."),
    ("no pg_hba.conf entry", "{place}: the server does not let this account in from here, or not without TLS."),
    (
        "too many (connections|clients)|remaining connection slots|no more connections",
        "{place} has no free connection. Try again soon.",
    ),
    (
        "starting up|shutting down|recovery mode|not yet accepting connections",
        "The server of {place} is starting or stopping. Try again soon.",
    ),
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
    if context.is_disconnect or (fault.state or "").startswith(_DISCONNECTED):
        sentence = LOST_IN_COMMIT if connection.info.get(COMMITTING) else LOST_BEFORE
        raise BadInput(sentence.format(place=place)) from error
    explained = _not_allowed(fault, place) if fault.state == "42501" else _by_state(fault, place)
    if explained is not None:
        raise explained from error


def _by_state(fault: _Fault, place: str) -> ActionplanError | None:
    """The sentence for a SQLSTATE, else for its class; None where this program is to blame."""
    state = fault.state or ""
    found = _BY_STATE.get(state)
    if found is None and (not state or not _OUR_FAULTS.isdisjoint({state, state[:2]})):
        return None
    kind, sentence = found or _BY_CLASS.get(state[:2], (BadInput, _OTHER))
    return kind(sentence.format(place=place, state=state))


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
