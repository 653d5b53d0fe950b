"""``meeting minute``: walks through a meeting's agenda, and records each answer as a step of its own.

Holds no rules, and asks nothing without a terminal.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from actionplan.cli.commands.minute_answers import Choice, Stopped, Walk, choices_for, line
from actionplan.cli.context import OpenPlan
from actionplan.cli.input import at_terminal, confirm
from actionplan.cli.output import print_lines, say
from actionplan.cli.receipts import print_receipt
from actionplan.domain.checks import refuse_if_closed
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.errors import ActionplanError, BadInput, WriteConflict
from actionplan.domain.governance.agenda import MeetingAgenda
from actionplan.domain.governance.askable import sign_off_needs_of
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.reports.follow_ups import sentence_of
from actionplan.domain.subjects.late_recording import is_late
from actionplan.domain.text import capitalised, with_full_stop
from actionplan.services.agendas import read_agenda

if TYPE_CHECKING:
    from datetime import date

    from actionplan.domain.rating.snapshot import Row
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.state.entities import Meeting
    from actionplan.domain.state.item import Item

STOP, SKIP = "q", ""


def walk_through(plan: OpenPlan, meeting: "Meeting", agreed_by: str | None, late_reason: str | None = None) -> None:
    """Ask about each item of the agenda. Raises ``BadInput`` where there is no terminal."""
    if not at_terminal():
        raise BadInput(
            "meeting minute asks its questions at a terminal, and there is none here. Record each answer with extend "
            f"grant, extend refuse, extend return, signoff, signoff return or adopt, and --meeting {meeting.id}"
        )
    refuse_if_closed(meeting)
    walk = Walk(plan, meeting, agreed_by, late_reason=late_reason)
    asked = _agenda(walk)
    if not asked.waiting:
        print_lines(f"Nothing waits for {_named(meeting)}.")
        return
    of_all = f" (of {asked.words})" if asked.answered or asked.new else ""
    number = f"{len(asked.waiting)} to decide{of_all}"
    say(f"{_named(meeting, opening=True)}: {number}. Press a key, then Enter; Enter alone skips.")
    if late_reason is None and is_late(meeting, plan.view.snapshot.policy, plan.today):
        walk.late_reason = _why_late(meeting)
    left_open = _put_all(walk)
    print_lines(f"Recorded {walk.recorded}, left open {left_open}.")
    say(f"When the minutes are agreed: actionplan meeting close {meeting.id}{plan.db_option}")


def _why_late(meeting: "Meeting") -> str:
    """Asked once, before anything is put. Raises ``BadInput`` where it is not said."""
    try:
        typed = line(f"{_named(meeting, opening=True)} took place long ago. Why is it recorded late? ")
    except Stopped:
        typed = ""
    if not typed:
        raise BadInput("Recording its decisions late needs the reason: say why. Nothing was recorded.")
    return typed


def _named(meeting: "Meeting", *, opening: bool = False) -> str:
    return meeting.title if opening else meeting.title[:1].lower() + meeting.title[1:]


def _put_all(walk: Walk) -> int:
    """Put every ask once, including those that an answer brings up; return how many were left open."""
    view, asked = walk.plan.view, _agenda(walk)
    put = set()
    while waiting := [ask for ask in asked.waiting if ask.key not in put]:
        ask, recorded = waiting[0], walk.recorded
        put.add(ask.key)
        position = walk.recorded + walk.skipped + 1
        say(f"\n{position} of {position + len(waiting) - 1}. {_words(ask, view)}{_papers_warning(ask)}")
        try:
            overtaken = _put_question(walk, ask)
        except Stopped:
            return walk.skipped + len(waiting)
        if overtaken or walk.recorded > recorded:
            # Closing an action can make its recommendation ready, and somebody's newer change can bring up another ask.
            view = walk.plan.ledger.view()
            asked = read_agenda(walk.plan.ledger, view.snapshot, walk.meeting)
    return walk.skipped


def _put_question(walk: Walk, ask: Ask) -> bool:
    """Ask until it is answered or skipped; refusals are printed. True where somebody else changed the item first."""
    choices = choices_for(ask)
    keys = " · ".join(f"{key} {choice.label}" for key, choice in choices.items())
    while True:
        key = line(f"{keys} · Enter skip · {STOP} stop: ").lower()
        if key == STOP:
            raise Stopped
        if key == SKIP:
            walk.skipped += 1
            return False
        if key not in choices:
            continue
        try:
            if _recorded(walk, ask, choices[key]):
                walk.recorded += 1
                return False
        except WriteConflict as refused:
            say(refused.sentence)
            walk.skipped += 1
            return True
        except ActionplanError as refused:
            # Caught here and not in ``main``: one answer that a rule refuses must not end the walk.
            say(refused.sentence)


def _recorded(walk: Walk, ask: Ask, choice: Choice) -> bool:
    """Build the command, confirm it and record it; false where it was left open."""
    answer = choice.command(walk, ask)
    if answer is None or not confirm(f"{capitalised(choice.label)}: {ask.ref}?"):
        return False
    commands = [answer] if isinstance(answer, Command) else answer
    if walk.late_reason is not None:
        commands = [replace(each, recorded_late=True, late_reason=walk.late_reason) for each in commands]
    shown = {} if ask.row is None else {ask.ref: ask.row.item.version}
    receipt = walk.plan.record_all(commands, shown)
    print_receipt(walk.plan, receipt, "it was decided already")
    return True


def _agenda(walk: Walk) -> MeetingAgenda:
    return read_agenda(walk.plan.ledger, walk.plan.view.snapshot, walk.meeting)


def _papers_warning(ask: Ask) -> str:
    """A warning where the papers did not ask for this."""
    return " It was not in the papers." if ask.new else ""


def _words(ask: Ask, view: "PlanView") -> str:
    if ask.follow_up is not None:
        return f"{sentence_of(ask.follow_up, view)} What came of it?"
    row = ask.about_row
    match ask.kind:
        case AskKind.EXTENSION:
            said = _extension_words(row, view)
        case AskKind.SIGN_OFF:
            said = _completion_words(row, view)
        case AskKind.NOT_READY:
            missing = "; ".join(each.words for each in sign_off_needs_of(row, view.snapshot))
            said = f"{_completion_words(row, view)} It cannot be signed off yet: {missing}."
        case _:
            more = f" ({ask.remark})" if ask.remark else ""
            said = f"{capitalised(ask.words)}{more}."
    return f"{row.ref} {view.title(row.item)}. {said}"


def _extension_words(row: "Row", view: "PlanView") -> str:
    item = row.item
    return (
        f"Extension from {_day(item.deadline.due_on)} to {_day(item.extension_to)}, asked for on "
        f"{_day(item.extension_asked_on)} by {with_full_stop(view.text_of(item, 'asked_by'))} "
        f"Reason: {with_full_stop(view.text_of(item, 'extension_reason'))}"
    )


def _completion_words(row: "Row", view: "PlanView") -> str:
    item = row.item
    return (
        f"Reported complete on {_day(item.completed_on)}: "
        f"{with_full_stop(view.text_of(item, 'completion_summary'))} Evidence: {_evidence(item)}."
    )


def _evidence(item: "Item") -> str:
    counts = (item.evidence_output, item.evidence_quality, item.evidence_impact)
    kinds = zip(counts, ("output", "quality", "impact"), strict=True)
    return ", ".join(f"{count} of {kind}" for count, kind in kinds if count) or "none"


def _day(day: "date | None") -> str:
    return "no date" if day is None else long_day(day)
