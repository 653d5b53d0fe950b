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
    "agency edit martians --short Mars",
    "agency edit pol",
    "agency edit pol --short Constabulary-and-crime",
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
    "meeting",
    "meeting add Executive",
    "meeting add Executive someday",
    "meeting add Executive 2026-12-10 --kind party",
    "meeting add Executive tomorrow --kind chairs-action",
    "meeting series Executive Thursdays --to 2027-12-31",
    "meeting series Executive Thursdays",
    "meeting show next-executive",
    "meeting move next-executive 2027-01-10",
    "meeting cancel next-executive",
    "meeting cancel next-executive --reason x",
    "meeting close next-executive",
    "meeting minute next-executive",
    "meeting decide next-executive Noted",
    "adopt R4",
    "adopt R4 --meeting next-executive",
    "extend",
    "extend ask R4 2027-06-30",
    "extend ask R4 someday --reason x --asked-by y",
    "extend grant R4",
    "extend grant R99 --meeting next-executive",
    "extend refuse R4 --meeting next-executive",
    "signoff R4",
    "signoff R4 --meeting next-executive",
    "signoff R4 --meeting next-executive --agreed-by x --reason x",
    "signoff R4 --meeting next-executive --agreed-by x",
    "signoff return --meeting next-executive --reason x",
    "signoff return R4 --meeting next-executive",
    "signoff return R4 --meeting next-executive --reason x --agreed-by x",
    "impact R4 better Text --meeting next-executive",
    "impact R4 partly Text",
    "override R4 purple --reason x --meeting next-executive",
    "override R4 blue --reason x --meeting next-executive",
    "override R4 amber --reason x --meeting next-executive",
    "override R4 amber --reason x --meeting next-executive --agreed-by x",
    "pause R4 --until tomorrow --reason x",
    "pause R4 --until tomorrow --reason x --meeting next-executive",
    "supersede R4 --reason x",
    "supersede R4 --reason x --meeting next-executive",
    "due R4 today --meeting next-executive",
    "due R4 today --correct --reason x --meeting next-executive",
    "respond R4 not-accepted --reason x --meeting next-executive",
    "changes",
    "changes --since someday",
    "movement --since 2020-01-01",
    "movement --since 2026-11-22 --by officer",
    "check --as-at next-executive",
    "policy set extensions_allowed 2 --reason x",
]
REFUSED = [
    "reopen R4 --reason x",
    "confirm R4 --from x",
    "undo 1",
    "redact 1 --reason x",
    "resume R4",
    "extend ask R4 2027-06-30 --reason x --asked-by y",
    "extend withdraw R4",
]
AT_A_MEETING = [
    "adopt R4 --meeting executive-2026-11-19",
    "adopt R4 --meeting executive-2026-12-10",
    "extend grant R4 --meeting executive-2026-11-19",
    "extend refuse R4 --meeting executive-2026-11-19",
    "extend return R4 --meeting executive-2026-11-19",
    "signoff R4 --meeting executive-2026-11-19 --agreed-by Scrutineer --impact-review 6m",
    "signoff return R4 --meeting executive-2026-11-19 --reason x",
    "impact R4 evidenced Text --meeting executive-2026-11-19",
    "pause R4 --until 2027-06-30 --reason x --meeting executive-2026-12-10",
    "meeting close executive-2026-12-10",
    "meeting decide executive-2026-12-10 Noted",
    "meeting move executive-2026-11-19 2026-12-21",
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
    assert re.match(r'[A-Z"/]|-|[a-z]+_[a-z]+ ', ran.err)
    assert _entries(cli) == entries


@pytest.mark.parametrize("line", REFUSED)
def test_what_a_rule_refuses_ends_with_3_and_writes_nothing(cli: Cli, line: str) -> None:
    entries = _entries(cli)
    ran = cli(*line.split())
    assert ran.code == 3
    assert ran.raw == b""
    assert one_or_two_sentences(ran.err), ran.err
    assert _entries(cli) == entries


@pytest.mark.parametrize("line", AT_A_MEETING)
def test_what_a_meeting_cannot_have_decided_ends_with_3_and_writes_nothing(cli: Cli, line: str) -> None:
    for day in ("2026-11-19", "2026-12-10"):
        assert cli("meeting", "add", "Executive", day).code == 0
    entries = _entries(cli)
    ran = cli(*line.split())
    assert ran.code == 3, ran.err
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
