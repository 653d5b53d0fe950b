"""``pack`` and ``present``: a meeting's papers, issued or made again, and the plan shown at the meeting."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, invocation, reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Allow, By, Db, Editions, MeetingName, OptionalReason, whole_number
from actionplan.cli.output import print_lines, say
from actionplan.cli.progress_line import step_line
from actionplan.cli.receipts import telling
from actionplan.domain.errors import BadInput, ExitCode

if TYPE_CHECKING:
    from actionplan.papers.sent import Wanted

commands = typer.Typer()


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan pack "next executive" -o papers; or, to have them again: actionplan pack '
    "executive-2027-03-11 --issued -o copy",
)
def pack(
    ctx: typer.Context,
    meeting: MeetingName,
    number: Annotated[
        str | None,
        typer.Argument(metavar="N", help="After --issued: which issue, if not the latest.", show_default=False),
    ] = None,
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="A new folder to put them in.", show_default=False)
    ],
    issued: Annotated[bool, typer.Option("--issued", help="Make papers again that were issued.")] = False,
    late: Annotated[
        bool, typer.Option("--late", help="These papers truly went out after the sitting; needs --reason.")
    ] = False,
    reason: OptionalReason = None,
    as_at: Annotated[
        str | None,
        typer.Option("--as-at", metavar="DATE", help="The day they stand for, if not the one on which papers closed."),
    ] = None,
    formats: Annotated[
        str | None,
        typer.Option(
            "--formats", metavar="LIST", help="Add slides, xlsx, html, ics; such as slides,html.", show_default=False
        ),
    ] = None,
    edition: Editions = None,
    allow: Allow = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Issue a meeting's papers and record that they went out.

    They show the plan as at the day on which papers closed, where the body has a timetable (body edit), or as at today.
    Papers go out before a sitting. Those that went out after it are recorded with --late, and what --as-at MEETING
    shows stays what the meeting had.

    The folder send/ holds what goes out, in Word, and as PDF too where the extra [pdf] is installed. What --formats
    adds lies there too: slides, a workbook, a status page, dates for diaries. With --edition, the folder holds that
    edition alone, as at the day of the papers that the meeting had.

    With --issued, nothing is recorded: the papers are made again, byte for byte, and the exit code is 1 where they
    cannot be.
    """
    if not issued:
        if number is not None:
            raise BadInput("A number goes with --issued, and names the issue that is made again.")
        from actionplan.services.issue import wanted_papers

        wanted = wanted_papers(edition, formats)
        with writing(ctx, db, by) as plan:
            _issue(plan, meeting, output, wanted, as_at=as_at, late=late, reason=reason, allowed=allow)
        return
    if late or any(each is not None for each in (reason, as_at, formats, edition)):
        raise BadInput(
            "--late, --reason, --as-at, --formats and --edition go with new papers: issued ones are made again as they "
            "were."
        )
    which = None if number is None else whole_number(number, "An issue")
    with reading(ctx, db) as plan:
        _make_again(plan, meeting, which, output)


def _issue(
    plan: OpenPlan,
    meeting: str,
    output: Path,
    wanted: "Wanted",
    *,
    as_at: str | None,
    late: bool,
    reason: str | None,
    allowed: bool,
) -> None:
    from actionplan.domain.editions import IN_THE_EDITION
    from actionplan.services.issue import issue_pack
    from actionplan.services.pack_basis import earlier_issue

    found = plan.meeting(meeting)
    if reason is not None and not late:
        raise BadInput("--reason goes with --late: papers that go out in time need none.")
    day = None if as_at is None else plan.day(as_at, past=True)
    with step_line("Papers") as step:
        folder = issue_pack(
            plan.ledger,
            found.id,
            output,
            plan.session.by,
            as_at=day,
            late=late,
            reason=reason,
            allowed=allowed,
            wanted=wanted,
            step=step,
        )
    with telling("The papers are issued."):
        issued = next(each for each in plan.ledger.meetings() if each.id == found.id)
        issue = issued.packs_issued
        shown = next(each for each in plan.ledger.issues() if (each.meeting, each.number) == (found.id, issue))
        again = "" if issue == 1 else f" (issue {issue})"
        edition = IN_THE_EDITION[wanted.edition] and f" {IN_THE_EDITION[wanted.edition]}"
        print_lines(
            f"Papers issued{' late' if late else ''} for {found.id}{again}{edition}, as at {shown.as_at.isoformat()}: "
            f"{folder}",
            *_named(folder),
        )
        before = earlier_issue(plan.ledger, found.id, issue, late=late, edition=wanted.edition)
        if before is not None:
            say(f"{before.sentence(issue)} Its summary says what changed since.")
            if (before.as_at, before.cut_off) == (shown.as_at, shown.cut_off):
                say("Both stand as at the same day: nothing in them differs. --as-at gives a later one.")
        say(f"To have them again, byte for byte: actionplan pack {found.id} --issued {issue} -o FOLDER{plan.db_option}")


def _make_again(plan: OpenPlan, meeting: str, number: int | None, output: Path) -> None:
    from actionplan.services.issue import remake_pack

    found = plan.meeting(meeting)
    with step_line("Papers") as step:
        made = remake_pack(plan.ledger, found.id, number, output, step=step)
    with telling("The papers are made again."):
        print_lines(f"Papers of {found.id}, issue {made.number}, made again: {made.folder}", *_named(made.folder))
    if not made.identical:
        say(made.remark)
        raise typer.Exit(ExitCode.ANSWER_IS_NO)
    say(f"Every byte is as it was issued. They are in format {made.format}, as version {made.made_by} issued them.")


def _named(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())


@commands.command(cls=PlainCommand, epilog="It reads the plan and can write nothing; . blanks it, q leaves.")
def present(
    ctx: typer.Context,
    meeting: Annotated[
        str | None,
        typer.Argument(metavar="MEETING", help="If not the next one, else the last.", show_default=False),
    ] = None,
    *,
    text: Annotated[bool, typer.Option("--text", help="Print every page, and open no screen.")] = False,
    db: Db = None,
) -> None:
    """Show the plan to a meeting, on a projector, read-only.

    Where the output is a pipe or a file, every page is printed.
    """
    from actionplan.tui.present import print_pages, run_present

    before = invocation(ctx)
    if before.as_at is not None:
        raise BadInput("--as-at does not go with present: it opens the papers that were issued for the meeting.")
    show = print_pages if text else run_present
    raise typer.Exit(show(db or before.db, before.by, meeting))
