"""The tables of a board pack about what is live: A, B, C, D, F, H, J.

They overlap. A holds one row a recommendation, so that A + signed off + not taken forward = all that were published.
In the others an action has a row of its own, under its recommendation's ref, so that whatever they name lies within A
as long as the recommendation is live. Pure.
"""

from collections.abc import Sequence

from actionplan.domain.dates import counted, long_day
from actionplan.domain.governance.askable import sign_off_needs_of
from actionplan.domain.governance.lateness import late_asking
from actionplan.domain.governance.pack_tables.table import PaperTable, Remarks, Source, rated_table
from actionplan.domain.rating.marks import reason_beside_mark
from actionplan.domain.rating.reasons import answer_words, missing_for_plan
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.vocabulary import Kind, Outcome


def live_tables(source: Source) -> Sequence[PaperTable]:
    """In the order of their letters."""
    return (
        _live(source),
        _reported_complete(source),
        _extensions(source),
        _overdue(source),
        _coming_up(source),
        _unplanned(source),
        _paused(source),
    )


def _live(source: Source) -> PaperTable:
    def live_actions(row: Row) -> int:
        return sum(action.item.live for action in source.view.snapshot.actions_of(row.ref))

    remarks = Remarks(
        columns=("live_actions",),
        cells=lambda row: (live_actions(row),),
        heading="Why",
        words=reason_beside_mark,
    )
    rows = source.rows(lambda row: row.item.live, Kind.RECOMMENDATION)
    return rated_table("A-live", "Live recommendations", rows, source, remarks)


def _reported_complete(source: Source) -> PaperTable:
    def needs(row: Row) -> list[str]:
        return [missing.words for missing in sign_off_needs_of(row, source.view.snapshot)]

    def new(row: Row) -> bool:
        return source.is_new(row, lambda then: then.item.reported_complete)

    def words(row: Row) -> str:
        said = [f"completed {long_day(row.item.completed_on)}"] if row.item.completed_on else []
        if row.item.outcome not in {None, Outcome.DELIVERED}:
            said.append("in part" if row.item.outcome is Outcome.IN_PART else "considered and not introduced")
        said += needs(row) or ["ready for sign-off"]
        return "; ".join(["new", *said] if new(row) else said)

    remarks = Remarks(
        columns=(
            "completed_on",
            "outcome",
            "evidence_output",
            "evidence_quality",
            "evidence_impact",
            "missing_for_sign_off",
            "new",
        ),
        cells=lambda row: (
            row.item.completed_on,
            row.item.outcome.value if row.item.outcome else None,
            row.item.evidence_output,
            row.item.evidence_quality,
            row.item.evidence_impact,
            "; ".join(needs(row)) or None,
            "new" if new(row) else None,
        ),
        heading="For sign-off",
        words=words,
    )
    rows = source.rows(lambda row: row.item.reported_complete)
    return rated_table("B-reported-complete", "Reported complete, not signed off", rows, source, remarks)


def _extensions(source: Source) -> PaperTable:
    view = source.view

    def late(row: Row) -> str:
        return "; ".join(late_asking(row.item, source.meeting, view.snapshot.bodies))

    def before(row: Row) -> str:
        answer = answer_words(row.case)
        return f"an earlier request was {answer}" if answer else ""

    def words(row: Row) -> str:
        item = row.item
        to = "" if item.extension_to is None else f"to {long_day(item.extension_to)}"
        moved = f"moved {counted(item.deadline.times_moved, 'time')} before" if item.deadline.times_moved else ""
        said = (to, view.text_of(item, "extension_reason").rstrip("."), late(row), before(row), moved)
        return "; ".join(part for part in said if part)

    remarks = Remarks(
        columns=("extension_to", "asked_on", "asked_by", "reason", "late", "earlier_request"),
        cells=lambda row: (
            row.item.extension_to,
            row.item.extension_asked_on,
            view.text_of(row.item, "asked_by") or None,
            view.text_of(row.item, "extension_reason") or None,
            late(row) or None,
            answer_words(row.case) or None,
        ),
        heading="Asked for",
        words=words,
    )
    rows = source.rows(lambda row: row.item.live and row.item.extension_to is not None)
    return rated_table("C-extensions-requested", "Extensions asked for", rows, source, remarks)


def _overdue(source: Source) -> PaperTable:
    def request(row: Row) -> str:
        return source.answers.get(row.ref, "none asked for")

    def words(row: Row) -> str:
        carried = row.times_carried_forward
        return f"{request(row)}; carried forward {counted(carried, 'time')}" if carried else request(row)

    remarks = Remarks(("request",), lambda row: (request(row),), "Extension", words)
    rows = source.rows(lambda row: overdue(row.case) and row.item.extension_to is None)
    return rated_table("D-overdue-without-request", "Overdue, and no extension waiting", rows, source, remarks)


def _coming_up(source: Source) -> PaperTable:
    def comes_up(row: Row) -> bool:
        due = row.case.due_on
        open_ = row.item.live and not row.item.reported_complete
        return open_ and due is not None and source.view.as_at <= due < source.horizon

    remarks = Remarks(("days_left",), lambda row: (row.case.days_left,), "Why", reason_beside_mark)
    heading = f"Due before {long_day(source.horizon)}"
    return rated_table("F-due-before-next-meeting", heading, source.rows(comes_up), source, remarks)


def _unplanned(source: Source) -> PaperTable:
    def missing(row: Row) -> str:
        return " and ".join(missing_for_plan(row.case))

    remarks = Remarks(
        columns=("missing", "plan_due_on"),
        cells=lambda row: (missing(row), row.case.plan_due_on),
        heading="Missing",
        words=lambda row: f"{missing(row)}; plan due {long_day(row.case.plan_due_on)}",
    )
    rows = source.rows(lambda row: row.item.live and not row.case.planned)
    return rated_table(
        "H-no-owner-or-date", "No owner or no date, of their own or by their actions", rows, source, remarks
    )


def _paused(source: Source) -> PaperTable:
    view = source.view

    def words(row: Row) -> str:
        until = row.item.paused_until or view.as_at
        passed = " (that day has passed)" if until < view.as_at else ""
        return f"until {long_day(until)}{passed}; {view.text_of(row.item, 'pause_reason')}"

    remarks = Remarks(
        columns=("paused_until", "reason"),
        cells=lambda row: (row.item.paused_until, view.text_of(row.item, "pause_reason") or None),
        heading="Pause",
        words=words,
    )
    return rated_table(
        "J-paused",
        "Paused",
        source.rows(lambda row: row.item.live and row.item.paused_until is not None),
        source,
        remarks,
    )
