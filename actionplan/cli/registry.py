"""Which family of commands each command belongs to, so that a command line loads the one family that it names.

To load all of them takes half as long as to load Typer: the program's own ``--help`` has their lines here.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, Final

import typer
from typer.main import get_group

from actionplan.cli.help import PlainGroup

COMMANDS: Final[Mapping[str, Mapping[str, str]]] = {
    "showing": {
        "status": "Show where the plan stands: counts, and what needs attention.",
        "list": "List recommendations and actions, one line each.",
        "show": "Show one item whole: wording, owner, dates, evidence.",
        "history": "Tell who wrote what and when, oldest first.",
    },
    "owners": {
        "assign": "Give items a lead agency and officer, or take them away.",
        "confirm": "Record that a proposed owner said yes.",
        "vacate": "Record that a lead officer left, and the post is vacant.",
    },
    "deadlines": {
        "due": 'Propose a deadline, change it, or take it away with "none".',
    },
    "progress": {
        "update": "Record a progress update; the first one starts the item.",
        "note": "Record a contact that is no progress.",
        "evidence": "Record where a piece of evidence is held.",
        "complete": "Report items complete; a meeting signs them off later.",
        "reopen": "Put what was reported complete or closed back in progress.",
    },
    "planning": {
        "plan": "Say what will be done, to what end, and how it is measured.",
        "theme": "Put items under one of our own headings.",
        "respond": "Record the partnership's response to recommendations.",
    },
    "planning.action_commands": {
        "action": "Add actions under a recommendation, and edit them.",
    },
    "meetings.commands": {
        "meeting": "Arrange meetings, record what they decided, and close them.",
    },
    "extensions.extend_commands": {
        "extend": "Ask for a later date, and record the answer.",
    },
    "views": {
        "timeline": "Show adopted and approved dates, slip and meetings by month.",
        "agencies": "Count what each agency leads, and how it stands.",
        "charts": "Chart ratings, and signed off against due, by month.",
    },
    "extensions": {
        "adopt": "Record that a meeting adopted the proposed dates.",
    },
    "signing": {
        "signoff": "Record that a meeting signed items off, or sent them back.",
        "impact": "Record what an impact review found after sign-off.",
    },
    "rulings": {
        "override": "Show another colour than the rule's, by a meeting's decision.",
        "pause": "Record that a meeting agreed to a pause; deadlines stay.",
        "resume": "End a pause.",
        "supersede": "Record that something else takes the items' place.",
    },
    "comparing": {
        "changes": "Tell in words what changed, by recommendation.",
        "movement": "Count what came and went between two points of the plan.",
        "check": "List what the plan lacks, one line each.",
    },
    "packs": {
        "pack": "Issue a meeting's papers and record that they went out.",
        "present": "Show the plan to a meeting, on a projector, read-only.",
    },
    "undoing": {
        "undo": "Reverse one whole step, unless later work builds on it.",
        "redact": "Remove the text of one entry for good.",
    },
    "exporting": {
        "export": "Write the plan for other programs, one row an item.",
    },
    "loading": {
        "load": "Read a review's recommendations into the plan.",
    },
    "reviews.commands": {
        "review": "List, show and edit the reviews in the plan.",
    },
    "agencies.commands": {
        "agency": "List, add, rename and merge agencies.",
    },
    "policy.commands": {
        "policy": "Show and set the rating's thresholds.",
    },
    "backups": {
        "backup": "Copy the plan to a new file, and prove the copy whole.",
        "restore": "Put a backup in the plan's place, once it is proved whole.",
    },
    "copying": {
        "copy": "Copy a plan from a file to a server, or back.",
    },
    "serving": {
        "serve": "Show the meeting view in a browser, read-only.",
    },
    "demo": {
        "demo": "Make a throw-away plan with a year of history.",
    },
    "about": {
        "init": "Make a new plan, with the Child Sam recommendations in it.",
        "info": "Say where everything is: plan, settings, version, sizes.",
        "verify": "Prove that no entry was changed or cut out after its writing.",
        "completions": "Print the script by which your shell completes commands.",
    },
}
"""The commands of each module here with what ``--help`` says of them, in its order: what is used every day comes first.

A module by its name alone has them in ``commands``; with a second name, that is a group, which goes by one word. A test
holds that each line is the beginning of the command's own help.
"""

_FAMILY_OF: Final = {name: family for family, names in COMMANDS.items() for name in names}


def family(place: str) -> dict[str, Any]:
    """The commands at a place of ``COMMANDS``, by name."""
    module, _, group = place.partition(".")
    loaded = import_module(f"actionplan.cli.commands.{module}")
    whole = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    if group:
        whole.add_typer(getattr(loaded, group), name=next(iter(COMMANDS[place])), cls=PlainGroup)
    else:
        whole.add_typer(loaded.commands)
    return dict(get_group(whole).commands)


class _OnDemand(MutableMapping[str, Any]):
    """All commands by name, each built when it is first asked for."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built |= family(_FAMILY_OF[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_FAMILY_OF)

    def __len__(self) -> int:
        return len(_FAMILY_OF)

    def __setitem__(self, name: str, command: Any) -> None:
        raise TypeError("a command is added in its family")

    def __delitem__(self, name: str) -> None:
        raise TypeError("a command is taken away in its family")


class Families(PlainGroup):
    """The program itself: every command of every family."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _OnDemand()

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, without building what goes by them."""
        del ctx
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands, each with its line."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([line for names in COMMANDS.values() for line in names.items()])
