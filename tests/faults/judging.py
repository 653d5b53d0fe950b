"""What must hold of a damaged plan: every command ends in words, ``verify`` finds it, and nothing is touched."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.damaging import READING, WRITING, Specimen, content_of, ended

HARMLESS, FOUND, UNREADABLE = "harmless", "found by verify", "unreadable"
MENDED = "made anew"
FATES = (HARMLESS, UNREADABLE, FOUND, MENDED)
"""What becomes of a damage: it changed nothing that counts; no command can read the file; ``verify`` names it; or
``verify --rebuild`` puts it right."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one damage, and what is wrong with how the program met it: a sentence each."""

    fate: str
    wrong: tuple[str, ...]


def judged(path: Path, whole: Specimen, random: Random, commands: int) -> Judgement:
    """Meet the damaged plan with ``verify`` and some other commands; then try to mend it."""
    before = path.read_bytes()
    proof = ended(("verify",), path)
    wrong = [*_of_one("verify", proof.code, proof.out, proof.err)]
    reading = random.sample(READING, commands)
    for argv in reading:
        ran = ended(argv, path)
        wrong += _of_one(" ".join(argv), ran.code, ran.out, ran.err)
    if path.read_bytes() != before:
        wrong.append("reading changed the file")
    for argv in random.sample(WRITING, 1):
        copy = path.with_name("written.db")
        shutil.copyfile(path, copy)
        ran = ended(argv, copy)
        wrong += _of_one(" ".join(argv), ran.code, ran.out, ran.err)
    if proof.code == 0:
        return Judgement(HARMLESS, (*wrong, *_of_what_is_called_whole(path, whole)))
    if proof.code == 2:
        return Judgement(UNREADABLE, tuple(wrong))
    if b"--rebuild" not in proof.out:
        return Judgement(FOUND, tuple(wrong))
    mended = ended(("verify", "--rebuild"), path)
    wrong += _of_one("verify --rebuild", mended.code, mended.out, mended.err)
    if mended.code:
        return Judgement(FOUND, tuple(wrong))
    return Judgement(MENDED, (*wrong, *_of_what_is_called_whole(path, whole)))


def _of_one(command: str, code: int, out: bytes, err: str) -> Iterator[str]:
    if code not in {0, 1, 2, 3}:
        yield f"{command}: exit code {code}"
    if code in {2, 3} and (out or not err):
        yield f"{command}: it failed, and said {out[:60]!r}, {err!r}"
    if "Traceback" in err or "Error(" in err:
        yield f"{command}: {err}"


def _of_what_is_called_whole(path: Path, whole: Specimen) -> Sequence[str]:
    found = content_of(path)
    return [
        f"{name} is not as it was, and is called whole" for name in whole.content if found[name] != whole.content[name]
    ]
