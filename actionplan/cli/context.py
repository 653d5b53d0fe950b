"""The plan that a command works on: opens and closes it, and resolves the refs, agencies, meetings and dates that
people type. Decides nothing.
"""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from actionplan.cli.output import say
from actionplan.domain.errors import BadInput, UnknownName
from actionplan.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.domain.command import Command
    from actionplan.domain.dates import Sitting
    from actionplan.domain.moment import Moment
    from actionplan.domain.rating.snapshot import Row
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.state.entities import Agency, Meeting
    from actionplan.ledger.ledger import Ledger
    from actionplan.ledger.writing import Receipt
    from actionplan.services.session import Session


@dataclass(slots=True)
class Invocation:
    """One run of the command line: the options before the command, and the session of the plan that it opened."""

    db: str | None = None
    by: str | None = None
    as_at: str | None = None
    session: "Session | None" = None
    writes: bool = False

    def problems(self) -> Sequence[str]:
        """What ``verify`` finds in the plan that was opened; nothing where none was."""
        if self.session is None:
            return ()
        from actionplan.ledger.ledger import Ledger

        with closing(Ledger.open(self.session.location, self.session.clock)) as ledger:
            return ledger.verify().problems


def invocation(ctx: typer.Context) -> Invocation:
    """The run that a context belongs to, also from inside a group of commands."""
    return ctx.find_root().ensure_object(Invocation)


class OpenPlan:
    """An open plan, as at a moment, and what people type resolved against it."""

    def __init__(self, session: "Session", ledger: "Ledger", as_at: "Moment | None", db: str | None) -> None:
        self.session = session
        self.ledger = ledger
        self.as_at = as_at
        self._db = db

    @property
    def today(self) -> date:
        """The clock's day."""
        return self.session.clock.today()

    @cached_property
    def view(self) -> "PlanView":
        """The plan as at the moment asked for, read once."""
        return self.ledger.view(self.as_at)

    @cached_property
    def compared(self) -> "PlanView":
        """The same, compared with the last papers."""
        from actionplan.services.compare import with_travel

        return with_travel(self.ledger, self.view)

    @cached_property
    def meetings(self) -> "tuple[Meeting, ...]":
        """The meetings on record at the moment asked for, by day."""
        return self.ledger.meetings() if self.as_at is None else self.view.snapshot.meetings

    @property
    def sittings(self) -> "tuple[Sitting, ...]":
        """The sittings that typed dates can name: "next executive"."""
        from actionplan.domain.typed.moments import typed_sittings

        return typed_sittings(self.meetings)

    def record(self, command: "Command", expected: "Mapping[str, int] | None" = None) -> "Receipt":
        """Record a command in the user's name; ``expected`` are versions of items, as for ``Ledger.record``."""
        return self.ledger.record(command, self.session.by, expected)

    def record_all(self, commands: "Sequence[Command]", expected: "Mapping[str, int] | None" = None) -> "Receipt":
        """Record commands in the user's name as one step; ``expected`` as for ``record``."""
        return self.ledger.record_all(commands, self.session.by, expected)

    def ref(self, typed: str) -> str:
        """The full ref of what was typed."""
        return self.view.resolve_ref(typed)

    def refs(self, typed: Sequence[str]) -> tuple[str, ...]:
        """The full refs, each once, in the order typed."""
        return tuple(dict.fromkeys(self.view.resolve_ref(each) for each in typed))

    def row(self, typed: str) -> "Row":
        """The row of the item whose ref was typed."""
        ref = self.view.resolve_ref(typed)
        return next(row for row in self.view.rows if row.ref == ref)

    def matching_rows(self, filters: Sequence[str] | None) -> list["Row"]:
        """The rows that match all filters, in published order."""
        if not filters:
            return list(self.view.rows)
        from actionplan.domain.filters.filter import meant_by_words, parse_filter

        view = self.compared
        found = parse_filter(list(filters), view.as_at, view).keep(view.rows, view)
        if not found and (meant := meant_by_words(filters)):
            say(f"Nothing has those words. Did you mean {meant}?")
        return found

    def agency(self, typed: str) -> "Agency":
        """The agency whose name was typed; the refusal of an unknown one says how to add it."""
        try:
            return self.view.resolve_agency(typed)
        except UnknownName as error:
            adding = f'actionplan agency add "NAME"{self.db_option}'
            raise BadInput(f"{error.sentence} To add it: {adding}") from error

    def meeting(self, typed: str) -> "Meeting":
        """The meeting whose name was typed; the refusal says how to add one where the plan has none."""
        from actionplan.domain.typed.moments import resolve_meeting

        if not self.meetings:
            adding = f"actionplan meeting add BODY DATE{self.db_option}"
            raise BadInput(f"No meeting {quoted(typed)} in this plan: it has none yet. To add one: {adding}")
        return resolve_meeting(typed, self.meetings, self.today)

    def day(self, typed: str, *, remarks: bool = False, counted_from: date | None = None, past: bool = False) -> date:
        """The day that was typed, repeated in words on stderr, with remarks on it as a deadline where asked for.

        ``counted_from`` is what "6m" counts from, where that is not today; ``past`` is for what has happened.
        """
        from actionplan.domain import dates
        from actionplan.domain.typed.calendar_days import Meant
        from actionplan.domain.typed.dates import parse_day
        from actionplan.domain.typed.moments import typed_sittings

        meant = Meant.PAST if past else Meant.DEADLINE
        day = parse_day(typed, counted_from or self.today, self.sittings, meant=meant)
        say(f"{dates.echo(day, self.today)}.")
        if remarks:
            known = typed_sittings(self.meetings, self.view.snapshot.bodies)
            for remark in dates.remarks(day, self.today, known):
                say(remark)
        return day

    def day_or_today(self, typed: str | None) -> date:
        """The day that was typed, of something that has happened; today where none was."""
        return self.today if typed is None else self.day(typed, past=True)

    @property
    def db_option(self) -> str:
        """The option by which a suggested command reaches this plan, without a password; empty where none is needed."""
        if self._db is None:
            return ""
        from actionplan.ledger.addresses import display_url, sqlite_path

        named = display_url(self._db) if sqlite_path(self._db) is None else self._db
        return f" --db {shlex.quote(named)}"


def session_from(ctx: typer.Context, db: str | None, by: str | None = None) -> "Session":
    """Which plan, who and which day: a command's own options take precedence over those before it."""
    from actionplan.services.session import session_of

    current = invocation(ctx)
    return session_of(os.environ, current.db if db is None else db, by or current.by)


@contextmanager
def reading(ctx: typer.Context, db: str | None, as_at: str | None = None) -> Iterator[OpenPlan]:
    """Open a plan to read, as at a day or a meeting where one is asked for."""
    from actionplan.services.session import open_plan

    current = invocation(ctx)
    session = session_from(ctx, db)
    asked = as_at or current.as_at
    ledger = open_plan(session)
    current.session = session
    try:
        yield OpenPlan(session, ledger, None if asked is None else ledger.moment(asked), db or current.db)
    finally:
        ledger.close()


@contextmanager
def asking(ctx: typer.Context, db: str | None) -> Iterator[OpenPlan]:
    """Open a plan to ask what a change would do; your own plan that is not made yet is asked as it would begin."""
    from tempfile import TemporaryDirectory

    from actionplan.ledger.ledger import exists
    from actionplan.services.session import start_plan

    session = session_from(ctx, db)
    if not session.is_default_plan or exists(session.location):
        with reading(ctx, db) as plan:
            yield plan
        return
    with TemporaryDirectory() as folder:
        ledger = start_plan(replace(session, location=str(Path(folder) / "plan.db")), seeded=True)
        with closing(ledger):
            yield OpenPlan(session, ledger, None, None)


@contextmanager
def writing(ctx: typer.Context, db: str | None, by: str | None) -> Iterator[OpenPlan]:
    """Open a plan to change; back it up where due, and warn about where its file lies."""
    from actionplan.ledger.backups.startup import run_startup_checks
    from actionplan.services.session import ahead_warning, open_plan

    current = invocation(ctx)
    if current.as_at is not None:
        raise BadInput("--as-at shows the plan as it was on a day; a change is always made today. Leave --as-at out.")
    session = session_from(ctx, db, by)
    current.writes = True
    ledger = open_plan(session)
    current.session = session
    try:
        for sentence in (ahead_warning(session, ledger), *run_startup_checks(session.location, session.clock.today())):
            if sentence:
                say(sentence)
        yield OpenPlan(session, ledger, None, db or current.db)
    finally:
        ledger.close()
