"""Board packs: the record that a meeting's papers went out, after which entry and as at which day."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import not_after_today, open_meeting
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact
from actionplan.domain.errors import WriteConflict
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.subjects.meetings import meeting_of


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePack(Command):
    """Record that a meeting's papers went out; ``cut_off`` must still be the last entry.

    ``format`` is the number of the format that the papers are in.
    """

    meeting: str
    cut_off: int
    as_at: date
    manifest_sha256: str
    format: int = 1


@dataclass(frozen=True, slots=True)
class PackIssued(Fact):
    """The papers of a meeting went out: the last entry that they include, their day, and their manifest's digest.

    ``format`` says by which rules and names they were made, so that they can be made again; papers issued before there
    were numbers are in format 1.
    """

    kind: ClassVar[str] = "pack-issued"
    schema: ClassVar[int] = 2
    meeting: str
    number: int
    cut_off: int
    as_at: date
    manifest_sha256: str
    format: int = 1


def issue_pack(context: CommandContext, command: IssuePack, today: date) -> list[Draft]:
    """The papers as they went out; refused where somebody wrote while they were drawn up."""
    meeting = open_meeting(context, command.meeting, "given papers")
    not_after_today(command.as_at, today, "Papers")
    if context.last_entry != command.cut_off:
        raise WriteConflict("Somebody changed the plan while the papers were drawn up. Nothing was issued: try again.")
    number = meeting.packs_issued + 1
    return [
        Draft(
            None,
            PackIssued(meeting.id, number, command.cut_off, command.as_at, command.manifest_sha256, command.format),
        )
    ]


def _issued(state: PlanState, entry: Entry, fact: PackIssued) -> tuple[Entity, ...]:
    meeting = meeting_of(state, entry, fact.meeting)
    return (replace(meeting, packs_issued=fact.number, papers_cut_off=fact.cut_off, papers_as_at=fact.as_at),)


def _issued_sentence(fact: PackIssued, names: SentenceContext) -> str:
    del names
    again = "" if fact.number == 1 else f", issue {fact.number}"
    return f"Papers issued for {fact.meeting}{again}, as at {long_day(fact.as_at)} (entry {fact.cut_off})."


SUBJECT = Subject(
    commands=(rule(IssuePack, issue_pack),),
    facts=(fact_kind(PackIssued, _issued, _issued_sentence),),
)
