"""Exports: whole files or none, the same bytes for the same plan."""

import csv
import io
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import openpyxl
import pytest

from actionplan.domain.errors import BadInput
from actionplan.services.files import replace_file
from tests.cli.conftest import Cli


def test_csv_goes_to_stdout_with_the_mark_that_excel_needs_and_without_it_for_scripts(cli: Cli) -> None:
    marked, bare = cli("export", "csv").raw, cli("export", "csv", "--no-bom").raw
    assert marked == b"\xef\xbb\xbf" + bare
    assert len(list(csv.DictReader(io.StringIO(bare.decode(), newline="")))) == 11


def test_json_is_what_list_gives_and_what_else_was_entered(cli: Cli) -> None:
    exported, listed = cli("export", "json").json, cli("list", "--json").json
    assert {name: exported[name] for name in listed} == listed
    assert set(exported) - set(listed) == {"bodies", "measures", "follow_ups", "findings"}


def test_html_is_one_page_with_the_chosen_rows_and_stops_at_an_officer_s_name(cli: Cli) -> None:
    page = cli("export", "html", "theme:crime").raw
    assert page.startswith(b"<!doctype html>")
    assert page.count(b"<blockquote>") == len(cli("list", "theme:crime", "--json").json["items"]) < 11
    cli("assign", "R4", "--agency", "Merseyside Police", "--name", "Alex Zanzibar")
    cli("plan", "R4", "--will-do", "Ask Alex Zanzibar")
    refused = cli("export", "html")
    assert (refused.code, refused.raw) == (3, b"")
    assert "would name an officer" in refused.err


def test_a_filter_chooses_rows_and_none_at_all_is_a_report(cli: Cli) -> None:
    assert len(cli("export", "csv", "theme:crime").raw.splitlines()) < 12
    assert len(cli("export", "csv", "rag:blue").raw.splitlines()) == 1


def test_a_file_is_written_whole_and_says_so_on_stderr(cli: Cli, home: Path) -> None:
    file = home / "out" / "plan.csv"
    file.parent.mkdir()
    file.write_bytes(b"before")
    ran = cli("export", "csv", "-o", str(file))
    assert ran.raw == b""
    assert ran.err == f"Wrote 11 rows to {file}.\n"
    assert file.read_bytes() == cli("export", "csv").raw
    assert [each.name for each in file.parent.iterdir()] == ["plan.csv"]


def test_a_dash_is_stdout(cli: Cli) -> None:
    assert cli("export", "csv", "-o", "-").raw == cli("export", "csv").raw


def test_a_write_that_fails_leaves_what_was_there_and_no_part(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = home / "plan.csv"
    file.write_bytes(b"before")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        replace_file(file, b"after")
    assert file.read_bytes() == b"before"
    assert [each.name for each in home.iterdir()] == ["plan.csv"]


@pytest.mark.parametrize("line", ["export csv -o", "export json -o"])
def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(cli: Cli, line: str) -> None:
    ran = cli(*line.split(), "x" * 300)
    assert (ran.code, ran.raw) == (2, b"")
    assert ran.err.endswith("cannot be written: File name too long. Choose another place.\n")


def test_a_folder_is_not_written_over(cli: Cli, home: Path) -> None:
    ran = cli("export", "csv", "-o", str(home))
    assert ran.code == 2
    assert not list(home.glob("*.part"))
    assert not list(home.parent.glob("*.part"))


def test_a_plan_and_what_belongs_to_it_is_never_written_over(
    cli: Cli, done: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, backup = home / "plan.db", home / "copy.db"
    monkeypatch.setenv("ACTIONPLAN_DB", str(plan))
    done("init")
    done("update", "R4", "Begun")
    done("backup", str(backup))
    link = home / "link.csv"
    link.symlink_to(backup)
    with closing(sqlite3.connect(plan)) as reader:  # so that the log stays
        reader.execute("SELECT count(*) FROM entry").fetchone()
        done("update", "R4", "And on")
        for path in (plan, backup, link, plan.with_name("plan.db-wal")):
            before = path.read_bytes()
            ran = cli("export", "csv", "-o", str(path))
            assert (ran.code, ran.raw) == (2, b"")
            assert ran.err == (
                f"{path} holds a plan or another database, and is not replaced. Choose another file with -o.\n"
            )
            assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="no such things there")
def test_what_is_no_file_is_not_replaced_by_one(cli: Cli, home: Path) -> None:
    pipe, folder = home / "pipe", home / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    for path in (pipe, folder):
        ran = cli("export", "json", "-o", str(path))
        assert (ran.code, ran.raw) == (2, b"")
        assert ran.err == f"{path} is not a file that can be replaced. Choose another place.\n"
    assert pipe.is_fifo()


def test_what_is_not_text_goes_to_a_file_alone_and_is_written_whole(cli: Cli, home: Path) -> None:
    files = {form: home / f"plan.{form}" for form in ("xlsx", "docx", "pptx")}
    for form, file in files.items():
        for output in ((), ("-o", "-")):
            refused = cli("export", form, *output)
            assert (refused.code, refused.raw) == (2, b"")
            assert refused.err.startswith(
                f"{form} is not text, and goes to a file: name it with -o, such as plan.{form}"
            )
        ran = cli("export", form, "-o", str(file))
        assert (ran.code, ran.raw, ran.err) == (0, b"", f"Wrote 11 rows to {file}.\n")
    sheet = openpyxl.load_workbook(files["xlsx"])["Items"]
    listed = list(csv.DictReader(io.StringIO(cli("export", "csv", "--no-bom").out, newline="")))
    rows = list(sheet.iter_rows(values_only=True))
    assert [dict(zip(rows[0], row, strict=True))["ref"] for row in rows[1:]] == [line["ref"] for line in listed]
    assert cli("export", "md").out.startswith("# Action plan: ")
    before = files["docx"].read_bytes()
    again = cli("paper", "status-page", "--template", str(files["docx"]), "-o", str(home / "own.docx"))
    assert again.code == 0, again.err
    assert (
        docx.Document(str(home / "own.docx")).paragraphs[0].text == docx.Document(io.BytesIO(before)).paragraphs[0].text
    )
    for words, said in (
        (("--format", "md"), "--template goes with papers in Word"),
        (("-o", str(home / "x.docx"), "--template", str(files["xlsx"])), '"plan.xlsx" is not a Word file'),
        (("-o", str(home / "x.docx"), "--template", str(home / "none.docx")), "none.docx cannot be read: No such file"),
    ):
        template = () if "--template" in words else ("--template", str(files["docx"]))
        refused = cli("paper", "status-page", *words, *template)
        assert (refused.code, refused.raw) == (2, b"")
        assert said in refused.err
