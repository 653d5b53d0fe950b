"""The one write path: read what a command names, decide, append, project.

Everything that changes a plan comes through ``record_all``, in one transaction under one lock.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.command import Command
from actionplan.domain.dates import london_day, long_day
from actionplan.domain.entry import Draft, Entry, deciding_meeting
from actionplan.domain.errors import BadInput, Remedy, WriteConflict
from actionplan.domain.kinds import decide, evolve
from actionplan.domain.state.item import Item
from actionplan.domain.state.plan import PlanState
from actionplan.domain.subjects.redaction import Redact, TextRedacted
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.text import clean_line
from actionplan.domain.vocabulary import MeetingKind
from actionplan.ledger.codec import FIRST_PREVIOUS_HASH, entry_hash, seal
from actionplan.ledger.context import load_for
from actionplan.ledger.projection import in_force
from actionplan.ledger.queries import instant_text
from actionplan.ledger.schema import refuse_another_revision
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT
from actionplan.ledger.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one step wrote: its entries with their texts; no step where the commands changed nothing."""

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


CommandProgress = Callable[[int, int], object]
"""Called with how many commands are carried out, and of how many."""

NextCommand = Callable[[tuple[Entry, ...]], Command]
"""A command that is made from what the commands before it wrote, such as the id that a new agency was given."""


@dataclass(slots=True)
class _Step:
    """The step that is being written, and the end of the ledger so far: the next entry follows on it."""

    number: int
    at: datetime
    author: str
    last_number: int
    last_hash: str


def record_all(
    connection: sa.Connection,
    clock: Clock,
    commands: Sequence[Command | NextCommand],
    by: str,
    expected: Mapping[str, int] | None = None,
    progress: CommandProgress | None = None,
) -> Receipt:
    """Carry out commands, in order and as one step, inside the caller's write transaction.

    Each is decided on the state that those before it left. ``expected`` gives, by ref, the version of each item that
    a form showed. Raises ``WriteConflict`` where one is stale, and what ``decide`` refuses with; the caller rolls back.
    """
    author = clean_line(by, "Your name")
    if not author:
        raise BadInput("The ledger needs to know who you are: give a name, or a role.", Remedy.SAY_WHO_YOU_ARE)
    refuse_another_revision(connection)
    if connection.dialect.name != "sqlite" and clock.is_system_clock:
        # Several computers write here: one that is ahead would make all others late.
        clock.refuse_if_far_from(_time_of_server(connection))
    step = _next_step(connection, clock, author)
    _refuse_if_overtaken(connection, expected or {})
    work = UnitOfWork(connection)
    written: tuple[Entry, ...] = ()
    for number, each in enumerate(commands):
        if progress is not None:
            progress(number, len(commands))
        command = each(written) if callable(each) else each
        if len(commands) > 1 and isinstance(command, Undo | Redact):
            raise ValueError("an undo or a redaction is a step of its own")
        state = load_for(work, command)
        drafts = decide(state, command, london_day(step.at))
        if drafts:
            written += _append(work, state, drafts, step)
    work.flush()
    for entry in written:
        if isinstance(entry.fact, TextRedacted):
            for number in entry.fact.entries:
                _remove_texts(connection, number, entry.number)
    return Receipt(step.number if written else None, written)


def try_out(work: UnitOfWork, today: date, command: Command) -> tuple[Draft, ...]:
    """What a command leads to as things stand; nothing is written. Raises what ``decide`` refuses with."""
    return decide(load_for(work, command), command, today)


def _time_of_server(connection: sa.Connection) -> datetime:
    row = connection.execute(sa.select(sa.func.clock_timestamp())).one()
    at: datetime = row[0]
    return at.astimezone(UTC)


def _next_step(connection: sa.Connection, clock: Clock, author: str) -> _Step:
    """The step that follows on the end of the ledger, as found under the lock."""
    row = connection.execute(
        sa.select(ENTRY.c.number, ENTRY.c.step, ENTRY.c.at, ENTRY.c.hash).order_by(ENTRY.c.number.desc()).limit(1)
    ).first()
    if row is None:
        return _Step(1, clock.next_entry_time(None), author, 0, FIRST_PREVIOUS_HASH)
    return _Step(row.step + 1, clock.next_entry_time(datetime.fromisoformat(row.at)), author, row.number, row.hash)


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
        raise WriteConflict(
            f"{ref} was changed since you opened it, by {who}. Nothing was written: look, and try again."
        )


def _append(work: UnitOfWork, state: PlanState, drafts: tuple[Draft, ...], step: _Step) -> tuple[Entry, ...]:
    """Number, seal and chain the entries of a command, and put the state that follows from them in place."""
    entries = []
    written_at, day = instant_text(step.at), london_day(step.at)
    for number, draft in enumerate(drafts, start=step.last_number + 1):
        stored, sealed = seal(draft.fact)
        fact, by = draft.fact, step.author
        entry = Entry(number, step.number, step.at, day, by, draft.ref, fact, *_outside_sittings(state, draft))
        previous = step.last_hash
        step.last_hash = entry_hash(
            number, previous, written_at, by, step.number, fact.kind, fact.schema, entry.ref, stored
        )
        step.last_number = number
        changed = evolve(state, entry)
        row = {
            "number": number,
            "previous_hash": previous,
            "hash": step.last_hash,
            "at": written_at,
            "by": by,
            "step": step.number,
            "kind": fact.kind,
            "schema_number": fact.schema,
            "ref": entry.ref,
            "fields": stored,
        }
        work.add(row, sealed, changed, known=state.entities)
        state.merge(changed)
        entries.append(entry)
    return tuple(entries)


def _outside_sittings(state: PlanState, draft: Draft) -> tuple[bool, bool]:
    """Whether the chair decided it, and whether partners did between meetings."""
    meeting = state.meeting(deciding_meeting(draft.fact) or "")
    kind = None if meeting is None else meeting.kind
    return kind is MeetingKind.CHAIRS_ACTION, kind is MeetingKind.BETWEEN_MEETINGS


def _remove_texts(connection: sa.Connection, number: int, redacted_by: int) -> None:
    # The salt goes too: with it, a guessed name could be tried against the digest.
    gone = {"body": None, "salt": None, "redacted_by": redacted_by}
    connection.execute(sa.update(TEXT).where(TEXT.c.entry == number).values(gone))
