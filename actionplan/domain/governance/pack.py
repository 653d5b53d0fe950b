"""The board pack as a value: everything that a meeting's papers say, before any format.

It depends on the ledger through the cut-off and on nothing else, so that papers can be made again for ever. Renderers
write it down (``papers.pack``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from actionplan.domain.dates import add_months, counted, long_day, short_day
from actionplan.domain.entry import HistoryLine, deciding_meeting
from actionplan.domain.errors import Refused, Remedy
from actionplan.domain.governance.agenda import agenda, grouped, title_of
from actionplan.domain.governance.asks import NOTE, Ask, AskGroup
from actionplan.domain.governance.attendance import meetings_without
from actionplan.domain.governance.difference import MeasureLine, ScrutinyLine, measure_lines, scrutiny_lines
from actionplan.domain.governance.exceptions import Exceptional, ExceptionLine, exceptions
from actionplan.domain.governance.pack_tables import closed as endings
from actionplan.domain.governance.pack_tables.live import live_tables
from actionplan.domain.governance.pack_tables.table import PaperTable, Remarks, Source, rated_table
from actionplan.domain.governance.recorded_late import RecordedAfterwards, recorded_late
from actionplan.domain.governance.since_issue import SinceIssue
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.meetings.follow_ups import done_since_last_sitting
from actionplan.domain.meetings.issued_papers import last_issued
from actionplan.domain.meetings.sittings import agreed_between_meetings, chairs_actions, next_sitting
from actionplan.domain.moment import Moment
from actionplan.domain.rating.causes import causes
from actionplan.domain.rating.marks import NO_LEAD, reason_beside_mark
from actionplan.domain.rating.snapshot import Row, Snapshot, Totals
from actionplan.domain.rating.travel import Direction, LastPapers, Travel, direction
from actionplan.domain.rating.travel_totals import ThenAndNow, TravelTotals, then_and_now, travel_totals
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.changes import ChangeReport, changes_between
from actionplan.domain.reports.corrections import corrections_between
from actionplan.domain.reports.follow_ups import owner_of, sentence_of, source_words, words_of
from actionplan.domain.reports.impact import impact_line
from actionplan.domain.reports.movement import MovementReport, before_first_entry, movement_report
from actionplan.domain.reports.time_passed import time_passed
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subject import MeetingTitle
from actionplan.domain.subjects.extensions import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
)
from actionplan.domain.text import as_sentence, capitalised, decided_on
from actionplan.domain.vocabulary import Kind

MONTHS_AHEAD = 3
"""How far ahead the papers look where no next sitting is on record."""


@dataclass(frozen=True, slots=True)
class PackPaper:
    """A meeting's papers. ``since`` is the day of the last ones of the same body, None where these are the first.

    ``horizon`` is the body's next sitting after this one, or, where ``next_known`` is false, ``MONTHS_AHEAD`` later.
    ``agenda`` is what the meeting is asked, an ask an item or a follow-up, and ``titles`` what they are about by ref;
    ``asks`` are the same in the sentences that papers print, and what the chair decided in between, which is reported
    and not asked. ``arising`` says each open follow-up in a sentence, ``reported`` what was done or dropped since the
    sitting before, and ``unconfirmed`` each meeting since the last papers that decided without a partner whom policy
    names. ``recorded_late`` are the decisions that were put on record long after their meeting since the last papers.
    ``contacts`` counts those noted since then, of which papers say no more. ``since_issue`` is what changed since an
    earlier issue of the same meeting's papers; None for the first.
    """

    meeting: Meeting
    issue: int
    as_at: date
    cut_off: int
    since: date | None
    since_cut_off: int | None
    horizon: date
    next_known: bool
    reviews: tuple[str, ...]
    rules_number: int
    agenda: tuple[Ask, ...]
    titles: Mapping[str, str]
    asks: tuple[AskGroup, ...]
    arising: tuple[str, ...]
    reported: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    recorded_late: tuple[RecordedAfterwards, ...]
    totals: Totals
    action_totals: Totals
    movement: MovementReport
    action_movement: MovementReport
    travel: Travel
    travel_totals: TravelTotals
    then_and_now: tuple[ThenAndNow, ...]
    exceptions: PaperTable
    tables: tuple[PaperTable, ...]
    actions: PaperTable
    changes: ChangeReport
    impact: str = ""
    measures: tuple[MeasureLine, ...] = ()
    scrutiny: tuple[ScrutinyLine, ...] = ()
    contacts: int = 0
    since_issue: SinceIssue | None = None

    def table(self, letter: str) -> PaperTable:
        """One of the lettered tables."""
        return next(each for each in self.tables if each.name.startswith(f"{letter}-"))


def pack_paper(
    meeting_id: str,
    view: PlanView,
    then: PlanView | None,
    lines: Sequence[HistoryLine],
    issue: int | None = None,
    earlier: Snapshot | None = None,
    meeting_title: MeetingTitle | None = None,
    whole: Snapshot | None = None,
) -> PackPaper:
    """The papers of a meeting as at the view's head.

    ``then`` is the plan as in the body's last papers, ``earlier`` as in those before them, and ``lines`` the whole
    ledger through the view's head. ``whole`` has the reviews of other bodies too, whose items can be raised with this
    one. Meetings are named by their titles, unless ``meeting_title`` names them. Raises ``Refused`` where a total or a
    movement does not add up.
    """
    meeting = next(each for each in view.snapshot.meetings if each.id == meeting_id)
    opened_after = 0 if then is None else then.snapshot.head
    between = [line for line in lines if line.entry.number > opened_after]
    travel = _travel(meeting, view, then, between, earlier)
    source = replace(
        _source(meeting, view, then, lines, between, travel), meeting_title=meeting_title or view.meeting_title
    )
    recommendations, actions = (_movement(view, then, between, kind) for kind in (Kind.RECOMMENDATION, Kind.ACTION))
    asked = agenda(whole or view.snapshot, meeting)
    tables = (*live_tables(source), *(make(source) for make in _ENDINGS))
    paper = PackPaper(
        meeting=meeting,
        issue=meeting.packs_issued + 1 if issue is None else issue,
        as_at=view.as_at,
        cut_off=view.snapshot.head,
        since=None if then is None else then.as_at,
        since_cut_off=None if then is None else opened_after,
        horizon=source.horizon,
        next_known=next_sitting(view.snapshot.meetings, meeting.body, meeting.on) is not None,
        reviews=tuple(view.review_title(review) or review.ref for review in view.snapshot.reviews),
        rules_number=view.snapshot.policy.rules_number,
        agenda=asked,
        titles={ask.ref: title_of(ask, view) for ask in asked},
        asks=(*grouped(asked), *_to_be_noted(source)),
        arising=tuple(sentence_of(ask.follow_up, view) for ask in asked if ask.follow_up is not None),
        reported=_reported(meeting, view),
        unconfirmed=tuple(_unconfirmed(meeting, view, then, lines)),
        recorded_late=tuple(recorded_late(between, view.snapshot)),
        totals=view.snapshot.totals(),
        action_totals=view.snapshot.totals(Kind.ACTION),
        movement=recommendations,
        action_movement=actions,
        travel=travel,
        travel_totals=travel_totals(view.rows, travel),
        then_and_now=then_and_now(view.rows, travel),
        exceptions=_exceptions(source, travel),
        tables=tuple(sorted(tables, key=lambda table: table.name)),
        actions=endings.actions(source),
        changes=_changes(view, then, lines, between, meeting_title),
        impact=impact_line(view.snapshot),
        measures=measure_lines(view),
        scrutiny=scrutiny_lines(view, opened_after),
    )
    _refuse_unless_it_adds_up(paper)
    return paper


def _movement(view: PlanView, then: PlanView | None, between: Sequence[HistoryLine], kind: Kind) -> MovementReport:
    opening = before_first_entry(view.snapshot) if then is None else then.snapshot
    return movement_report(opening, view.snapshot, [line.entry for line in between], kind)


def _changes(
    view: PlanView,
    then: PlanView | None,
    lines: Sequence[HistoryLine],
    between: Sequence[HistoryLine],
    meeting_title: MeetingTitle | None,
) -> ChangeReport:
    said = changes_between(between, view, lines, meeting_title=meeting_title)
    passed = () if then is None else time_passed(then.snapshot, view, between)
    return ChangeReport(None if then is None else then.as_at, view.as_at, said, passed)


def _reported(meeting: Meeting, view: PlanView) -> tuple[str, ...]:
    done = done_since_last_sitting(view.snapshot.follow_ups, meeting, view.snapshot.meetings)
    return tuple(sentence_of(each, view) for each in done if not each.is_open)


def _unconfirmed(
    meeting: Meeting, view: PlanView, then: PlanView | None, lines: Sequence[HistoryLine]
) -> Iterator[str]:
    """The body's meetings since its last papers that decided without a partner whom policy names."""
    plan, after = view.snapshot, None if then is None else then.as_at
    since = [
        each
        for each in plan.meetings
        if same_body(each.body, meeting.body) and each.on < meeting.on and (after is None or each.on >= after)
    ]
    for each, told in meetings_without(since, lines, plan.policy.partners_needed, tuple(plan.agencies.values())):
        yield f"{each.title} decided {told.without}: its decisions are to be confirmed."


_ENDINGS = (
    endings.not_taken_forward,
    endings.with_others,
    endings.impact_reviews,
    endings.decisions,
    endings.signed_off,
)


def _source(
    meeting: Meeting,
    view: PlanView,
    then: PlanView | None,
    lines: Sequence[HistoryLine],
    between: Sequence[HistoryLine],
    travel: Travel,
) -> Source:
    before = None if then is None else {row.ref: row for row in then.rows}
    decided = [line for line in between if line.undone_by is None and deciding_meeting(line.entry.fact) is not None]
    following = next_sitting(view.snapshot.meetings, meeting.body, meeting.on)
    return Source(
        meeting=meeting,
        view=view,
        then=before,
        directions=_directions(view, before),
        horizon=add_months(meeting.on, MONTHS_AHEAD) if following is None else following.on,
        decisions=decided,
        answers=_answers(lines),
        causes=travel.causes,
    )


def _directions(view: PlanView, before: Mapping[str, Row] | None) -> Mapping[str, Direction]:
    return {} if before is None else {row.ref: direction(row, before.get(row.ref)) for row in view.rows}


def _travel(
    meeting: Meeting,
    view: PlanView,
    then: PlanView | None,
    between: Sequence[HistoryLine],
    earlier: Snapshot | None,
) -> Travel:
    """Where ratings have gone since the body's last papers, and what made them."""
    issued = last_issued(view.snapshot.meetings, meeting)
    if then is None or issued is None:
        return Travel(None)
    before, now = then.snapshot, view.snapshot
    first_step = min((line.entry.step for line in between), default=0)
    found = causes(before, now, corrections_between(before, now, between, first_step))
    papers = LastPapers.of(issued.on, Moment(then.as_at, before.head), before.rows, before, earlier)
    return Travel(papers, causes=found)


def _answers(lines: Sequence[HistoryLine]) -> dict[str, str]:
    """How the last request for an extension of each item ended without being granted."""
    answers: dict[str, str] = {}
    for line in lines:
        fact, ref = line.entry.fact, line.entry.ref
        if line.undone_by is not None or ref is None:
            continue
        match fact:
            case ExtensionRefused(meeting_on=on):
                answers[ref] = f"refused {decided_on(on, by_chair=line.entry.by_chair, between=line.entry.between)}"
            case ExtensionReturned(meeting_on=on):
                answers[ref] = f"returned {decided_on(on, by_chair=line.entry.by_chair, between=line.entry.between)}"
            case ExtensionWithdrawn():
                answers[ref] = f"withdrawn on {long_day(line.entry.day)}"
            case ExtensionAsked() | ExtensionGranted():
                answers.pop(ref, None)
            case _:
                pass
    return answers


def _exceptions(source: Source, travel: Travel) -> PaperTable:
    """The recommendations with their ratings, then the follow-ups about none, which have an owner and a date."""
    lines = exceptions(source.view.snapshot, travel)
    whose = {line.ref: line for line in lines}
    rows = [line.row for line in lines if line.row is not None]
    why = Remarks(heading="Why", words=lambda row: f"{_other_reasons(whose[row.ref])}{reason_beside_mark(row)}")
    table = rated_table("exceptions", "Exceptions", rows, source, why)
    alone = [line for line in lines if line.row is None]
    return replace(
        table,
        rows=(*table.rows, *((line.ref, *(None,) * (len(table.columns) - 1)) for line in alone)),
        brief=(*table.brief, *(_late_follow_up(line, source) for line in alone)),
    )


_IN_OTHER_COLUMNS: Final = frozenset({Exceptional.RED, Exceptional.WORSE})


def _other_reasons(line: ExceptionLine) -> str:
    """The reasons that the columns for rating and direction do not say."""
    words = "; ".join(each.words for each in line.why if each not in _IN_OTHER_COLUMNS)
    return f"{capitalised(words)}. " if words else ""


def _late_follow_up(line: ExceptionLine, source: Source) -> tuple[str, ...]:
    each, view = line.late[0], source.view
    due = "" if each.due_on is None else f"{short_day(each.due_on)}, {counted(each.days_late(view.as_at), 'day')} late"
    told = source_words(each, view)
    why = f"{_other_reasons(line)}{as_sentence(told)}"
    return line.ref, words_of(each, view), owner_of(each, view) or NO_LEAD, due, "", "", why


def _to_be_noted(source: Source) -> Iterator[AskGroup]:
    """The decisions that the chair, or partners between meetings, took since the last papers."""
    meetings = source.view.snapshot.meetings
    outside = {"by the chair": chairs_actions(meetings), "between meetings": agreed_between_meetings(meetings)}
    for how, ids in outside.items():
        taken = [line for line in source.decisions if deciding_meeting(line.entry.fact) in ids]
        if taken:
            refs = dict.fromkeys(line.entry.ref or "the plan" for line in taken)
            noted = f"{counted(len(taken), 'decision')} taken {how} since the last papers (table I)"
            yield AskGroup(NOTE, noted, tuple(refs))


def _refuse_unless_it_adds_up(paper: PackPaper) -> None:
    totals, live = paper.totals, set(paper.table("A").refs)
    apart = len(paper.table("E").rows) + len(paper.table("K").rows)
    count = len(paper.table("A").rows) + totals.signed_off + apart
    if count != totals.published or len(live) != totals.live:
        raise Refused(
            f"The papers do not add up: live, signed off, not taken forward and with others make {count}, and "
            f"{totals.published} were published. Nothing was made. Verify the ledger.",
            Remedy.VERIFY_LEDGER,
        )
    if paper.movement.lines[-1][1].closing != totals.live:
        raise Refused(
            "The movement does not end in the number of live recommendations. Verify the ledger.", Remedy.VERIFY_LEDGER
        )
