"""The table of formats: any document in each of them, chosen by name or by the file's ending; the same bytes twice."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from actionplan.domain.errors import BadInput
from actionplan.papers.document import Column, Document, Front, Paragraph, Section, Table, Title
from actionplan.papers.formats.normalise import normalise
from actionplan.papers.formats.registry import FORMATS, Given, format_of
from tests.nasty import NASTY
from tests.papers.formats.test_any_document import DAY, a_document, figures, items

FRONT = Front(
    "Sefton", "Executive", DAY, "6", "Business Manager", "To decide", "OFFICIAL", date(2027, 3, 24), draft=True
)
GIVEN = Given(DAY)
every_format = pytest.mark.parametrize("name", FORMATS)

TWICE = """
import sys
from tests.papers.formats.test_any_document import a_document
from tests.papers.formats.test_registry import FORMATS, FRONT, GIVEN
from pathlib import Path
document = a_document("words")._replace(front=FRONT)
for each in FORMATS.values():
    Path(sys.argv[1], each.name).write_bytes(each.write(document, GIVEN))
"""


@every_format
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_every_format_lays_out_every_block_with_any_text_in_it(name: str, text: str) -> None:
    document = a_document(text)._replace(front=FRONT, landscape=True)
    assert FORMATS[name].write(document, GIVEN)
    assert FORMATS[name].write(Document(Title(text), (items(text),)), GIVEN)


def test_another_run_with_another_hash_seed_and_temporary_folder_writes_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        (tmp_path / seed / "tmp").mkdir(parents=True)
        path = os.pathsep.join(sys.path)
        env = {**os.environ, "PYTHONHASHSEED": seed, "TMPDIR": str(tmp_path / seed / "tmp"), "PYTHONPATH": path}
        subprocess.run([sys.executable, "-c", TWICE, str(tmp_path / seed)], check=True, env=env)
    for name in FORMATS:
        first, second = ((tmp_path / seed / name).read_bytes() for seed in ("1", "2"))
        assert first == second, name


def test_a_format_is_chosen_by_name_or_else_by_the_end_of_the_files_name() -> None:
    for each in FORMATS.values():
        assert format_of(each.name.upper()) is each
        assert format_of(None, Path(f"x{each.suffix.upper()}")) is each
        assert format_of("text", Path(f"x{each.suffix}")).name == "text"
    assert format_of(None).name == format_of(None, Path("x.other")).name == "text"
    with pytest.raises(BadInput, match='"word" is not a format that can be written: choose text, md, '):
        format_of("word")


def test_the_title_block_stands_in_text_and_markdown_and_the_marking_at_both_ends() -> None:
    document = Document(Title("Report"), (Paragraph("words"),), (), FRONT)
    said = FORMATS["text"].write(document, GIVEN).decode().splitlines()
    assert said[0] == said[-1] == "OFFICIAL · DRAFT"
    assert "Meeting           Executive, 31 March 2027" in said
    marked = FORMATS["md"].write(document, GIVEN).decode()
    assert marked.startswith("**OFFICIAL · DRAFT**\n\n# Report\n\n- **Partnership:** Sefton\n")
    assert "- **As at:** 24 March 2027" in marked


def test_several_tables_are_one_csv_file_each_below_its_name_and_none_is_refused() -> None:
    table = Table((Column("Ref", name="ref"),), (("R1",),))
    sections = (Section((table,), "=Dates"), Section((table, Table(table.columns, ())), "=Dates"))
    alone, both, none = (Document(Title("T"), (), sections[:count]) for count in (1, 2, 0))
    assert FORMATS["csv"].write(alone, GIVEN) == b"\xef\xbb\xbfref\r\nR1\r\n"
    records = list(csv.reader(io.StringIO(FORMATS["csv"].write(both, GIVEN).decode("utf-8-sig"), newline="")))
    assert records == [["'=Dates"], ["ref"], ["R1"], [], ["'=Dates 2"], ["ref"], ["R1"]]
    with pytest.raises(BadInput, match='"T" has no table'):
        FORMATS["csv"].write(none, GIVEN)


def test_json_holds_typed_cells() -> None:
    document = Document(Title("T"), (items("x"),), (Section((figures("Police"),), "Figures"),), FRONT)
    read = json.loads(FORMATS["json"].write(document, GIVEN))
    row = read["opening"][0]["rows"][0]
    assert row == ["R01", "x", "Merseyside Police", "2027-03-31", 12, "Red", "worse"]
    assert [each["cells"] for each in read["opening"][0]["columns"]][:5] == ["ref", "text", "text", "date", "days"]
    assert read["front"]["meeting_on"] == "2027-03-31"
    assert {block["block"] for block in json.loads(FORMATS["json"].write(a_document("x"), GIVEN))["opening"]} == {
        *("paragraph", "quotation", "rating", "facts", "list", "requests", "key", "table", "chart", "time chart"),
    }


def test_normalising_takes_away_what_the_clock_and_the_order_of_parts_left() -> None:
    def made(time: str, *names: str, inside: bytes = b"") -> bytes:
        out = io.BytesIO()
        with ZipFile(out, "w") as file:
            for name in names:
                stamp = f'<dcterms:created xsi:type="t">{time}</dcterms:created>' if "core" in name else name
                file.writestr(name, inside if name.endswith(".xlsx") else stamp)
        return out.getvalue()

    names = ("docProps/core.xml", "a.xlsx", "[Content_Types].xml", "a.xml")
    first = made("2026", *names, inside=made("2026", *names[::2]))
    second = made("2027", *reversed(names), inside=made("2027", *names[2::-2]))
    assert first != second
    assert normalise(first, DAY) == normalise(second, DAY)
    with ZipFile(io.BytesIO(normalise(first, DAY))) as file:
        assert file.namelist() == ["[Content_Types].xml", "a.xlsx", "a.xml", "docProps/core.xml"]
        assert b">2027-03-31T00:00:00Z<" in file.read("docProps/core.xml")
