"""A reminder in words: its subject and its text, polite and plain, with no name in it. Knows no mail."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.governance.agenda import MeetingAgenda
from actionplan.domain.governance.chasers import Chaser, Point, Reminders
from actionplan.domain.governance.chasing import Chase, Why, overdue_words
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten, visible
from actionplan.papers.formats.lines import folded_lines

WIDTH = 72
"""Cells in a line: what mail programs show without breaking it again."""

_LONGEST_TITLE = 160

_HEADINGS = {Why.OVERDUE: "Past their date", Why.DUE_SOON: "Due soon", Why.QUIET: "Not heard from"}


class Letter(NamedTuple):
    """What stands over a reminder, and in it."""

    subject: str
    text: str


def letter(each: Chaser, reminders: Reminders, width: int = WIDTH) -> Letter:
    """The reminder as plain text that ends in a line break; ``width`` where a screen has less room than a mail."""
    return Letter(_subject(each), "\n".join((*_lines(each, reminders, min(width, WIDTH)), "")))


def _subject(each: Chaser) -> str:
    number, owed = len(each.chases), len(each.follow_ups)
    parts = (counted(number, "item") if number else "", counted(owed, "follow-up") if owed else "")
    one = number + owed == 1
    about = " and ".join(part for part in parts if part)
    return visible(f"Action plan: {about} {'waits' if one else 'wait'} for {each.who}", newlines=False)


def _lines(each: Chaser, reminders: Reminders, width: int) -> Iterator[str]:
    view = reminders.view
    yield from ("Hello,", "")
    yield from _paragraph(
        f"This is a reminder about the safeguarding action plan, as it stands on {full_day(view.as_at)}: what waits "
        f"for {each.who} is below. If something has been done that you do not see here, please tell us and we will "
        "record it.",
        width,
    )
    if each.again:
        copied = " The delegated safeguarding partner has a copy of this message." if each.copy_to else ""
        yield from _paragraph(
            f"We wrote about some of this before, and have no reply on record. If something is in the way, please say "
            f"so: we would like to help.{copied}",
            width,
        )
    for why, heading in _HEADINGS.items():
        yield from _part(heading, (_item(chase, view) for chase in each.chases if chase.why is why), width)
    yield from _part("Follow-ups that meetings asked for", map(_point, each.follow_ups), width)
    yield from _sittings(each, reminders, width)
    yield from _how_to_reply(reminders.reply_by_of(each), width)


def _paragraph(words: str, width: int) -> Iterator[str]:
    yield from folded_lines(words, width)
    yield ""


def _part(heading: str, entries: Iterable[str], width: int) -> Iterator[str]:
    listed = list(entries)
    if not listed:
        return
    yield heading
    for entry in listed:
        first, *rest = folded_lines(entry, width - 2)
        yield from (f"- {first}", *(f"  {line}" for line in rest))
    yield ""


def _item(chase: Chase, view: PlanView) -> str:
    """ "SAM-R04, Share what is known. Due Friday 30 April 2027; 33 days overdue, …. Last heard from on …"."""
    row = chase.row
    case = row.case
    due = "No date yet" if case.due_on is None else f"Due {full_day(case.due_on)}"
    late = f"; {overdue_words(row)}" if chase.why is Why.OVERDUE else ""
    heard = "Nothing was heard yet" if case.heard_on is None else f"Last heard from on {long_day(case.heard_on)}"
    return f"{row.ref}, {_title(view.title(row.item))}. {due}{late}. {heard}."


def _title(words: str) -> str:
    return shorten(words, _LONGEST_TITLE).rstrip(".")


def _point(each: Point) -> str:
    return f"{each.ref}, {' '.join(each.words.split())}"


def _sittings(chaser: Chaser, reminders: Reminders, width: int) -> Iterator[str]:
    """What the next sitting of each body is asked about their items."""
    asking = [(found, _asked_at(found, chaser)) for found in reminders.coming]
    if any(words for _, words in asking):
        yield "What the next meeting asks"
    for found, words in asking:
        if words:
            meeting = found.meeting
            yield from folded_lines(f"The {meeting.body} meets on {full_day(meeting.on)}. It is asked:", width)
            yield from list(_part("", words, width))[1:]


def _asked_at(found: MeetingAgenda, chaser: Chaser) -> list[str]:
    waiting = {ask.ref for ask in found.waiting}
    return [each.words for each in chaser.asks if each.ref in waiting]


def _how_to_reply(by: date | None, width: int) -> Iterator[str]:
    until = "" if by is None else f" by {full_day(by)}, when the papers close,"
    yield "How to reply"
    yield from _paragraph(
        f"Please reply to this message{until} with a line or two for each item: what has been done, what comes next, "
        "and whether the date holds. If it does not, say which date you ask for and why; only a meeting can move an "
        "agreed date. If an item is not yours, say whose it is. Please leave out the names of children and families.",
        width,
    )
    yield "Thank you."
