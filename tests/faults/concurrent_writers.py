"""Many processes that write to one plan at once, and checks that no write was lost, doubled or overwritten.

The location is a SQLite file or a server's URL.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass

from actionplan.domain.errors import WriteConflict
from actionplan.ledger.ledger import Ledger
from tests.faults.forked_processes import ROOT
from tests.faults.plans import CLOCK
from tests.faults.writer_process import CONTESTED, GO, Answer, Task

_OVERTAKEN = re.compile(
    rf"{CONTESTED} was changed since you opened it, by Writer \d+ \(theme set, 22 November 2026\)"
    r"(, Writer \d+ \(theme set, 22 November 2026\))*\. Nothing was written: look, and try again\."
)


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers that the writers got, and what is wrong with the plan that they left, a sentence each."""

    acknowledged: int
    overtaken: int
    waits: tuple[float, ...]
    wrong: tuple[str, ...]

    def waited(self, share: float) -> float:
        """The quantile of the seconds from the call to the answer."""
        return self.waits[min(len(self.waits) - 1, int(len(self.waits) * share))]


def write_concurrently(location: str, writers: int, *, writes: int = 0, seconds: float = 0.0) -> Tally:
    """Let processes write to a seeded plan at once, each a number of writes or of seconds; then check the plan.

    One more process edits an item on old versions all the while, as a form that stays open too long does.
    """
    tasks = [Task(location, writer, writes, seconds, on_old_versions=False) for writer in range(1, writers + 1)]
    tasks.append(Task(location, writers + 1, 0, 0.0, on_old_versions=True))
    with ExitStack() as started:
        processes = [started.enter_context(_started(task)) for task in tasks]
        answers = [_answers(text) for text in _outputs(processes)]
        broken = [task.name for task, process in zip(tasks, processes, strict=True) if process.wait()]
    return _tally(location, tasks, answers, broken)


def _started(task: Task) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.faults.writer_process", json.dumps(asdict(task))]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)


def _outputs(processes: Sequence[subprocess.Popen[bytes]]) -> list[bytes]:
    """Start all together, once all have imported the program, and read their answers; the last one stops last."""
    talk = [(process.stdin, process.stdout) for process in processes if process.stdin and process.stdout]
    for _, output in talk:
        output.readline()
    for given, _ in talk:
        given.write(GO)
        given.flush()
    with ThreadPoolExecutor(len(talk)) as readers:
        outputs = [readers.submit(output.read) for _, output in talk]
        heard = [output.result() for output in outputs[:-1]]
        for given, _ in talk:
            given.close()
        return [*heard, outputs[-1].result()]


def _answers(heard: bytes) -> list[Answer]:
    return [Answer(**json.loads(line)) for line in heard.splitlines()]


def _tally(location: str, tasks: list[Task], answers: list[list[Answer]], broken: list[str]) -> Tally:
    given = [answer for each in answers for answer in each]
    acknowledged = [answer for answer in given if answer.number]
    wrong = [f"{name} ended with a traceback" for name in broken]
    ledger = Ledger.open(location, CLOCK)
    try:
        wrong += _plan_problems(ledger, acknowledged)
        wrong += _refusal_problems(tasks, answers)
    finally:
        ledger.close()
    return Tally(
        acknowledged=len(acknowledged),
        overtaken=sum(answer.kind == WriteConflict.__name__ for answer in given),
        waits=tuple(sorted(answer.seconds for answer in given)),
        wrong=tuple(wrong),
    )


def _plan_problems(ledger: Ledger, acknowledged: list[Answer]) -> Iterator[str]:
    yield from (f"verify: {problem}" for problem in ledger.verify().problems)
    there = {}
    for line in ledger.history(ledger.last_number()):
        fact = line.entry.fact
        there[line.entry.number] = getattr(fact, "words", None) or getattr(fact, "theme", None) or ""
    how_often = Counter(there.values())
    for answer in acknowledged:
        if there.get(answer.number) != answer.words:
            yield f"entry {answer.number} was acknowledged and does not say: {answer.words}"
        if how_often[answer.words] != 1:
            yield f"{how_often[answer.words]} entries say: {answer.words}"
    numbers = Counter(answer.number for answer in acknowledged)
    yield from (f"entry {number} was acknowledged {count} times" for number, count in numbers.items() if count > 1)


def _refusal_problems(tasks: list[Task], answers: list[list[Answer]]) -> Iterator[str]:
    for task, given in zip(tasks, answers, strict=True):
        for answer in given:
            if task.on_old_versions and answer.number:
                yield f"{task.name} overwrote what somebody else had changed: entry {answer.number}"
            elif task.on_old_versions and not _OVERTAKEN.fullmatch(answer.refusal):
                yield f"{task.name} was not told who changed what: {answer.refusal}"
            elif answer.refusal and not task.on_old_versions:
                yield f"{task.name} was refused after {answer.seconds:.1f} s: {answer.refusal}"
