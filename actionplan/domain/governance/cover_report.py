"""The parts of a meeting's cover report, as values. Pure; it adds no count to those of the pack.

What is asked, what changed since the last papers and why, what is late and what is proposed about it, and what was
promised and not done. The difference for children is in ``reports.measures`` and ``reports.told``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.governance.agenda import title_of
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.governance.behind import behind
from actionplan.domain.governance.exceptions import ExceptionLine, exceptions
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.rating.chases import chased_words
from actionplan.domain.rating.marks import NO_LEAD, parts_of
from actionplan.domain.rating.snapshot import Row, Totals
from actionplan.domain.rating.travel import Direction
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import outcome_words, owner_of, source_words, when_due, words_of
from actionplan.domain.reports.plainly import date_story, in_hand, last_heard, lead_of, since_last, why
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.text import as_sentence, capitalised, mark_of_amendment, with_full_stop
from actionplan.domain.vocabulary import Colour, Kind, MeetingPart

_ITEM_NUMBER: Final = re.compile(r"(?:item\s+)?(\d+(?:\.\d+)*[a-z]?)\b", re.IGNORECASE)

_NEEDS_MORE: Final = frozenset({AskKind.EXTENSION, AskKind.SIGN_OFF, AskKind.NOT_READY, AskKind.RAISED})
"""What is asked on somebody's report or request, which the body wants to hear."""

NOTHING_ASKED: Final = "Nothing is asked about it: it is to be noted."


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One decision asked: its number in the order of the agenda, and the resolution as an imperative, with the title.

    ``bare`` is the same without the title, which somebody composed.
    ``behind`` is who asks and why, or what was reported, where the resolution alone would not let a body decide.
    """

    number: int
    ask: Ask
    verb: str
    words: str
    bare: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A recommendation whose rating is not what it was: then (None: it was not there), now, and what made it so."""

    ref: str
    title: str
    then: Colour | None
    now: Colour
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A follow-up that is open: what somebody was to do, who, by when, who asked, and what was last reported of it."""

    name: str
    ref: str
    about: str
    words: str
    owner: str
    agency: str
    due: str
    reported: str
    asked: str
    late: bool
    entry: int


@dataclass(frozen=True, slots=True)
class Exceptional:
    """An exception as a board reads it. ``colour`` is None for a late follow-up about no item.

    ``reasons`` say why it is listed, ``in_hand`` what was done or is proposed, ``asked`` the decisions here.
    """

    ref: str
    title: str
    colour: Colour | None
    why: str
    reasons: str
    lead: str
    date: str
    since: str
    heard: str
    in_hand: tuple[str, ...]
    asked: tuple[str, ...]


def agenda_number(papers: MeetingPapers) -> str:
    """The number on the clerk's agenda, "6" of "6. Learning from reviews"; empty where none was given."""
    given = papers.words.get(MeetingPart.ITEM)
    found = None if given is None else _ITEM_NUMBER.match(given.words)
    return "" if found is None else found[1]


def decisions_asked(papers: MeetingPapers) -> tuple[AskedFor, ...]:
    """Each ask of the agenda, in its order."""
    return worded(papers.paper.agenda, papers)


def worded(asks: Sequence[Ask], papers: MeetingPapers) -> tuple[AskedFor, ...]:
    """Asks as decisions, numbered from 1."""
    return tuple(_asked_for(number, ask, papers) for number, ask in enumerate(asks, 1))


def _asked_for(number: int, ask: Ask, papers: MeetingPapers) -> AskedFor:
    verb, words = ask.request(title_of(ask, papers.view))
    return AskedFor(number, ask, verb, words, ask.request()[1], _behind(ask, papers))


def _behind(ask: Ask, papers: MeetingPapers) -> str:
    if ask.kind not in _NEEDS_MORE:
        return ""
    return " ".join(f"{label}: {with_full_stop(words)}" for label, words in behind(ask, papers.view))


def purpose(papers: MeetingPapers) -> str:
    """What the paper is for, in a few words: "For decision: 19 matters"."""
    asked = papers.paper.agenda
    if not asked:
        return "For information"
    advising = all(ask.for_whom for ask in asked)
    return f"{'To note, question and recommend' if advising else 'For decision'}: {counted(len(asked), 'matter')}"


def headline(papers: MeetingPapers) -> list[str]:
    """Where things stand, in sentences that a reader of numbers needs no key for."""
    totals = papers.paper.totals
    told = [f"{_of_all(totals)}."]
    if totals.live:
        told.append(f"Of the live ones, {_concerns(totals)}.")
    return told


def _of_all(totals: Totals) -> str:
    if not totals.published:
        return "No recommendation is in this plan yet"
    return f"{counted(totals.published, 'recommendation')} published: live {parts_of(totals)} = {totals.published}"


def _concerns(totals: Totals) -> str:
    counts = (
        (totals.overdue, "overdue"),
        (totals.unassigned, "without anybody to lead it", "without anybody to lead them"),
        (totals.undated, "without a date"),
        (totals.stale, "not heard from for too long"),
        (totals.no_evidence, "reported complete without evidence"),
        (totals.awaiting_sign_off, "reported complete and not yet checked"),
    )
    said = [_counted_as(count, *words) for count, *words in counts if count]
    *first, last = said or [""]
    return (
        f"{', '.join(first)} and {last}"
        if first
        else last or "none is overdue, and each has a lead, a date and a recent report"
    )


def _counted_as(count: int, one: str, several: str = "") -> str:
    return f"{count} {'is' if count == 1 else 'are'} {one if count == 1 else several or one}"


def changes_of_rating(papers: MeetingPapers) -> tuple[Changed, ...]:
    """The recommendations that are better, worse, new or shown otherwise than in the last papers."""
    travel, view = papers.paper.travel, papers.view
    return tuple(
        Changed(
            row.ref,
            view.title(row.item),
            None if travel.papers is None else travel.papers.colours.get(row.ref),
            row.rating.colour,
            *_how(row, papers),
        )
        for row in view.rows
        if row.item.kind is Kind.RECOMMENDATION and _has_changed(row, papers)
    )


def _has_changed(row: Row, papers: MeetingPapers) -> bool:
    travel = papers.paper.travel
    if travel.papers is None:
        return False
    moved = travel.direction(row) in {Direction.BETTER, Direction.WORSE, Direction.NEW}
    return moved or travel.papers.colours.get(row.ref) is not row.rating.colour


def _how(row: Row, papers: MeetingPapers) -> tuple[str, str]:
    """The direction and its cause; and why the rating is what it is."""
    travel = papers.paper.travel
    way, cause = travel.direction(row), travel.causes.get(row.ref)
    if way is Direction.SAME:  # the reason of a rating by decision says so itself
        said = "" if row.rating.decided else "No longer shown otherwise by decision."
    else:
        said = "" if way is Direction.NONE else f"{capitalised(way)}{'' if cause is None else f', {cause.how}'}."
    moved = row.item.live and row.item.deadline.times_moved
    story = f" {as_sentence(date_story(row))}" if moved else ""
    return said, f"{why(row, papers.view)}{story}"


def promised(papers: MeetingPapers) -> tuple[Promised, ...]:
    """The matters arising: what this body asked for before and has not been done."""
    return tuple(_promised(ask.follow_up, papers) for ask in papers.paper.agenda if ask.follow_up is not None)


def _promised(each: FollowUp, papers: MeetingPapers) -> Promised:
    view = papers.view
    amended = amended_on(view.snapshot.amendments)
    row = None if each.ref is None else view.snapshot.row(each.ref)
    outcome = outcome_words(each, view)
    reported = as_sentence(outcome) if outcome else ""
    return Promised(
        each.name,
        each.ref or "",
        "" if row is None else f"{row.ref}, {view.title(row.item)}",
        f"{with_full_stop(words_of(each, view))}{mark_of_amendment(amended.get(each.entry))}",
        owner_of(each, view) or NO_LEAD,
        _agency_of(each, view),
        when_due(each, view),
        f"{reported}{mark_of_amendment(amended.get(each.outcome or 0))}" if reported else "",
        source_words(each, view),
        each.days_late(view.as_at) > 0,
        each.entry,
    )


def _agency_of(each: FollowUp, view: PlanView) -> str:
    """The agency alone of whoever has it to do; empty where none is named."""
    row = None if each.ref is None else view.snapshot.row(each.ref)
    return view.lead_agency(row.item) if each.for_lead and row else view.snapshot.agency_name(each.agency)


def exceptional(papers: MeetingPapers) -> tuple[Exceptional, ...]:
    """The exceptions of the pack, in its order, with what is known and proposed about each."""
    asked = decisions_asked(papers)
    return tuple(_exceptional(line, papers, asked) for line in exceptions(papers.view.snapshot, papers.paper.travel))


def _exceptional(line: ExceptionLine, papers: MeetingPapers, asked: Sequence[AskedFor]) -> Exceptional:
    view, row = papers.view, line.row
    reasons = capitalised(line.words)
    if row is None:
        late = _promised(line.late[0], papers)
        due = capitalised(late.due)
        mine = tuple(_in_brief(each, line.ref) for each in asked if each.ask.ref == line.ref)
        said = (as_sentence(late.asked),)
        return Exceptional(
            line.ref, late.words, None, f"Due {late.due}.", reasons, late.owner, due, "", late.reported, said, mine
        )
    family = {line.ref, *(action.ref for action in view.snapshot.actions_of(line.ref))}
    followed = {each.name for each in view.snapshot.follow_ups if each.ref in family}
    mine = tuple(_in_brief(each, line.ref) for each in asked if each.ask.ref in family | followed)
    return Exceptional(
        ref=line.ref,
        title=view.title(row.item),
        colour=row.rating.colour,
        why=why(row, view),
        reasons=reasons,
        lead=lead_of(row, view),
        date=capitalised(date_story(row)) if row.item.live else "",
        since=capitalised(since_last(row, papers.paper.travel)),
        heard=last_heard(row, view, papers.told),
        in_hand=tuple(_in_hand(row, line, papers)),
        asked=mine or (NOTHING_ASKED,),
    )


def _in_hand(row: Row, line: ExceptionLine, papers: MeetingPapers) -> Iterator[str]:
    yield from in_hand(row, papers.view)
    yield from _chased(row)
    for action in papers.view.snapshot.actions_of(row.ref):
        if action.item.live:
            title = papers.view.title(action.item).rstrip(".")
            said = (*in_hand(action, papers.view), *_chased(action))
            yield from (f"{action.ref}, “{title}”: {each}" for each in said)
    for each in line.late:
        told = _promised(each, papers)
        yield f"{told.name}, asked of {told.owner}: {told.words} Due {with_full_stop(told.due)}"


def _chased(row: Row) -> Iterator[str]:
    if words := chased_words(row):
        yield f"The lead was {words}."


def _in_brief(asked: AskedFor, ref: str) -> str:
    """ "9: decide what to do, 45 days overdue"; of an action or a follow-up, which."""
    about = "" if asked.ask.ref == ref else f" ({asked.ask.ref})"
    return f"Decision {asked.number}{about}: {asked.ask.words}."


def compared_with(papers: MeetingPapers) -> str:
    """Which papers the report compares with: "the papers of 24 September 2026, as at 14 September 2026"."""
    since, last = papers.paper.since, papers.paper.travel.papers
    if since is None or last is None:
        return ""
    return f"the papers of {long_day(last.meeting_on)}, as at {long_day(since)}"
