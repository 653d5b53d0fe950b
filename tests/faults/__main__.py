"""The long forms: thousands of kills and of damages, and as many writers at once as one likes.

    python -m tests.faults --long [--kills 300] [--seed 1] [--only "bulk changes"]
    python -m tests.faults --damage 1000 [--seed 1]
    python -m tests.faults --many-hands 16 --seconds 60 [--db URL]

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
from tests.faults.damaging import KINDS, put_in, specimen
from tests.faults.judging import FATES, judged
from tests.faults.killing import Nursery
from tests.faults.many_hands import Tally, many_hands
from tests.faults.plans import CLOCK, PLAN
from tests.faults.trials import BEFORE, Outcome, drawing_lots, fate, prepared, tried

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
    parser.add_argument("--many-hands", type=int, metavar="N", help="let N processes write to one plan at once")
    parser.add_argument("--seconds", type=float, default=60, help="for how long")
    parser.add_argument(
        "--db", metavar="URL", help="on a server: a database without a plan, or a plan to be written to"
    )
    asked = parser.parse_args(argv)
    if asked.damage:
        return _damaged(asked.damage, asked.seed)
    if asked.many_hands:
        return _many_hands(asked.many_hands, asked.seconds, asked.db)
    if asked.long:
        return _killed([asked.only] if asked.only else list(BEFORE), asked.kills, asked.seed)
    parser.print_help()
    return 2


def _killed(names: Sequence[str], kills: int, seed: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="actionplan-faults-"))
    outcomes: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    _say(f"{kills} kills each, seed {seed}, in {folder}")
    with Nursery() as nursery:
        for name in names:
            for outcome in _outcomes(name, kills, seed, nursery, folder):
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


def _outcomes(name: str, kills: int, seed: int, nursery: Nursery, folder: Path) -> Iterator[Outcome]:
    stage, random = prepared(name, nursery, folder / name / "stage"), drawing_lots(f"{name} {seed}")
    for number, how in enumerate(islice(cycle(stage.ways), kills)):
        yield tried(stage, nursery, folder / name / str(number), fate(stage, how, random))


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
    whole, wrong = specimen(folder), 0
    _say(f"{count} damages of each kind, seed {seed}")
    fates: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for kind in KINDS:
        lots = drawing_lots(f"{kind} {seed}")
        for number in range(count):
            path = folder / f"{kind} {number}.db"
            put_in(kind, lots, whole, path)
            judgement = judged(path, whole, lots, COMMANDS_A_DAMAGE)
            fates[kind][judgement.fate] += 1
            for sentence in judgement.wrong:
                wrong += 1
                _say(f"WRONG: {path}: {sentence}")
            if not judgement.wrong:
                remove_database(path)
    _show_table(
        ("what was damaged", *FATES, "all"),
        [(kind, *(f"{found[fate]:,}" for fate in FATES), f"{found.total():,}") for kind, found in fates.items()],
    )
    _say(
        f"{wrong:,} answers were wrong."
        if wrong
        else "No damage was taken for whole, and no command ended in a traceback."
    )
    return 1 if wrong else 0


def _many_hands(hands: int, seconds: float, db: str | None) -> int:
    location = db or str(Path(tempfile.mkdtemp(prefix="actionplan-hands-")) / PLAN)
    start_plan(Session(location, BY, CLOCK, is_default_plan=False), seeded=True).close()
    _show_tally(hands, seconds, found := many_hands(location, hands, seconds=seconds))
    return 1 if found.wrong else 0


def _show_tally(hands: int, seconds: float, found: Tally) -> None:
    _say(f"{hands} processes for {seconds:g} s: {found.acknowledged:,} writes acknowledged, each there once;")
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
