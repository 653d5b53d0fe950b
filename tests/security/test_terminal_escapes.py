"""No way out of the program lets a text act: not on a terminal, not in a spreadsheet, whatever was typed into it."""

import csv
import io
import re
from pathlib import Path

import pytest

from actionplan.domain.entry import free_text_fields
from actionplan.domain.kinds import FACTS
from actionplan.domain.subjects.agencies import AgencyEdited
from actionplan.domain.subjects.owners import OwnerAssigned
from actionplan.ledger.ledger import Ledger
from tests.cli.conftest import Cli
from tests.security.commands import all_commands
from tests.security.inert import STEERING, TODAY, assert_inert, with_placeholders
from tests.security.nasty_plan import BEGAN, MARK, SAT_AGAIN

FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"-?\d+")

READS: dict[str, list[list[str]]] = {
    "status": [[]],
    "list": [[], ["--group", "lead"], ["--sort", "lead"], ["theme:x"]],
    "show": [["R1"], ["R4"], ["R5"], ["R9"], ["R10"], ["R4-A1"]],
    "history": [[], ["R4"], ["NAS"]],
    "meeting list": [[]],
    "meeting show": [["MEETING"], ["LAST"]],
    "extend list": [[]],
    "body list": [[]],
    "followup list": [[]],
    "finding list": [[], ["--unanswered"]],
    "alike": [[], ["R1", "--within"]],
    "timeline": [[]],
    "agencies": [[]],
    "charts": [[]],
    "changes": [["--since", BEGAN.isoformat()], ["--since", "2026-12-11"]],
    "movement": [["--since", BEGAN.isoformat(), "--by", "agency"], ["--since", BEGAN.isoformat(), "--actions"]],
    "today": [[]],
    "find": [["e"], ["--person", "x"], ["--person", "manager"]],
    "check": [[], ["--evidence"]],
    "agenda": [[]],
    "load": [["REVIEW", "--dry-run"]],
    "bring": [["TRACKER", "--ref", "OAK", "--title", "Oak", "--dry-run"]],
    "chase": [[]],
    "returns read": [["RETURN", "--dry-run"]],
    "review list": [[]],
    "review show": [["NAS"]],
    "agency list": [[]],
    "policy show": [[]],
    "info": [[]],
    "verify": [[], ["--against", "MANIFEST"]],
    "backup": [["BACKUP"]],
    "restore": [["ANOTHER", "--yes"], ["REVIEW", "--yes"]],
}
"""Every command with ``--json``, and what it is asked for."""

ADDRESSES = {(AgencyEdited, "contact"), (AgencyEdited, "copy_to"), (OwnerAssigned, "lead_email")}
"""Texts that are refused unless they are email addresses in plain ASCII (tests/domain/subjects/test_chasing.py)."""

OTHER_READS = (["export", "json"], ["completions", "bash"], ["pack", "LAST", "--issued", "-o", "FOLDER"])


def test_every_field_for_a_free_text_holds_a_nasty_one(plan: Ledger) -> None:
    held: set[tuple[type, str]] = set()
    for each in plan.history(plan.last_number()):
        for name in free_text_fields(type(each.entry.fact)):
            if MARK in (getattr(each.entry.fact, name) or ""):
                held.add((type(each.entry.fact), name))
    every = {(fact, name) for fact in FACTS.values() for name in free_text_fields(fact)}
    assert held == every - ADDRESSES


def test_every_command_that_reads_is_asked_here() -> None:
    reading = {
        name for name, command in all_commands().items() if any("--json" in each.opts for each in command.params)
    }
    assert reading == set(READS)


@pytest.mark.parametrize("columns", ["40", "200"])
@pytest.mark.parametrize("command", READS)
def test_every_command_that_reads_shows_texts_and_lets_none_act(
    cli: Cli, plan: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for asked in READS[command]:
        argv = [*command.split(), *with_placeholders(asked, plan, tmp_path), "--db", plan.location]
        for more in ([], ["--json"]):
            ran = cli(*argv, *more, today=TODAY)
            assert ran.raw + ran.err.encode()
            assert_inert(ran, [*asked, *more])


@pytest.mark.parametrize("command", ["status", "list", "show R4", "history", "meeting list", "check", "review list"])
def test_a_past_moment_is_as_inert_as_today(cli: Cli, plan: Ledger, command: str) -> None:
    for moment in (SAT_AGAIN.isoformat(), plan.meetings()[-1].id):
        ran = cli(*command.split(), "--as-at", moment, "--db", plan.location, today=TODAY)
        assert ran.out
        assert_inert(ran, moment)


@pytest.mark.parametrize("asked", OTHER_READS, ids=" ".join)
def test_so_does_what_is_read_without_json(cli: Cli, plan: Ledger, tmp_path: Path, asked: list[str]) -> None:
    more = [] if asked[0] == "completions" else ["--db", plan.location]
    ran = cli(*with_placeholders(asked, plan, tmp_path), *more, today=TODAY)
    assert ran.code == 0, ran.err
    assert_inert(ran, asked)


def test_no_file_of_a_pack_holds_what_a_terminal_would_obey(nasty_folder: Path) -> None:
    papers = sorted(path for path in (nasty_folder / "papers").iterdir() if path.is_file())
    assert len(papers) > 10
    for paper in papers:
        text = paper.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        assert STEERING.search(text.replace("\t", " ") if paper.suffix == ".csv" else text) is None, paper.name


def test_no_cell_of_a_pack_or_an_export_is_run_by_a_spreadsheet(cli: Cli, nasty_folder: Path, plan: Ledger) -> None:
    exported = cli("export", "csv", "--db", plan.location, today=TODAY)
    assert exported.code == 0, exported.err
    tables = {"export": exported.raw} | {
        path.name: path.read_bytes() for path in (nasty_folder / "papers").glob("*.csv")
    }
    assert len(tables) > 10
    for name, data in tables.items():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            run = [cell for cell in row if FORMULA.match(cell.lstrip("'")) and not cell.startswith("'")]
            assert all(NUMBER.fullmatch(cell) for cell in run), (name, run)


def test_the_formulas_that_the_tables_are_tried_with_are_in_them(nasty_folder: Path) -> None:
    tables = [path.read_text(encoding="utf-8-sig") for path in (nasty_folder / "papers").glob("*.csv")]
    assert sum("'=" in table or "'+" in table or "'@" in table for table in tables) > 8
