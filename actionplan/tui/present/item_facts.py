"""What is told of a recommendation, in order, as labelled words with nothing cut: for its pages and for the text.

Pure. How much of it goes on a page is ``item_pages``' business.
"""

from dataclasses import dataclass

from actionplan.domain.dates import long_day, short_day
from actionplan.domain.rating.marks import MARKS, reason_beside_mark
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.item import Item
from actionplan.domain.text import visible, with_full_stop
from actionplan.domain.vocabulary import Status
from actionplan.tui.present.model import Shown
from actionplan.tui.present.requests import action_number, asks
from actionplan.tui.present.wording import (
    date_words,
    late_actions,
    lead_words,
    measured_words,
    one_line,
    scrutiny_words,
    since_words,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, and the words beside it; ``label`` is empty where the one above goes on."""

    label: str
    words: str


def item_facts(row: Row, shown: Shown, *, names: bool) -> tuple[Fact, ...]:
    """All that is told but the mark and the wording."""
    reason = one_line(reason_beside_mark(row))
    before = shown.before
    since = since_words(row, shown)
    dates = (date_words(row, reason), late_actions(row, shown))
    said = [
        ("Why", reason),
        ("Why not", _why_closed(row.item, shown)),
        ("Asked", "; ".join(asks(row, shown))),
        ("Lead", lead_words(row, shown.view, names=names)),
        ("Date", " · ".join(part for part in dates if part)),
        ("Since", f"{short_day(before.day)}: {since}" if before is not None and since else ""),
        ("Heard", _heard(row, shown, names=names)),
        *_labelled("Actions", _actions(row, shown, names=names)),
        *_labelled("Measure", measured_words(row, shown)),
        ("Scrutiny", scrutiny_words(row, shown)),
    ]
    return tuple(Fact(label, words) for label, words in said if words)


def short_title(row: Row, shown: Shown) -> str:
    """The short title; empty where the item has none, whose wording stands below anyway."""
    return one_line(shown.view.text_of(row.item, "short_title"))


def _labelled(label: str, lines: list[str]) -> list[tuple[str, str]]:
    return [(label if not index else "", words) for index, words in enumerate(lines)]


def _why_closed(item: Item, shown: Shown) -> str:
    """Why the meeting did not accept it, or what took its place, and which meeting it was."""
    if item.closing is None or item.status not in {Status.NOT_ACCEPTED, Status.SUPERSEDED}:
        return ""
    met = next((each for each in shown.view.snapshot.meetings if each.id == item.closing.meeting), None)
    by = "" if met is None else f"{one_line(met.body)}, {long_day(met.on)}"
    reason = one_line(shown.view.text_of(item, "closing_reason"))
    return with_full_stop(": ".join(part for part in (by, reason) if part)) if by or reason else ""


def _heard(row: Row, shown: Shown, *, names: bool) -> str:
    """The last words heard, with their day and whose they are."""
    heard = shown.heard.get(row.ref)
    if heard is None:
        return ""
    whose = one_line(heard.sender if names and heard.sender else heard.role)
    about = "" if heard.ref == row.ref else f"on {action_number(heard.ref)}"
    head = ", ".join(part for part in (short_day(heard.on), whose, about) if part)
    if heard.names_somebody and not names:
        return f"{head}: words that name an officer, which are shown with the names (i)"
    return f"{head}: {visible(heard.words)}"


def _actions(row: Row, shown: Shown, *, names: bool) -> list[str]:
    """Each action by its title, with its mark, who leads it and by when."""
    view, lines = shown.view, []
    for action in view.snapshot.actions_of(row.ref):
        item, due = action.item, action.case.due_on
        lead = lead_words(action, view, names=names)
        day = "no date yet" if due is None and item.live else f"due {long_day(due)}" if due is not None else ""
        ended = "" if item.live else item.status.label
        about = " · ".join(part for part in (lead, ended or day) if part)
        lines.append(
            f"{action_number(action.ref)} {MARKS[action.rating.colour]}  {one_line(view.title(item))} · {about}"
        )
    return lines
