"""What the screens need from the ledger. Plain functions that block: the app calls them in threads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from actionplan.domain.dates import long_day
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Entity, Record, TextKey, text_keys
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Kind
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import with_travel
from actionplan.tui.days import short_day
from actionplan.tui.item_records import Dossier

if TYPE_CHECKING:
    # The wording of all kinds of entries takes 50 ms to import, and the first screen does without.
    from actionplan.domain.governance.today import Today
    from actionplan.domain.reports.found_words import FoundWords
    from actionplan.domain.subjects.redaction import Redact
    from actionplan.papers.document import Document
    from actionplan.services.chasers import FoundReminders

FIRST_ROWS: Final = 250
"""More than any screen shows at once, and all of most plans."""
_LONG: Final = 2_000
"""Rows from which on texts are read only for what is in sight: a plan of 100,000 items has a million texts."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The plan as at a day, and the number of the ledger's last entry when it was read.

    ``follows``: False where another ledger, such as a restored backup, has replaced the one that was read before.
    """

    view: PlanView
    last_number: int
    follows: bool = True


def load_first(ledger: Ledger) -> Loaded:
    """Today's plan as soon as there is something to show: only the first rows of a long one."""
    number = ledger.last_number()  # first, so that an entry made in the meantime counts as news
    page = ledger.first_page(FIRST_ROWS)
    return Loaded(with_travel(ledger, page) if page.whole else page, number)


def load(ledger: Ledger, as_at: Moment | None, before: PlanView) -> Loaded:
    """The whole plan with its direction of travel; reuses what has not changed since ``before`` was read."""
    number = ledger.last_number()
    snapshot = ledger.snapshot(as_at, before.snapshot if before.whole else None)
    worded = len(snapshot.rows) < _LONG
    shown = [*(row.item for row in snapshot.rows if worded), *read_anyhow(snapshot)]
    texts = ledger.texts(text_keys(shown), snapshot.amendments)
    if not worded:
        _count_in_advance(snapshot)
    follows = ledger.holds(before.snapshot)
    travel = before.travel if follows else None
    return Loaded(with_travel(ledger, PlanView(snapshot, texts, worded=worded), travel), number, follows)


def read_anyhow(snapshot: Snapshot) -> list[Entity]:
    """What there is little of, whose texts are read in a long plan too."""
    few: list[Entity] = [*snapshot.reviews, *snapshot.agencies.values(), *snapshot.measures, *snapshot.findings]
    return [*few, *snapshot.readings, *snapshot.scrutiny, *snapshot.follow_ups]


def _count_in_advance(snapshot: Snapshot) -> None:
    """Fill the snapshot's caches that a screen needs at once, while nobody waits for them."""
    for kind in Kind:
        snapshot.totals(kind)
    snapshot.index_of("")
    _ = snapshot.overdue_by_action


def load_texts(ledger: Ledger, items: Sequence[Item], amendments: Sequence[Record]) -> Mapping[TextKey, str]:
    """The texts of these items; a missing wording is empty, so that it is not asked for again."""
    missing: dict[TextKey, str] = {(item.wording, "wording"): "" for item in items}
    return {**missing, **ledger.texts(text_keys(items), amendments)}


def load_dossier(ledger: Ledger, ref: str, head: int) -> Dossier:
    """An item's updates, notes and evidence as after entry ``head``."""
    records = ledger.records(ref, head)
    return Dossier(ref, records, ledger.texts(text_keys(records), records))


def load_whole_dossier(ledger: Ledger, ref: str, view: PlanView) -> Dossier:
    """The same, what happened to the item, day by day, and what it is like in other reviews.

    What was undone is left out of the days, and so are people's words. In a plan so long that few of its words are
    read, nothing is said of other reviews: that takes all wordings, for each item that may be shown next.
    """
    from actionplan.domain.kinds import describe_without_words
    from actionplan.domain.reports.alike import alike_words, beside
    from actionplan.domain.subjects.undo import StepReversed

    head, name = view.snapshot.head, view.snapshot.agency_name
    story = [
        (line.entry.day, describe_without_words(line.entry, name).replace(f", {long_day(line.entry.day)}", ""))
        for line in ledger.history(head, [ref])
        if line.undone_by is None and not isinstance(line.entry.fact, StepReversed)
    ]
    likes = [f"{each.percent}%  {alike_words(each)}" for each in beside(view, ref)] if view.worded else []
    return replace(load_dossier(ledger, ref, head), story=story, likes=likes)


def load_tasks(ledger: Ledger, view: PlanView, as_at: Moment | None, *, changes: bool) -> "Today":
    """What needs the manager now, with the gaps that ``check`` names; what changed, where that is asked for."""
    from actionplan.services.last_look import last_look
    from actionplan.services.plan_file import all_findings
    from actionplan.services.today import read_today

    location = None if as_at is not None else ledger.location
    looked = None if location is None else last_look(location)
    return read_today(ledger, view, all_findings(view, location), looked, as_at, changes=changes)


def load_history(ledger: Ledger, ref: str, view: PlanView) -> list[tuple[int, str, str]]:
    """Number, day and author, and sentence of every entry about an item, newest first."""
    from actionplan.domain.kinds import describe_line

    name = view.snapshot.agency_name
    lines = [
        (
            line.entry.number,
            f"{short_day(line.entry.day)} · {line.entry.by} · step {line.entry.step}",
            describe_line(line, name, meeting_title=view.meeting_title),
        )
        for line in ledger.history(view.snapshot.head, [ref])
    ]
    return lines[::-1]


def find_words(ledger: Ledger, view: PlanView, text: str, *, authors: bool) -> "list[FoundWords]":
    """Where words stand on record as after the view's last entry."""
    from actionplan.services.searching import find_person, find_words

    return (find_person if authors else find_words)(ledger, view.snapshot.head, text)


def load_meeting_record(ledger: Ledger, view: PlanView, meeting_id: str) -> "Document":
    """What is on record of a meeting of the plan. Raises ``BadInput`` where there is none."""
    from actionplan.domain.governance.meeting_record import meeting_record
    from actionplan.papers.documents import meeting_record as document
    from actionplan.services.agendas import read_agenda

    snapshot = view.snapshot
    meeting = next((each for each in snapshot.meetings if each.id == meeting_id), None)
    if meeting is None:
        raise BadInput("The meeting is no longer in the plan.")
    record = meeting_record(meeting, snapshot, ledger.history(snapshot.head))
    return document.meeting_record(record, read_agenda(ledger, snapshot, meeting), view)


def load_reminders(ledger: Ledger, view: PlanView, as_at: Moment | None) -> "FoundReminders":
    """Who is to be reminded of what; of a long plan, all words are read first."""
    from actionplan.services.chasers import FoundReminders, draft_letters, read_reminders

    reminders = read_reminders(ledger, view if view.worded else ledger.view(as_at))
    return FoundReminders(reminders, draft_letters(reminders))


def describe_step(ledger: Ledger, view: PlanView, step: int) -> str:
    """What a step did, one line an entry."""
    from actionplan.domain.kinds import describe

    name = view.snapshot.agency_name
    entries = [line.entry for line in ledger.step_history(step)]
    said = [(entry.ref, describe(entry, name, meeting_title=view.meeting_title)) for entry in entries]
    sentences = [f"{ref + ': ' if ref else ''}{words}" for ref, words in said]
    author = f"\n\nby {entries[0].by} on {short_day(entries[0].day)}" if entries else ""
    return "\n".join(sentences) + author


def describe_removal(ledger: Ledger, view: PlanView, command: "Redact") -> str:
    """What the entry says whose text is to be removed, and which other wordings go with it."""
    words = describe_entry(ledger, view, command.entry)
    from actionplan.domain.subjects.redaction import also_removed

    target = ledger.context(command).redaction_target
    return words if target is None or not target.also else f"{words}\n\n{also_removed(target.also)}"


def describe_entry(ledger: Ledger, view: PlanView, number: int) -> str:
    """What one entry says. Raises ``BadInput`` where there is none."""
    from actionplan.domain.kinds import describe_line

    for line in ledger.history(min(number, ledger.last_number()), after=number - 1):
        ref = f"{line.entry.ref}: " if line.entry.ref else ""
        return f"{ref}{describe_line(line, view.snapshot.agency_name, meeting_title=view.meeting_title)}"
    raise BadInput(f"There is no entry {number} in this plan's ledger.")
