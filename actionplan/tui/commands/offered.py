"""Which commands each screen offers, and where one is found by its name."""

from typing import Final

from actionplan.tui.commands.command import Section
from actionplan.tui.commands.list import LIST_COMMANDS
from actionplan.tui.commands.pages import (
    CHASER_COMMANDS,
    ITEM_COMMANDS,
    MEETING_COMMANDS,
    PAPERS_COMMANDS,
    PREVIEW_COMMANDS,
    VIEW_COMMANDS,
)
from actionplan.tui.commands.program import PROGRAM_COMMANDS

PLAN_COMMANDS: Final = (*LIST_COMMANDS, *PROGRAM_COMMANDS)

OFFERED_ON_ITEM: Final = (*PLAN_COMMANDS, *ITEM_COMMANDS)

REPORTS: Final = frozenset(
    {"info", "agenda", "backup", "changes", "check", "export", "movement", "plan-history", "verify"}
    | {"alike", "chasers-write", "findings", "write-returns"}
)
"""The commands that show a document, or write a file; none of them changes the plan."""

COMMAND_BY_ID: Final = {
    command.id: command
    for command in (
        *OFFERED_ON_ITEM,
        *MEETING_COMMANDS,
        *VIEW_COMMANDS,
        *PAPERS_COMMANDS,
        *PREVIEW_COMMANDS,
        *CHASER_COMMANDS,
    )
}

_BY_NAME_AT_MEETING: Final = (
    "attendance", "challenge", "meeting-words", "agreed-minutes", "follow-up-done", "redate-follow-up",
    "drop-follow-up", "add-series", "move-meeting", "cancel-meeting", "edit-body", "delegate", "add-body", "agenda",
    "check", "changes", "movement", "papers",
)  # fmt: skip
"""What the palette offers on the meetings page beside its keys."""

OFFERED_AT_MEETING: Final = (
    *MEETING_COMMANDS,
    *(COMMAND_BY_ID[name] for name in (*_BY_NAME_AT_MEETING, "undo", "go-to", "help", "palette")),
)

OFFERED_AT_PAPERS: Final = (
    *PAPERS_COMMANDS,
    *(
        COMMAND_BY_ID[name]
        for name in ("check", "meeting-words", "agenda", "changes", "movement", "go-to", "help", "palette")
    ),
)

OFFERED_IN_PREVIEW: Final = (*PREVIEW_COMMANDS, *(COMMAND_BY_ID[name] for name in ("help", "palette")))

OFFERED_AT_CHASERS: Final = (
    *CHASER_COMMANDS,
    *(COMMAND_BY_ID[name] for name in ("edit-agency", "undo", "today", "go-to", "help", "palette")),
)

OFFERED_IN_VIEWS: Final = (
    *VIEW_COMMANDS,
    *(
        COMMAND_BY_ID[name]
        for name in (
            "everything",
            "history",
            "go-to",
            "as-at",
            "today",
            "meeting-view",
            "papers",
            "chasers",
            "check",
            "changes",
            "movement",
            "export",
            "colours",
            "help",
            "palette",
        )
    ),
)

IN_FOOTER: Final = (
    "assign", "deadline", "update", "evidence", "complete", "filter", "undo", "open", "history", "views", "new-action",
    "response", "plan", "extension", "sign-off", "pause", "mark", "sort", "group", "as-at", "meetings", "today",
    "papers", "meeting-view", "quit",
)  # fmt: skip
"""The commands in the footer, the most used first; ``help`` is always at its end."""

_LEADS_TO: Final = {
    Section.VIEWS: "views",
    Section.ITEM: "open",
    Section.MEETING: "meetings",
    Section.PAPERS: "papers",
    Section.CHASERS: "chasers",
}
"""The commands whose keys the headings name."""


def key_of(name: str) -> str:
    """The key in force of a command, for a sentence; a command that may have none is not named so."""
    return COMMAND_BY_ID[name].key


def heading_of(section: Section) -> str:
    """The heading of a section in the help, with the key in force that leads there."""
    name = _LEADS_TO.get(section)
    return (
        section.value if name is None else section.value.replace(f"({COMMAND_BY_ID[name].usual})", f"({key_of(name)})")
    )
