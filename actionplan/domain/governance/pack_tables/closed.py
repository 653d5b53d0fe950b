"""The tables of a board pack about what is closed or decided: E, G, I, K, S; and the line of the actions' own.

E, K and S hold one row a recommendation. Pure.
"""

from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import HistoryLine, deciding_meeting
from actionplan.domain.governance.pack_tables.table import Cell, PaperTable, Remarks, Source, ended_table, rated_table
from actionplan.domain.kinds import amended_mark, as_amended, describe
from actionplan.domain.rating.marks import reason_beside_mark
from actionplan.domain.rating.reasons import with_others_words
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import decided_on
from actionplan.domain.vocabulary import Kind, MeetingKind, Status


def not_taken_forward(source: Source) -> PaperTable:
    """All that are superseded or not accepted; those since the last papers are marked."""
    view = source.view

    def closed(row: Row) -> bool:
        return row.item.status in {Status.SUPERSEDED, Status.NOT_ACCEPTED}

    def new(row: Row) -> bool:
        return source.is_new(row, closed)

    def words(row: Row) -> str:
        said = f"{row.item.status.label}{_decided(row)}: {view.text_of(row.item, 'closing_reason')}"
        return f"new; {said}" if new(row) else said

    remarks = Remarks(
        columns=("status", "closed_on", "reason", "superseded_by", "new"),
        cells=lambda row: (
            row.item.status.value,
            None if row.item.closing is None else row.item.closing.on,
            view.text_of(row.item, "closing_reason") or None,
            None if row.item.closing is None else row.item.closing.superseded_by,
            "new" if new(row) else None,
        ),
        heading="Why",
        words=words,
    )
    rows = source.rows(closed, Kind.RECOMMENDATION)
    return ended_table("E-not-taken-forward", "Not taken forward", rows, source, remarks)


def with_others(source: Source) -> PaperTable:
    """All that other bodies have to answer; those since the last papers are marked."""
    view = source.view

    def held(row: Row) -> bool:
        return row.item.with_others is not None

    def new(row: Row) -> bool:
        return source.is_new(row, held)

    def cells(row: Row) -> tuple[Cell, ...]:
        given = row.item.with_others
        if given is None:
            return ()
        late = (view.as_at - given.answer_due).days if given.overdue(view.as_at) else None
        return (
            given.body,
            given.asked_on,
            given.answer_due,
            late,
            given.days_waiting(view.as_at),
            given.answered_on,
            view.text_of(row.item, "others_answer") or None,
            given.meeting,
            view.text_of(row.item, "response_reason") or None,
            "new" if new(row) else None,
        )

    def words(row: Row) -> str:
        given = row.item.with_others
        said = "" if given is None else with_others_words(given, view.as_at)
        answer = view.text_of(row.item, "others_answer")
        return f"{'new; ' if new(row) else ''}{said}{f': {answer}' if answer else ''}"

    remarks = Remarks(
        columns=(
            *("with_others", "asked_on", "answer_due", "days_overdue", "days_waiting"),
            *("last_answer_on", "last_answer", "meeting", "reason", "new"),
        ),
        cells=cells,
        heading="Whose answer",
        words=words,
    )
    return ended_table("K-with-others", "With others", source.rows(held, Kind.RECOMMENDATION), source, remarks)


def _decided(row: Row) -> str:
    """By what an item was superseded, and when that was decided: " by SAM-R02, 11 March 2027"."""
    closing = row.item.closing
    if closing is None:
        return ""
    by = "" if closing.superseded_by is None else f" by {closing.superseded_by}"
    by_chair, between = closing.meeting in row.case.chairs_actions, closing.meeting in row.case.between_meetings
    return f"{by}, {decided_on(closing.on, by_chair=by_chair, between=between, on='')}"


def impact_reviews(source: Source) -> PaperTable:
    """Signed off, and its impact review comes up before the next meeting, or should have been held."""
    as_at = source.view.as_at

    def due(row: Row) -> bool:
        on = row.item.impact_review_on
        return row.item.status is Status.SIGNED_OFF and on is not None and on < source.horizon

    def days_overdue(row: Row) -> int | None:
        on = row.item.impact_review_on
        return None if on is None or on >= as_at else (as_at - on).days

    def words(row: Row) -> str:
        on, late = row.item.impact_review_on or as_at, days_overdue(row)
        return f"due {long_day(on)}" + ("" if late is None else f", {counted(late, 'day')} ago")

    remarks = Remarks(
        columns=("signed_off_on", "impact_review_on", "days_overdue", "impact_state"),
        cells=lambda row: (
            row.item.signed_off_on,
            row.item.impact_review_on,
            days_overdue(row),
            row.item.impact_state.value if row.item.impact_state else None,
        ),
        heading="Impact review",
        words=words,
    )
    return ended_table("G-impact-reviews-due", "Impact reviews due", source.rows(due), source, remarks)


def decisions(source: Source) -> PaperTable:
    """What meetings decided, as recorded since the last papers; what was undone again is left to the changes."""
    rows, brief = [], []
    meetings = {each.id: each for each in source.view.snapshot.meetings}
    for line in source.decisions:
        meeting = meetings.get(deciding_meeting(line.entry.fact) or "")
        names = source.view.snapshot.agency_name
        words = f"{describe(as_amended(line), names, meeting_title=source.meeting_title)}{amended_mark(line)}"
        rec, action = _family_of(line, source)
        taken = _taken_by(meeting)
        rows.append(
            (
                rec,
                action,
                meeting.on if meeting else None,
                meeting.id if meeting else None,
                taken,
                line.entry.day,
                words,
            )
        )
        brief.append((line.entry.ref or "", taken, "" if meeting is None else long_day(meeting.on), words))
    return PaperTable(
        name="I-decisions-since-last-papers",
        heading="Decisions since the last papers",
        columns=("ref", "action", "decided_on", "meeting", "taken_by", "recorded_on", "words"),
        rows=tuple(rows),
        brief_headings=("Ref", "Taken by", "On", "Decision"),
        brief=tuple(brief),
    )


def _family_of(line: HistoryLine, source: Source) -> tuple[str | None, str | None]:
    ref = line.entry.ref
    row = None if ref is None else source.view.snapshot.row(ref)
    if row is None or row.item.parent is None:
        return ref, None
    return row.item.parent, ref


def _taken_by(meeting: Meeting | None) -> str:
    if meeting is None:
        return "a meeting no longer on record"
    match meeting.kind:
        case MeetingKind.SITTING:
            return meeting.body
        case MeetingKind.CHAIRS_ACTION:
            return f"Chair of the {meeting.body}"
        case MeetingKind.BETWEEN_MEETINGS:
            return f"{meeting.body}, between meetings"


def signed_off(source: Source) -> PaperTable:
    """Signed off since the last papers; without any, all that are signed off."""

    def since(row: Row) -> bool:
        before = None if source.then is None else source.then.get(row.ref)
        was = before is not None and before.item.status is Status.SIGNED_OFF
        return row.item.status is Status.SIGNED_OFF and not was

    remarks = Remarks(
        columns=(
            "signed_off_on",
            "signed_off_at",
            "completed_on",
            "date_in_force",
            "days_late",
            "outcome",
            "evidence_output",
            "evidence_quality",
            "evidence_impact",
            "impact_review_on",
        ),
        cells=lambda row: (
            row.item.signed_off_on,
            None if row.item.sign_off is None else row.item.sign_off.meeting,
            row.item.completed_on,
            row.case.due_on,
            row.case.days_late,
            row.item.outcome.value if row.item.outcome else None,
            row.item.evidence_output,
            row.item.evidence_quality,
            row.item.evidence_impact,
            row.item.impact_review_on,
        ),
        heading="How",
        words=reason_beside_mark,
    )
    rows = source.rows(since, Kind.RECOMMENDATION)
    return ended_table("S-signed-off-since-last-papers", "Signed off since the last papers", rows, source, remarks)


def actions(source: Source) -> PaperTable:
    """Every action, whatever its state: boards count recommendations, and actions have a line of their own."""
    rows = source.rows(lambda _row: True, Kind.ACTION)
    remarks = Remarks(heading="Why", words=reason_beside_mark)
    return rated_table("actions", "Actions", rows, source, remarks)
