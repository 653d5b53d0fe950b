"""The plan that a command works on: which one, as at which day, and how refs, agencies and dates that people type are
read against it. Opens it and closes it; decides nothing.
"""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import typer

from actionplan.cli.printing import say
from actionplan.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.domain.commands import AnyCommand
    from actionplan.domain.snapshot import Row
    from actionplan.domain.state import Agency
    from actionplan.domain.view import PlanView
    from actionplan.ledger.ledger import Ledger
    from actionplan.ledger.writing import Receipt
    from actionplan.session import Session


@dataclass(frozen=True, slots=True)
class Given:
    """The options that stood before the command."""

    db: str | None = None
    by: str | None = None
    as_at: str | None = None


def given(ctx: typer.Context) -> Given:
    """What stood before the command, wherever in a group it is."""
    found = ctx.find_root().obj
    return found if isinstance(found, Given) else Given()


class Plan:
    """One open plan, for one command."""

    def __init__(self, session: "Session", ledger: "Ledger", as_at: date | None, named: str | None) -> None:
        self.session = session
        self.ledger = ledger
        self.as_at = as_at
        self._named = named

    @property
    def today(self) -> date:
        """The clock's day."""
        return self.session.clock.today()

    @cached_property
    def view(self) -> "PlanView":
        """The plan as at the day asked for, read once."""
        return self.ledger.view(self.as_at)

    def record(self, command: "AnyCommand", expected: "Mapping[str, int] | None" = None) -> "Receipt":
        """Carry a command out in the name of whoever is at the keyboard."""
        return self.ledger.record(command, self.session.by, expected)

    def ref(self, typed: str) -> str:
        """The full ref that somebody means."""
        return self.view.resolve_ref(typed)

    def refs(self, typed: Sequence[str]) -> tuple[str, ...]:
        """The full refs, each once, in the order typed."""
        return tuple(dict.fromkeys(self.view.resolve_ref(each) for each in typed))

    def row(self, typed: str) -> "Row":
        """The row of the item that somebody means."""
        ref = self.view.resolve_ref(typed)
        return next(row for row in self.view.rows if row.ref == ref)

    def agency(self, typed: str) -> "Agency":
        """The agency that somebody means; an unknown one is refused with how to add it."""
        try:
            return self.view.resolve_agency(typed)
        except BadInput as error:
            if not error.sentence.startswith("No agency"):
                raise
            adding = f'actionplan agency add "NAME"{self.same_plan}'
            raise BadInput(f"{error.sentence} To add it: {adding}") from error

    def day(self, typed: str, *, remarks: bool = False) -> date:
        """The day that somebody typed, echoed in words on stderr; with what is worth pointing out about a deadline."""
        from actionplan.domain import dates
        from actionplan.domain.typed_dates import parse_day

        day = parse_day(typed, self.today)
        say(f"{dates.echo(day, self.today)}.")
        for remark in dates.remarks(day, self.today) if remarks else ():
            say(remark)
        return day

    def on(self, typed: str | None) -> date:
        """The day of something that has happened: today where none was given."""
        return self.today if typed is None else self.day(typed)

    @property
    def same_plan(self) -> str:
        """The option that a further command needs to reach this plan; empty where it needs none."""
        return "" if self._named is None else f" --db {shlex.quote(self._named)}"


def session_from(ctx: typer.Context, db: str | None, by: str | None = None) -> "Session":
    """Which plan, who and which day: the command's own options count before those that stood before it."""
    from actionplan.session import session_of

    before = given(ctx)
    return session_of(os.environ, db or before.db, by or before.by)


@contextmanager
def reading(ctx: typer.Context, db: str | None, as_at: str | None = None) -> Iterator[Plan]:
    """A plan to look at, as at a day where one is asked for."""
    from actionplan.domain.typed_dates import parse_day
    from actionplan.session import open_plan

    session = session_from(ctx, db)
    asked = as_at or given(ctx).as_at
    day = None if asked is None else parse_day(asked, session.clock.today())
    ledger = open_plan(session)
    try:
        yield Plan(session, ledger, day, db or given(ctx).db)
    finally:
        ledger.close()


@contextmanager
def writing(ctx: typer.Context, db: str | None, by: str | None) -> Iterator[Plan]:
    """A plan to change, as it stands now."""
    from actionplan.session import open_plan

    if given(ctx).as_at is not None:
        raise BadInput("--as-at shows the plan as it was on a day; a change is always made today. Leave --as-at out.")
    session = session_from(ctx, db, by)
    ledger = open_plan(session)
    try:
        yield Plan(session, ledger, None, db or given(ctx).db)
    finally:
        ledger.close()
