"""A plan of any size, made through the ledger's own write path: ten entries an item, over five years.

``python -m benchmarks.generator ITEMS FILE`` makes it. The same size gives the same plan every time: who leads what,
each date, each word and the order of the entries. Only the salts of the texts differ, as in any two plans, and with
them the hashes.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from heapq import merge
from itertools import groupby

from actionplan.domain.clock import Clock
from actionplan.domain.command import Command
from actionplan.domain.subjects.agencies import AddAgency
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.ledger.engine import make_engine
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.writing import record_all
from benchmarks import wording
from benchmarks.lives import FIRST_DAY, happenings, reviews, sittings
from benchmarks.lives_commands import command_of, load

BY = "Business Manager"


def make_plan(items: int, location: str, progress: Callable[[int, int], None] | None = None) -> None:
    """A plan of so many items at a place that is free; ``progress`` is told how many days are written, of how many."""
    Ledger.create(location, Clock(fixed_day=FIRST_DAY)).close()
    days = [(day, [command for _, command in asked]) for day, asked in groupby(_work(items), key=lambda each: each[0])]
    engine = make_engine(location).execution_options(writing=True)
    for done, (day, asked) in enumerate(days, start=1):
        # One transaction a day: as many steps as in life, without waiting for the disk after each.
        with engine.begin() as connection:
            for command in asked:
                record_all(connection, Clock(fixed_day=day), [command], BY)
        if progress is not None:
            progress(done, len(days))
    engine.dispose()


def _work(items: int) -> Iterator[tuple[date, Command]]:
    """Every command with its day, in order."""
    yield FIRST_DAY, BeginPlan()
    for name in wording.AGENCIES:
        yield FIRST_DAY, AddAgency(name=name)
    yield FIRST_DAY, AddMeetings(body=wording.BODY, days=sittings())
    made = list(reviews(items))
    for review in made:
        yield review.loaded_on, load(review)
    for it in merge(*(happenings(review) for review in made), key=lambda each: each.day):
        yield it.day, command_of(it)


def _on_one_line(done: int, total: int) -> None:
    print(f"\r{done:,} of {total:,} days", end="" if done < total else "\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    make_plan(int(sys.argv[1]), sys.argv[2], _on_one_line)
