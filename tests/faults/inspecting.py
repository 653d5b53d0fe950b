"""What must hold of a folder in which a process was killed: nothing acknowledged is lost, nothing half-made is seen."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from actionplan.domain.commands import RecordNote
from actionplan.domain.errors import ActionplanError
from actionplan.ledger.backups.automatic import FOLDER
from actionplan.ledger.backups.backup import prove, prove_pages
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.schema import REVISION
from actionplan.services.issue import issue_pack, remake_pack
from tests.factories import BY, START
from tests.faults.killing import Death
from tests.faults.plans import BACKUP, CLOCK, MEETING, PLAN

SIDE_FILES = frozenset({PLAN, f"{PLAN}-wal", f"{PLAN}-shm", f"{PLAN}-journal", BACKUP, FOLDER})
KNOWN = (".", "papers-", "copy-", f"{PLAN}.replaced-")
"""What the names of those begin with that may be found: hidden ones, and what is looked at further on."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where it happened: the folder, how the process died, what was there before, and how many entries a step has."""

    work: str
    folder: Path
    death: Death
    entries_before: int
    entries_a_step: int

    @property
    def path(self) -> Path:
        """The plan's file."""
        return self.folder / PLAN

    @property
    def made(self) -> list[str]:
        """The names of what was acknowledged as made."""
        return [each.made for each in self.death.acknowledged if each.made]


@dataclass(frozen=True, slots=True)
class Found:
    """How much was found, and what is wrong: a sentence each; none where all is as it should be."""

    entries: int
    wrong: tuple[str, ...]


def inspected(scene: Scene) -> Found:
    """Look at what the killed process left, then open the plan as the next one would, prove it, and write to it."""
    wrong = [*_before_it_is_opened(scene)]
    if scene.work == "beginning" and not scene.path.exists():
        return Found(0, (*wrong, *(["the new plan was acknowledged and is not there"] if scene.made else [])))
    try:
        ledger = Ledger.open(str(scene.path), CLOCK)
        try:
            entries = ledger.last_number()
            wrong += _of_the_record(scene, ledger)
            wrong += CLOSER.get(scene.work, _nothing_more)(scene, ledger)
            wrong += _of_the_next_write(ledger)
        finally:
            ledger.close()
    except ActionplanError as error:
        return Found(0, (*wrong, f"the next program is refused: {error.sentence}"))
    return Found(entries, tuple(wrong))


def _before_it_is_opened(scene: Scene) -> Iterator[str]:
    for path in sorted(scene.folder.iterdir()):
        if path.name not in SIDE_FILES and not path.name.startswith(KNOWN):
            yield f"{path.name} was left behind in plain sight"
    for path in _copies(scene.folder):
        problems = prove_pages(path).problems if scene.work == "migration" else prove(path).problems
        yield from (f"{path.name} is no whole copy: {problem}" for problem in problems)
    if scene.work == "redactions":
        left = b"".join(path.read_bytes() for path in scene.folder.glob(f"{PLAN}*"))
        for told in scene.death.acknowledged:
            if told.words.encode() in left:
                yield f"removed words are still in the file: {told.words}"


def _copies(folder: Path) -> list[Path]:
    """The copies that anybody would take for whole: those that are not hidden."""
    found = [*folder.glob("copy-*"), *folder.glob(f"{PLAN}.replaced-*"), *folder.glob(f"{FOLDER}/*")]
    return [path for path in sorted(found) if not path.name.startswith(".")]


def _of_the_record(scene: Scene, ledger: Ledger) -> Iterator[str]:
    yield from (f"verify: {problem}" for problem in ledger.verify().problems)
    lines = ledger.history(ledger.last_number())
    by_step = Counter(line.entry.step for line in lines if line.entry.number > scene.entries_before)
    yield from (
        f"step {step} is there by half: {count} of {scene.entries_a_step} entries"
        for step, count in by_step.items()
        if scene.entries_a_step and count != scene.entries_a_step
    )
    at = {line.entry.number: line.entry for line in lines}
    for told in scene.death.acknowledged:
        numbers = range(told.first, told.last + 1) if told.step else ()
        if any(number not in at or at[number].step != told.step for number in numbers):
            yield f"step {told.step} was acknowledged and is not there"
        elif scene.work == "updates" and getattr(at[told.first].fact, "words", "") != told.words:
            yield f"entry {told.first} does not say what was acknowledged: {told.words}"
    steps = sum(1 for told in scene.death.acknowledged if told.step)
    if scene.entries_a_step and len(by_step) > (steps + 1) * (2 if scene.work == "redactions" else 1):
        yield f"{len(by_step)} steps were written and {steps} acknowledged"


def _of_the_next_write(ledger: Ledger) -> Iterator[str]:
    before = ledger.last_number()
    row = ledger.view().rows[0]
    number = ledger.record(RecordNote(refs=(row.ref,), words="After.", on=START), BY).entries[0].number
    if number != before + 1:
        yield f"the next entry was given number {number} after {before}"
    yield from (f"verify after the next write: {problem}" for problem in ledger.verify().problems)


def _of_the_packs(scene: Scene, ledger: Ledger) -> Iterator[str]:
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
        there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    except (OSError, ValueError):
        return ""
    there.pop("manifest.json")
    return hashlib.sha256(manifest).hexdigest() if there == files else ""


def _of_the_migration(scene: Scene, ledger: Ledger) -> Iterator[str]:
    with closing(sqlite3.connect(ledger.location)) as shell:
        revision = shell.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    if revision != REVISION:
        yield f"the plan was opened and is still at schema {revision}"
    copies = _copies(scene.folder)
    if not copies:
        yield "no backup was kept of the older plan"
    if any(prove_pages(path).head.entries != scene.entries_before for path in copies):
        yield "the backup of the older plan lacks some of its entries"


def _of_the_copies(scene: Scene, _ledger: Ledger) -> Iterator[str]:
    made = [scene.folder / name for name in scene.made]
    # The rotation lets daily ones go again: the newest always stays.
    for path in made[-1:] if scene.work == "daily_backups" else made:
        if not path.exists():
            yield f"{path.name} was acknowledged and is not there"


def _of_the_restoring(scene: Scene, ledger: Ledger) -> Iterator[str]:
    restored, kept = prove(scene.folder / BACKUP).head, list(scene.folder.glob(f"{PLAN}.replaced-*"))
    if ledger.last_number() not in {scene.entries_before, restored.entries}:
        yield f"the plan ends with entry {ledger.last_number()}: neither as it was before, nor as the backup"
    if scene.made and (ledger.last_number() != restored.entries or len(kept) != 1):
        yield "it was acknowledged that the backup was put back, and what stood there kept, and that is not so"


def _nothing_more(_scene: Scene, _ledger: Ledger) -> Iterator[str]:
    return iter(())


CLOSER: dict[str, Callable[[Scene, Ledger], Iterator[str]]] = {
    "packs": _of_the_packs,
    "migration": _of_the_migration,
    "backups": _of_the_copies,
    "daily_backups": _of_the_copies,
    "restoring": _of_the_restoring,
}
"""What must hold besides, for some kinds of work."""
