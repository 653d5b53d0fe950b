"""The files of all agencies' forms: a protected workbook and a CSV file each, in a new folder or not at all."""

from pathlib import Path
from typing import Final

from actionplan.domain.errors import Refused
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.ledger.ledger import Ledger
from actionplan.papers.formats.csv import csv_bytes
from actionplan.papers.formats.protected_form import FormColumn, FormSheet, to_protected_xlsx
from actionplan.services.files import NewFolder, refuse_unless_free, unwritable
from actionplan.services.guarding import guarded
from actionplan.services.no_names import refuse_names
from actionplan.services.returns.forms import KINDS, VIEWS, Field, Form, Forms

_CHOICES: Final = {Field.VIEW: tuple(VIEWS), Field.KIND: tuple(KINDS)}
_INSTRUCTIONS: Final = (
    "Fill in the yellow cells of the sheet Return; leave empty what has not changed. All other cells are protected.",
    "New update: what has happened since the last one on record. New own view goes with it: Green, Amber or Red.",
    "New evidence: what it is, as a title; choose its kind beside it. Do not send children's or families' names.",
    "Date you ask for: as year-month-day, such as 2027-03-31, with the reason beside it. Only a meeting can grant it.",
    "Lead officer's name: who leads it now, where that has changed. It is in no paper.",
    "Rows of measures: a new reading, such as 62, 62% or 8 of 10, or what was found in words, and the day of it.",
    "Rows that begin with F are follow-ups, to look at: say what came of one in the row of its recommendation.",
    "Leave the column Stamp as it is. The workbook (XLSX) is the safe form: a spreadsheet can change dates in CSV.",
)


def write_returns(ledger: Ledger, view: PlanView, meeting: Meeting, folder: Path) -> tuple[Form, ...]:
    """Write the forms for a meeting. Raises ``BadInput`` or ``Refused``; then nothing is in the folder's place."""
    refuse_unless_free(folder)
    forms = Forms(ledger, view).every()
    if not forms:
        raise Refused("Nothing was written: no agency leads a live item or has an open follow-up.")
    lines = ledger.history(view.snapshot.head)
    texts = [
        (f"the return of {each.agency.name}", "\n".join(text for row in each.rows for text in row.cells.values()))
        for each in forms
    ]
    refuse_names(texts, lines, view.snapshot, nothing_done="Nothing was written")
    guarded(texts, lambda: lines, None)
    files: dict[str, bytes] = {}
    for each in forms:
        files[f"return-{each.agency.id}.xlsx"] = to_protected_xlsx(_sheet(each, meeting), view.as_at)
        files[f"return-{each.agency.id}.csv"] = _csv(each)
    with NewFolder(folder) as made:
        made.write(files)
        try:
            made.put_in_place()
        except OSError as error:
            raise unwritable(folder, error) from error
    return forms


def _texts(form: Form) -> list[tuple[list[str], frozenset[int]]]:
    """Each row's texts, and the columns, from 0, that an agency may fill in."""
    return [
        (
            [row.cells.get(field, "") for field in Field],
            frozenset(at for at, field in enumerate(Field) if field in row.open_to_them),
        )
        for row in form.rows
    ]


def _csv(form: Form) -> bytes:
    return csv_bytes([field.heading for field in Field], [cells for cells, _ in _texts(form)])


def _sheet(form: Form, meeting: Meeting) -> FormSheet:
    columns = [FormColumn(field.heading, field.width, _CHOICES.get(field, ())) for field in Field]
    return FormSheet(
        title=f"Return of {form.agency.name} for {meeting.title_mid_sentence}",
        columns=columns,
        rows=_texts(form),
        instructions=_INSTRUCTIONS,
        stamp=f"entry {form.head}, {form.agency.id}",
    )
