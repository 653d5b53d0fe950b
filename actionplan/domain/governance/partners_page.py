"""What the lead safeguarding partners read: what turned Red, and what was raised with them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.rating.reasons import raised_words
from actionplan.domain.reports.plainly import date_story, in_hand, lead_of, since_last, why
from actionplan.domain.text import with_full_stop
from actionplan.domain.vocabulary import Colour, Kind


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
    """What was raised with this body, why, and its answer; ``answered_on`` is None while it waits.

    ``settled``: this body's last papers had the answer already.
    """

    ref: str
    title: str
    raised: str
    reason: str
    answer: str
    answered_on: date | None
    settled: bool

    @property
    def answered(self) -> bool:
        """Whether it no longer waits."""
        return self.answered_on is not None


def new_reds(papers: MeetingPapers) -> tuple[NewRed, ...]:
    """In published order; all that are Red, where these are the body's first papers."""
    view, last = papers.view, papers.paper.travel.papers
    then = {} if last is None else last.colours
    return tuple(
        NewRed(
            row.ref,
            view.title(row.item),
            lead_of(row, view),
            why(row, view),
            date_story(row),
            since_last(row, papers.paper.travel),
            tuple(in_hand(row, view)),
        )
        for row in view.rows
        if row.item.kind is Kind.RECOMMENDATION
        and row.rating.colour is Colour.RED
        and then.get(row.ref) is not Colour.RED
    )


def raised_with_them(papers: MeetingPapers) -> tuple[RaisedWithThem, ...]:
    """What waits for an answer first, then what was answered, each in published order."""
    return tuple(sorted(_raised(papers), key=lambda each: each.answered))


def _raised(papers: MeetingPapers) -> Iterator[RaisedWithThem]:
    view, since = papers.view, papers.paper.since
    for row in view.rows:
        raised = row.item.raised
        if raised is not None and same_body(raised.raised_with, papers.meeting.body):
            answer = view.text_of(row.item, "raise_answer")
            reason = view.text_of(row.item, "raised_reason")
            yield RaisedWithThem(
                row.ref,
                view.title(row.item),
                f"Raised {raised_words(raised)}",
                with_full_stop(reason) if reason else "",
                with_full_stop(answer) if answer else "",
                raised.answered_on,
                raised.answered_on is not None and since is not None and raised.answered_on <= since,
            )
