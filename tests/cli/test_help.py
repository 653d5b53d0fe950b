"""Help and version: plain, quick, and the same on every terminal."""

import os
import subprocess
import sys

import pytest
from typer.main import get_command

from actionplan import __version__
from actionplan.cli.main import app
from actionplan.domain.reports.arranging import Grouping, SortOrder
from tests.cli.conftest import GOLDEN, Cli

HEAVY = (
    *("sqlmodel", "sqlalchemy", "textual", "pydantic", "rich", "dateutil", "holidays", "platformdirs"),
    *("docx", "pptx", "xlsxwriter", "openpyxl", "lxml", "jinja2", "icalendar", "pypdfium2"),
)

HELPS = {
    "help": (),
    "help-status": ("status",),
    "help-list": ("list",),
    "help-show": ("show",),
    "help-history": ("history",),
    "help-export": ("export",),
    "help-due": ("due",),
    "help-assign": ("assign",),
    "help-meeting": ("meeting",),
    "help-meeting-series": ("meeting", "series"),
    "help-meeting-show": ("meeting", "show"),
    "help-extend": ("extend",),
    "help-extend-ask": ("extend", "ask"),
    "help-extend-grant": ("extend", "grant"),
    "help-adopt": ("adopt",),
    "help-signoff": ("signoff",),
    "help-impact": ("impact",),
    "help-override": ("override",),
    "help-pause": ("pause",),
    "help-supersede": ("supersede",),
    "help-movement": ("movement",),
    "help-pack": ("pack",),
}


@pytest.mark.parametrize("name", HELPS)
def test_help_reads_as_it_was_agreed(cli: Cli, name: str) -> None:
    ran = cli(*HELPS[name], "--help")
    assert ran.code == 0
    assert ran.out == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


COMPLETED = {"_ACTIONPLAN_COMPLETE": "complete_bash", "COMP_CWORD": "2"}


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["--help"], {}, "Usage: actionplan"),
        (["--version"], {}, f"actionplan {__version__}"),
        ([], COMPLETED | {"COMP_WORDS": "actionplan ex", "COMP_CWORD": "1"}, "extend\nexport"),
        ([], COMPLETED | {"COMP_WORDS": "actionplan meeting s"}, "series\nshow"),
        ([], COMPLETED | {"COMP_WORDS": "actionplan list --s"}, "--sort"),
    ],
    ids=["help", "version", "a command completed", "a group's command completed", "an option completed"],
)
def test_help_version_and_completion_load_nothing_heavy(
    words: list[str], environment: dict[str, str], said: str
) -> None:
    program = (
        "import sys\n"
        "from actionplan.__main__ import main\n"
        f"sys.argv = {['actionplan', *words]!r}\n"
        "try:\n    main()\n"
        "finally:\n    sys.stderr.write(' '.join(m for m in sys.modules if '.' not in m))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ | environment
    )
    assert ran.stdout.strip().startswith(said)
    assert not set(HEAVY) & set(ran.stderr.split())


def test_version_is_the_package_s(cli: Cli) -> None:
    assert cli("--version").out == f"actionplan {__version__}\n"


def _command_lines() -> dict[str, str]:
    """Every command and its one-line help."""
    found: dict[str, str] = {}
    unread = [("", get_command(app))]
    while unread:
        path, command = unread.pop()
        for name, below in getattr(command, "commands", {}).items():
            unread.append((f"{path}{name} ", below))
            found[f"{path}{name}"] = below.get_short_help_str(61)
    return found


def test_every_command_has_a_help_that_fits_its_line() -> None:
    cut = {name: line for name, line in _command_lines().items() if not line or line.endswith("...")}
    assert not cut


def test_every_command_of_this_version_is_there() -> None:
    promised = """init info status list show history load review agency policy action plan theme respond assign confirm
    vacate due update note evidence complete reopen undo redact export verify completions
    meeting extend adopt signoff impact override pause resume supersede changes movement check
    pack present"""
    assert set(promised.split()) <= set(_command_lines())


def test_help_of_list_names_every_order_and_grouping(cli: Cli) -> None:
    said = cli("list", "--help").out.replace(",", " ").replace(".", " ").split()
    assert {*SortOrder, *Grouping} <= set(said)


def test_a_shell_gets_its_completions(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    script = cli("completions", "bash").out
    assert "complete -o default -F" in script
    monkeypatch.setenv("_ACTIONPLAN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "actionplan st")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises(SystemExit) as ended:
        cli()
    assert ended.value.code == 0
