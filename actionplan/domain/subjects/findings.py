"""Findings of a review: what it found, and which recommendations answer it. A finding rates nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from actionplan.domain.checks import known_item, optional_line, optional_text, required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.review_file import PublishedFinding
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.item import pointer
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.text import listed, reason_sentence, with_full_stop
from actionplan.domain.typed.refs import finding_ref
from actionplan.domain.vocabulary import Kind

_LONGEST_NUMBER: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFinding(Command):
    """Record a finding of a review; ``refs`` are the recommendations that answer it, and may stay empty."""

    review: str
    wording: str
    number: str | None = None

    def needs(self) -> Needs:
        """The findings there are, for the next number."""
        return Needs(findings=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFinding(Command):
    """Say that the recommendations in ``refs`` answer a finding, or no longer do (``take_back``; without refs: any).

    ``only_these``: they and no others. ``none_because`` says why no recommendation has to.
    """

    finding: str
    take_back: bool = False
    only_these: bool = False
    none_because: str | None = None

    def needs(self) -> Needs:
        """The finding."""
        return Needs(findings=True)


@dataclass(frozen=True, slots=True)
class FindingAdded(Fact):
    """A finding of a review was recorded; the entry's ref is its own, as ``finding`` is.

    Since schema 2 ``ours`` says that a person put its wording or its number together from what the document says.
    """

    kind: ClassVar[str] = "finding-added"
    schema: ClassVar[int] = 2
    finding: str
    review: str
    position: int
    number: str | None = None
    answered_by: tuple[str, ...] = ()
    wording: str | None = free_text()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class FindingAnswered(Fact):
    """Which recommendations answer a finding from now on; with none, perhaps the ``reason`` why none has to."""

    kind: ClassVar[str] = "finding-answered"
    finding: str
    answered_by: tuple[str, ...] = ()
    reason: str | None = free_text()


def add(context: CommandContext, command: AddFinding, today: date) -> list[Draft]:
    """One more finding of a review; what says the same, or has the same number, is there already."""
    del today
    if context.review(command.review) is None:
        raise BadInput(f"There is no review {command.review} in this plan.")
    given = PublishedFinding(finding_number(command.number), required_text(command.wording, "The finding"))
    for each in context.findings:
        if each.review == command.review and _is_the_same(context, each, given):
            raise Refused(f"{each.ref} is this finding already: the review has it once.")
    return added(context, command.review, [(given, _recommendations(context, command.refs))])


def added(
    context: CommandContext, review: str, given: Iterable[tuple[PublishedFinding, tuple[str, ...]]]
) -> list[Draft]:
    """An entry for each finding, with the refs that answer it, behind those that the review has.

    In the order given; refs are never reused.
    """
    ever = [each for each in context.findings_ever_added if each.review == review]
    taken, position = {each.ref for each in ever}, max((each.position for each in ever), default=0)
    drafts = []
    for each, answers in given:
        position += 1
        ref = finding_ref(review, each.number, position, taken)
        taken.add(ref)
        fact = FindingAdded(ref, review, position, each.number, answers, wording=each.wording, ours=each.ours)
        drafts.append(Draft(ref, fact))
    return drafts


def not_in_plan(
    context: CommandContext, review: str, given: Iterable[PublishedFinding]
) -> tuple[PublishedFinding, ...]:
    """The findings of a file that the plan does not hold yet, by number or by words."""
    there = [each for each in context.findings if each.review == review]
    return tuple(each for each in given if not any(_is_the_same(context, known, each) for known in there))


def answer(context: CommandContext, command: AnswerFinding, today: date) -> list[Draft]:
    """What answers it beside what did, or less; or why none has to. Nothing where that stands already."""
    del today
    now = context.finding(command.finding)
    if now is None:
        raise BadInput(f"There is no finding {command.finding} in this plan.")
    because = optional_text(command.none_because, "The reason")
    if because:
        if command.refs:
            raise BadInput("A finding is answered by a recommendation, or needs none: say one of the two.")
        if now.answered_by and not command.only_these:
            raise Refused(f"{now.ref} is answered by {listed(now.answered_by)}. Take that back first.")
        if context.text(now.none_needed, "reason") == because:
            return []
        return [Draft(now.ref, FindingAnswered(now.ref, reason=because))]
    given = _recommendations(context, command.refs)
    if command.only_these:
        stands = given == now.answered_by and now.none_needed is None
        return [] if stands else [Draft(now.ref, FindingAnswered(now.ref, given))]
    if command.take_back:
        return _taken_back(now, given)
    if not given:
        raise BadInput(f"Say which recommendation answers {now.ref}.")
    both = tuple(dict.fromkeys((*now.answered_by, *given)))
    return [] if both == now.answered_by else [Draft(now.ref, FindingAnswered(now.ref, both))]


def _taken_back(now: ReviewFinding, given: tuple[str, ...]) -> list[Draft]:
    """Without these, or without any answer and any reason."""
    for ref in given:
        if ref not in now.answered_by:
            raise BadInput(f"{ref} is not on record as an answer to {now.ref}.")
    left = tuple(ref for ref in now.answered_by if given and ref not in given)
    if left == now.answered_by and now.none_needed is None:
        return []
    return [Draft(now.ref, FindingAnswered(now.ref, left))]


def finding_number(given: str | None) -> str | None:
    """A finding's number as it was typed; None for none. Raises ``BadInput`` for one that is too long."""
    number = optional_line(given, "The number") or None
    if number is not None and len(number) > _LONGEST_NUMBER:
        raise BadInput(f"The number of a finding has {_LONGEST_NUMBER} characters at most.")
    return number


def _recommendations(context: CommandContext, refs: tuple[str, ...]) -> tuple[str, ...]:
    for ref in refs:
        if known_item(context, ref).kind is not Kind.RECOMMENDATION:
            raise BadInput(f"{ref} is an action: a finding is answered by a recommendation.")
    return tuple(dict.fromkeys(refs))


def _is_the_same(context: CommandContext, known: ReviewFinding, given: PublishedFinding) -> bool:
    if known.number is not None and given.number is not None:
        return known.number.casefold() == given.number.casefold()
    return context.text(known.wording, "wording").split() == given.wording.split()


def _added(state: PlanState, entry: Entry, fact: FindingAdded) -> tuple[Entity, ...]:
    del state
    finding = ReviewFinding(
        ref=fact.finding,
        version=entry.number,
        review=fact.review,
        position=fact.position,
        number=fact.number,
        wording=pointer(entry.number, fact.wording),
        answered_by=fact.answered_by,
    )
    return (finding,)


def _answered(state: PlanState, entry: Entry, fact: FindingAnswered) -> tuple[Entity, ...]:
    now = state.finding_ever_added(fact.finding)
    if now is None:
        raise LookupError(f"entry {entry.number} is about the finding {fact.finding}, which no earlier entry added")
    reason = pointer(entry.number, fact.reason)
    return (replace(now, version=entry.number, answered_by=fact.answered_by, none_needed=reason),)


def _added_sentence(fact: FindingAdded, names: SentenceContext) -> str:
    del names
    number = f" {fact.number}" if fact.number else ""
    answers = f" Answered by {listed(fact.answered_by)}." if fact.answered_by else ""
    how = ", put together by us from what the review says" if fact.ours else ""
    return f"Finding{number} of the review recorded{how}: {with_full_stop(fact.wording)}{answers}"


def _answered_sentence(fact: FindingAnswered, names: SentenceContext) -> str:
    del names
    if fact.answered_by:
        return f"Finding {fact.finding} is answered by {listed(fact.answered_by)}."
    if fact.reason:
        return f"Finding {fact.finding} needs no recommendation.{reason_sentence(fact.reason)}"
    return f"Finding {fact.finding} is answered by no recommendation."


SUBJECT = Subject(
    commands=(rule(AddFinding, add), rule(AnswerFinding, answer)),
    facts=(
        fact_kind(FindingAdded, _added, _added_sentence, "A finding of the review"),
        fact_kind(FindingAnswered, _answered, _answered_sentence),
    ),
)
