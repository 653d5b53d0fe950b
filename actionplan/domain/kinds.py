"""The registry: the rule of each command, and what each kind of entry changes and says. Filled by the ``subjects``.

Has the two pure functions at the core: ``decide`` returns the entries that a command leads to, and ``evolve`` what an
entry changes. ``evolve`` trusts the ledger: an entry was checked before it was written. Its results must never change,
since every projection is rebuilt with it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.ended_decisions import ended_decisions
from actionplan.domain.entry import Draft, Entry, Fact, HistoryLine, free_text_fields
from actionplan.domain.meetings.powers import refuse_without_power
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.subject import AgencyName, CommandRule, FactKind, MeetingTitle, SentenceContext, Subject
from actionplan.domain.subjects import (
    actions,
    agencies,
    amending,
    bodies,
    bringing,
    chasing,
    closing,
    completion,
    deadlines,
    extensions,
    finding_edits,
    findings,
    follow_ups,
    guarding,
    holding,
    late_recording,
    measures,
    meetings,
    others,
    overrides,
    owners,
    packs,
    pauses,
    plan,
    planning,
    priorities,
    progress,
    publishing,
    raising,
    redaction,
    responses,
    reviews,
    scrutiny,
    signing_off,
    undo,
)
from actionplan.domain.text import mark_of_amendment, with_full_stop

SUBJECTS: tuple[Subject, ...] = (
    plan.SUBJECT,
    reviews.SUBJECT,
    agencies.SUBJECT,
    actions.SUBJECT,
    bringing.SUBJECT,
    planning.SUBJECT,
    priorities.SUBJECT,
    responses.SUBJECT,
    others.SUBJECT,
    raising.SUBJECT,
    owners.SUBJECT,
    deadlines.SUBJECT,
    extensions.SUBJECT,
    progress.SUBJECT,
    publishing.SUBJECT,
    holding.SUBJECT,
    guarding.SUBJECT,
    chasing.SUBJECT,
    measures.SUBJECT,
    scrutiny.SUBJECT,
    findings.SUBJECT,
    finding_edits.SUBJECT,
    completion.SUBJECT,
    signing_off.SUBJECT,
    closing.SUBJECT,
    pauses.SUBJECT,
    overrides.SUBJECT,
    bodies.SUBJECT,
    meetings.SUBJECT,
    follow_ups.SUBJECT,
    late_recording.SUBJECT,
    packs.SUBJECT,
    undo.SUBJECT,
    amending.SUBJECT,
    redaction.SUBJECT,
)

_RULES: Mapping[type[Command], CommandRule] = MappingProxyType(
    {each.command: each for subject in SUBJECTS for each in subject.commands}
)
_KINDS: Mapping[type[Fact], FactKind] = MappingProxyType(
    {each.fact: each for subject in SUBJECTS for each in subject.facts}
)

FACTS: Mapping[str, type[Fact]] = MappingProxyType({fact.kind: fact for fact in _KINDS})
"""Every kind of entry by its name."""


def decide(context: CommandContext, command: Command, today: date) -> tuple[Draft, ...]:
    """The entries that follow from ``command``; none where it would change nothing.

    ``context`` holds what the command needs; ``today`` is the Europe/London day. Raises ``Refused`` or ``BadInput``
    with the sentence that a person reads.
    """
    if not isinstance(command, plan.BeginPlan) and not context.begun:
        raise ValueError("the plan has not begun: BeginPlan comes first")
    drafts = tuple(_RULES[type(command)].decide(context, command, today))
    refuse_without_power(context, drafts)
    drafts = late_recording.with_late_recording(context, command, drafts, today)
    return (*drafts, *ended_decisions(context, command, drafts, today, evolve))


def evolve(state: PlanState, entry: Entry) -> tuple[Entity, ...]:
    """The next value of each entity that the entry changes; ``state`` itself is only read."""
    return _KINDS[type(entry.fact)].evolve(state, entry, entry.fact)


def describe(
    entry: Entry, agency_name: AgencyName, undone_by: int | None = None, *, meeting_title: MeetingTitle = str
) -> str:
    """What the entry says, in words; texts of several lines keep their line breaks, and are not made inert.

    The entry's free texts are filled in (or say that they were removed), as ``Ledger.history`` returns them. The author
    and the time are left to the caller. Meetings are named by their ids, unless ``meeting_title`` names them.
    """
    context = SentenceContext(agency_name, entry.by_chair, entry.between, meeting_title)
    words = _KINDS[type(entry.fact)].sentence(entry.fact, context)
    return words if undone_by is None else f"{words} (Undone by step {undone_by}.)"


def describe_line(line: HistoryLine, agency_name: AgencyName, *, meeting_title: MeetingTitle = str) -> str:
    """As ``describe``, in the words that the entry was written with; where they were amended, by which entry."""
    words = describe(line.entry, agency_name, meeting_title=meeting_title)
    for each in line.amendments:
        words += f" (Amended on {long_day(each.on)}, in entry {each.entry}.)"
    return words if line.undone_by is None else f"{words} (Undone by step {line.undone_by}.)"


def as_amended(line: HistoryLine) -> Entry:
    """The entry with its texts in the wording in force."""
    words = {each.field: each.words for each in line.amendments}
    return replace(line.entry, fact=replace(line.entry.fact, **words)) if words else line.entry


def amended_mark(line: HistoryLine) -> str:
    """What is said after words that were amended: " (amended 3 March 2027)"; empty where none were."""
    return mark_of_amendment(line.amended_on)


def noun_of(fact: Fact) -> str | None:
    """What to call an entry without its free text, "A progress update"; None where its sentence says enough."""
    return _KINDS[type(fact)].noun


def describe_without_words(entry: Entry, agency_name: AgencyName, *, meeting_title: MeetingTitle = str) -> str:
    """What an entry says, without its free text."""
    fact, noun = entry.fact, noun_of(entry.fact)
    if noun is not None:
        on = getattr(fact, "on", None)
        return with_full_stop(f"{noun}, {long_day(on)}" if on is not None else noun)
    bare = replace(fact, **dict.fromkeys(free_text_fields(type(fact))))
    return describe(replace(entry, fact=bare), agency_name, meeting_title=meeting_title)
