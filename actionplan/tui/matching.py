"""Which commands the words mean that somebody typed into the palette. Pure.

Each word typed has to begin a whole word of the command: of its label, of what it is also called, or of its sentence.
Scattered letters find nothing: "pack" must not offer Reopen.
"""

import re
from typing import Final

from actionplan.tui.commands.command import ScreenCommand

ALSO_CALLED: Final[dict[str, str]] = {
    "assign": "who owner lead officer agency responsible",
    "deadline": "due date when",
    "correct-date": "mistake typo wrong due",
    "update": "progress news heard chase",
    "note": "chase rang call email contact",
    "evidence": "proof file link document",
    "complete": "done finished finish",
    "extension": "late later more time delay extend",
    "sign-off": "close done agree approve board",
    "minute-words": "minutes resolution",
    "undo": "mistake revert back history",
    "today": "late overdue chase who next due tasks email board",
    "check": "missing gaps lacks wrong incomplete owners dates evidence quality",
    "agenda": "papers board decide asked next sitting",
    "changes": "since difference new news what changed compare diff",
    "movement": "since compare opening closing totals figures board count",
    "plan-history": "undo log audit trail entries ledger who wrote",
    "verify": "prove whole integrity audit tamper",
    "export": "csv json excel spreadsheet save file download email",
    "load-review": "import json recommendations file open new",
    "bring-tracker": "import excel spreadsheet csv xlsx old plan",
    "write-returns": "agencies form excel send ask",
    "read-returns": "agencies form excel import answers",
    "restore": "backup back replace recover",
    "info": "about version settings folder path size",
    "backup": "copy save safe file restore",
    "views": "timeline gantt chart charts agencies graph",
    "as-at": "past day history earlier date papers",
    "meetings": "board executive minutes papers decide sitting",
    "meeting-view": "present projector board papers slides",
    "find-words": "search look text",
    "find-person": "search who name officer",
    "filter": "search narrow overdue late missing red only show",
    "everything": "clear reset filter",
    "go-to": "jump ref number recommendation find item",
    "next-due": "date jump soonest upcoming",
    "save-filter": "keep name search view",
    "saved-filters": "named search views favourite",
    "forget-filter": "remove delete named",
    "set-policy": "threshold thresholds rules settings stale days show",
    "edit-review": "title published governing body",
    "edit-body": "board executive committee powers timetable list",
    "add-agency": "organisation partner",
    "chasers": "chase reminder email remind letter contact overdue",
    "attendance": "who present apologies",
    "challenge": "question asked answer",
    "add-series": "dates year calendar arrange",
    "author": "who name me",
    "colours": "theme dark light contrast blind vision",
    "help": "keys how",
    "papers-write": "paper save file word docx pdf export template draft",
    "papers-edition": "public partners scrutiny inspection names",
    "papers-stops": "guard names findings",
    "papers-guard": "word secret nhs postcode allow",
    "quit": "exit leave",
}
"""By the id of a command, words of the field and of other programs that mean it."""

_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def fit(typed: str, command: ScreenCommand) -> float:
    """How well a command fits what was typed, from 0 (not at all) to 1; the order of the words does not matter."""
    wanted = words_of(typed)
    if not wanted:
        return 0.0
    places = (
        (words_of(command.label), 1.0),
        (words_of(ALSO_CALLED.get(command.id, "")), 0.7),
        (words_of(command.help), 0.4),
    )
    total = 0.0
    for each in wanted:
        best = max((_weight(each, word, weight) for words, weight in places for word in words), default=0.0)
        if not best:
            return 0.0
        total += best
    return total / len(wanted)


def _weight(typed: str, word: str, weight: float) -> float:
    """A whole word is worth a little more than the beginning of one."""
    return 0.0 if not word.startswith(typed) else weight if word == typed else weight * 0.9
