"""Amendment: words on record are put right; both wordings stay, and nothing but the words changes.

Which texts can be amended is said here, kind by kind. Which wording is in force is ``state.amendments``' to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import ClassVar, Final

from actionplan.domain.checks import known_meeting, refuse_if_closed, required_line, required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, deciding_meeting, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.offices import office_in_words
from actionplan.domain.state.context import AmendmentTarget, CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_of, rule
from actionplan.domain.subjects.completion import CompletionReported
from actionplan.domain.subjects.findings import FindingAdded
from actionplan.domain.subjects.follow_ups.entries import FollowUpDone, FollowUpSet
from actionplan.domain.subjects.measures import ReadingTaken
from actionplan.domain.subjects.meetings.attending import ChallengeMade, MeetingAttended, MeetingWorded
from actionplan.domain.subjects.meetings.entries import DecisionMinuted
from actionplan.domain.subjects.progress import ContactNoted, EvidenceAdded, ProgressRecorded
from actionplan.domain.subjects.publishing import PublicLineWritten
from actionplan.domain.subjects.scrutiny import ScrutinyRecorded
from actionplan.domain.subjects.signing_off import ImpactReviewed
from actionplan.domain.text import capitalised, reason_sentence, with_full_stop
from actionplan.domain.vocabulary import RecordKind

_SAID_BY: Final = MappingProxyType({"words": "words", "sender": "sender"})
_WORDS: Final = MappingProxyType({"words": "words"})

_TEXTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        ProgressRecorded.kind: _SAID_BY,
        ContactNoted.kind: _SAID_BY,
        EvidenceAdded.kind: MappingProxyType({"words": "title", "held_at": "held_at"}),
        ReadingTaken.kind: MappingProxyType({"words": "words", "period": "period"}),
        ScrutinyRecorded.kind: _SAID_BY,
        CompletionReported.kind: MappingProxyType({"words": "completion_summary"}),
        ImpactReviewed.kind: _WORDS,
        DecisionMinuted.kind: _WORDS,
        ChallengeMade.kind: MappingProxyType({"words": "words", "sender": "asked_by", "answer": "answer"}),
        MeetingWorded.kind: _WORDS,
        FollowUpSet.kind: _WORDS,
        FollowUpDone.kind: MappingProxyType({"words": "outcome"}),
        PublicLineWritten.kind: MappingProxyType({"words": "public_line"}),
        FindingAdded.kind: MappingProxyType({"words": "wording"}),
    }
)
"""The texts of each kind of entry that are amended, each by the field of the command that puts it right."""

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "words": "words",
        "title": "title",
        "completion_summary": "account of what was done",
        "outcome": "account of what was done",
        "sender": "sender",
        "asked_by": "challenger",
        "answer": "answer",
        "held_at": "place where it is held",
        "period": "period",
        "public_line": "public line",
        "wording": "wording",
    }
)
"""What each text is called."""

_LINES: Final = frozenset({"title", "sender", "held_at", "period"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(Command):
    """Put right the words of one entry, or who said them, the answer, where it is held, or the period it is about."""

    entry: int
    reason: str
    words: str | None = None
    sender: str | None = None
    answer: str | None = None
    held_at: str | None = None
    period: str | None = None

    def needs(self) -> Needs:
        """What the entry says, and in which wordings."""
        return Needs(wordings_of=self.entry)


@dataclass(frozen=True, slots=True)
class TextAmended(Fact):
    """One text of another entry was put right. ``about`` is the kind of that entry, ``field`` the text's name in it.

    Since schema 2 ``meeting`` is the one whose record the words belong to, where they are about no item.
    """

    kind: ClassVar[str] = "text-amended"
    schema: ClassVar[int] = 2
    entry: int
    field: str
    about: str
    restricted: bool = False
    meeting: str | None = None
    words: str | None = free_text()
    reason: str | None = free_text()


def amended_as(fact: Fact, field: str) -> str | None:
    """The field of the command that puts a text of an entry right; None where no amendment does."""
    about, name = fact.kind, field
    if isinstance(fact, TextAmended) and field == "words":
        about, name = fact.about, fact.field
    return next((given for given, text in _TEXTS.get(about, {}).items() if text == name), None)


def amend(context: CommandContext, command: Amend, today: date) -> list[Draft]:
    """An entry for each text that is put right; none for one that says so already."""
    del today
    target = context.amendment_target
    if target is None:
        raise BadInput(f"There is no entry {command.entry} in this plan's ledger.")
    _refuse_what_cannot_be_amended(context, target)
    reason = required_text(command.reason, "The reason")
    drafts = []
    meeting = _meeting_of(context, target)
    for name, words in _given(context, target, command):
        if target.texts.get(name) == words:
            continue
        restricted = bool(getattr(target.fact, "restricted", False))
        fact = TextAmended(target.entry, name, target.fact.kind, restricted, meeting, words=words, reason=reason)
        drafts.append(Draft(target.ref, fact))
    return drafts


def _refuse_what_cannot_be_amended(context: CommandContext, target: AmendmentTarget) -> None:
    if target.undone_by is not None:
        raise Refused(
            f"Entry {target.entry} was undone by step {target.undone_by}: it says nothing any more. "
            "Record it again in the right words."
        )
    if isinstance(target.fact, MeetingAttended):
        raise Refused(f"Entry {target.entry} says who was at a meeting: undo its step and record that again.")
    if target.fact.kind not in _TEXTS:
        raise Refused(
            f"The words of entry {target.entry} are not amended: it is no update, note, evidence, reading, "
            "scrutineer's view, report of completion, finding of an impact review, decision in words, challenge, "
            "follow-up, public line, finding of a review or words for a meeting's papers. Record what is right, or "
            "undo its step."
        )
    decided_at = deciding_meeting(target.fact)
    if decided_at is not None:
        refuse_if_closed(known_meeting(context, decided_at))
    if target.removed:
        raise Refused(f"The text of entry {target.entry} was removed for good: nothing is left to put right.")


def _meeting_of(context: CommandContext, target: AmendmentTarget) -> str | None:
    """The meeting whose record words about no item belong to; None for an item's."""
    if target.ref is not None:
        return None
    if isinstance(target.fact, FollowUpDone):
        done = context.follow_up(target.fact.number)
        return None if done is None else done.meeting
    meeting: str | None = getattr(target.fact, "meeting", None)
    return meeting


def _given(context: CommandContext, target: AmendmentTarget, command: Amend) -> list[tuple[str, str]]:
    """The texts to put right, each by its name in the entry that holds it."""
    asked = {each: getattr(command, each) for each in ("words", "sender", "answer", "held_at", "period")}
    given = {each: words for each, words in asked.items() if words is not None}
    if not given:
        raise BadInput("Say what the right words are.")
    texts = _TEXTS[target.fact.kind]
    for each in given:
        if each not in texts:
            raise BadInput(f"Entry {target.entry} has no {_NAMES[each]}: leave that out.")
        if not target.texts.get(texts[each]):
            name = _NAMES[texts[each]]
            without = name if name == "words" else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
            raise Refused(f"Entry {target.entry} was recorded without {without}: there is nothing to put right.")
    return [(texts[each], _clean(context, texts[each], words)) for each, words in given.items()]


def _clean(context: CommandContext, name: str, words: str) -> str:
    if name == "asked_by":
        return office_in_words(words, "Who asked", context.agencies)
    what = f"The {_NAMES[name]}"
    return required_line(words, what) if name in _LINES else required_text(words, what)


def _amended(state: PlanState, entry: Entry, fact: TextAmended) -> tuple[Entity, ...]:
    """A record beside the one that it amends, which stays as it is. Nothing of the item changes."""
    record = Record(
        entry=entry.number,
        version=entry.number,
        ref=entry.ref or fact.meeting or "",
        kind=RecordKind.AMENDMENT,
        on=entry.day,
        by=entry.by,
        restricted=fact.restricted,
        meeting=fact.meeting,
        amends=fact.entry,
        amended_field=fact.field,
    )
    if entry.ref is None and fact.meeting is not None:
        return (record,)
    finding = state.finding_ever_added(entry.ref or "")
    if finding is not None:
        return replace(finding, version=entry.number), record
    return replace(item_of(state, entry), version=entry.number), record


def _amended_sentence(fact: TextAmended, names: SentenceContext) -> str:
    del names
    name = _NAMES.get(fact.field, fact.field)
    what = f"{capitalised(name)} of entry {fact.entry} amended"
    return f"{what}: {with_full_stop(fact.words)}{reason_sentence(fact.reason)}"


SUBJECT = Subject(
    commands=(rule(Amend, amend),),
    facts=(fact_kind(TextAmended, _amended, _amended_sentence, "An amendment of words"),),
)
