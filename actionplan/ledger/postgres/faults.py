"""What a PostgreSQL server and its driver say, as a sentence for a person. The password is in none of them."""

import re
from dataclasses import dataclass

import sqlalchemy as sa

from actionplan.domain.errors import ActionplanError, BadInput, Refused
from actionplan.domain.plaintext import visible
from actionplan.ledger.addresses import is_hidden

COMMITTING = "actionplan_committing"
"""Set among a connection's facts while what was written is being committed."""

LOST_BEFORE = "The connection to {place} was lost. Nothing was written: try again."
LOST_AT_THE_END = (
    "The connection to {place} was lost at the very moment of writing, so that nobody can say whether the change was "
    "kept. Look whether it is there before you make it again."
)

_BY_STATE: dict[str, tuple[type[ActionplanError], str]] = {
    "25006": (BadInput, "{place} cannot be written: the server, or this connection to it, is read-only."),
    "55P03": (Refused, "Another program is writing to {place}. Nothing was changed: try again."),
    "40P01": (Refused, "Another program is writing to {place}. Nothing was changed: try again."),
    "40001": (Refused, "Another program is writing to {place}. Nothing was changed: try again."),
    "57014": (BadInput, "The server of {place} ended a command that took too long. Nothing was changed: try again."),
    "53100": (BadInput, "The server's disk is full: nothing was written to {place}. Tell whoever looks after it."),
    "53200": (BadInput, "The server of {place} is out of memory. Nothing was changed: tell whoever looks after it."),
    "58030": (BadInput, "The server of {place} cannot read or write its disk. Tell whoever looks after it."),
    "XX001": (BadInput, "{place} is damaged. Leave it as it is, and tell whoever looks after the server's backups."),
    "XX002": (BadInput, "{place} is damaged. Leave it as it is, and tell whoever looks after the server's backups."),
    "42P01": (BadInput, "{place} is not an actionplan database. Name another one with --db."),
    "42703": (BadInput, "{place} is not an actionplan database. Name another one with --db."),
    "3F000": (BadInput, "{place} has no schema that a plan could stand in. Tell whoever looks after it."),
    "22P05": (BadInput, "{place} cannot keep every character: it was not made with ENCODING 'UTF8'."),
}

# Before a connection stands, there is no state to go by: these are the words of the driver and of an English server.
_BY_WORDS: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "{place}: the server does not take this name with this password."),
    (
        "no password supplied",
        "{place} asks for a password, and none was found. Put it into ~/.pgpass or the service file.",
    ),
    ('role ".*" does not exist', "{place}: the server knows nobody of this name."),
    (
        'database ".*" does not exist',
        "There is no database at {place}. Whoever looks after the server makes one: docs/shared-plan.md says how.",
    ),
    ("permission denied for database", "{place}: your account may not connect to this database."),
    ("no pg_hba.conf entry", "{place}: the server lets nobody of this name in from here, or not without TLS."),
    ("too many (connections|clients)|remaining connection slots", "{place} has no connection free. Try again soon."),
    ("starting up|shutting down|recovery mode", "The server of {place} is starting or stopping. Try again soon."),
    ("definition of service", "{place}: the connection service file does not name this service."),
    (
        "ssl error|support ssl|ssl was|certificate",
        "The connection to {place} could not be made safe, so none was made. It said: {said}",
    ),
)
_UNREACHABLE = "The server of {place} cannot be reached. Check the address and the network. It said: {said}"

_UNTOLD = (
    "{place} cannot be connected to. Write any @ : / or ? in a password as %40 %3A %2F %3F, and check the address."
)
"""For an address of which a part of the password would be taken for the server's name, and so be repeated."""

_REMOVES_WORDS = re.compile(r"\s*UPDATE\s+entry_text\b", re.IGNORECASE)
_READS = re.compile(r"\s*(SELECT|DECLARE|FETCH|WITH)\b", re.IGNORECASE)
_MIGRATES = re.compile(r"\s*(CREATE|ALTER|DROP|(INSERT INTO|UPDATE|DELETE FROM)\s+alembic_version)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What went wrong: the server's state code, its words on one line, and what it was asked."""

    state: str | None
    said: str
    statement: str


def in_words(context: sa.engine.ExceptionContext, place: str) -> None:
    """Raise the sentence for what the driver raised; what is not foreseen stays as it is."""
    if context.is_pre_ping:
        return
    error, connection = context.original_exception, context.connection
    said = visible(" ".join(str(error).split()), newlines=False)
    fault = _Fault(getattr(error, "sqlstate", None), said, context.statement or "")
    if connection is None:
        raise _not_connected(fault, place) from error
    if context.is_disconnect:
        sentence = LOST_AT_THE_END if connection.info.get(COMMITTING) else LOST_BEFORE
        raise BadInput(sentence.format(place=place)) from error
    told = _not_allowed(fault, place) if fault.state == "42501" else _by_state(fault, place)
    if told is not None:
        raise told from error


def _by_state(fault: _Fault, place: str) -> ActionplanError | None:
    found = _BY_STATE.get(fault.state or "")
    if found is None:
        return None
    kind, sentence = found
    return kind(sentence.format(place=place))


def _not_connected(fault: _Fault, place: str) -> ActionplanError:
    lower = fault.said.lower()
    sentence = next((told for words, told in _BY_WORDS if re.search(words, lower)), _UNREACHABLE)
    if is_hidden(place) and "{said}" in sentence:
        sentence = _UNTOLD
    return BadInput(sentence.format(place=place, said=fault.said))


def _not_allowed(fault: _Fault, place: str) -> ActionplanError:
    """An account that lacks a right: which one shows in what it tried to do."""
    if _MIGRATES.match(fault.statement):
        return Refused(
            f"Your account may not make or change the tables of {place}. Whoever owns the database does that: "
            "actionplan init for a new plan, actionplan status for one that an older program made."
        )
    if _REMOVES_WORDS.match(fault.statement):
        return Refused("Your account may add to this plan, but not remove words from it. A manager's account may.")
    if _READS.match(fault.statement):
        return BadInput(f"Your account may not read {place}. Ask whoever looks after it for the role of a viewer.")
    return Refused("Your account may only read this plan.")
