"""The one write path: read what the command names, decide, append, project, commit.

Everything that changes a plan comes through ``record``, in one transaction under one lock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.commands import AnyCommand
from actionplan.domain.dates import london_day, long_day
from actionplan.domain.decide import decide
from actionplan.domain.entries import Draft, Entry, TextRedacted
from actionplan.domain.errors import BadInput, Overtaken
from actionplan.domain.evolve import evolve
from actionplan.domain.evolve_meetings import deciding_meeting
from actionplan.domain.plaintext import clean_line
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Item
from actionplan.domain.vocabulary import MeetingKind
from actionplan.ledger.codec import FIRST_PREVIOUS_HASH, entry_hash, seal
from actionplan.ledger.context import load_for
from actionplan.ledger.instants import instant_text
from actionplan.ledger.projection import Projection, in_force
from actionplan.ledger.schema import refuse_another_revision
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a command wrote: the entries with their words; no step where it changed nothing."""

    step: int | None
    entries: tuple[Entry, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The refs that the entries speak of, each once."""
        return tuple(dict.fromkeys(entry.ref for entry in self.entries if entry.ref))

    @property
    def removed_text(self) -> bool:
        """True where a text was redacted."""
        return any(isinstance(entry.fact, TextRedacted) for entry in self.entries)


@dataclass(frozen=True, slots=True)
class _Last:
    """The end of the ledger, as found under the lock."""

    number: int = 0
    step: int = 0
    at: datetime | None = None
    hash: str = FIRST_PREVIOUS_HASH


def record(
    connection: sa.Connection, clock: Clock, command: AnyCommand, by: str, expected: Mapping[str, int] | None = None
) -> Receipt:
    """Carry out a command inside the caller's write transaction.

    ``expected`` gives, by ref, the version of each item that a form showed. Raises ``Overtaken`` where one has moved
    on, and whatever ``decide`` refuses with; the caller rolls back.
    """
    author = clean_line(by, "Your name")
    if not author:
        raise BadInput("The ledger needs to know who you are: give a name, or a role.")
    refuse_another_revision(connection)
    if connection.dialect.name != "sqlite" and clock.is_the_systems:
        # Several computers write here: one that is ahead would make all others late.
        clock.refuse_unless_near(_time_of_server(connection))
    last = _last(connection)
    at = clock.stamp(last.at)
    _refuse_if_overtaken(connection, expected or {})
    state = load_for(connection, command)
    drafts = decide(state, command, london_day(at))
    if not drafts:
        return Receipt(None, ())
    entries = _append(connection, state, drafts, last, at, author)
    return Receipt(last.step + 1, entries)


def _time_of_server(connection: sa.Connection) -> datetime:
    row = connection.execute(sa.select(sa.func.clock_timestamp())).one()
    at: datetime = row[0]
    return at.astimezone(UTC)


def _last(connection: sa.Connection) -> _Last:
    row = connection.execute(
        sa.select(ENTRY.c.number, ENTRY.c.step, ENTRY.c.at, ENTRY.c.hash).order_by(ENTRY.c.number.desc()).limit(1)
    ).first()
    return _Last() if row is None else _Last(row.number, row.step, datetime.fromisoformat(row.at), row.hash)


def _refuse_if_overtaken(connection: sa.Connection, expected: Mapping[str, int]) -> None:
    items = STATE_TABLES[Item].c
    for ref, version in expected.items():
        current = connection.scalar(sa.select(items.from_entry).where(in_force(Item, None), items.ref == ref))
        if current is None or current <= version:
            continue
        # By its versions, not by the entries' ref: an action added below it changed the item too.
        newer = (
            sa.select(ENTRY.c.by, ENTRY.c.at, ENTRY.c.kind)
            .join(STATE_TABLES[Item], items.from_entry == ENTRY.c.number)
            .where(items.ref == ref, items.from_entry > version)
            .order_by(ENTRY.c.number)
        )
        by_whom = [
            f"{row.by} ({row.kind.replace('-', ' ')}, {long_day(london_day(datetime.fromisoformat(row.at)))})"
            for row in connection.execute(newer)
        ]
        who = ", ".join(dict.fromkeys(by_whom))
        raise Overtaken(f"{ref} was changed since you opened it, by {who}. Nothing was written: look, and try again.")


def _append(
    connection: sa.Connection, state: PlanState, drafts: tuple[Draft, ...], last: _Last, at: datetime, author: str
) -> tuple[Entry, ...]:
    """Number, seal and chain the entries, and put the state that follows from them in place."""
    projection = Projection()
    entries, rows, texts = [], [], []
    written_at, day, previous = instant_text(at), london_day(at), last.hash
    for number, draft in enumerate(drafts, start=last.number + 1):
        stored, sealed = seal(draft.fact)
        entry = Entry(number, last.step + 1, at, day, author, draft.ref, draft.fact, _by_chair(state, draft))
        own_hash = entry_hash(
            number, previous, written_at, author, entry.step, entry.fact.kind, entry.fact.schema, entry.ref, stored
        )
        changed = evolve(state, entry)
        projection.put(changed, known=state.entities)
        state.merge(changed)
        entries.append(entry)
        rows.append(
            {
                "number": number,
                "previous_hash": previous,
                "hash": own_hash,
                "at": written_at,
                "by": author,
                "step": entry.step,
                "kind": entry.fact.kind,
                "schema_number": entry.fact.schema,
                "ref": entry.ref,
                "fields": stored,
            }
        )
        texts += [{"entry": number, "field": t.field, "salt": t.salt, "body": t.body} for t in sealed]
        previous = own_hash
    connection.execute(sa.insert(ENTRY), rows)
    if texts:
        connection.execute(sa.insert(TEXT), texts)
    projection.write(connection)
    for entry in entries:
        if isinstance(entry.fact, TextRedacted):
            _remove_texts(connection, entry.fact.entry, entry.number)
    return tuple(entries)


def _by_chair(state: PlanState, draft: Draft) -> bool:
    meeting = state.meeting(deciding_meeting(draft.fact) or "")
    return meeting is not None and meeting.kind is MeetingKind.CHAIRS_ACTION


def _remove_texts(connection: sa.Connection, number: int, redacted_by: int) -> None:
    # The salt goes too: with it, a guessed name could be tried against the digest.
    gone = {"body": None, "salt": None, "redacted_by": redacted_by}
    connection.execute(sa.update(TEXT).where(TEXT.c.entry == number).values(gone))
