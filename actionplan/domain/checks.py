"""Checks that several rules share; each refuses in a sentence."""

from collections.abc import Iterable, Sequence
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.people import reads_as_person
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Agency, Meeting
from actionplan.domain.state.item import Item
from actionplan.domain.text import clean, clean_line, quoted, the_body
from actionplan.domain.vocabulary import Kind, Status


def known_item(context: CommandContext, ref: str) -> Item:
    """The item of this ref; refuses one that is not in the plan."""
    item = context.item(ref)
    if item is None:
        raise BadInput(f"There is no item {ref} in this plan.")
    return item


def named_items(context: CommandContext, refs: tuple[str, ...]) -> list[Item]:
    """The named items, each once, in the order given."""
    if not refs:
        raise BadInput("No item was named: give at least one ref, such as SAM-R04.")
    return [known_item(context, ref) for ref in dict.fromkeys(refs)]


def live_items(context: CommandContext, refs: tuple[str, ...], doing: str) -> list[Item]:
    """The named items; refuses a closed one: "SAM-R04 is signed off. Reopen it before …"."""
    items = named_items(context, refs)
    for item in items:
        if item.status is Status.NOT_ACCEPTED:
            raise Refused(
                f"{item.ref} was not accepted. Only a meeting can change that, before {doing}.",
                Remedy.CHANGE_RESPONSE,
                item.ref,
            )
        if item.status is Status.WITH_OTHERS:
            holder = "others" if item.with_others is None else the_body(item.with_others.body)
            words = f"{item.ref} is with {holder}. Only a meeting can take it back, before {doing}."
            raise Refused(words, Remedy.TAKE_BACK, item.ref)
        if not item.live:
            raise Refused(f"{item.ref} is {item.status.label}. Reopen it before {doing}.")
    return items


def refuse_not_taken_forward(items: Iterable[Item]) -> None:
    """Refuse what was superseded or not accepted: there is nothing left to show evidence of."""
    for item in items:
        if not item.live and item.status is not Status.SIGNED_OFF:
            raise Refused(f"{item.ref} is {item.status.label}: there is nothing left to show evidence of.")


def only_item(context: CommandContext, refs: tuple[str, ...], kind: Kind | None = None) -> Item:
    """The one named item; refuses several, or one of another kind."""
    items = named_items(context, refs)
    if len(items) > 1:
        raise BadInput("Name one item for this, not several.")
    if kind is not None and items[0].kind is not kind:
        raise Refused(f"{items[0].ref} is not {'a recommendation' if kind is Kind.RECOMMENDATION else 'an action'}.")
    return items[0]


def known_agency(context: CommandContext, agency_id: str) -> Agency:
    """The agency of this id, following merges; refuses an unknown one."""
    agency = context.agency(agency_id)
    seen = {agency_id}
    while agency is not None and agency.merged_into is not None and agency.merged_into not in seen:
        seen.add(agency.merged_into)
        agency = context.agency(agency.merged_into)
    if agency is None:
        raise BadInput(f'There is no agency "{agency_id}" in this plan. Add the agency first.', Remedy.ADD_AGENCY)
    return agency


def known_meeting(context: CommandContext, meeting_id: str) -> Meeting:
    """The meeting of this id; refuses one that is not on record."""
    meeting = context.meeting(meeting_id)
    if meeting is None:
        raise BadInput(f'There is no meeting "{meeting_id}" on record. Add the meeting first.', Remedy.ADD_MEETING)
    return meeting


def past_meeting(context: CommandContext, meeting_id: str, today: date) -> Meeting:
    """The meeting that decided; refuses one that cannot have, and one whose minutes are agreed.

    Every command that records a decision of a meeting asks here.
    """
    meeting = meeting_that_sat(context, meeting_id, today)
    refuse_if_closed(meeting)
    return meeting


def meeting_of_set_up(context: CommandContext, meeting_id: str | None, today: date, what: str) -> Meeting | None:
    """The meeting that decided it, or none while the plan is set up; ``what`` is "A threshold of the rating".

    Once a date is adopted, only a meeting changes what a colour, or who may decide, depends on.
    """
    if meeting_id is not None:
        return past_meeting(context, meeting_id, today)
    if context.any_date_adopted:
        raise Refused(
            f"{what} changes by decision of the governing body, or of one that oversees, once a date of the plan has "
            "been adopted. Name its meeting.",
            Remedy.NAME_MEETING,
        )
    return None


def refuse_if_later(
    meeting: Meeting, on: date | None, what: str, done: str, way_out: str = "", remedy: Remedy | None = None
) -> None:
    """Refuse a decision that rests on what came after the meeting's day; ``on`` None: it rests on nothing.

    Every command that records a decision of a meeting asks here: "R4 was completed on D: the Executive cannot have
    agreed it before that."
    """
    if on is not None and on > meeting.on:
        sentence = f"{what} on {long_day(on)}: {meeting.title_mid_sentence} cannot have {done} before that."
        raise Refused(f"{sentence} {way_out}".rstrip(), remedy)


def refuse_if_closed(meeting: Meeting) -> None:
    """Refuse to record more of a closed meeting: what its agreed minutes say stands."""
    if meeting.closed:
        raise Refused(
            f"{meeting.title} is closed: it takes no more decisions. Where its minutes are late or wrong, reopen the "
            "meeting with a reason.",
            Remedy.REOPEN_MEETING,
            meeting.id,
        )


def meeting_that_sat(context: CommandContext, meeting_id: str, today: date) -> Meeting:
    """The meeting, open or closed; refuses one that was cancelled or has not sat yet."""
    meeting = known_meeting(context, meeting_id)
    if meeting.cancelled:
        raise Refused(f"{meeting.title} was cancelled: it cannot have decided anything.")
    if meeting.on > today:
        raise Refused(f"{meeting.title} has not sat yet: its decisions can be recorded from that day on.")
    return meeting


def open_meeting(context: CommandContext, meeting_id: str, doing: str) -> Meeting:
    """The meeting; refuses one that is cancelled or closed: "it can no longer be moved"."""
    meeting = known_meeting(context, meeting_id)
    if meeting.cancelled or meeting.closed:
        ended = "cancelled" if meeting.cancelled else "closed"
        raise Refused(f"{meeting.title} is {ended}: it can no longer be {doing}.")
    return meeting


def not_after_today(on: date, today: date, what: str) -> date:
    """The day of something that has happened; refuses a day after today."""
    if on > today:
        raise BadInput(f"{what} cannot be dated {long_day(on)}: that is after today, {long_day(today)}.")
    return on


def required_text(text: str, what: str) -> str:
    """The cleaned text; refuses an empty one."""
    words = clean(text, what)
    if not words:
        raise BadInput(f"{what} is empty: say it in a few words.")
    return words


def optional_text(text: str | None, what: str) -> str | None:
    """The cleaned text; None stays None and an empty text stays empty."""
    return None if text is None else clean(text, what)


def required_line(text: str, what: str) -> str:
    """The cleaned single line; refuses an empty one."""
    line = clean_line(text, what)
    if not line:
        raise BadInput(f"{what} is empty: say it in a few words.")
    return line


def organisation(text: str, what: str) -> str:
    """The cleaned name of an agency or a body; refuses a person's, which no redaction could take out of the ledger."""
    line = required_line(text, what)
    if reads_as_person(line):
        raise BadInput(
            f"{what} is {quoted(line)}, which reads as a person. It would stay in the ledger, never to be redacted: "
            "name the organisation, and the person as an officer."
        )
    return line


def optional_line(text: str | None, what: str) -> str | None:
    """The cleaned single line; None stays None and an empty text stays empty."""
    return None if text is None else clean_line(text, what)


def actions_first(items: Iterable[Item]) -> list[Item]:
    """Items that are closed in one command, each recommendation after the actions among them."""
    return sorted(items, key=lambda item: item.kind is Kind.RECOMMENDATION)


def refuse_live_actions(context: CommandContext, items: Sequence[Item], meeting: Meeting) -> None:
    """Refuse to close recommendations with actions that were live at the meeting, other than those closed with them."""
    together = {item.ref for item in items}
    for item in items:
        live = sorted(a.ref for a in context.actions_of(item.ref) if a.live and a.ref not in together)
        if live and item.kind is Kind.RECOMMENDATION:
            raise Refused(f"{item.ref} has live actions: {', '.join(live)}. Close them first.")
        refuse_if_actions_closed_later(context, item, meeting, f"closed {item.ref}")


def refuse_if_actions_closed_later(context: CommandContext, item: Item, meeting: Meeting, done: str) -> None:
    """A meeting does not close or agree what still had an action to be closed after it."""
    for action in context.actions_of(item.ref):
        if action.status is Status.SIGNED_OFF:
            refuse_if_later(meeting, action.signed_off_on, f"{action.ref} was closed", done)
        elif action.closing is not None:
            refuse_if_later(meeting, action.closing.on, f"{action.ref} was closed", done)


def refuse_if_answered_later(context: CommandContext, items: Sequence[Item], meeting: Meeting) -> None:
    """A meeting does not change the answer that a later one gave."""
    for item in items:
        answered_at = context.meeting(item.response.meeting or "")
        if answered_at is not None:
            refuse_if_later(meeting, answered_at.on, f"{item.ref} was answered", "changed that answer")
