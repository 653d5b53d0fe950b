"""``paper``: one document, a draft; nothing is issued or recorded."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db
from actionplan.cli.output import print_columns, say, width, write
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from actionplan.cli.context import OpenPlan
    from actionplan.domain.entry import HistoryLine
    from actionplan.papers.document import Document

commands = typer.Typer()

PAPERS: Final = {"minute": "MEETING: a draft minute, what was asked and resolved, who has to do what by when"}
"""The documents that there are, and what each takes and says."""

FORMATS: Final = ("text", "md")

_UNDIVIDED: Final = 10_000
"""Cells in which no line of a document is divided."""


@commands.command(cls=PlainCommand, epilog='For example: actionplan paper minute "last executive" --format md -o m.md')
def paper(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Which document; none lists them.")] = None,
    about: Annotated[str | None, typer.Argument(metavar="MEETING", help="The meeting that it is about.")] = None,
    *,
    form: Annotated[
        str | None, typer.Option("--format", metavar="text|md", help="The format; else by the file's name, or text.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write, if not stdout.")
    ] = None,
    as_at: AsAt = None,
    db: Db = None,
) -> None:
    """Write one document as a draft; nothing is issued.

    Without a name, list the documents that there are.
    """
    from actionplan.services.files import replace_file

    if name is None:
        print_columns([(each, PAPERS[each]) for each in PAPERS])
        return
    if name.lower() not in PAPERS:
        raise BadInput(f"There is no paper {quoted(name)}. There is: {', '.join(PAPERS)}.")
    if about is None:
        raise BadInput('Name the meeting that it is about, such as "last executive".')
    chosen = _format(form, output)
    with reading(ctx, db, as_at) as plan:
        document = _naming_nobody(name.lower(), plan, about)
    to_file = output is not None and str(output) != "-"
    data = _laid_out(document, chosen, 80 if to_file else width())
    if output is None or not to_file:
        write(data)
    else:
        replace_file(output, data)
        say(f"Wrote {output}.")


def _format(typed: str | None, output: Path | None) -> str:
    """The format asked for; else the one that the file's name says."""
    chosen = typed.lower() if typed else "md" if output is not None and output.suffix.lower() == ".md" else "text"
    if chosen not in FORMATS:
        raise BadInput(f"{quoted(chosen)} is not a format that can be written: choose {' or '.join(FORMATS)}.")
    return chosen


def _naming_nobody(name: str, plan: "OpenPlan", about: str) -> "Document":
    """The document, which names roles and agencies: one that would name an officer on record is refused."""
    from actionplan.papers.formats.markdown import to_markdown
    from actionplan.papers.formats.text import to_text
    from actionplan.services.no_names import refuse_names

    view = plan.view
    lines = plan.ledger.history(view.snapshot.head)
    document = _MADE[name](plan, about, lines)
    # Both: a narrow table divides a name, and a mark of Markdown may stand inside of one.
    texts = ((f"the {name}", text) for text in (to_text(document, _UNDIVIDED), to_markdown(document).decode()))
    refuse_names(texts, lines, view.snapshot, nothing_done="Nothing was written")
    return document


def _minute(plan: "OpenPlan", about: str, lines: "Sequence[HistoryLine]") -> "Document":
    from actionplan.papers.documents.minute import minute
    from actionplan.services.minutes import minute_of

    return minute(minute_of(plan.ledger, plan.meeting(about), plan.view, lines), plan.view)


_MADE: "Final[Mapping[str, Callable[[OpenPlan, str, Sequence[HistoryLine]], Document]]]" = {"minute": _minute}
"""What makes each document of ``PAPERS``, from the plan, its meeting and the lines of the ledger."""


def _laid_out(document: "Document", form: str, cells: int) -> bytes:
    from actionplan.papers.formats.markdown import to_markdown
    from actionplan.papers.formats.text import to_text

    return to_markdown(document) if form == "md" else to_text(document, cells).encode()
