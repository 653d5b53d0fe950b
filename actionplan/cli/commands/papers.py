"""``paper``: one document, a draft; nothing is issued or recorded."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from actionplan.cli.context import reading
from actionplan.cli.editions import reader_in, record_let_through, refuse_beside
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Allow, AsAt, Db, Editions, Names, Notes
from actionplan.cli.output import print_columns, say, width, write
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Edition
from actionplan.papers.formats.registry import DIARY, Format, Given, choices, format_of

if TYPE_CHECKING:
    from actionplan.cli.context import OpenPlan
    from actionplan.services.papers import About, Paper

commands = typer.Typer()

_ABOUT_WHAT: Final = {
    "MEETING": 'Name the meeting that it is about, such as "last executive".',
    "MEETING|REF": 'Name the meeting or the recommendation that it is about, such as "next executive" or R4.',
    "AGENCY": "Name the agency that it is about.",
}
"""What to type where it is missing, by what a document takes."""


@commands.command(cls=PlainCommand, epilog='For example: actionplan paper minute "last executive" --format md -o m.md')
def paper(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Which document; none lists them.")] = None,
    about: Annotated[str | None, typer.Argument(metavar="MEETING|REF|AGENCY", help="What it is about.")] = None,
    *,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"{choices()}; if not given, by the file's name.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write, if not stdout.")
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", help="Your own Word file, for its styles and its page.")
    ] = None,
    edition: Editions = None,
    names: Names = False,
    notes: Notes = False,
    allow: Allow = False,
    as_at: AsAt = None,
    db: Db = None,
) -> None:
    """Write one document as a draft; nothing is issued.

    Without a name, list the documents that there are.
    """
    from actionplan.domain.people.roles import role_in
    from actionplan.services.files import replace_file
    from actionplan.services.papers import PAPERS, Asked, paper_file
    from actionplan.services.templates import template_of

    if name is None:
        print_columns([(each.name, each.takes, each.holds) for each in PAPERS.values()])
        return
    asked_for = _paper_named(name, about)
    file = None if output is None or str(output) == "-" else output
    chosen = _diary_format(asked_for, form, output) or format_of(form, output)
    if chosen.binary and file is None:
        raise BadInput(
            f"{chosen.name} is not text, and goes to a file: name it with -o, such as {asked_for.name}{chosen.suffix}."
        )
    refuse_beside(edition, names=names, notes=notes)
    own = None if template is None else template_of(template, chosen)
    with reading(ctx, db, as_at) as plan:
        asked = Asked(
            plan.ledger,
            plan.view,
            plan.as_at,
            _about(asked_for, plan, about),
            role_in(plan.session.by),
            reader_in(plan, edition or Edition.BODY, names=names, notes=notes),
            partial(record_let_through, plan, document=f"the {asked_for.name}") if allow else None,
        )
        data = paper_file(asked_for, asked, chosen, Given(plan.view.as_at, width() if file is None else 80, own))
    if file is None:
        write(data)
    else:
        replace_file(file, data)
        say(f"Wrote {file}.")


def _paper_named(name: str, about: str | None) -> "Paper":
    """The document of that name, which has what it is to be about."""
    from actionplan.services.papers import PAPERS

    found = PAPERS.get(name.lower())
    if found is None:
        raise BadInput(f"There is no paper {quoted(name)}. There is: {', '.join(PAPERS)}.")
    if about is None and found.takes and not found.optional:
        raise BadInput(_ABOUT_WHAT[found.takes])
    if about is not None and not found.takes:
        raise BadInput(f"The {found.name} is about the whole plan: leave {quoted(about)} out.")
    return found


def _diary_format(paper: "Paper", form: str | None, output: Path | None) -> Format | None:
    """The calendar file, where it is asked for by name or by the file's ending."""
    asked = DIARY.name if form is None and output is not None and output.suffix.lower() == DIARY.suffix else form
    if asked is None or asked.lower() != DIARY.name:
        return None
    if paper.diary is None:
        raise BadInput(
            f"Only days go into a diary: the {paper.name} is not written as {DIARY.name}. Try: paper calendar."
        )
    return DIARY


def _about(paper: "Paper", plan: "OpenPlan", typed: str | None) -> "About":
    """What the document is about, as it was typed; a ref is tried before a meeting."""
    from actionplan.services.papers import About, Subject

    if typed is None:
        return About()
    if Subject.AGENCY in paper.subjects:
        return About(agency=plan.agency(typed).id)
    if Subject.ITEM in paper.subjects:
        try:
            return About(ref=plan.ref(typed))
        except BadInput:
            if Subject.MEETING not in paper.subjects:
                raise
    return About(meeting=plan.meeting(typed))
