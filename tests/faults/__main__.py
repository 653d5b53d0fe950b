"""The long forms of the fault tests: thousands of kills or damages, and any number of writers at once.

    python -m tests.faults --long [--kills 300] [--seed 1] [--only "bulk changes"]
    python -m tests.faults --damage 1000 [--seed 1]
    python -m tests.faults --writers 16 --seconds 60 [--db URL]

The exit code is 1 where anything was found wrong.
"""

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from actionplan.ledger.files.private_files import remove_database
from actionplan.services.session import Session, start_plan
from tests.factories import BY
from tests.faults.concurrent_writers import Tally, write_concurrently
from tests.faults.damage_checks import OUTCOMES, check_damaged_plan
from tests.faults.file_damage import KINDS, damage_file, make_specimen
from tests.faults.forked_processes import ForkServer
from tests.faults.kill_trials import BEFORE, Outcome, choose_kill, prepare_stage, run_trial, seeded_random
from tests.faults.plans import CLOCK, PLAN

COMMANDS_A_DAMAGE = 4
HEADINGS = ("what was killed", "how", "kills", "under way", "acknowledged", "wrong")


def main(argv: Sequence[str]) -> int:
    """Do what the command line asks for, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--long", action="store_true", help="kill processes, and look at what they leave")
    parser.add_argument("--kills", type=int, default=300, help="how many of each kind of work")
    parser.add_argument("--seed", type=int, default=1, help="another number, other moments")
    parser.add_argument("--only", choices=list(BEFORE), help="one kind of work")
    parser.add_argument("--damage", type=int, metavar="N", help="damage a plan's file N times in each way")
    parser.add_argument("--writers", type=int, metavar="N", help="let N processes write to one plan at once")
    parser.add_argument("--seconds", type=float, default=60, help="for how long")
    parser.add_argument(
        "--db", metavar="URL", help="on a server: a database without a plan, or a plan to be written to"
    )
    asked = parser.parse_args(argv)
    if asked.damage:
        return _damaged(asked.damage, asked.seed)
    if asked.writers:
        return _written(asked.writers, asked.seconds, asked.db)
    if asked.long:
        return _killed([asked.only] if asked.only else list(BEFORE), asked.kills, asked.seed)
    parser.print_help()
    return 2


def _killed(names: Sequence[str], kills: int, seed: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="actionplan-faults-"))
    outcomes: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    _say(f"{kills} kills each, seed {seed}, in {folder}")
    with ForkServer() as fork_server:
        for name in names:
            for outcome in _outcomes(name, kills, seed, fork_server, folder):
                outcomes[name, outcome.how].append(outcome)
                for sentence in outcome.wrong:
                    _say(f"WRONG: {name}, {outcome.how}: {sentence}")
            _say(f"{name}: {sum(len(found) for (work, _), found in outcomes.items() if work == name)} kills")
    _say("")
    _show_table(HEADINGS, [_line(name, how, found) for (name, how), found in outcomes.items()])
    every = [outcome for found in outcomes.values() for outcome in found]
    wrong = sum(bool(outcome.wrong) for outcome in every)
    under_way = sum(each.under_way for each in every)
    _say(f"\n{len(every):,} kills, {under_way:,} of them while it was at work.")
    _say(f"{wrong:,} left something wrong." if wrong else "Nothing acknowledged was lost; nothing was there by half.")
    return 1 if wrong else 0


def _outcomes(name: str, kills: int, seed: int, fork_server: ForkServer, folder: Path) -> Iterator[Outcome]:
    stage, random = prepare_stage(name, fork_server, folder / name / "stage"), seeded_random(f"{name} {seed}")
    for number, how in enumerate(islice(cycle(stage.ways), kills)):
        yield run_trial(stage, fork_server, folder / name / str(number), choose_kill(stage, how, random))


def _line(name: str, how: str, found: Sequence[Outcome]) -> tuple[str, ...]:
    counts = (
        len(found),
        sum(each.under_way for each in found),
        sum(each.acknowledged for each in found),
        sum(bool(each.wrong) for each in found),
    )
    return (name, how, *(f"{count:,}" for count in counts))


def _show_table(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Words to the left, numbers to the right."""
    every = [headings, *lines]
    widths = [max(len(line[place]) for line in every) for place in range(len(headings))]
    are_numbers = [place > 0 and lines[0][place].replace(",", "").isdecimal() for place in range(len(headings))]
    for line in every:
        cells = zip(line, widths, are_numbers, strict=True)
        _say("  ".join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells).rstrip())


def _damaged(count: int, seed: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="actionplan-damage-"))
    whole, wrong = make_specimen(folder), 0
    _say(f"{count} damages of each kind, seed {seed}")
    outcomes: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for kind in KINDS:
        random = seeded_random(f"{kind} {seed}")
        for number in range(count):
            path = folder / f"{kind} {number}.db"
            damage_file(kind, random, whole, path)
            result = check_damaged_plan(path, whole, random, COMMANDS_A_DAMAGE)
            outcomes[kind][result.outcome] += 1
            for sentence in result.wrong:
                wrong += 1
                _say(f"WRONG: {path}: {sentence}")
            if not result.wrong:
                remove_database(path)
    _show_table(
        ("what was damaged", *OUTCOMES, "all"),
        [
            (kind, *(f"{found[outcome]:,}" for outcome in OUTCOMES), f"{found.total():,}")
            for kind, found in outcomes.items()
        ],
    )
    _say(
        f"{wrong:,} answers were wrong."
        if wrong
        else "No damage was taken for whole, and no command ended in a traceback."
    )
    return 1 if wrong else 0


def _written(writers: int, seconds: float, db: str | None) -> int:
    location = db or str(Path(tempfile.mkdtemp(prefix="actionplan-writers-")) / PLAN)
    start_plan(Session(location, BY, CLOCK, is_default_plan=False), seeded=True).close()
    _show_tally(writers, seconds, found := write_concurrently(location, writers, seconds=seconds))
    return 1 if found.wrong else 0


def _show_tally(writers: int, seconds: float, found: Tally) -> None:
    _say(f"{writers} processes for {seconds:g} s: {found.acknowledged:,} writes acknowledged, each there once;")
    _say(f"{found.overtaken:,} edits on old versions refused, each told who changed what.")
    shares = ((0.5, "half"), (0.9, "nine in ten"), (0.99, "99 in 100"), (0.999, "999 in 1,000"), (1.0, "all"))
    _say(
        "From the call to the answer: "
        + ", ".join(f"{words} within {found.waited(share):.3f} s" for share, words in shares)
    )
    for sentence in found.wrong:
        _say(f"WRONG: {sentence}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
