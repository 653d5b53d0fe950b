"""Texts that programs trip over, from the command line to every way out of the plan."""

import csv
import io

import pytest

from actionplan.domain.text import visible
from tests.cli.conftest import Cli
from tests.nasty import NASTY, NASTY_LINES

STEERING = {
    chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
} - {"\n"}


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_an_update_is_kept_to_the_letter_and_shown_inert(done: Cli, text: str) -> None:
    written = done("update", "R4", "--", text)
    assert written.out.count("\n") == 1
    shown = [written, done("show", "R4"), done("list"), done("status"), done("history", "R4"), done("undo")]
    for ran in shown:
        assert not STEERING & set(ran.out + ran.err)
    done("undo", "4")
    assert done("show", "R4", "--json").json["updates"][0]["text"] == text
    assert done("history", "R4", "--json").json[2]["ref"] == "SAM-R04"
    [row] = [r for r in _rows(done("export", "csv", "--no-bom").raw) if r["ref"] == "SAM-R04"]
    assert row["last_update"] == as_a_cell(text)


@pytest.mark.parametrize("line", NASTY_LINES, ids=range(len(NASTY_LINES)))
def test_names_roles_titles_and_headings_are_kept_to_the_letter_and_shown_inert(done: Cli, line: str) -> None:
    done("agency", "add", "--", line)
    done("assign", "R4", f"--agency={line}", f"--role={line}", f"--name={line}", f"--by={line}")
    done("theme", "R4", "--", line)
    done("action", "add", "R4", "--", line)
    done("evidence", "R4", "--kind", "output", f"--held-at={line}", "--", line)
    found = done("show", "R4", "--json").json
    assert {found["lead_agency"], found["lead_role"], found["lead_name"], found["theme"]} == {line}
    for command in ("list", "status", "history", "info", "agency list", "agency list --json", "show R4", "show R4-A1"):
        ran = done(*command.split())
        assert not STEERING & set(ran.out + ran.err), command
    [row] = [r for r in _rows(done("export", "csv", "--no-bom").raw) if r["ref"] == "SAM-R04"]
    assert {row["lead_agency"], row["lead_role"], row["lead_name"], row["theme"]} == {as_a_cell(line)}


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_what_meetings_are_told_and_decide_is_kept_to_the_letter_and_shown_inert(done: Cli, text: str) -> None:
    done("meeting", "add", "Executive", "2026-11-19")
    done("adopt", "R4", "--to", "2027-03-31", "--meeting", "last executive")
    ask = ("extend", "ask", "R4", "2027-06-30", "--on", "2026-11-19")
    asked = done(*ask, f"--reason={text}", "--asked-by", "Superintendent")
    done("meeting", "decide", "--ref", "R4", "last executive", "--", text)
    assert done("extend", "list", "--json").json[0]["reason"] == text
    shown = ("meeting show executive-2026-11-19", "meeting list", "extend list", "changes --since 2026-11-22")
    for ran in (asked, *(done(*command.split()) for command in shown)):
        assert not STEERING & set(ran.out + ran.err)
    granted = done("extend", "grant", "R4", f"--condition={text}", "--meeting", "last executive")
    assert granted.out.count("\n") == 1
    assert not STEERING & set(granted.out)


@pytest.mark.parametrize("text", ["nul \0 here", "half \ud800 a character", " \n ", "x" * 20_001])
def test_what_cannot_be_kept_is_refused_at_the_door(cli: Cli, text: str) -> None:
    ran = cli("update", "R4", text)
    assert ran.code == 2
    assert cli("show", "R4", "--json").json["updates"] == []


def as_a_cell(text: str) -> str:
    """What a spreadsheet gets: nothing that it would run or a terminal obey, and otherwise every letter."""
    inert = "".join(letter if letter == "\t" else visible(letter) for letter in text)
    runs = inert.lstrip("'")[:1] in {"=", "+", "-", "@", "＝"}
    return f"'{inert}" if runs else inert


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
