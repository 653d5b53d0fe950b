"""Writes the reference anew: ``python -m tests.reference.make``. No test runs it.

To be run only with the program whose plans and outputs are to be remembered. With a later one it would overwrite what
that program is compared with.
"""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generator import make_plan
from tests.reference import asked, story
from tests.reference.running import read_of, run, surroundings
from tests.reference.stored import HERE, Reading, keep_plan, keep_reading

_ITEMS = 300
_REPOSITORY = HERE.parent.parent
_SEED = _REPOSITORY / "data" / "seed_recommendations.json"
_OLDER = HERE.parent / "ledger" / "plan_of_0002.sql"
_NAMED_BY_MISTAKE = "A child was named here by mistake"


def make() -> None:
    """Make the three plans, keep them, and keep what each command says of them."""
    for plan, made in (
        (asked.DEMONSTRATION, _demonstration),
        (asked.GENERATED, _generated),
        (asked.PLAN_OF_0002, _older),
    ):
        with TemporaryDirectory() as folder:
            place = Path(folder) / "plan.db"
            made(place)
            keep_plan(place, plan.plan)
            _keep_readings(plan, place)


def _demonstration(place: Path) -> None:
    with surroundings(place, asked.DEMONSTRATION.today, 100):
        _must("demo", "-o", str(place), "--no-open")


def _older(place: Path) -> None:
    """An older program's plan, which this one brings up to date as it opens it."""
    place.touch(0o600)
    with closing(sqlite3.connect(place)) as database:
        database.executescript(_OLDER.read_text(encoding="utf-8"))


def _generated(place: Path) -> None:
    make_plan(_ITEMS, str(place))
    file = place.with_name("terms.txt")
    file.write_text("Terms of reference, version 1\n", encoding="utf-8")
    papers = place.with_name("papers")
    papers.mkdir()
    for line in story.lines():
        known = {"seed": str(_SEED), "file": str(file), "papers": str(papers), "named": _entry_of(place, line)}
        with surroundings(place, line.day.isoformat(), 100):
            _must(*(_filled(word, known) for word in line.argv))
            for _ in range(line.undone):
                _must("undo", str(_number(place, "SELECT max(step) FROM entry")))
    _refuse_unless_every_kind_occurs(place)
    shutil.rmtree(papers)
    file.unlink()


def _filled(word: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        word = word.replace(f"{{{name}}}", value)
    return word


def _entry_of(place: Path, line: story.Line) -> str:
    """The number of the entry whose text the story has removed."""
    if line.argv[0] != "redact":
        return ""
    asking = f"SELECT max(entry) FROM entry_text WHERE body = '{_NAMED_BY_MISTAKE}'"  # noqa: S608 - a text of ours
    return str(_number(place, asking))


def _number(place: Path, asking: str) -> int:
    with closing(sqlite3.connect(place)) as database:
        (found,) = database.execute(asking).fetchone()
    return int(found)


def _refuse_unless_every_kind_occurs(place: Path) -> None:
    from actionplan.domain.kinds import FACTS

    with closing(sqlite3.connect(place)) as database:
        written = {kind for (kind,) in database.execute("SELECT DISTINCT kind FROM entry")}
    if missing := set(FACTS) - written:
        sys.exit(f"The story writes no {', '.join(sorted(missing))}.")


def _must(*argv: str) -> None:
    ran = run(argv)
    if ran.code != 0:
        sys.exit(f"{' '.join(argv)}\n{ran.err}")


def _keep_readings(plan: asked.Asked, place: Path) -> None:
    for name, commands in asked.readings(plan):
        with surroundings(place, plan.today, plan.columns):
            said = tuple(read_of(argv, place) for argv in commands)
        for each in said:
            if str(place.parent) in f"{each.out}{each.err}{each.files}":
                sys.exit(f"{each.command} names a place of this machine.")
            if each.code not in {0, 1}:
                print(f"{each.command}: {each.err}", file=sys.stderr)  # noqa: T201 - an answer, or a slip in ``asked``
        keep_reading(plan.plan, name, Reading(plan.today, plan.columns, said))


if __name__ == "__main__":
    make()
