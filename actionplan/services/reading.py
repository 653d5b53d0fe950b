"""Reads what a user names: a file up to a limit, and a review in one. Imports nothing heavy."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from actionplan.domain.errors import BadInput
from actionplan.domain.text import clean_line, quoted

if TYPE_CHECKING:
    from actionplan.domain.found_review import Columns, FoundReview
    from actionplan.domain.review_file import ReviewFile
    from actionplan.intake.block import Block

_REF = re.compile("[A-Z][A-Z0-9]{1,11}")
_LONGEST_PATH = 4_000


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A review as a file holds it. ``found`` says how it was found in a document; None where the file has fields.

    The title and the ref of a document's review are suggestions, and empty where it suggests none. ``blocks`` are the
    document's text, and ``name`` is what the file is called.
    """

    file: "ReviewFile"
    found: "FoundReview | None" = None
    blocks: "tuple[Block, ...]" = ()
    name: str = ""


def read_file(path: Path, limit: int) -> bytes:
    """A file's content, cut off one byte past ``limit``, so that its reader can tell that it is too long.

    Raises ``BadInput`` where it cannot be read, or is a pipe or a device, which might never end.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise BadInput(f"{path} cannot be read: it is not a file.")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error


def read_review(
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    password: str | None = None,
    *,
    by_hand: bool = False,
) -> ReadReview:
    """The review in a file of any kind. ``progress`` is told how many pages are read, and how many there are.

    Raises ``BadInput`` where it cannot be read, ``NoListFound`` where a document holds no list of recommendations; with
    ``by_hand`` that is read too, with nothing chosen. Raises ``PasswordNeeded`` where it does not open without a
    password, or not with this one.
    """
    from actionplan.intake.review_json import MAX_BYTES, read_review_json

    if path.suffix.lower() == ".json":
        return ReadReview(read_review_json(read_file(path, MAX_BYTES), path.name))
    from actionplan.intake import gate
    from actionplan.intake.finder import find, searched
    from actionplan.intake.readers import blocks_of
    from actionplan.intake.suggestions import review_of

    data = read_file(path, gate.MAX_BYTES)
    blocks = blocks_of(data, path.name, progress, password)
    found = searched(blocks) if by_hand else find(blocks, path.name)
    return ReadReview(review_of(blocks, found), found, blocks, path.name)


def read_columns(read: ReadReview, columns: "Columns") -> "FoundReview":
    """What stands in other columns of the document's table. Raises ``BadInput`` where they hold no words."""
    from actionplan.intake.finder import find

    return find(read.blocks, read.name, columns)


def with_found(read: ReadReview, found: "FoundReview") -> ReadReview:
    """The review with what a person has made of what was found."""
    from actionplan.intake.suggestions import published_findings, recommendations_of

    recommendations, findings = recommendations_of(found), published_findings(found)
    return replace(read, found=found, file=replace(read.file, recommendations=recommendations, findings=findings))


def without_findings(read: ReadReview) -> ReadReview:
    """The review's recommendations alone; in a document, its findings are among what was left out."""
    from actionplan.intake.finding_edits import drop_findings

    if read.found is None or not read.found.findings:
        return replace(read, file=replace(read.file, findings=()))
    return with_found(read, drop_findings(read.found))


def named_otherwise(read: ReadReview, ref: str | None, title: str | None) -> ReadReview:
    """The review under the title and the ref that a person gives. Raises ``BadInput`` where they cannot be ones.

    A document's ref is made of its title, so a title that is given gives another ref.
    """
    review = read.file
    if title:
        review = replace(review, title=clean_line(title, "the title"))
        if read.found is not None:
            review = replace(review, ref=suggested_ref(review.title))
    if ref:
        review = replace(review, ref=checked_ref(ref))
    return replace(read, file=review)


def checked_ref(ref: str) -> str:
    """A review's ref as it was typed, in capitals. Raises ``BadInput`` where it cannot be one."""
    if not _REF.fullmatch(ref.upper()):
        raise BadInput(f"{quoted(ref)} cannot be a review's ref: use 2 to 12 letters and digits, such as SAM.")
    return ref.upper()


def suggested_ref(title: str) -> str:
    """A short ref made of a review's title; empty where none can be made."""
    from actionplan.intake.suggestions import suggested_ref as made_of

    return made_of(title)


def pasted_path(typed: str) -> Path:
    """The whole path of a file that was typed, pasted or dropped on the terminal; ~ is the home folder.

    Terminals paste a dropped file in quotes, with blanks escaped, as a file:// address, or as PowerShell calls it.
    Raises ``BadInput`` for a path of Windows on a computer where there is no such file.
    """
    text = typed.strip().removeprefix("& ").strip()
    quotes = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    if quotes:
        text = text[1:-1].replace("'\\''", "'")  # a shell's way to put a quote into quotes
    if text.lower().startswith("file:"):
        address = urlsplit(text)
        host = f"//{address.netloc}" if address.netloc not in {"", "localhost"} else ""
        text = host + unquote(address.path)
        text = text[1:] if re.match(r"/[A-Za-z]:", text) else text
    if os.sep == "/" and (drive := re.match(r"([A-Za-z]):[\\/]", text)):
        return _on_windows(text, drive[1])
    if os.sep == "/" and not quotes and "\\" in text and not _at_home(text).exists():
        text = re.sub(r"\\(.)", r"\1", text)
    return _at_home(text).absolute()


def _at_home(text: str) -> Path:
    """A path whose ~ is read; one that names nobody's home is a name like any other."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _on_windows(text: str, drive: str) -> Path:
    """A path of Windows where Linux runs beside it, which has its drives under /mnt."""
    here = Path("/mnt", drive.lower(), *re.split(r"[\\/]+", text[3:]))
    if not here.is_file():
        raise BadInput(f"{text} is a path of Windows, and there is no such file on this computer. Give its path here.")
    return here


def is_dropped_file(pasted: str) -> bool:
    """Whether what was pasted is the path of a file, as where one is dropped on the terminal, and no other text."""
    text = pasted.strip()
    if not text or len(text) > _LONGEST_PATH or "\n" in text:
        return False
    if not re.match(r"[/~'\"&\\]|file:|[A-Za-z]:[\\/]", text, re.IGNORECASE):
        return False
    try:
        return pasted_path(text).is_file()
    except BadInput:  # a path of Windows: the form says what is wrong with it
        return True
    except (OSError, ValueError):
        return False
