"""``due`` and ``adopt``: proposed deadlines, corrections of adopted ones, and adoption by a meeting."""

from typing import Annotated

import typer

from actionplan.cli.context import OpenPlan, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AtMeeting, By, Db, LateReason, OptionalReason, RecordedLate, Refs
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput

commands = typer.Typer()

NO_DATE = "none"


@commands.command(
    cls=PlainCommand, epilog="For example: actionplan due R4 R5 31 March 2027, or: due R4 +6w, or: due R4 none"
)
def due(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="REF... DATE", help="The items, then the date.")],
    *,
    correct: Annotated[bool, typer.Option("--correct", help="The date was mistyped; needs --reason.")] = False,
    reason: OptionalReason = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="MEETING", help="The meeting that agreed to the correction.")
    ] = None,
    recorded_late: RecordedLate = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was proposed, if not today.")] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Propose a deadline, change it, or take it away with "none".

    Once a meeting has adopted the date, only an extension moves it; a mistyped one is corrected on its own day, or by
    a meeting.
    """
    from actionplan.domain.subjects.deadlines import ProposeDate

    if meeting is not None and not correct:
        raise BadInput("--meeting goes with --correct: a meeting moves an adopted date with: actionplan extend grant")
    if on is not None and correct:
        raise BadInput("--on says when a date was proposed: it does not go with --correct.")
    with writing(ctx, db, by) as plan:
        if len(words) < 2 or (_is_date(plan, " ".join(words)) and not _is_quoted_date(plan, words[-1])):
            raise BadInput("Name the items first, then the date, such as: actionplan due R4 31 March 2027")
        agreed_at = None if meeting is None else plan.meeting(meeting).id
        start = len(words) - 1 if words[-1].lower() == NO_DATE else _start_of_date(plan, words)
        refs, typed = plan.refs(words[:start]), " ".join(words[start:])
        day = None if typed.lower() == NO_DATE else plan.day(typed, remarks=True)
        items = refs[0] if len(refs) == 1 else f"each of the {len(refs)} items"
        had = "no date" if day is None else "that date already"
        told = None if on is None else plan.day(on, past=True)
        command = ProposeDate(refs=refs, on=day, correct=correct, reason=reason, meeting=agreed_at, proposed_on=told)
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), f"{items} had {had}")


@commands.command(cls=PlainCommand, epilog='For example: actionplan adopt R1 R4 R5 --meeting "last executive"')
def adopt(
    ctx: typer.Context,
    refs: Refs,
    *,
    meeting: AtMeeting,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="The date that the meeting itself set.")
    ] = None,
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting adopted the proposed dates.

    With --to, it adopted a date that it set itself. From then on only an extension that a meeting grants moves them.
    """
    from actionplan.domain.subjects.deadlines import AdoptDates

    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        day = None if to is None else plan.day(to, remarks=True)
        command = AdoptDates(refs=full, meeting=plan.meeting(meeting).id, to=day)
        receipt = plan.record(as_recorded(command, late=recorded_late, reason=reason))
        print_receipt(plan, receipt, "every date was adopted already")


def _start_of_date(plan: OpenPlan, words: list[str]) -> int:
    """The position of the date: the last word where that is a whole date in quotes, so that ``4 5 "March 2027"`` names
    two items; else the longest tail of ``words`` that is a date, after words that are all refs.

    Where there is none, the position that leads to the most helpful refusal.
    """
    if _is_quoted_date(plan, words[-1]):
        return len(words) - 1
    refs = 1
    while refs < len(words) - 1 and _is_ref(plan, words[refs]):
        refs += 1
    dates = [place for place in range(1, len(words)) if _is_date(plan, " ".join(words[place:]))]
    after_refs = [place for place in dates if place <= refs]
    if after_refs:
        return after_refs[0]
    # "R4 R99 2027-03-31" has an unknown ref; "R4 Tue 31 March 2027" has the wrong weekday.
    dates = [place for place in dates if _is_date(plan, " ".join(words[place:]), day_alone=True)]
    stray_ref = dates and any(character.isdigit() for character in words[refs])
    return dates[0] if stray_ref else refs


def _is_ref(plan: OpenPlan, word: str) -> bool:
    try:
        plan.ref(word)
    except BadInput:
        return False
    return True


def _is_quoted_date(plan: OpenPlan, word: str) -> bool:
    return " " in word.strip() and _is_date(plan, word)


def _is_date(plan: OpenPlan, words: str, *, day_alone: bool = False) -> bool:
    """True where the words are a date; with ``day_alone``, not where they are a whole month."""
    from actionplan.domain.typed.calendar_days import Meant
    from actionplan.domain.typed.dates import parse_day

    meant = Meant.DAY if day_alone else Meant.DEADLINE
    try:
        parse_day(words, plan.today, plan.sittings, meant=meant)
    except BadInput:
        return False
    return True
