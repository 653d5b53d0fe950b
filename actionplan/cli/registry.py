"""The table of commands: which module has each, and its line in the program's own help.

A command line imports only the module of the command that it names. The help lines are repeated here so that
``actionplan --help`` imports none: importing all takes half as long as importing Typer.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, Final, NamedTuple

import typer
from typer.main import get_group

from actionplan.cli.help import PlainGroup


class Listed(NamedTuple):
    """Where a command is, and the first sentence of its help; a group's commands all go by the one name."""

    module: str
    help: str
    is_group: bool = False


COMMANDS: Final[dict[str, Listed]] = {
    "today": Listed("today", "Show what needs you now: what is next, late, to chase, due."),
    "status": Listed("items", "Show where the plan stands: counts, and what needs attention."),
    "list": Listed("items", "List recommendations and actions, one line each."),
    "show": Listed("items", "Show one item in full: wording, owner, dates, evidence."),
    "history": Listed("history", "Show who wrote what and when, oldest first."),
    "find": Listed("find", "Find words on record, or a person, with their place."),
    "assign": Listed("owners", "Give items a lead agency and officer, or take them away."),
    "confirm": Listed("owners", "Record that a proposed owner said yes."),
    "vacate": Listed("owners", "Record that a lead officer left, and the post is vacant."),
    "due": Listed("deadlines", 'Propose a deadline, change it, or take it away with "none".'),
    "update": Listed("progress", "Record a progress update; the first one starts the item."),
    "note": Listed("progress", "Record a contact that brought no progress."),
    "amend": Listed("amending", "Put the words of an entry right; the old ones are kept."),
    "evidence": Listed("evidence", "Record where a piece of evidence is held."),
    "measure": Listed("measures", "Say what would show the difference, with baseline and target."),
    "reading": Listed("measures", "Record what a measure showed: a number, words, or both."),
    "scrutiny": Listed("measures", "Record the scrutineer's view of an item."),
    "complete": Listed("completion", "Report items complete; a meeting signs them off later."),
    "reopen": Listed("completion", "Put what was reported complete or closed back in progress."),
    "plan": Listed("planning", "Say what will be done, to what end, and how it is measured."),
    "theme": Listed("planning", "Put items under one of your own headings."),
    "priority": Listed("priorities", "Give items a priority: high, medium, low, or none."),
    "public": Listed("publishing", "Write what the public is told of items, or withhold them."),
    "release": Listed("publishing", "Let an update that was held back stand in papers."),
    "respond": Listed("responses", "Record the partnership's response to recommendations."),
    "raise": Listed("raising", "Raise items with a body or a role, or record its answer."),
    "action": Listed("actions", "Add actions under a recommendation, and edit them.", is_group=True),
    "body": Listed("bodies", "List, add and edit the bodies that meet, and their powers.", is_group=True),
    "meeting": Listed("meetings", "Arrange meetings, record what they decided, and close them.", is_group=True),
    "followup": Listed("follow_ups", "Show what meetings asked for, and record what came of it.", is_group=True),
    "finding": Listed("findings", "Show what reviews found and which recommendations answer it.", is_group=True),
    "alike": Listed("alike", "List recommendations that repeat those of other reviews."),
    "extend": Listed("extensions", "Ask for a later date, and record the answer.", is_group=True),
    "timeline": Listed("views", "Show adopted and approved dates, slip and meetings by month."),
    "agencies": Listed("views", "Count what each agency leads, and how it stands."),
    "charts": Listed("views", "Chart ratings, and signed off against due, by month."),
    "adopt": Listed("deadlines", "Record that a meeting adopted the proposed dates."),
    "signoff": Listed("signing_off", "Record that a meeting signed items off, or sent them back."),
    "impact": Listed("signing_off", "Record what an impact review found after sign-off."),
    "override": Listed("overrides", "Show a colour that a meeting decided, not the rule's."),
    "pause": Listed("pauses", "Record that a meeting agreed to a pause; deadlines stay."),
    "resume": Listed("pauses", "End a pause."),
    "supersede": Listed("closing", "Record that something else replaces the items."),
    "agenda": Listed("agenda", "List what a meeting is asked to decide, in order."),
    "changes": Listed("changes", "Say in words what changed, by recommendation."),
    "movement": Listed("changes", "Count what came and went between two dates or meetings."),
    "check": Listed("check", "List what the plan lacks, one line each."),
    "pack": Listed("packs", "Issue a meeting's papers and record that they went out."),
    "paper": Listed("papers", "Write one document as a draft; nothing is issued."),
    "present": Listed("packs", "Show the plan to a meeting, on a projector, read-only."),
    "undo": Listed("undo", "Reverse one whole step, unless later work builds on it."),
    "redact": Listed("redaction", "Remove the text of one entry for good."),
    "guard": Listed("guard", "Keep words and numbers from going out.", is_group=True),
    "export": Listed("export", "Write the plan for other programs, one row per item."),
    "load": Listed("load", "Read a review's recommendations and findings into the plan."),
    "bring": Listed("bring", "Bring an existing tracker in, from XLSX or CSV."),
    "chase": Listed("chase", "Draft reminders to owners, and record what came of them."),
    "returns": Listed("returns", "Send each agency a form of its items, and read it back.", is_group=True),
    "review": Listed("reviews", "List, show and edit the reviews in the plan.", is_group=True),
    "agency": Listed("agencies", "List, add, edit, rename and merge agencies.", is_group=True),
    "policy": Listed("policy", "Show and set the rating's thresholds and rules.", is_group=True),
    "backup": Listed("backups", "Copy the plan to a new file, and prove the copy whole."),
    "restore": Listed("backups", "Replace the plan with a backup, once it is proved whole."),
    "copy": Listed("copy_plan", "Copy a plan from a file to a server, or back."),
    "serve": Listed("serve", "Show the meeting view in a browser, read-only."),
    "demo": Listed("demo", "Make a throw-away plan with a year of history."),
    "init": Listed("init", "Make a new plan, with the Child Sam recommendations in it."),
    "info": Listed("info", "Show where everything is: plan, settings, version, sizes."),
    "verify": Listed("verify", "Prove that no entry was changed or removed once written."),
    "completions": Listed("completions", "Print the script by which your shell completes commands."),
}
"""In the order of the help: everyday commands first. A test compares each line with the command's own help."""


def built(name: str) -> dict[str, Any]:
    """Import a command's module and build the commands in it, by name."""
    listed = COMMANDS[name]
    commands = import_module(f"actionplan.cli.commands.{listed.module}").commands
    root = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    if listed.is_group:
        root.add_typer(commands, name=name, cls=PlainGroup)
    else:
        root.add_typer(commands)
    return dict(get_group(root).commands)


class _OnDemand(MutableMapping[str, Any]):
    """All commands by name, each built when it is first asked for."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built |= built(name)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __setitem__(self, name: str, command: Any) -> None:
        raise TypeError("add a command to COMMANDS")

    def __delitem__(self, name: str) -> None:
        raise TypeError("remove a command from COMMANDS")


class Program(PlainGroup):
    """The program's own group: every command, built on demand."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _OnDemand()

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands' names, in the order of the help; builds none."""
        del ctx
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """A line for each command; builds none."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.help) for name, listed in COMMANDS.items()])
