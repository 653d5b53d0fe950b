"""Board packs: the record that a meeting's papers went out, after which entry and as at which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from actionplan.domain.checks import known_meeting, not_after_today, optional_text
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.editions import IN_THE_EDITION
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy, WriteConflict
from actionplan.domain.meetings.issued_papers import last_issued
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Meeting
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.subjects.meetings import meeting_of
from actionplan.domain.text import reason_sentence
from actionplan.domain.vocabulary import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePack(Command):
    """Record that a meeting's papers went out; ``cut_off`` is the last entry of the day ``as_at``.

    ``format`` is the number of the format that the papers are in, ``edition`` says for whom they are, ``formats`` what
    was asked for besides the papers in Word, and ``made_by`` which versions of the program and of its libraries made
    them. ``replaces`` is the number of the issue of the same edition before it, 0 where there is none. ``late`` says
    that they went out after the sitting, and ``reason`` why.
    """

    meeting: str
    cut_off: int
    as_at: date
    manifest_sha256: str
    format: int = 1
    edition: Edition = Edition.BODY
    formats: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    replaces: int | None = None
    late: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PackIssued(Fact):
    """The papers of a meeting went out: the last entry that they include, their day, and their manifest's digest.

    ``format`` says by which rules and names they were made, so that they can be made again; papers issued before there
    were numbers are in format 1. So do ``edition``, ``formats`` and ``made_by``, each "name version". ``replaces`` is
    the issue of the same edition before this one: 0 where there was none, and None in entries that do not say. Papers
    that went out ``late``, after the sitting, are on record and nothing more: what the meeting had before it stays
    what it was.
    """

    kind: ClassVar[str] = "pack-issued"
    schema: ClassVar[int] = 2
    meeting: str
    number: int
    cut_off: int
    as_at: date
    manifest_sha256: str
    format: int = 1
    late: bool = False
    late_reason: str | None = free_text()
    edition: str = Edition.BODY.value
    formats: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    replaces: int | None = None


def issue_pack(context: CommandContext, command: IssuePack, today: date) -> list[Draft]:
    """The papers as they went out; refused where somebody wrote while they were drawn up."""
    meeting, why = _to_give_papers(context, command, today)
    if not _of_its_papers(command, meeting):
        not_after_today(command.as_at, today, "Papers")
        _refuse_overtaken(context, command, today)
        refuse_going_back(context.meetings, meeting, command.cut_off, command.as_at)
    number = meeting.packs_issued + 1
    papers = (command.cut_off, command.as_at, command.manifest_sha256, command.format)
    what = (command.edition.value, command.formats, command.made_by, command.replaces)
    return [Draft(None, PackIssued(meeting.id, number, *papers, command.late, why, *what))]


def _of_its_papers(command: IssuePack, meeting: Meeting) -> bool:
    """Whether it is another edition of the papers that the meeting had: it tells nobody anything new or old."""
    had = (meeting.papers_cut_off, meeting.papers_as_at)
    return is_another_edition(meeting, command.edition) and (command.cut_off, command.as_at) == had


def _refuse_overtaken(context: CommandContext, command: IssuePack, today: date) -> None:
    if context.last_entry < command.cut_off or (command.as_at == today and context.last_entry != command.cut_off):
        raise WriteConflict("Somebody changed the plan while the papers were drawn up. Nothing was issued: try again.")


def refuse_going_back(meetings: Sequence[Meeting], meeting: Meeting, cut_off: int, as_at: date) -> None:
    """Refuse papers that stand before what the body, or this meeting, saw last: they take back what it was told."""
    if meeting.shown_as_at is not None and (cut_off, as_at) < (meeting.shown_cut_off or 0, meeting.shown_as_at):
        raise Refused(
            f"Issue {meeting.packs_issued} of the papers of {meeting.title_mid_sentence} stands as at "
            f"{long_day(meeting.shown_as_at)}: another issue cannot go back before it. Say that day or a later one."
        )
    earlier = last_issued(meetings, meeting)
    if earlier is not None and cut_off < (earlier.papers_cut_off or 0):
        raise Refused(
            f"The papers of {earlier.title_mid_sentence} stand as at {long_day(earlier.papers_as_at or as_at)}: "
            f"those of {meeting.title_mid_sentence} cannot go back before it."
        )


def _to_give_papers(context: CommandContext, command: IssuePack, today: date) -> tuple[Meeting, str | None]:
    """The meeting, and why its papers went out late; refused for a sitting that is past, unless they did."""
    meeting = known_meeting(context, command.meeting)
    if not _of_its_papers(command, meeting):
        refuse_papers(meeting, today, late=command.late)
    if not command.late:
        return meeting, None
    if not optional_text(command.reason, "The reason"):
        raise BadInput("Papers that went out late need the reason: say why.", Remedy.GIVE_REASON)
    return meeting, optional_text(command.reason, "The reason")


def is_another_edition(meeting: Meeting, edition: Edition) -> bool:
    """Whether an edition can be one of the papers that the meeting had, at any time: it changes nothing of them."""
    return edition is not Edition.BODY and meeting.papers_as_at is not None and not meeting.cancelled


def refuse_papers(meeting: Meeting, today: date, *, late: bool) -> None:
    """Refuse new papers for a sitting that is past, closed or cancelled; ``late``: they truly went out after it."""
    if meeting.cancelled:
        raise Refused(f"{meeting.title} is cancelled: it can no longer be given papers.")
    past = meeting.closed or meeting.on < today
    if late and not past:
        raise BadInput(f"{meeting.title} is not past: papers that go out now are not late.")
    if late or not past:
        return
    why = "is closed" if meeting.closed else "has taken place"
    if meeting.packs_issued:
        raise Refused(
            f"{meeting.title} {why}: its papers are those that it had, and new ones would change what they say. "
            "Those that were issued can be made again.",
            Remedy.SEE_ISSUED_PAPERS,
            meeting.id,
        )
    raise Refused(
        f"{meeting.title} {why}, and no papers were issued for it. Where they truly went out after it, say so, with "
        "the reason.",
        Remedy.SAY_PAPERS_WERE_LATE,
    )


def _issued(state: PlanState, entry: Entry, fact: PackIssued) -> tuple[Entity, ...]:
    meeting = meeting_of(state, entry, fact.meeting)
    shown = replace(meeting, packs_issued=fact.number)
    # Another edition of papers that the meeting had may come after later ones, and takes nothing back.
    if (fact.cut_off, fact.as_at) >= (meeting.shown_cut_off or 0, meeting.shown_as_at or fact.as_at):
        shown = replace(shown, shown_cut_off=fact.cut_off, shown_as_at=fact.as_at)
    if fact.late:
        return (shown,)
    return (replace(shown, papers_cut_off=fact.cut_off, papers_as_at=fact.as_at),)


_FIRST_FORMAT: Final = 1
"""Papers in it tell of the issues of their time without what each replaced."""


def _issued_sentence(fact: PackIssued, names: SentenceContext) -> str:
    again = "" if fact.number == 1 else f", issue {fact.number}"
    replaced = fact.number - 1 if fact.replaces is None else fact.replaces
    if replaced and fact.format > _FIRST_FORMAT and not fact.late:
        again += f", which replaces issue {replaced}"
    edition = next((words for each, words in IN_THE_EDITION.items() if each.value == fact.edition), "")
    again += edition and f", {edition}"
    late = ", late: after the meeting" if fact.late else ""
    title = names.meeting_title(fact.meeting)
    issued = f"Papers issued for {title}{again}{late}, as at {long_day(fact.as_at)} (entry {fact.cut_off})."
    return f"{issued}{reason_sentence(fact.late_reason)}"


SUBJECT = Subject(
    commands=(rule(IssuePack, issue_pack),),
    facts=(fact_kind(PackIssued, _issued, _issued_sentence),),
)
