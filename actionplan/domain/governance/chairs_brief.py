"""The chair's brief: what was promised and by whom, what slips again, who has not answered, and five questions. Pure.

Facts only: a question names the fact that it is drawn from, and blames nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.governance.chasing import Why, to_chase
from actionplan.domain.governance.cover_report import Promised, promised
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.rating.chases import chased_words, waits_for_reply
from actionplan.domain.rating.reasons import answer_words, moved_words, with_others_words
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import declared_better
from actionplan.domain.reports.measures import measures_moved
from actionplan.domain.reports.plainly import lead_of
from actionplan.domain.text import as_sentence, the_body, with_full_stop
from actionplan.domain.vocabulary import Colour

QUESTIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is on record about an item: what, whose it is, and the words."""

    ref: str
    title: str
    lead: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the chair: the fact that it is drawn from, and what to ask; ``ref`` is what it is about."""

    ref: str
    fact: str
    ask: str


@dataclass(frozen=True, slots=True)
class ChairsBrief:
    """The whole of it."""

    promised: tuple[Promised, ...]
    done: tuple[str, ...]
    slipping: tuple[Fact, ...]
    silent: tuple[Fact, ...]
    questions: tuple[Question, ...]


def chairs_brief(papers: MeetingPapers) -> ChairsBrief:
    """From the same values as the meeting's papers."""
    found = chain.from_iterable(_first(kind(papers)) for kind in _QUESTIONS)
    return ChairsBrief(
        promised(papers),
        papers.paper.reported,
        tuple(_slipping(papers.view)),
        tuple(_silent(papers.view)),
        tuple(islice(found, QUESTIONS)),
    )


def _fact(row: Row, view: PlanView, words: str) -> Fact:
    return Fact(row.ref, view.title(row.item), lead_of(row, view), as_sentence(words))


def _slipping(view: PlanView) -> Iterator[Fact]:
    """What was moved and is asked to move again, was moved twice, or was carried forward sitting after sitting."""
    for row in view.rows:
        item = row.item
        if not item.live:
            continue
        again = item.deadline.times_moved + (item.request is not None) + (item.refusal is not None)
        carried = row.times_carried_forward
        if again < 2 and carried < 2:
            continue
        asked = f"a later date is asked for, {long_day(item.request.to)}" if item.request is not None else ""
        refused = f"a later date was asked for and {answer_words(row.case)}" if item.refusal is not None else ""
        sittings = f"carried forward by {counted(carried, 'sitting')}" if carried else ""
        said = (moved_words(item.deadline), asked, refused, sittings)
        yield _fact(row, view, "; ".join(part for part in said if part))


def _silent(view: PlanView) -> Iterator[Fact]:
    """Who has not answered: what was raised, what others were asked, and whom nothing was heard from."""
    for row in view.rows:
        raised, others = row.item.raised, row.item.with_others
        if row.item.raised_and_unanswered and raised is not None:
            days = counted((view.as_at - raised.on).days, "day")
            words = f"raised with {the_body(raised.raised_with)} on {long_day(raised.on)}, {days} ago, and not answered"
            yield _fact(row, view, words)
        if others is not None and others.awaited:
            yield _fact(row, view, with_others_words(others, view.as_at))
    for chase in to_chase(view.snapshot):
        quiet = chase.words_why(Why.QUIET, Why.UNHEARD)
        if quiet or waits_for_reply(chase.row):
            chased = chased_words(chase.row)
            yield _fact(chase.row, view, "; ".join((*quiet, *([chased] if chased else []))))


def _first(questions: Iterator[Question]) -> Iterator[Question]:
    """One of a kind: five questions are about five things."""
    return islice(questions, 1)


def _named(row: Row, view: PlanView) -> str:
    return f"“{view.title(row.item).rstrip('.')}” ({row.ref})"


def _late_promise(papers: MeetingPapers) -> Iterator[Question]:
    for each in promised(papers):
        if each.late:
            fact = f"{each.name} was asked of {each.owner} (due {each.due}): “{each.words.rstrip('.')}”"
            yield Question(each.name, with_full_stop(fact), "What came of it, and by when will it be done?")


def _longest_overdue(papers: MeetingPapers) -> Iterator[Question]:
    view = papers.view
    late = [row for row in view.rows if overdue(row.case) and row.item.live]
    for row in sorted(late, key=lambda row: -row.case.days_overdue):
        answered = f", and a later date was {answer_words(row.case)}" if row.item.refusal is not None else ""
        fact = f"{_named(row, view)} is {counted(row.case.days_overdue, 'day')} overdue{answered}."
        yield Question(row.ref, fact, "What is in the way, and who in this room can take it away?")


def _not_heard(papers: MeetingPapers) -> Iterator[Question]:
    for chase in to_chase(papers.view.snapshot):
        quiet = chase.words_why(Why.QUIET)
        if quiet:
            fact = f"{_named(chase.row, papers.view)}, led by {lead_of(chase.row, papers.view)}: {quiet[0]}."
            yield Question(chase.row.ref, fact, "What has been done since, and what would a child notice of it?")


def _thin_evidence(papers: MeetingPapers) -> Iterator[Question]:
    for ask in papers.paper.agenda:
        if ask.kind is AskKind.SIGN_OFF and not ask.about_row.item.evidence_impact:
            fact = f"{_named(ask.about_row, papers.view)} is to be signed off, and no evidence of impact is recorded."
            yield Question(ask.ref, fact, "How do we know that anything is different for children?")


def _asked_again(papers: MeetingPapers) -> Iterator[Question]:
    for ask in papers.paper.agenda:
        if ask.kind is AskKind.EXTENSION:
            row = ask.about_row
            before = moved_words(row.item.deadline)
            to = "" if row.item.extension_to is None else f", {long_day(row.item.extension_to)}"
            fact = f"A later date is asked for {_named(row, papers.view)}{to}{f'; {before}' if before else ''}."
            yield Question(ask.ref, fact, "Why was the date in force not enough, and what makes the new one safe?")


def _two_views(papers: MeetingPapers) -> Iterator[Question]:
    for row in papers.view.rows:
        if declared_better(row):
            own = row.item.declared.value.capitalize()
            rated = f"the lead officer's own view is {own}, and it is rated {row.rating.colour}"
            fact = f"{_named(row, papers.view)}: {rated}."
            yield Question(row.ref, fact, "What does the lead officer know that the record does not show?")


def _short_of_target(papers: MeetingPapers) -> Iterator[Question]:
    for each in measures_moved(papers.view):
        by, now = each.target_on, each.now
        if each.met is False and now is not None and by is not None and by < papers.view.as_at:
            fact = f"{each.title} ({each.ref}): {now.value}, against {each.target} by {long_day(by)}."
            yield Question(each.ref, fact, "What would bring the rest, and is anybody asked to do it?")


def _decided(papers: MeetingPapers) -> Iterator[Question]:
    for row in papers.view.rows:
        if row.own.decided and row.own.rule_colour is Colour.RED:
            fact = f"{_named(row, papers.view)} is shown as {row.own.colour} by decision, and is Red by the rule."
            yield Question(row.ref, fact, "What has changed since that was decided?")


def _nobody(papers: MeetingPapers) -> Iterator[Question]:
    for row in papers.view.rows:
        if row.nobody_leads:
            yield Question(row.ref, f"Nobody leads {_named(row, papers.view)}.", "Who takes it on, and by when?")


_QUESTIONS: Final[tuple[Callable[[MeetingPapers], Iterator[Question]], ...]] = (
    _late_promise,
    _longest_overdue,
    _not_heard,
    _thin_evidence,
    _asked_again,
    _decided,
    _nobody,
    _two_views,
    _short_of_target,
)
"""The kinds of question, those that matter most first; each gives the one that has waited longest."""
