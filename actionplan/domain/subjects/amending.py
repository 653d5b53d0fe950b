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
from actionplan.domain.state.context import AmendmentTarget, CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_of, rule
from actionplan.domain.subjects.completion import CompletionReported
from actionplan.domain.subjects.measures import ReadingTaken
from actionplan.domain.subjects.meetings.attending import ChallengeMade, MeetingWorded
from actionplan.domain.subjects.meetings.entries import DecisionMinuted
from actionplan.domain.subjects.progress import ContactNoted, EvidenceAdded, ProgressRecorded
from actionplan.domain.subjects.scrutiny import ScrutinyRecorded
from actionplan.domain.subjects.signing_off import ImpactReviewed
from actionplan.domain.text import reason_sentence, with_full_stop
from actionplan.domain.vocabulary import RecordKind

_MAIN_TEXT: Final[Mapping[str, str]] = MappingProxyType(
    {
        ProgressRecorded.kind: "words",
        ContactNoted.kind: "words",
        EvidenceAdded.kind: "title",
        ReadingTaken.kind: "words",
        ScrutinyRecorded.kind: "words",
        CompletionReported.kind: "completion_summary",
        ImpactReviewed.kind: "words",
        DecisionMinuted.kind: "words",
    }
)
"""The text of each kind of entry that is amended where nothing else is named."""

_INSTEAD: Final[Mapping[str, str]] = MappingProxyType(
    {
        DecisionMinuted.kind: "is what a meeting said about no item: undo its step and record it again in the right "
        "words; where the minutes are closed, reopen the meeting first.",
        ChallengeMade.kind: "is a challenge: undo its step and record it again in the right words.",
        MeetingWorded.kind: "gives words to a part of a meeting's papers: give that part its words again. Those that "
        "were given last stand.",
    }
)
"""What to do instead, for words of a meeting that belong to no item."""

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "words": "words",
        "title": "title",
        "completion_summary": "account of what was done",
        "sender": "sender",
        "held_at": "place where it is held",
        "period": "period",
    }
)
"""What each text is called."""

_BESIDE: Final = frozenset({"sender", "held_at", "period"})
"""The texts beside the main one."""

_LINES: Final = frozenset({"title", "sender", "held_at", "period"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(Command):
    """Put right the words of one entry, or who sent it, where it is held, or the period that it is about."""

    entry: int
    reason: str
    words: str | None = None
    sender: str | None = None
    held_at: str | None = None
    period: str | None = None

    def needs(self) -> Needs:
        """What the entry says, and in which wordings."""
        return Needs(wordings_of=self.entry)


@dataclass(frozen=True, slots=True)
class TextAmended(Fact):
    """One text of another entry was put right. ``about`` is the kind of that entry, ``field`` the text's name in it."""

    kind: ClassVar[str] = "text-amended"
    entry: int
    field: str
    about: str
    restricted: bool = False
    words: str | None = free_text()
    reason: str | None = free_text()


def can_be_amended(fact: Fact, field: str, ref: str | None) -> bool:
    """Whether a text of an entry about this item, or about none, is of the kind that an amendment puts right."""
    if isinstance(fact, TextAmended):
        return field == "words"
    return ref is not None and field in {_MAIN_TEXT.get(fact.kind), *_BESIDE} and fact.kind in _MAIN_TEXT


def amend(context: CommandContext, command: Amend, today: date) -> list[Draft]:
    """An entry for each text that is put right; none for one that says so already."""
    del today
    target = context.amendment_target
    if target is None:
        raise BadInput(f"There is no entry {command.entry} in this plan's ledger.")
    _refuse_what_cannot_be_amended(context, target)
    reason = required_text(command.reason, "The reason")
    drafts = []
    for name, words in _given(target, command):
        if target.texts.get(name) == words:
            continue
        restricted = bool(getattr(target.fact, "restricted", False))
        fact = TextAmended(target.entry, name, target.fact.kind, restricted, words=words, reason=reason)
        drafts.append(Draft(target.ref, fact))
    return drafts


def _refuse_what_cannot_be_amended(context: CommandContext, target: AmendmentTarget) -> None:
    if target.undone_by is not None:
        raise Refused(
            f"Entry {target.entry} was undone by step {target.undone_by}: it says nothing any more. "
            "Record it again in the right words."
        )
    if target.ref is None and target.fact.kind in _INSTEAD:
        raise Refused(f"Entry {target.entry} {_INSTEAD[target.fact.kind]}")
    if target.fact.kind not in _MAIN_TEXT:
        raise Refused(
            f"Entry {target.entry} is no update, note, evidence, reading, scrutineer's view, report of completion, "
            "finding of an impact review or decision in words: its words are not amended. Record what is right, or "
            "undo its step."
        )
    decided_at = deciding_meeting(target.fact)
    if decided_at is not None:
        refuse_if_closed(known_meeting(context, decided_at))
    if target.removed:
        raise Refused(f"The text of entry {target.entry} was removed for good: nothing is left to put right.")


def _given(target: AmendmentTarget, command: Amend) -> list[tuple[str, str]]:
    """The texts to put right, each by its name in the entry that holds it."""
    asked = {
        _MAIN_TEXT[target.fact.kind]: command.words,
        "sender": command.sender,
        "held_at": command.held_at,
        "period": command.period,
    }
    given = {name: words for name, words in asked.items() if words is not None}
    if not given:
        raise BadInput("Say what the right words are.")
    for name in given:
        if not hasattr(target.fact, name):
            raise BadInput(f"Entry {target.entry} has no {_NAMES[name]}: leave that out.")
        if not target.texts.get(name):
            raise Refused(f"Entry {target.entry} was recorded without a {_NAMES[name]}: there is nothing to put right.")
    return [(name, _clean(name, words)) for name, words in given.items()]


def _clean(name: str, words: str) -> str:
    what = f"The {_NAMES[name]}"
    return required_line(words, what) if name in _LINES else required_text(words, what)


def _amended(state: PlanState, entry: Entry, fact: TextAmended) -> tuple[Entity, ...]:
    """A record beside the one that it amends, which stays as it is. Nothing of the item changes."""
    item = replace(item_of(state, entry), version=entry.number)
    record = Record(
        entry=entry.number,
        version=entry.number,
        ref=item.ref,
        kind=RecordKind.AMENDMENT,
        on=entry.day,
        by=entry.by,
        restricted=fact.restricted,
        amends=fact.entry,
        amended_field=fact.field,
    )
    return item, record


def _amended_sentence(fact: TextAmended, names: SentenceContext) -> str:
    del names
    name = _NAMES.get(fact.field, fact.field)
    what = f"{name[:1].upper()}{name[1:]} of entry {fact.entry} amended"
    return f"{what}: {with_full_stop(fact.words)}{reason_sentence(fact.reason)}"


SUBJECT = Subject(
    commands=(rule(Amend, amend),),
    facts=(fact_kind(TextAmended, _amended, _amended_sentence, "An amendment of words"),),
)
