"""Whatever is written into a form, as a workbook or as CSV, is read as exactly those edits."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from actionplan.domain.dates import long_day
from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.measures import AddMeasure
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.ledger.ledger import Ledger
from actionplan.services.returns.changes import read_returns
from actionplan.services.returns.forms import Field, Forms
from actionplan.services.returns.writing import write_returns
from tests.factories import BY, new_ledger

ITEMS = ("SAM-R01", "SAM-R02", "SAM-R03")
DAY = date(2026, 12, 10)
Edits = dict[Field, str]

words = st.text(st.sampled_from("abcé Zß7,;'\"\n&<“—6.10"), min_size=1, max_size=30).map(
    lambda text: f"A {' '.join(text.split(' ')).strip()}".strip()
)
lines = words.map(lambda text: " ".join(text.split()))
days = st.dates(date(2027, 1, 1), date(2030, 12, 31))
item_edits = st.tuples(
    st.none() | st.tuples(words, st.sampled_from(["", "Green", "Amber", "Red"])),
    st.none() | st.tuples(lines, st.sampled_from(["Output", "Quality", "Impact"])),
    st.none() | st.tuples(days, lines),
    st.none() | lines,
)
readings = st.none() | st.tuples(
    st.sampled_from(["62", "62%", "8 of 10", "8 out of 10", "62.5 per cent", "1,250", ""]),
    st.dates(date(2026, 1, 1), date(2026, 11, 20)),
    lines,
)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Forms, dict[str, bytes]]]:
    """A plan in which the police lead three items, one of them with a measure, and the two files of their form."""
    folder = tmp_path_factory.mktemp("returned")
    ledger = new_ledger(folder)
    ledger.record(AssignOwner(refs=ITEMS, agency="merseyside-police", role="Superintendent"), BY)
    ledger.record(AddMeasure(refs=ITEMS[:1], title="Plans read"), BY)
    ledger.record(AddMeetings(body="Executive", days=(DAY,)), BY)
    view = ledger.view()
    meeting = next(each for each in ledger.meetings() if each.on == DAY)
    write_returns(ledger, view, meeting, folder / "out")
    files = {path.suffix: path.read_bytes() for path in (folder / "out").glob("return-merseyside-police.*")}
    yield ledger, Forms(ledger, view), files
    ledger.close()


def written(data: bytes, ending: str, rows: dict[str, Edits]) -> bytes:
    """The file with the edits in the rows of their refs, as a spreadsheet would save them."""
    if ending == ".csv":
        table = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
        for row in table:
            for field, text in rows.get(row[0], {}).items():
                row[list(Field).index(field)] = text
        out = StringIO(newline="")
        csv.writer(out, delimiter=";").writerows(table)
        return out.getvalue().encode()
    book = load_workbook(BytesIO(data))
    for cells in book["Return"].iter_rows(min_row=2):
        for field, text in rows.get(str(cells[0].value), {}).items():
            cells[list(Field).index(field)].value = text
    made = BytesIO()
    book.save(made)
    return made.getvalue()


Update = tuple[str, str] | None
Ask = tuple[date, str] | None


def edits_of(update: Update, evidence: Update, ask: Ask, officer: str | None) -> tuple[Edits, list[tuple[str, str]]]:
    """What is typed into an item's row, and what should be read there."""
    edits: Edits = {}
    changes: list[tuple[str, str]] = []
    if update:
        edits |= {Field.UPDATE: update[0], Field.VIEW: update[1]}
        changes += [("Update", update[0])] + [("Own view", update[1])] * bool(update[1])
    if evidence:
        edits |= {Field.TITLE: evidence[0], Field.KIND: evidence[1]}
        changes.append((f"Evidence ({evidence[1].lower()})", evidence[0]))
    if ask:
        edits |= {Field.ASK: ask[0].isoformat(), Field.REASON: ask[1]}
        changes.append(("Date proposed", f"{long_day(ask[0])}: {ask[1]}"))
    if officer:
        edits[Field.OFFICER] = officer
        changes.append(("Lead officer", officer))
    return edits, changes


@settings(max_examples=8)
@given(typed=st.tuples(*(item_edits for _ in ITEMS)), reading=readings, ending=st.sampled_from([".csv", ".xlsx"]))
def test_exactly_the_edits_made_are_read(
    forms: tuple[Ledger, Forms, dict[str, bytes]],
    typed: tuple[tuple[Update, Update, Ask, str | None], ...],
    reading: tuple[str, date, str] | None,
    ending: str,
) -> None:
    ledger, form, files = forms
    both = {ref: edits_of(*each) for ref, each in zip(ITEMS, typed, strict=True)}
    rows = {ref: edits for ref, (edits, _) in both.items()}
    expected = {ref: changes for ref, (_, changes) in both.items()}
    if reading:
        number, day, found_out = reading
        rows["SAM-R01-M1"] = {Field.READING: number, Field.READ_ON: day.isoformat(), Field.READ_WORDS: found_out}
        said = f"{number}: {found_out}" if number else found_out
        expected["SAM-R01-M1"] = [("Reading", f"{long_day(day)}: {said}")]
    data = written(files[ending], ending, rows)
    found = read_returns(ledger, form, [(f"back{ending}", lambda: data)], ())
    assert not found.not_taken
    assert found.rows == len(ITEMS) + 1
    read = {each.ref: [(one.field, one.value) for one in each.changes] for each in found.items}
    assert read == {ref: changes for ref, changes in expected.items() if changes}
    assert all(each.taken for each in found.items)


def edited(data: bytes, edit: Callable[[Any, Any], object]) -> bytes:
    """The workbook after its first item's update was written and ``edit`` changed the book and its sheet."""
    book: Any = load_workbook(BytesIO(written(data, ".xlsx", {"SAM-R01": {Field.UPDATE: "Begun."}})))
    edit(book, book["Return"])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def reading_cell(value: object, number_format: str) -> Callable[[Any, Any], None]:
    def put(_book: Any, sheet: Any) -> None:
        cell = sheet.cell(3, 1 + list(Field).index(Field.READING))
        cell.value, cell.number_format = value, number_format
        sheet.cell(3, 1 + list(Field).index(Field.READ_ON)).value = "20/11/26"

    return put


@pytest.mark.parametrize(
    ("edit", "reading", "refused"),
    [
        (reading_cell(0.625, "0%"), "20 November 2026: 62.5%", {}),
        (reading_cell(1234567.5, "General"), "20 November 2026: 1234567.5", {}),
        (reading_cell(datetime(2026, 10, 8), "d/m/yy"), "", {"N3": "which is not a number"}),  # noqa: DTZ001
        (lambda _, sheet: sheet.merge_cells("G2:G4"), "", {"G3": "row of SAM-R01", "G4": "merged with the cell above"}),
    ],
)
def test_what_a_spreadsheet_made_of_a_cell_is_read_as_it_shows_it_or_named(
    forms: tuple[Ledger, Forms, dict[str, bytes]],
    edit: Callable[[Any, Any], object],
    reading: str,
    refused: dict[str, str],
) -> None:
    ledger, form, files = forms
    found = read_returns(ledger, form, [("back.xlsx", lambda: edited(files[".xlsx"], edit))], ())
    read = {each.ref: [one.value for one in each.changes] for each in found.items}
    assert read == {"SAM-R01": ["Begun."], **({"SAM-R01-M1": [reading]} if reading else {})}
    why = {each.cell: each.why for each in found.not_taken}
    assert why.keys() == refused.keys()
    assert all(words in why[cell] for cell, words in refused.items())


def test_of_two_sheets_with_the_form_none_is_chosen(forms: tuple[Ledger, Forms, dict[str, bytes]]) -> None:
    ledger, form, files = forms
    data = edited(files[".xlsx"], lambda book, sheet: book.copy_worksheet(sheet))
    with pytest.raises(BadInput, match='on several sheets, "Return" and "Return Copy"'):
        read_returns(ledger, form, [("back.xlsx", lambda: data)], ())
