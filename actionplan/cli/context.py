"""The plan that a command works on: which one, as at which moment, and how refs, agencies, meetings and dates that
people type are read against it. Opens it and closes it; decides nothing.
"""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import typer

from actionplan.cli.output import say
from actionplan.domain.errors import BadInput
from actionplan.domain.plaintext import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.domain.commands import AnyCommand
    from actionplan.domain.dates import Sitting
    from actionplan.domain.moment import Moment
    from actionplan.domain.rating.snapshot import Row
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.state.entities import Agency, Meeting
    from actionplan.ledger.ledger import Ledger
    from actionplan.ledger.writing import Receipt
    from actionplan.services.session import Session


@dataclass(slots=True)
class Opened:
    """Which plan the command opened, for whoever has to say what is wrong with it."""

    session: "Session | None" = None

    def problems(self) -> Sequence[str]:
        """What ``verify`` finds in the plan; nothing where none was opened."""
        if self.session is None:
            return ()
        from actionplan.ledger.ledger import Ledger

        with closing(Ledger.open(self.session.location, self.session.clock)) as ledger:
            return ledger.verify().problems


@dataclass(frozen=True, slots=True)
class Given:
    """The options that stood before the command."""

    db: str | None = None
    by: str | None = None
    as_at: str | None = None
    opened: Opened = field(default_factory=Opened)


def given(ctx: typer.Context) -> Given:
    """What stood before the command, wherever in a group it is."""
    found = ctx.find_root().obj
    return found if isinstance(found, Given) else Given()


class Plan:
    """One open plan, for one command."""

    def __init__(self, session: "Session", ledger: "Ledger", as_at: "Moment | None", named: str | None) -> None:
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
        """The plan as at the moment asked for, read once."""
        return self.ledger.view(self.as_at)

    @cached_property
    def meetings(self) -> "tuple[Meeting, ...]":
        """The meetings on record at the moment asked for, by day."""
        return self.ledger.meetings() if self.as_at is None else self.view.snapshot.meetings

    @property
    def sittings(self) -> "tuple[Sitting, ...]":
        """The sittings that typed dates can name: "next executive"."""
        from actionplan.domain.typed.moments import sittings_of

        return sittings_of(self.meetings)

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

    def meeting(self, typed: str) -> "Meeting":
        """The meeting that somebody means; where the plan has none, the refusal says how to add one."""
        from actionplan.domain.typed.moments import resolve_meeting

        if not self.meetings:
            adding = f"actionplan meeting add BODY DATE{self.same_plan}"
            raise BadInput(f"No meeting {quoted(typed)} in this plan: it has none yet. To add one: {adding}")
        return resolve_meeting(typed, self.meetings, self.today)

    def day(self, typed: str, *, remarks: bool = False, counted_from: date | None = None) -> date:
        """The day that somebody typed, echoed in words on stderr; with what is worth pointing out about a deadline.

        ``counted_from`` is what "6m" counts from, where that is not today.
        """
        from actionplan.domain import dates
        from actionplan.domain.typed.dates import parse_day

        day = parse_day(typed, counted_from or self.today, self.sittings)
        say(f"{dates.echo(day, self.today)}.")
        for remark in dates.remarks(day, self.today, self.sittings) if remarks else ():
            say(remark)
        return day

    def on(self, typed: str | None) -> date:
        """The day of something that has happened: today where none was given."""
        return self.today if typed is None else self.day(typed)

    @property
    def same_plan(self) -> str:
        """The option that a further command needs to reach this plan, without a password; empty where it needs none."""
        if self._named is None:
            return ""
        from actionplan.ledger.addresses import display_url, sqlite_path

        named = display_url(self._named) if sqlite_path(self._named) is None else self._named
        return f" --db {shlex.quote(named)}"


def session_from(ctx: typer.Context, db: str | None, by: str | None = None) -> "Session":
    """Which plan, who and which day: the command's own options count before those that stood before it."""
    from actionplan.services.session import session_of

    before = given(ctx)
    return session_of(os.environ, before.db if db is None else db, by or before.by)


@contextmanager
def reading(ctx: typer.Context, db: str | None, as_at: str | None = None) -> Iterator[Plan]:
    """A plan to look at, as at a day or a meeting where one is asked for."""
    from actionplan.services.session import open_plan

    session = session_from(ctx, db)
    asked = as_at or given(ctx).as_at
    ledger = open_plan(session)
    given(ctx).opened.session = session
    try:
        yield Plan(session, ledger, None if asked is None else ledger.moment(asked), db or given(ctx).db)
    finally:
        ledger.close()


@contextmanager
def writing(ctx: typer.Context, db: str | None, by: str | None) -> Iterator[Plan]:
    """A plan to change, as it stands now; what its user should know about where it lies is said first."""
    from actionplan.ledger.backups.startup import look_after
    from actionplan.services.session import open_plan

    if given(ctx).as_at is not None:
        raise BadInput("--as-at shows the plan as it was on a day; a change is always made today. Leave --as-at out.")
    session = session_from(ctx, db, by)
    ledger = open_plan(session)
    given(ctx).opened.session = session
    try:
        for sentence in look_after(session.location, session.clock.today()):
            say(sentence)
        yield Plan(session, ledger, None, db or given(ctx).db)
    finally:
        ledger.close()
