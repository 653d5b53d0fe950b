"""Trials of one kind of work: first undisturbed, to see how long it takes and what it writes; then killed, often."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults import plans
from tests.faults.inspecting import Scene, inspected
from tests.faults.killing import Death, Fate, Nursery

ANY_TIME, ACKNOWLEDGED, WITHIN_A_WRITE = "at any time", "once acknowledged", "within a write"
WAYS = (ANY_TIME, ACKNOWLEDGED, WITHIN_A_WRITE)
"""The kernel ends the process in the middle of a write, behind a byte of a file that is drawn by lot."""

ROUNDS = 8
"""How many acknowledgements endless work is watched for, and so the span in which it is killed."""

BEFORE: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "updates": ("updates", plans.small_plan),
    "updates without a log": ("updates", plans.plan_without_log),
    "bulk changes": ("bulk_changes", plans.large_plan),
    "loads": ("loads", plans.small_plan),
    "redactions": ("redactions", plans.small_plan),
    "a new plan": ("beginning", plans.no_plan),
    "migration": ("migration", plans.older_plan),
    "packs": ("packs", plans.small_plan),
    "backups": ("backups", plans.small_plan),
    "daily backups": ("daily_backups", plans.small_plan),
    "restoring": ("restoring", plans.plan_with_backup),
}
"""What is tried, by name: the work, and the plan that it begins with."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A kind of work with its plan, and what was seen of it undisturbed."""

    name: str
    work: str
    template: Path
    entries_before: int
    entries_a_step: int
    seconds: float
    rounds: int
    sizes: tuple[tuple[int, int], ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """How this work can be killed: what ends by itself has nothing to write once it is acknowledged."""
        return WAYS if self.rounds else (ANY_TIME, WITHIN_A_WRITE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kill: of what, how, whether the work was under way, and what was found."""

    name: str
    how: str
    under_way: bool
    acknowledged: int
    entries: int
    wrong: tuple[str, ...]


def drawing_lots(seed: str) -> Random:
    """The same lots for the same seed."""
    return Random(seed)  # noqa: S311 - moments to kill at, not keys


def prepared(name: str, nursery: Nursery, folder: Path) -> Stage:
    """Make the plan, and watch the work undisturbed for some rounds."""
    work, make = BEFORE[name]
    template, watched = folder / "template", folder / "undisturbed"
    template.mkdir(parents=True)
    make(template)
    shutil.copytree(template, watched)
    death = nursery.live_and_die(work, watched, Fate("undisturbed", acknowledgements=ROUNDS))
    sizes, grown = _sizes(template), _sizes(watched)
    steps = [told for told in death.acknowledged if told.step]
    shutil.rmtree(watched)
    return Stage(
        name=name,
        work=work,
        template=template,
        entries_before=_entries(template / plans.PLAN),
        entries_a_step=steps[-1].last - steps[-1].first + 1 if steps else 0,
        seconds=death.seconds,
        rounds=0 if death.ended_its_work else len(death.acknowledged),
        sizes=tuple((sizes.get(file, 0), size) for file, size in sorted(grown.items()) if size > sizes.get(file, 0)),
    )


def _sizes(folder: Path) -> dict[str, int]:
    """How large the databases in a folder are, in bytes; papers are so small that SQLite's own files come first."""
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and "papers-" not in str(path)
    }


def _entries(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as shell:
        return int(shell.execute("SELECT max(number) FROM entry").fetchone()[0])


def fate(stage: Stage, how: str, random: Random) -> Fate:
    """When the next process of this kind is killed."""
    if how == WITHIN_A_WRITE:
        before, after = random.choice(stage.sizes)
        # The seconds are for work that stays below the limit: after so many rounds it is killed all the same.
        return Fate(how, acknowledgements=4 * ROUNDS, limit=random.randint(before + 1, after))
    if how == ACKNOWLEDGED:
        wait = stage.seconds / stage.rounds
        return Fate(how, acknowledgements=random.randint(1, stage.rounds), seconds=random.random() * wait)
    return Fate(how, seconds=random.random() * stage.seconds)


def tried(stage: Stage, nursery: Nursery, folder: Path, chosen: Fate) -> Outcome:
    """Kill one process on a copy of the plan, and look at what it left; the copy stays where something is wrong."""
    shutil.copytree(stage.template, folder)
    death = nursery.live_and_die(stage.work, folder, chosen)
    scene = Scene(stage.work, folder, death, stage.entries_before, stage.entries_a_step)
    found = inspected(scene)
    wrong = (*found.wrong, *_of_the_death(death))
    if not wrong:
        shutil.rmtree(folder)
    under_way = not death.ended_its_work
    return Outcome(stage.name, chosen.how, under_way, len(death.acknowledged), found.entries, wrong)


def _of_the_death(death: Death) -> list[str]:
    return [] if death.killed_by else [f"the process was not killed: it ended with exit code {death.exit_code}"]
