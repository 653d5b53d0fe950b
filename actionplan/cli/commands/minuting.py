"""``meeting minute``: walks through what the papers asked a meeting for, and records each answer as a step of its own.

Asks; the rules answer. Without a terminal it asks nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionplan.cli.context import OpenPlan
from actionplan.cli.input import at_terminal, confirm, prompt
from actionplan.cli.output import print_lines, say
from actionplan.cli.receipts import print_receipt
from actionplan.domain.dates import add_months, full_day, long_day
from actionplan.domain.errors import ActionplanError, BadInput, WriteConflict
from actionplan.domain.moment import Moment
from actionplan.domain.subjects.deadlines import AdoptDates
from actionplan.domain.subjects.extensions import GrantExtension, RefuseExtension, ReturnExtension
from actionplan.domain.subjects.signing_off import ReturnSignOff, SignOffItems
from actionplan.domain.text import with_full_stop
from actionplan.domain.vocabulary import DateState, Kind

if TYPE_CHECKING:
    from datetime import date

    from actionplan.domain.command import Command
    from actionplan.domain.rating.snapshot import Row
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.state.entities import Meeting
    from actionplan.domain.state.item import Item

STOP, SKIP = "q", ""

Answer = Callable[["Walk", "Row"], "Command | None"]


class _Stopped(Exception):  # noqa: N818 - it is no error: somebody has had enough
    """The walk ends here."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One key: what it is called, and what it asks before there is a command; None: thought better of."""

    label: str
    command: Answer


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked about one item, and the keys that answer it."""

    row: "Row"
    words: str
    choices: dict[str, _Choice]


@dataclass(slots=True)
class Walk:
    """One sitting of the minute-taker: the meeting, and who agrees its sign-offs once that is known."""

    plan: OpenPlan
    meeting: "Meeting"
    agreed_by: str | None
    recorded: int = 0
    skipped: int = 0


def walk_through(plan: OpenPlan, meeting: "Meeting", agreed_by: str | None) -> None:
    """Ask about each thing in turn; raises ``BadInput`` where there is no terminal to ask at."""
    if not at_terminal():
        raise BadInput(
            "meeting minute asks its questions at a terminal, and there is none here. Record each answer with extend "
            f"grant, extend refuse, extend return, signoff, signoff return or adopt, and --meeting {meeting.id}"
        )
    walk = Walk(plan, meeting, agreed_by)
    questions = list(_questions(walk))
    if not questions:
        print_lines(f"Nothing waits for {_named(meeting)}.")
        return
    say(f"{_named(meeting, opening=True)}: {len(questions)} to decide. Press a key, then Enter; Enter alone skips.")
    say("To grant another date or set a condition, skip it here and use: actionplan extend grant --to --condition")
    try:
        for position, question in enumerate(questions, start=1):
            say(f"\n{position} of {len(questions)}. {question.words}")
            _put_question(walk, question)
    except _Stopped:
        walk.skipped = len(questions) - walk.recorded
    print_lines(f"Recorded {walk.recorded}, left open {walk.skipped}.")
    say(f"When the minutes are agreed: actionplan meeting close {meeting.id}{plan.db_option}")


def _named(meeting: "Meeting", *, opening: bool = False) -> str:
    return meeting.title if opening else meeting.title[:1].lower() + meeting.title[1:]


def _put_question(walk: Walk, question: _Question) -> None:
    """Ask until it is answered or skipped; a refusal by a rule is said, and the question asked again."""
    keys = " · ".join(f"{key} {choice.label}" for key, choice in question.choices.items())
    while True:
        key = _line(f"{keys} · Enter skip · {STOP} stop: ").lower()
        if key == SKIP:
            walk.skipped += 1
            return
        if key == STOP:
            raise _Stopped
        choice = question.choices.get(key)
        if choice is None:
            continue
        try:
            command = choice.command(walk, question.row)
            if command is not None and confirm(f"{choice.label.capitalize()}: {question.row.ref}?"):
                receipt = walk.plan.record(command, {question.row.ref: question.row.item.version})
                print_receipt(walk.plan, receipt, "it was decided before")
                walk.recorded += 1
                return
        except WriteConflict as refused:
            say(refused.sentence)
            walk.skipped += 1
            return
        except ActionplanError as refused:
            # Here and not in the program's door: one answer that a rule refuses must not end the walk.
            say(refused.sentence)


def _line(question: str) -> str:
    typed = prompt(question)
    if typed is None:
        raise _Stopped
    return typed


def _questions(walk: Walk) -> Iterator[_Question]:
    """Extensions, then what is reported complete (actions close before their recommendation), then dates."""
    view = walk.plan.view
    papers = _papers(walk)
    rows = [row for row in view.rows if row.item.live and _concerns(walk.meeting, row, view)]
    for row in rows:
        if row.item.request is not None:
            yield _Question(
                row, _extension_words(row, view) + _beside(papers, row, lambda item: item.extension_to), _EXTENSION
            )
    for row in sorted(rows, key=lambda row: row.item.kind is not Kind.ACTION):
        if row.item.reported_complete:
            yield _Question(
                row, _completion_words(row, view) + _beside(papers, row, lambda item: item.completed_on), _COMPLETION
            )
    for row in rows:
        if row.item.deadline.state is DateState.PROPOSED and not row.item.reported_complete:
            words = f"{row.ref} {view.title(row.item)}. Proposed date: {_day(row.item.deadline.due_on)}."
            yield _Question(row, words + _beside(papers, row, lambda item: item.deadline.due_on), _ADOPTION)


def _concerns(meeting: "Meeting", row: "Row", view: "PlanView") -> bool:
    """A body that governs a review decides about its own; any other body may be asked about all."""
    bodies = {review.ref: review.governing_body.casefold() for review in view.snapshot.reviews}
    body = meeting.body.casefold()
    return body not in bodies.values() or bodies[row.item.review] == body


def _papers(walk: Walk) -> "PlanView | None":
    meeting = walk.meeting
    if meeting.papers_as_at is None:
        return None
    return walk.plan.ledger.view(Moment(meeting.papers_as_at, meeting.papers_cut_off))


def _beside(papers: "PlanView | None", row: "Row", asked_day: "Callable[[Item], date | None]") -> str:
    """A word of warning where the papers did not ask for this."""
    if papers is None:
        return ""
    then = papers.snapshot.row(row.ref)
    asked = then is not None and asked_day(then.item) == asked_day(row.item)
    return "" if asked else " It was not in the papers."


def _extension_words(row: "Row", view: "PlanView") -> str:
    item = row.item
    return (
        f"{row.ref} {view.title(item)}. Extension from {_day(item.deadline.due_on)} to {_day(item.extension_to)}, "
        f"asked for on {_day(item.extension_asked_on)} by {with_full_stop(view.text_of(item, 'asked_by'))} "
        f"Reason: {with_full_stop(view.text_of(item, 'extension_reason'))}"
    )


def _completion_words(row: "Row", view: "PlanView") -> str:
    item = row.item
    return (
        f"{row.ref} {view.title(item)}. Reported complete on {_day(item.completed_on)}: "
        f"{with_full_stop(view.text_of(item, 'completion_summary'))} Evidence: {_evidence(item)}."
    )


def _evidence(item: "Item") -> str:
    counts = (item.evidence_output, item.evidence_quality, item.evidence_impact)
    kinds = zip(counts, ("output", "quality", "impact"), strict=True)
    return ", ".join(f"{count} of {kind}" for count, kind in kinds if count) or "none"


def _day(day: "date | None") -> str:
    return "no date" if day is None else long_day(day)


def _granted(walk: Walk, row: "Row") -> "Command":
    return GrantExtension(refs=(row.ref,), meeting=walk.meeting.id)


def _refused(walk: Walk, row: "Row") -> "Command":
    return RefuseExtension(refs=(row.ref,), meeting=walk.meeting.id, reason=_line("Reason, if one was given: "))


def _returned(walk: Walk, row: "Row") -> "Command":
    return ReturnExtension(refs=(row.ref,), meeting=walk.meeting.id, reason=_line("What is missing, if said: "))


def _signed_off(walk: Walk, row: "Row") -> "Command":
    before = f" (Enter: {walk.agreed_by})" if walk.agreed_by else " (name, role)"
    walk.agreed_by = _line(f"Who agreed for the meeting{before}: ") or walk.agreed_by
    review_on = None
    if row.item.evidence_impact == 0:
        usual = add_months(walk.meeting.on, 6)
        typed = _line(f"Impact review: a date, 6m or 12m (Enter: {full_day(usual)}): ")
        review_on = walk.plan.day(typed, remarks=True, counted_from=walk.meeting.on) if typed else usual
    return SignOffItems(
        refs=(row.ref,), meeting=walk.meeting.id, agreed_by=walk.agreed_by or "", impact_review_on=review_on
    )


def _sent_back(walk: Walk, row: "Row") -> "Command | None":
    reason = _line("What is missing: ")
    if not reason:
        say("A return needs its reason.")
        return None
    return ReturnSignOff(refs=(row.ref,), meeting=walk.meeting.id, reason=reason)


def _adopted(walk: Walk, row: "Row") -> "Command":
    return AdoptDates(refs=(row.ref,), meeting=walk.meeting.id)


_EXTENSION = {"g": _Choice("grant", _granted), "r": _Choice("refuse", _refused), "t": _Choice("return", _returned)}
_COMPLETION = {"s": _Choice("sign off", _signed_off), "t": _Choice("return", _sent_back)}
_ADOPTION = {"a": _Choice("adopt", _adopted)}
