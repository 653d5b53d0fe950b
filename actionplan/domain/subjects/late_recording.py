"""Decisions that are put on record long after their meeting: refused, unless it is said, with the reason.

``decide`` passes every command's entries through here, so that no command has to think of it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from actionplan.domain.checks import optional_text
from actionplan.domain.command import Command
from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import Draft, Entry, Fact, deciding_meeting, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Meeting, Policy
from actionplan.domain.subject import SentenceContext, Subject, fact_kind
from actionplan.domain.text import reason_sentence


@dataclass(frozen=True, slots=True)
class RecordedLate(Fact):
    """The decisions of this step were put on record long after their meeting; without a reason, theirs says it."""

    kind: ClassVar[str] = "recorded-late"
    meeting: str
    decided_on: date
    days: int
    late_reason: str | None = free_text()


def is_late(meeting: Meeting, policy: Policy, today: date) -> bool:
    """Whether what a meeting decided is recorded late today, and has to be said to be."""
    return today - meeting.on > timedelta(days=policy.late_record_days)


def with_late_recording(
    context: CommandContext, command: Command, drafts: tuple[Draft, ...], today: date
) -> tuple[Draft, ...]:
    """The entries, and one more where they are decisions that are recorded late; refused where that was not said."""
    meeting = next((found for each in drafts if (found := _decided_at(context, each.fact)) is not None), None)
    if meeting is None:
        return drafts
    within = context.policy.late_record_days
    if not is_late(meeting, context.policy, today):
        if command.recorded_late:
            raise BadInput(
                f"{meeting.title} took place no more than {counted(within, 'day')} ago: that is not late. Record it "
                "as it is."
            )
        return drafts
    if not command.recorded_late:
        raise Refused(
            f"{meeting.title} took place more than {counted(within, 'day')} ago. Its decision can still be recorded: "
            "say that it is recorded late, and why.",
            Remedy.SAY_RECORDED_LATE,
        )
    reason = optional_text(command.late_reason, "The reason") or None
    # Where a command has a reason of its own, that one is said once, and stands for both.
    if reason is None and not optional_text(getattr(command, "reason", None), "The reason"):
        raise BadInput("Recording a decision late needs the reason: say why.", Remedy.GIVE_REASON)
    refs = {each.ref for each in drafts}
    late = RecordedLate(meeting.id, meeting.on, (today - meeting.on).days, reason)
    return (*drafts, Draft(refs.pop() if len(refs) == 1 else None, late))


def _decided_at(context: CommandContext, fact: Fact) -> Meeting | None:
    return context.meeting(deciding_meeting(fact) or "")


def _nothing_changed(state: PlanState, entry: Entry, fact: RecordedLate) -> tuple[Entity, ...]:
    """No entity changes: it is said for the reader of the record."""
    del state, entry, fact
    return ()


def _recorded_late_sentence(fact: RecordedLate, names: SentenceContext) -> str:
    after = f"{counted(fact.days, 'day')} after {long_day(fact.decided_on)} ({names.meeting_title(fact.meeting)})"
    return f"Recorded late, {after}.{reason_sentence(fact.late_reason)}"


SUBJECT = Subject(commands=(), facts=(fact_kind(RecordedLate, _nothing_changed, _recorded_late_sentence),))
