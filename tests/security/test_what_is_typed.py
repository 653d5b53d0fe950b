"""Whatever is typed or stands in the environment, each sentence that repeats it lets none of it act."""

from pathlib import Path

import pytest

from actionplan.ledger.ledger import Ledger
from tests.cli.conftest import Cli
from tests.security.commands import all_commands, spelling, takes_text
from tests.security.inert import FILE_NAME, STEERING, TODAY, assert_inert, placeholders
from tests.security.nasty_plan import BEGAN, STEERS

WITHOUT_A_PLAN_S_WORDS = {
    "demo": "it makes a plan of its own, which takes seconds",
    "present": "it opens a screen; tests/tui/present/test_nasty_texts.py is about that",
    "serve": "it serves until it is stopped; tests/security/test_serving.py is about that",
}

PLAUSIBLE = {
    "ref": "R4",
    "refs": "R4",
    "meeting": "MEETING",
    "on": "yesterday",
    "until": "2027-12-31",
    "to": "2027-12-31",
    "agency": "AGENCY",
    "into": "AGENCY",
    "review": "NAS",
    "kind": "output",
    "form": "csv",
    "key": "stale_days",
    "value": "40",
    "since": BEGAN.isoformat(),
    "found": "partly",
    "rating": "green",
    "entry": "20",
    "file": "REVIEW",
    "output": "FOLDER",
    "origin": "ANOTHER",
    "destination": "BACKUP",
    "due words": "R4 2027-12-31",
    "theme words": "R4 Theme",
    "respond words": "R4 part",
    "signoff words": "R3",
    "impact ref": "R1",
    "reopen refs": "R9",
    "action edit ref": "R4-A1",
    "extend ask words": "2027-12-31",
    "meeting add words": "2027-12-30",
    "meeting move words": "2027-12-31",
    "meeting series words": "last Friday of March",
}
"""What is typed where another parameter is the nasty one, so that the nasty one is reached.

A command's own entry counts before the one for any command.
"""

GIVEN_TOO = {"assign": ("refs", "agency"), "signoff": ("agreed_by",)}
"""What is not required, but without it nothing else is looked at."""


@pytest.mark.parametrize("command", sorted(set(all_commands()) - set(WITHOUT_A_PLAN_S_WORDS)))
def test_whatever_is_typed_is_repeated_inert(
    cli: Cli, plan: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)  # for those that write a file by the name typed
    parameters = [each for each in all_commands()[command].params if takes_text(each) and each.name != "db"]
    named = [] if command in {"completions", "copy"} else [f"--db={plan.location}"]
    known = placeholders(plan, tmp_path)
    for nasty in parameters:
        options, arguments = [], []
        for each in parameters:
            if each is not nasty and not each.required and each.name not in GIVEN_TOO.get(command, ()):
                continue
            plausible = PLAUSIBLE.get(f"{command} {each.name}") or PLAUSIBLE.get(each.name, "Words")
            typed = STEERS if each is nasty else known.get(plausible, plausible)
            option = spelling(each)
            if option is not None:
                options.append(f"{option}={typed}")
            elif each.nargs == -1 and each is not nasty:
                arguments += typed.split()
            else:
                arguments.append(typed)
        argv = [*command.split(), *options, *named, "--", *arguments]
        ran = cli(*argv, today=TODAY)
        assert_inert(ran, argv)


def test_what_is_typed_in_the_wrong_place_is_repeated_inert(cli: Cli) -> None:
    for argv in (
        [STEERS],
        [f"--{STEERS}"],
        ["meeting", STEERS],
        ["status", STEERS],
        ["status", f"--as{STEERS}"],
        ["show", "R4", "--as-at", STEERS],
        ["list", f"rag:{STEERS}"],
        ["list", f"{STEERS}:red"],
        ["list", f"due.before:{STEERS}"],
        ["list", f'theme:"{STEERS}'],
        ["--db", STEERS, "status"],
        ["--db", f"nosuch://{STEERS}@host/{STEERS}", "status"],
        ["--as-at", STEERS, "status"],
        ["--by", STEERS, "note", "R4", "Rang."],
    ):
        assert_inert(cli(*argv), argv)


@pytest.mark.parametrize("name", ["ACTIONPLAN_BY", "ACTIONPLAN_DB", "SHELL", "COLUMNS", "HOME", "XDG_DATA_HOME", "TZ"])
@pytest.mark.parametrize("command", ["info", "status", "init", "note R4 Rang", "completions"])
def test_what_the_environment_says_is_repeated_inert(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, f"{tmp_path}/{STEERS}")
    assert_inert(cli(*command.split()), command)


def test_a_day_in_the_environment_that_cannot_be_read_is_refused_inert(cli: Cli) -> None:
    ran = cli("status", today=STEERS)
    assert ran.code == 2
    assert_inert(ran, "ACTIONPLAN_TODAY")


def test_a_settings_file_that_cannot_be_read_is_named_inert(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / f"settings {FILE_NAME}"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.delenv("ACTIONPLAN_BY")
    from actionplan.services.settings import settings_path

    settings_path().parent.mkdir(parents=True)
    settings_path().write_text("by = [", encoding="utf-8")
    ran = cli("info")
    assert ran.code == 2
    assert_inert(ran, "settings")


@pytest.mark.parametrize("opened", ["tracker", "meeting view"])
def test_what_keeps_a_screen_from_opening_is_said_inert(
    home: Path, capsys: pytest.CaptureFixture[str], opened: str
) -> None:
    from actionplan.tui import run
    from actionplan.tui.present import run_present

    nowhere = str(home / f"no plan {STEERS}")
    code = run(nowhere) if opened == "tracker" else run_present(nowhere)
    assert code == 2
    said = capsys.readouterr().err
    assert said
    assert STEERING.search(said) is None
