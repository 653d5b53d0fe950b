"""A tracker as councils keep them: each of its rows is brought as it stands, or named with why not."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.intake.form_cells import form_cells
from actionplan.intake.tracker.tracker import Tracker, read_tracker
from tests.intake.tracker.council import Expected, council_tracker


def read(data: bytes, name: str = "plan.xlsx") -> Tracker:
    return read_tracker(data, name, sheet=None, corrections={}, agencies=())


@settings(max_examples=5)
@given(st.integers(0, 10_000))
def test_each_row_of_a_council_s_tracker_is_brought_or_named(seed: int) -> None:
    data, expected = council_tracker(seed, 25)
    found = read(data)
    rows = {row.row: (item, row) for item in found.items for row in item.rows}
    left_out = {each.row: each.why for each in found.left_out}
    assert rows.keys() | left_out.keys() == {each.row for each in expected}
    assert not rows.keys() & left_out.keys()
    assert found.rows == len(rows) + sum("above the headings" not in why for why in left_out.values())
    assert "Hidden columns were read too: L." in found.remarks
    for each in expected:
        if each.why:
            assert each.why in left_out[each.row]
            continue
        item, row = rows[each.row]
        said = Expected(
            each.row,
            number=row.number,
            recommendation=row.recommendation,
            actions=row.actions,
            due=row.due_on,
            first=row.first_on,
            rag="" if row.declared is None else row.declared.value,
            kept=[words.split(": ", 1)[1] for words in row.kept],
        )
        assert said == each
        assert each.recommendation in ("", item.wording)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Total,2,,,", "it adds up other rows"),
        ("Grand total:,2,14%,,", "it adds up other rows"),
        ("3,,,,", "it has a number and nothing else"),
    ],
)
def test_a_row_of_numbers_is_left_out_and_says_why(line: str, why: str) -> None:
    text = f"Ref,Recommendation,Action,Lead,Status\n1,Boards should meet.,Meet,Police,Open\n{line}\n"
    found = read(text.encode(), "plan.csv")
    assert [(each.row, each.why) for each in found.left_out] == [(3, why)]
    assert [item.wording for item in found.items] == ["Boards should meet."]


@pytest.mark.parametrize(
    ("part", "found", "put"),
    [
        ("[Content_Types].xml", b"<", b""),
        ("xl/worksheets/sheet1.xml", b'encoding="UTF-8"', b'encoding="UTG-8"'),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData"),
    ],
)
def test_a_workbook_whose_parts_are_no_xml_is_broken(part: str, found: bytes, put: bytes) -> None:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(council_tracker(0, 1)[0])) as whole, zipfile.ZipFile(made, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            assert name != part or found in content
            archive.writestr(name, content.replace(found, put) if name == part else content)
    for reader in (read, lambda data: form_cells(data, "plan.xlsx", ("Ref", "Stamp"))):
        with pytest.raises(BadInput, match=r"plan\.xlsx is broken: it cannot be read as a workbook"):
            reader(made.getvalue())
