"""Checks on a folder in which a process was killed: nothing acknowledged is lost, nothing is half-written."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from actionplan.domain.errors import ActionplanError
from actionplan.domain.subjects.progress import RecordNote
from actionplan.ledger.backups.automatic import FOLDER
from actionplan.ledger.backups.backup import check_copy, check_pages
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.schema import REVISION
from actionplan.services.issue import issue_pack, remake_pack
from tests.factories import BY, START
from tests.faults.forked_processes import KilledRun
from tests.faults.plans import BACKUP, CLOCK, MEETING, PLAN
from tests.folders import files_in

SIDE_FILES = frozenset({PLAN, f"{PLAN}-wal", f"{PLAN}-shm", f"{PLAN}-journal", BACKUP, FOLDER})
KNOWN = (".", "papers-", "copy-", f"{PLAN}.replaced-")
"""The prefixes of other files that may be left: hidden files, and those that later checks look at."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder after a kill: what the process reported, how many entries there were before, and how many a step has."""

    work: str
    folder: Path
    run: KilledRun
    entries_before: int
    entries_a_step: int

    @property
    def path(self) -> Path:
        """The plan's file."""
        return self.folder / PLAN

    @property
    def made(self) -> list[str]:
        """The names of what was acknowledged as made."""
        return [each.made for each in self.run.acknowledged if each.made]


@dataclass(frozen=True, slots=True)
class Found:
    """How many entries there are, and what is wrong, a sentence each."""

    entries: int
    wrong: tuple[str, ...]


def check_after_kill(scene: Scene) -> Found:
    """Check the files that the killed process left, then open the plan, verify it, and write to it."""
    wrong = [*_file_problems(scene)]
    if scene.work == "beginning" and not scene.path.exists():
        return Found(0, (*wrong, *(["the new plan was acknowledged and is not there"] if scene.made else [])))
    try:
        ledger = Ledger.open(str(scene.path), CLOCK)
        try:
            entries = ledger.last_number()
            wrong += _record_problems(scene, ledger)
            wrong += EXTRA_CHECKS.get(scene.work, _no_extra_check)(scene, ledger)
            wrong += _next_write_problems(ledger)
        finally:
            ledger.close()
    except ActionplanError as error:
        return Found(0, (*wrong, f"the next program is refused: {error.sentence}"))
    return Found(entries, tuple(wrong))


def _file_problems(scene: Scene) -> Iterator[str]:
    for path in sorted(scene.folder.iterdir()):
        if path.name not in SIDE_FILES and not path.name.startswith(KNOWN):
            yield f"{path.name} was left behind in plain sight"
    for path in _copies(scene.folder):
        problems = check_pages(path).problems if scene.work == "migration" else check_copy(path).problems
        yield from (f"{path.name} is no whole copy: {problem}" for problem in problems)
    if scene.work == "redactions":
        left = b"".join(path.read_bytes() for path in scene.folder.glob(f"{PLAN}*"))
        for each in scene.run.acknowledged:
            if each.words.encode() in left:
                yield f"removed words are still in the file: {each.words}"


def _copies(folder: Path) -> list[Path]:
    """The copies that are not hidden, and so must be complete."""
    found = [*folder.glob("copy-*"), *folder.glob(f"{PLAN}.replaced-*"), *folder.glob(f"{FOLDER}/*")]
    return [path for path in sorted(found) if not path.name.startswith(".")]


def _record_problems(scene: Scene, ledger: Ledger) -> Iterator[str]:
    yield from (f"verify: {problem}" for problem in ledger.verify().problems)
    lines = ledger.history(ledger.last_number())
    by_step = Counter(line.entry.step for line in lines if line.entry.number > scene.entries_before)
    yield from (
        f"step {step} is there by half: {count} of {scene.entries_a_step} entries"
        for step, count in by_step.items()
        if scene.entries_a_step and count != scene.entries_a_step
    )
    at = {line.entry.number: line.entry for line in lines}
    for each in scene.run.acknowledged:
        numbers = range(each.first, each.last + 1) if each.step else ()
        if any(number not in at or at[number].step != each.step for number in numbers):
            yield f"step {each.step} was acknowledged and is not there"
        elif scene.work == "updates" and getattr(at[each.first].fact, "words", "") != each.words:
            yield f"entry {each.first} does not say what was acknowledged: {each.words}"
    steps = sum(1 for each in scene.run.acknowledged if each.step)
    if scene.entries_a_step and len(by_step) > (steps + 1) * (2 if scene.work == "redactions" else 1):
        yield f"{len(by_step)} steps were written and {steps} acknowledged"


def _next_write_problems(ledger: Ledger) -> Iterator[str]:
    before = ledger.last_number()
    row = ledger.view().rows[0]
    number = ledger.record(RecordNote(refs=(row.ref,), words="After.", on=START), BY).entries[0].number
    if number != before + 1:
        yield f"the next entry was given number {number} after {before}"
    yield from (f"verify after the next write: {problem}" for problem in ledger.verify().problems)


def _pack_problems(scene: Scene, ledger: Ledger) -> Iterator[str]:
    issued = {issue.manifest_sha256: issue.number for issue in ledger.issues()}
    placed = sorted(scene.folder.glob("papers-*"))
    yield from (f"{name} was acknowledged and is not there" for name in scene.made if scene.folder / name not in placed)
    for folder in placed:
        digest = pack_digest(folder)
        if digest not in issued:
            yield f"{folder.name} is half a pack, or one that the ledger does not know"
        issued.pop(digest, None)
    if len(issued) > 1:
        yield f"{len(issued)} issues are on record and are not there"
    for number in issued.values():
        if not remake_pack(ledger, MEETING, number, scene.folder / f"again-{number}").identical:
            yield f"issue {number} cannot be made again as it was"
    issue_pack(ledger, MEETING, scene.folder / f"papers-{len(placed) + 1}", BY)


def pack_digest(folder: Path) -> str:
    """The digest of a pack's manifest; empty where a file is missing, too many, or not as the manifest says."""
    try:
        manifest = (folder / "manifest.json").read_bytes()
        files = json.loads(manifest)["files"]
        there = {name: hashlib.sha256(data).hexdigest() for name, data in files_in(folder).items()}
    except (OSError, ValueError):
        return ""
    there.pop("manifest.json")
    return hashlib.sha256(manifest).hexdigest() if there == files else ""


def _migration_problems(scene: Scene, ledger: Ledger) -> Iterator[str]:
    with closing(sqlite3.connect(ledger.location)) as shell:
        revision = shell.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    if revision != REVISION:
        yield f"the plan was opened and is still at schema {revision}"
    copies = _copies(scene.folder)
    if not copies:
        yield "no backup was kept of the older plan"
    if any(check_pages(path).head.entries != scene.entries_before for path in copies):
        yield "the backup of the older plan lacks some of its entries"


def _copy_problems(scene: Scene, _ledger: Ledger) -> Iterator[str]:
    made = [scene.folder / name for name in scene.made]
    # The rotation removes daily backups; the newest always stays.
    for path in made[-1:] if scene.work == "daily_backups" else made:
        if not path.exists():
            yield f"{path.name} was acknowledged and is not there"


def _restore_problems(scene: Scene, ledger: Ledger) -> Iterator[str]:
    restored, kept = check_copy(scene.folder / BACKUP).head, list(scene.folder.glob(f"{PLAN}.replaced-*"))
    if ledger.last_number() not in {scene.entries_before, restored.entries}:
        yield f"the plan ends with entry {ledger.last_number()}: neither as it was before, nor as the backup"
    if scene.made and (ledger.last_number() != restored.entries or len(kept) != 1):
        yield "it was acknowledged that the backup was put back, and what stood there kept, and that is not so"


def _no_extra_check(_scene: Scene, _ledger: Ledger) -> Iterator[str]:
    return iter(())


EXTRA_CHECKS: dict[str, Callable[[Scene, Ledger], Iterator[str]]] = {
    "packs": _pack_problems,
    "migration": _migration_problems,
    "backups": _copy_problems,
    "daily_backups": _copy_problems,
    "restoring": _restore_problems,
}
"""Further checks for some workloads."""
