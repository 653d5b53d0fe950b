"""What stands behind an ask: who asks and why, what was decided before, and what is in evidence. Pure.

Labelled words for a card; what is told of the item in any case, such as its rating, is not repeated here.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.rating.reasons import answer_words, evidence_words, moved_words, raised_words, with_others_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import due_words, outcome_words, owner_of, source_words

Told = Iterator[tuple[str, str]]


def behind(ask: Ask, view: PlanView) -> tuple[tuple[str, str], ...]:
    """Label and words, the most telling first; nothing is said of what is not on record."""
    if ask.follow_up is not None:
        each = ask.follow_up
        told = (
            ("For", owner_of(each, view)),
            ("Due", due_words(each, view)),
            ("Asked", source_words(each, view)),
            ("Since", outcome_words(each, view)),
        )
        return tuple((label, words) for label, words in told if words)
    row = ask.about_row
    found = [
        *_TOLD.get(ask.kind, _nothing)(row, view),
        *_before(row),
        ("Evidence", evidence_words(row.item) or "none recorded"),
    ]
    return tuple((label, words) for label, words in found if words)


def _nothing(_row: Row, _view: PlanView) -> Told:
    yield from ()


def _request(row: Row, view: PlanView) -> Told:
    request = row.item.request
    if request is None:
        return
    by, on = view.text_of(row.item, "asked_by"), request.asked_on
    yield "Asked by", ", ".join(part for part in (by, long_day(on) if on else "") if part)
    yield "Because", view.text_of(row.item, "extension_reason")


def _completion(row: Row, view: PlanView) -> Told:
    on = row.item.completed_on
    if on is not None:
        summary = view.text_of(row.item, "completion_summary")
        yield "Reported", ": ".join(part for part in (f"complete on {long_day(on)}", summary) if part)


def _addressed(row: Row, view: PlanView) -> Told:
    addressed = view.text_of(row.item, "addressed_to")
    yield "Addressed", f"to {addressed}" if addressed else ""
    yield from _suggestion(row, view)


def _suggestion(row: Row, view: PlanView) -> Told:
    if row.item.owner.agency is None:
        yield "Suggested", view.suggested_agency(row.item)


def _raised(row: Row, view: PlanView) -> Told:
    if row.item.raised is not None:
        reason = view.text_of(row.item, "raised_reason")
        yield "Raised", ": ".join(part for part in (raised_words(row.item.raised), reason) if part)


def _others(row: Row, view: PlanView) -> Told:
    if row.item.with_others is not None:
        yield "Others", with_others_words(row.item.with_others, view.as_at)


def _before(row: Row) -> Told:
    moved, refused = moved_words(row.item.deadline), answer_words(row.case)
    yield "Before", "; ".join(part for part in (moved, f"an extension {refused}" if refused else "") if part)


_TOLD: Final[Mapping[AskKind, Callable[[Row, PlanView], Told]]] = {
    AskKind.RESPONSE: _addressed,
    AskKind.PLANNING: _suggestion,
    AskKind.EXTENSION: _request,
    AskKind.SIGN_OFF: _completion,
    AskKind.NOT_READY: _completion,
    AskKind.OTHERS: _others,
    AskKind.RAISE: _raised,
    AskKind.RAISED: _raised,
}
"""What an ask of a kind has behind it, besides what every item has."""
