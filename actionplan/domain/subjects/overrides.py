"""Decided colours: a meeting shows another colour than the rule's, for a while and with a reason."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import live_items, past_meeting, refuse_if_later, required_line, required_text
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.leads import leads_of, refuse_own_work
from actionplan.domain.meetings.sittings import next_sitting
from actionplan.domain.rating.rate import case_in_context
from actionplan.domain.rating.rules import Case, Rating, Rule, own_rating, rating_by_rule
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, Override, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import decision_of, reason_sentence, with_full_stop
from actionplan.domain.vocabulary import Act, Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRating(Command):
    """A meeting shows Amber or Green in place of the rule's colour, until its next sitting; somebody agrees it."""

    colour: Colour
    reason: str
    meeting: str
    agreed_by: str


@dataclass(frozen=True, slots=True)
class RatingOverridden(Fact):
    """A meeting shows another colour than the rule's, until its next sitting; who agreed it is not in schema 1."""

    kind: ClassVar[str] = "rating-overridden"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.OVERRIDE
    colour: Colour
    rule_colour: Colour
    body: str
    meeting: str
    meeting_on: date
    override_reason: str | None = free_text()
    override_agreed_by: str | None = free_text()


@dataclass(frozen=True, slots=True)
class OverrideEnded(Fact):
    """What a meeting decided to show has ended, and does not come back; ``rule_colour`` is the rule's since then."""

    kind: ClassVar[str] = "override-ended"
    colour: Colour
    rule_colour: Colour
    body: str | None = None
    decided_on: date | None = None


def override(context: CommandContext, command: OverrideRating, today: date) -> list[Draft]:
    """Amber or Green until the body's next sitting, agreed by somebody other than the lead officer.

    Never Green over an overdue item.
    """
    meeting = past_meeting(context, command.meeting, today)
    reason = required_text(command.reason, "The reason")
    agreed_by = required_line(command.agreed_by, "Who agreed it")
    if command.colour not in {Colour.AMBER, Colour.GREEN}:
        raise BadInput("A meeting can show Amber or Green in place of the rule's colour, and no other.")
    _refuse_if_sat_since(context, meeting, today)
    drafts = []
    for item in live_items(context, command.refs, "overriding its rating"):
        case = case_in_context(context, item, today)
        ruled = rating_by_rule(case)
        _refuse_unfit(context, case, ruled, command.colour, meeting)
        leads = leads_of(item, context.actions_of(item.ref), context.text)
        refuse_own_work(agreed_by, leads, "agree to another colour")
        shown = (command.colour, ruled.colour)
        fact = RatingOverridden(*shown, meeting.body, meeting.id, meeting.on, reason, agreed_by)
        drafts.append(Draft(item.ref, fact))
    return drafts


def _refuse_if_sat_since(context: CommandContext, meeting: Meeting, today: date) -> None:
    following = next_sitting(context.meetings, meeting.body, meeting.on)
    if following is not None and following.on < today:
        raise Refused(
            f"The {meeting.body} has sat since, on {long_day(following.on)}: what was shown by decision of "
            f"{long_day(meeting.on)} has ended by then."
        )


def _refuse_unfit(context: CommandContext, case: Case, ruled: Rating, colour: Colour, meeting: Meeting) -> None:
    item = case.item
    if ruled.rule is Rule.OVERDUE and colour is Colour.GREEN:
        raise Refused(f"{item.ref} is overdue: a meeting can show it as Amber at best.")
    if ruled.rule is Rule.OVERDUE and case.due_on is not None and case.due_on >= meeting.on:
        after = meeting.title_mid_sentence
        raise Refused(f"{item.ref} fell overdue after {after}, which cannot have decided about that.")
    _refuse_if_ruled_later(item, ruled.rule, meeting)
    if ruled.colour is not colour:
        return
    worse = [
        action
        for action in context.actions_of(item.ref)
        if own_rating(case_in_context(context, action, case.as_at)).colour in _WORSE
    ]
    if worse and item.live:
        raise Refused(
            f"{item.ref} is {ruled.colour} by its own rule. Where it is shown worse, that is the rating of an action "
            f"under it ({', '.join(action.ref for action in worse[:3])}): decide about that one."
        )
    raise Refused(f"{item.ref} is {ruled.colour} by the rule already.")


def _refuse_if_ruled_later(item: Item, ruled: Rule, meeting: Meeting) -> None:
    """A meeting does not decide about a colour that was given by what came after it."""
    match ruled:
        case Rule.OFF_TRACK | Rule.AT_RISK:
            on, what = item.declared_on, f"The colour of {item.ref} was declared"
        case Rule.EXTENSION_ASKED:
            on, what = item.extension_asked_on, f"The extension of {item.ref} was asked for"
        case Rule.NO_EVIDENCE | Rule.SIGN_OFF_WAITING:
            on, what = item.completed_on, f"{item.ref} was completed"
        case _:
            return
    refuse_if_later(meeting, on, what, "decided about its colour")


_WORSE = frozenset({Colour.RED, Colour.AMBER})


def _overridden(item: Item, entry: Entry, fact: RatingOverridden) -> Item:
    shown = Override(
        colour=fact.colour,
        rule_colour=fact.rule_colour,
        body=fact.body,
        on=fact.meeting_on,
        meeting=fact.meeting,
        reason=pointer(entry.number, fact.override_reason),
        agreed_by=pointer(entry.number, fact.override_agreed_by),
    )
    return replace(item, override=shown)


def _overridden_sentence(fact: RatingOverridden, names: SentenceContext) -> str:
    decided = decision_of(fact.body, long_day(fact.meeting_on), by_chair=names.by_chair, between=names.between)
    agreed = f" Agreed by {with_full_stop(fact.override_agreed_by)}" if fact.override_agreed_by else ""
    shown = f"Shown as {fact.colour} {decided}; by the rule: {fact.rule_colour}. It ends with its next sitting."
    return f"{shown}{agreed}{reason_sentence(fact.override_reason)}"


def _ended(item: Item, entry: Entry, fact: OverrideEnded) -> Item:
    del entry, fact
    return replace(item, override=None)


def _ended_sentence(fact: OverrideEnded, names: SentenceContext) -> str:
    del names
    decided = "by decision"
    if fact.body is not None and fact.decided_on is not None:
        decided = f"by decision of the {fact.body}, {long_day(fact.decided_on)}"
    return f"No longer shown as {fact.colour} {decided}; by the rule: {fact.rule_colour}."


SUBJECT = Subject(
    commands=(rule(OverrideRating, override),),
    facts=(
        item_fact(RatingOverridden, _overridden, _overridden_sentence),
        item_fact(OverrideEnded, _ended, _ended_sentence),
    ),
)
