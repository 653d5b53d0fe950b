"""What the lead safeguarding partners read: what turned Red, and what was raised with them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.governance.cover_report import AskedFor, worded
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.reports.plainly import date_story, in_hand, lead_of, since_last, why
from actionplan.domain.text import with_full_stop
from actionplan.domain.vocabulary import BodyRole, Colour, Kind


@dataclass(frozen=True, slots=True)
class NewRed:
    """A recommendation that is Red and was not in this body's last papers."""

    ref: str
    title: str
    lead: str
    why: str
    date: str
    since: str
    in_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RaisedWithThem:
    """What was raised with the partners, when and why, and their answer; ``answered_on`` is None while it waits.

    ``settled``: the last papers of the meeting's body had the answer already.
    """

    ref: str
    title: str
    on: date
    reason: str
    answer: str
    answered_on: date | None
    settled: bool

    @property
    def answered(self) -> bool:
        """Whether it no longer waits."""
        return self.answered_on is not None


def partners_body(papers: MeetingPapers) -> str:
    """Whom the page is for: the meeting's own body, unless another one oversees every review on that day."""
    meeting = papers.meeting
    overseeing = [each.name for each in papers.view.snapshot.bodies if BodyRole.OVERSEES in each.roles_on(meeting.on)]
    own = any(same_body(each, meeting.body) for each in overseeing)
    return meeting.body if own or not overseeing else overseeing[0]


def is_theirs(papers: MeetingPapers) -> bool:
    """Whether the meeting is one of the partners themselves."""
    return same_body(partners_body(papers), papers.meeting.body)


def new_reds(papers: MeetingPapers) -> tuple[NewRed, ...]:
    """In published order; all that are Red, where these are the body's first papers."""
    view, last = papers.view, papers.paper.travel.papers
    told = {each.ref for each in raised_with_them(papers) if not each.settled}
    then = {} if last is None else last.colours
    return tuple(
        NewRed(
            row.ref,
            view.title(row.item),
            lead_of(row, view),
            why(row, view),
            date_story(row),
            since_last(row, papers.paper.travel),
            tuple(in_hand(row, view, raising=row.ref not in told)),
        )
        for row in view.rows
        if row.item.kind is Kind.RECOMMENDATION
        and row.rating.colour is Colour.RED
        and then.get(row.ref) is not Colour.RED
    )


def raised_with_them(papers: MeetingPapers) -> tuple[RaisedWithThem, ...]:
    """What waits for an answer first, then what was answered, each in published order."""
    return tuple(sorted(_raised(papers), key=lambda each: each.answered))


def asked_of_them(papers: MeetingPapers) -> tuple[AskedFor, ...]:
    """What the partners are asked on a page about another body's meeting: to answer what waits for them."""
    waiting = {each.ref for each in raised_with_them(papers) if not each.answered}
    return worded([Ask(AskKind.RAISED, row) for row in papers.view.rows if row.ref in waiting], papers)


def _raised(papers: MeetingPapers) -> Iterator[RaisedWithThem]:
    view, since, body = papers.view, papers.paper.since, partners_body(papers)
    for row in view.rows:
        raised = row.item.raised
        if raised is not None and same_body(raised.raised_with, body):
            answer = view.text_of(row.item, "raise_answer")
            reason = view.text_of(row.item, "raised_reason")
            yield RaisedWithThem(
                row.ref,
                view.title(row.item),
                raised.on,
                with_full_stop(reason) if reason else "",
                with_full_stop(answer) if answer else "",
                raised.answered_on,
                raised.answered_on is not None and since is not None and raised.answered_on <= since,
            )
