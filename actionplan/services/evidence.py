"""Evidence files on this computer: hashing them, and checking them against the recorded digests.

Reads the files and the ledger; writes and copies nothing.
"""

import errno
import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from actionplan.domain.dates import counted
from actionplan.domain.errors import BadInput
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import Finding, FindingKind
from actionplan.domain.state.entities import Record, text_keys
from actionplan.domain.text import clean_line, quoted
from actionplan.ledger.ledger import Ledger

_TITLE_WIDTH = 60


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """The findings, by item in published order; how many files were looked for; and how many digests were recorded for
    a place that is not a file on this computer.
    """

    findings: tuple[Finding, ...]
    files: int
    elsewhere: int

    @property
    def words(self) -> str:
        """What was checked and what could not be, in a sentence or two."""
        said = f"{counted(self.files, 'evidence file')} looked for on this computer."
        if not self.elsewhere:
            return said
        rest = f"{counted(self.elsewhere, 'digest')} could not be compared"
        return f"{said} {rest}: the place recorded is not the full path of a file here."


def sha256_of(path: Path) -> str:
    """The file's digest, in hexadecimal, however large it is; ``~`` is the user's home folder.

    Raises ``BadInput`` where it cannot be read, or is a folder, a pipe or a device.
    """
    try:
        return _digest(path.expanduser())
    except (OSError, RuntimeError, ValueError) as error:
        raise BadInput(f"{path} cannot be read: {_reason(error)}. Nothing was recorded.") from error


def place_of(path: Path) -> str | None:
    """The file's full path, to record where it is held; None where the path has characters that no text may hold."""
    whole = str(path.expanduser().resolve())
    try:
        return whole if clean_line(whole, "The path") == whole else None
    except BadInput:
        return None


def check_evidence(ledger: Ledger, view: PlanView) -> EvidenceCheck:
    """Hash the plan's evidence files, each once, and compare them with the recorded digests."""
    found: list[Finding] = []
    outcomes: dict[Path, str | OSError] = {}
    elsewhere = 0
    for record, title, held_at in _with_digest(ledger, view):
        path = _path_in(held_at)
        if path is None:
            elsewhere += 1
            continue
        if path not in outcomes:
            outcomes[path] = _outcome(path)
        finding = _finding(record, title, path, outcomes[path])
        found += [] if finding is None else [finding]
    return EvidenceCheck(tuple(found), len(outcomes), elsewhere)


def _with_digest(ledger: Ledger, view: PlanView) -> Iterator[tuple[Record, str, str]]:
    """Each piece of evidence with a digest, its title, and where it is held."""
    for row in view.rows:
        if not row.item.evidence_count:
            continue
        records = [each for each in ledger.records(row.ref, view.snapshot.head) if each.sha256 is not None]
        texts = ledger.texts(text_keys(records), view.snapshot.amendments)
        for record in records:
            yield record, texts.get((record.entry, "title"), ""), texts.get((record.entry, "held_at"), "")


def _path_in(held_at: str) -> Path | None:
    """The file on this computer whose full path the place is; None for other places, such as "Intranet"."""
    try:
        path = Path(held_at.strip('"')).expanduser()  # Windows copies a path in quotes
    except RuntimeError:
        return None
    return path if path.is_absolute() else None


def _outcome(path: Path) -> str | OSError:
    try:
        return _digest(path)
    except OSError as error:
        return error


def _finding(record: Record, title: str, path: Path, outcome: str | OSError) -> Finding | None:
    if outcome == record.sha256:
        return None
    what = f"evidence {quoted(title, _TITLE_WIDTH)}"
    where = f": {path}"
    if record.restricted:
        what, where = f"restricted evidence (entry {record.entry})", ""
    match outcome:
        case str():
            return Finding(record.ref, FindingKind.EVIDENCE_CHANGED, f"{what} has changed since it was recorded{where}")
        case FileNotFoundError() | NotADirectoryError():
            return Finding(record.ref, FindingKind.EVIDENCE_MOVED, f"{what} is not where it was{where}")
        case _:
            return Finding(
                record.ref, FindingKind.EVIDENCE_UNREADABLE, f"{what} cannot be read ({_reason(outcome)}){where}"
            )


def _digest(path: Path) -> str:
    # A pipe or a device could be read for ever.
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reason(error: OSError | RuntimeError | ValueError) -> str:
    return getattr(error, "strerror", None) or "it is not a usable path"
