"""The plan as a file for other programs: ``export csv`` and ``export json``."""

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.commands.showing import kept
from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Filters
from actionplan.cli.output import put, say
from actionplan.domain.errors import BadInput
from actionplan.domain.plaintext import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.domain.rating.snapshot import Row
    from actionplan.domain.rating.view import PlanView

commands = typer.Typer()

FORMATS = ("csv", "json")

# How a database begins, and its write-ahead log (of either order of bytes) and rollback journal:
# https://sqlite.org/fileformat2.html
_DATABASES = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")


@commands.command(cls=PlainCommand, epilog="For example: actionplan export csv review:SAM -o plan.csv")
def export(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="csv|json", help="The format.", show_default=False)],
    filters: Filters = None,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write, if not stdout.")
    ] = None,
    no_bom: Annotated[
        bool, typer.Option("--no-bom", help="CSV without the mark that Excel needs to read £ and curly quotes.")
    ] = False,
    as_at: AsAt = None,
    db: Db = None,
) -> None:
    """Write the plan for other programs, one row an item.

    A recommendation stands before its actions, in published order. Several filters must all hold.
    """
    from actionplan.collector import paused
    from actionplan.services.compare import compared

    form = form.lower()
    if form not in FORMATS:
        raise BadInput(f"{quoted(form)} is not a format that can be written: choose {' or '.join(FORMATS)}.")
    # A long plan is millions of objects, none of which lies in a circle: to look for some takes a second.
    with paused(), reading(ctx, db, as_at) as plan:
        rows = kept(plan, filters)
        data = _content(form, compared(plan.ledger, plan.view), rows, bom=not no_bom)
    if output is None or str(output) == "-":
        put(data)
    else:
        replace_file(output, data)
        say(f"Wrote {len(rows)} {'row' if len(rows) == 1 else 'rows'} to {output}.")


def _content(form: str, view: "PlanView", rows: "Sequence[Row]", *, bom: bool) -> bytes:
    """The whole file."""
    if form == "json":
        from actionplan.papers.json_paper import plan_json

        return plan_json(view, rows)
    from actionplan.papers.csv_paper import write_csv

    whole = BytesIO()
    write_csv(view, rows, whole, bom=bom)
    return whole.getvalue()


def replace_file(path: Path, data: bytes) -> None:
    """Put a whole file in place, or leave what was there: never half of it. Raises ``BadInput`` where it cannot.

    A plan, a backup of one, and what is no file at all are never replaced.
    """
    import tempfile

    _refuse_what_is_not_ours_to_replace(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place with -o.") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. What was there is untouched.") from error
    finally:
        part.unlink(missing_ok=True)


def _refuse_what_is_not_ours_to_replace(path: Path) -> None:
    try:
        if not path.exists():
            return
        if not path.is_file():
            raise BadInput(f"{path} is not a file that could be written over. Choose another place with -o.")
        with path.open("rb") as file:
            begins_with = file.read(max(map(len, _DATABASES)))
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place with -o.") from error
    if begins_with.startswith(_DATABASES):
        raise BadInput(
            f"{path} holds a plan or another database, and is not written over. Choose another file with -o."
        )
