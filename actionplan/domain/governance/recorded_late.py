"""Decisions that were put on record long after their meeting, as the next papers name them. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplan.domain.dates import long_day
from actionplan.domain.entry import HistoryLine, deciding_meeting
from actionplan.domain.kinds import amended_mark, as_amended, describe
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.subjects.late_recording import RecordedLate
from actionplan.domain.text import with_full_stop


@dataclass(frozen=True, slots=True)
class RecordedAfterwards:
    """The decisions of one step: ``words`` say what they are about, both days and why; ``decided`` says each."""

    words: str
    decided: tuple[str, ...]


def recorded_late(lines: Iterable[HistoryLine], plan: Snapshot) -> Iterator[RecordedAfterwards]:
    """Those among the lines that stand, a step each, in order."""
    stand = [line for line in lines if line.undone_by is None]
    for line in stand:
        fact = line.entry.fact
        if isinstance(fact, RecordedLate):
            decided = [
                each
                for each in stand
                if each.entry.step == line.entry.step and deciding_meeting(each.entry.fact) == fact.meeting
            ]
            yield RecordedAfterwards(_words(line, fact, decided, plan), tuple(_sentences(decided, plan)))


def _words(line: HistoryLine, fact: RecordedLate, decided: list[HistoryLine], plan: Snapshot) -> str:
    refs = dict.fromkeys(each.entry.ref or "the plan" for each in decided)
    body = next((each.body for each in plan.meetings if each.id == fact.meeting), fact.meeting)
    # Without a reason of its own, the decision's is the reason, and its sentence says it.
    why = f", because: {fact.late_reason}" if fact.late_reason else ""
    days = f"decided on {long_day(fact.decided_on)} ({body}), recorded on {long_day(line.entry.day)}"
    return with_full_stop(f"{', '.join(refs)}, {days}{why}")


def _sentences(decided: list[HistoryLine], plan: Snapshot) -> Iterator[str]:
    several = len({each.entry.ref for each in decided}) > 1
    for each in decided:
        about = f"{each.entry.ref}: " if several and each.entry.ref else ""
        yield f"{about}{describe(as_amended(each), plan.agency_name)}{amended_mark(each)}"
