"""Used wrongly: one or two plain sentences on stderr, nothing on stdout, nothing written."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

WRONG = [
    "frobnicate",
    "lst",
    "show",
    "show R99",
    "show R4 R5",
    "list --sort sideways",
    "list --group sideways",
    "list rag:purple",
    "list colour:red",
    "list is:late",
    "list due.before:31/31/31",
    "list --as-at 2026-12-01",
    "list --as-at yesterday",
    "list --frob",
    "status extra",
    "history R99",
    "export",
    "export pdf",
    "export csv rag:purple",
    "export csv -o /nowhere/at/all.csv",
    "load /nowhere/at/all.json",
    "load /nowhere/at/all.json --json",
    "review show TOM",
    "review edit SAM",
    "agency rename martians Martians",
    "agency merge pol pol",
    "policy set nothing 3 --reason x",
    "policy set stale_days many --reason x",
    "policy set stale_days 0 --reason x",
    "policy set stale_days 50",
    "action",
    "action add R99 Audit",
    "action add R4 Audit --for martians",
    "action add R4 Audit --due someday",
    "action add R4 Audit --role Head",
    "plan R4",
    "theme R4",
    "respond R4",
    "respond R4 perhaps",
    "respond R4 not-accepted",
    "respond R4 not-accepted --reason x",
    "respond R4 accepted --meeting next-executive",
    "assign R4",
    "assign --agency pol",
    "assign R99 --agency pol",
    "assign R4 --agency martians",
    "assign R4 --name Somebody",
    "assign R4 --none --agency pol",
    "assign R4 --from-name Somebody --name Other",
    "assign --from-name Nobody --name Other",
    "assign R4 --agency pol --contributing pol",
    "confirm R4",
    "vacate",
    "vacate --name Nobody",
    "due R4",
    "due R4 someday",
    "update R4",
    "update R4 spoke to the lead",
    "update R4 text --declare purple",
    "update R4 text --via pigeon",
    "update R4 text --on tomorrow",
    "update R4 -text",
    "evidence R4 Procedure",
    "evidence R4 Procedure --kind proof",
    "evidence R4 Procedure --kind output --file /nowhere/at/all",
    "complete R4 --on today",
    "complete R4 --summary Done",
    "complete R4 --summary Done --on tomorrow",
    "reopen R4",
    "undo all",
    "undo 99",
    "undo -1",
    "redact all --reason x",
    "redact 99 --reason x",
    "redact 12345678901234567890 --reason x",
    "--as-at 2026-11-22",
    "--as-at 2026-11-22 due R4 today",
    "completions tcsh",
]
REFUSED = [
    "reopen R4 --reason x",
    "confirm R4 --from x",
    "undo 1",
    "redact 1 --reason x",
]


def one_or_two_sentences(said: str) -> bool:
    return said.endswith("\n") and said.count("\n") <= 2 and "Traceback" not in said and "  " not in said


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_ends_with_2_and_a_sentence_and_writes_nothing(cli: Cli, line: str) -> None:
    entries = _entries(cli)
    ran = cli(*line.split())
    assert ran.code == 2
    assert ran.raw == b""
    assert one_or_two_sentences(ran.err), ran.err
    assert re.match(r'[A-Z"/]|-|stale_days', ran.err)
    assert _entries(cli) == entries


@pytest.mark.parametrize("line", REFUSED)
def test_what_a_rule_refuses_ends_with_3_and_writes_nothing(cli: Cli, line: str) -> None:
    entries = _entries(cli)
    ran = cli(*line.split())
    assert ran.code == 3
    assert ran.raw == b""
    assert one_or_two_sentences(ran.err), ran.err
    assert _entries(cli) == entries


def _entries(cli: Cli) -> int:
    cli("status")
    found: int = cli("info", "--json").json["entries"]
    return found


def test_an_option_that_is_nearly_right_is_named(cli: Cli) -> None:
    assert "--from" in cli("update", "R4", "text", "--frm", "Somebody").err
    assert "'list'" in cli("lst").err


def test_a_text_that_begins_with_a_dash_is_told_what_to_do_and_then_taken(cli: Cli) -> None:
    assert " -- before it" in cli("update", "R4", "- rang").err
    assert cli("update", "R4", "--", "- rang").code == 0


def test_what_was_typed_wrongly_is_repeated_without_steering_the_terminal(cli: Cli) -> None:
    for argv in (("show", "\x1b[2J"), ("\x1b[2J",), ("list", "--\x1b[2J"), ("update", "R4", "x", "--via", "\x1b[2J")):
        ran = cli(*argv)
        assert ran.code == 2
        assert "\x1b" not in ran.err


def test_a_day_that_cannot_be_read_in_the_environment_is_named(cli: Cli) -> None:
    ran = cli("status", today="20261122")
    assert ran.code == 2
    assert "ACTIONPLAN_TODAY" in ran.err


def test_a_file_that_is_no_plan_is_refused_and_left_as_it_is(cli: Cli, home: Path) -> None:
    other = home / "letter.txt"
    other.write_bytes(b"Dear all, " * 1000)
    ran = cli("list", "--db", str(other))
    assert ran.code == 2
    assert one_or_two_sentences(ran.err)
    assert other.read_bytes() == b"Dear all, " * 1000
