"""Checks on a damaged plan: no command ends in a traceback, ``verify`` finds the damage, and nothing is changed."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.file_damage import READING, WRITING, Specimen, content_of, run_in_process

HARMLESS, FOUND, UNREADABLE = "harmless", "found by verify", "unreadable"
REBUILT = "rebuilt"
OUTCOMES = (HARMLESS, UNREADABLE, FOUND, REBUILT)
"""What becomes of a damage: it changed nothing that counts; no command can read the file; ``verify`` names it; or
``verify --rebuild`` puts it right."""


@dataclass(frozen=True, slots=True)
class DamageResult:
    """What became of one damage, and what is wrong with how the program met it: a sentence each."""

    outcome: str
    wrong: tuple[str, ...]


def check_damaged_plan(path: Path, whole: Specimen, random: Random, commands: int) -> DamageResult:
    """Meet the damaged plan with ``verify`` and some other commands; then try to mend it."""
    before = path.read_bytes()
    proof = run_in_process(("verify",), path)
    wrong = [*_of_one("verify", proof.code, proof.out, proof.err)]
    reading = random.sample(READING, commands)
    for argv in reading:
        ran = run_in_process(argv, path)
        wrong += _of_one(" ".join(argv), ran.code, ran.out, ran.err)
    if path.read_bytes() != before:
        wrong.append("reading changed the file")
    for argv in random.sample(WRITING, 1):
        copy = path.with_name("written.db")
        shutil.copyfile(path, copy)
        ran = run_in_process(argv, copy)
        wrong += _of_one(" ".join(argv), ran.code, ran.out, ran.err)
    if proof.code == 0:
        return DamageResult(HARMLESS, (*wrong, *_of_what_is_called_whole(path, whole)))
    if proof.code == 2:
        return DamageResult(UNREADABLE, tuple(wrong))
    if b"--rebuild" not in proof.out:
        return DamageResult(FOUND, tuple(wrong))
    rebuilt = run_in_process(("verify", "--rebuild"), path)
    wrong += _of_one("verify --rebuild", rebuilt.code, rebuilt.out, rebuilt.err)
    if rebuilt.code:
        return DamageResult(FOUND, tuple(wrong))
    return DamageResult(REBUILT, (*wrong, *_of_what_is_called_whole(path, whole)))


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
