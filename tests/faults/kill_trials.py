"""Kill trials of a workload: run once undisturbed, to learn its duration and file sizes; then killed at random."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults import plans
from tests.faults.forked_processes import ForkServer, Kill, KilledRun
from tests.faults.kill_checks import Scene, check_after_kill

ANY_TIME, ACKNOWLEDGED, WITHIN_A_WRITE = "at any time", "once acknowledged", "within a write"
WAYS = (ANY_TIME, ACKNOWLEDGED, WITHIN_A_WRITE)
"""How a process is killed; within a write, the kernel does it at a random byte of a file."""

ROUNDS = 8
"""How many acknowledgements an endless workload is observed for, and so the span in which it is killed."""

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
"""The trials by name: the workload, and the plan that it starts with."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A workload with its plan, and what its undisturbed run showed."""

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
        """How this workload can be killed: one that ends has nothing to write after its acknowledgement."""
        return WAYS if self.rounds else (ANY_TIME, WITHIN_A_WRITE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kill: of what, how, whether the work was under way, and what the checks found."""

    name: str
    how: str
    under_way: bool
    acknowledged: int
    entries: int
    wrong: tuple[str, ...]


def seeded_random(seed: str) -> Random:
    """The same random for the same seed."""
    return Random(seed)  # noqa: S311 - moments to kill at, not keys


def prepare_stage(name: str, fork_server: ForkServer, folder: Path) -> Stage:
    """Make the plan, and observe the workload undisturbed for some rounds."""
    work, make = BEFORE[name]
    template, watched = folder / "template", folder / "undisturbed"
    template.mkdir(parents=True)
    make(template)
    shutil.copytree(template, watched)
    run = fork_server.run_until_killed(work, watched, Kill("undisturbed", acknowledgements=ROUNDS))
    sizes, grown = _sizes(template), _sizes(watched)
    steps = [each for each in run.acknowledged if each.step]
    shutil.rmtree(watched)
    return Stage(
        name=name,
        work=work,
        template=template,
        entries_before=_entries(template / plans.PLAN),
        entries_a_step=steps[-1].last - steps[-1].first + 1 if steps else 0,
        seconds=run.seconds,
        rounds=0 if run.finished else len(run.acknowledged),
        sizes=tuple((sizes.get(file, 0), size) for file, size in sorted(grown.items()) if size > sizes.get(file, 0)),
    )


def _sizes(folder: Path) -> dict[str, int]:
    """The sizes of a folder's files in bytes, without papers, which are small."""
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


def choose_kill(stage: Stage, how: str, random: Random) -> Kill:
    """A random kill of the given way."""
    if how == WITHIN_A_WRITE:
        before, after = random.choice(stage.sizes)
        # The seconds are for work that stays below the limit: after so many rounds it is killed all the same.
        return Kill(how, acknowledgements=4 * ROUNDS, limit=random.randint(before + 1, after))
    if how == ACKNOWLEDGED:
        wait = stage.seconds / stage.rounds
        return Kill(how, acknowledgements=random.randint(1, stage.rounds), seconds=random.random() * wait)
    return Kill(how, seconds=random.random() * stage.seconds)


def run_trial(stage: Stage, fork_server: ForkServer, folder: Path, chosen: Kill) -> Outcome:
    """Kill one process on a copy of the plan, and check what it left; the copy is kept where something is wrong."""
    shutil.copytree(stage.template, folder)
    run = fork_server.run_until_killed(stage.work, folder, chosen)
    scene = Scene(stage.work, folder, run, stage.entries_before, stage.entries_a_step)
    found = check_after_kill(scene)
    wrong = (*found.wrong, *_kill_problems(run))
    if not wrong:
        shutil.rmtree(folder)
    under_way = not run.finished
    return Outcome(stage.name, chosen.how, under_way, len(run.acknowledged), found.entries, wrong)


def _kill_problems(run: KilledRun) -> list[str]:
    return [] if run.killed_by else [f"the process was not killed: it ended with exit code {run.exit_code}"]
