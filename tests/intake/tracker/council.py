"""A tracker as councils keep them, made at random, with what each of its rows has to come to.

``python -m tests.intake.tracker.council FILE.xlsx [ROWS [SEED]]`` writes one, to be brought by hand.
"""

import sys
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, Final

import xlsxwriter

_WHO: Final = ("Children's Services", "The police", "The health board", "Schools", "Housing")
_POSTS: Final = ("Head of Safeguarding", "Detective Superintendent", "Director of Nursing", "Service Manager")
_DO: Final = ("review", "agree", "publish", "audit", "commission", "brief staff on", "evaluate")
_WHAT: Final = ("the referral pathway", "the supervision policy", "the information protocol", "the training offer")
_HOW: Final = ("with all partners", "in each locality", "before the next sitting", "for new staff", "each quarter")
_FILLS: Final = {"red": "#FF0000", "amber": "#FFC000", "green": "#92D050"}
_VAGUE: Final = ("Q4", "TBC", "ongoing", "Spring 2027", "ASAP")
HEADINGS: Final = (
    ("Ref", ""),
    ("Recommendation", ""),
    ("Agreed action(s)", ""),
    ("Lead", "Agency"),
    ("", "Responsible officer"),
    ("Timescale", "Original"),
    ("", "Revised"),
    ("RAG", ""),
    ("Status", ""),
    ("Latest update", ""),
    ("Evidence", ""),
    ("Internal code", ""),
)
WIDTH: Final = len(HEADINGS)
REF, WORDING, ACTION, AGENCY, ROLE, FIRST, DUE, RAG, STATUS, UPDATE, EVIDENCE, CODE = range(WIDTH)


@dataclass(slots=True)
class Expected:
    """A row that holds something: its number in the sheet from 1, and what it says; ``why`` it is no action's row."""

    row: int
    number: str = ""
    recommendation: str = ""
    actions: tuple[str, ...] = ()
    due: date | None = None
    first: date | None = None
    rag: str = ""
    kept: list[str] = field(default_factory=list)
    why: str = ""


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is written; ``row`` counts from 0."""

    random: Random
    sheet: Any
    formats: dict[str, Any]
    row: int = 0
    expected: list[Expected] = field(default_factory=list)

    def left_out(self, why: str, *texts: str) -> None:
        """Write a row that is no recommendation's and no action's."""
        for column, text in enumerate(texts):
            if text:
                self.sheet.write_string(self.row, column, text)
        self.expected.append(Expected(self.row + 1, why=why))
        self.row += 1


def council_tracker(seed: int, rows: int = 200) -> tuple[bytes, list[Expected]]:
    """A workbook with so many rows of recommendations and actions, and what each row that holds anything comes to."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        formats = {name: book.add_format({"bg_color": code}) for name, code in _FILLS.items()}
        formats["day"] = book.add_format({"num_format": "dd/mm/yyyy"})
        made = _Sheet(Random(seed), book.add_worksheet("Action plan"), formats)  # noqa: S311 - the same one each time
        _head(made)
        number = 0
        while rows > 0:
            number += 1
            _between(made, number)
            rows -= _recommendation(made, number, min(rows, made.random.choice((1, 1, 1, 2, 3))))
        made.sheet.set_column(CODE, CODE, None, None, {"hidden": True})
        book.add_worksheet("Guidance").write_string(0, 0, "How to fill this in.")
    return out.getvalue(), made.expected


def _head(made: _Sheet) -> None:
    made.sheet.merge_range(0, 0, 0, WIDTH - 1, "Multi-agency action plan")
    made.expected.append(Expected(1, why="it stands above the headings"))
    made.row = 1
    made.left_out("it stands above the headings", "Last updated by the partnership's office", "", "Official")
    made.row += 1
    for level in (0, 1):
        for column, titles in enumerate(HEADINGS):
            if titles[level]:
                made.sheet.write_string(made.row + level, column, titles[level])
    made.row += 2


def _between(made: _Sheet, number: int) -> None:
    """A blank row, a section's title over all columns, or the headings again, as where a printed page begins."""
    match made.random.randrange(12) if number > 1 else 0:
        case 1:
            made.row += 1
        case 2:
            text = f"Theme {number}: {made.random.choice(_WHAT)}"
            made.sheet.merge_range(made.row, 0, made.row, WIDTH - 1, text)
            made.expected.append(Expected(made.row + 1, why="it is a heading over the rows below it"))
            made.row += 1
        case 3:
            made.left_out("it repeats the headings", *(title for title, _ in HEADINGS))
        case _:
            pass


def _sentence(random: Random, number: int) -> str:
    return f"{random.choice(_WHO)} should {random.choice(_DO)} {random.choice(_WHAT)} {number} {random.choice(_HOW)}."


def _task(random: Random) -> str:
    return f"{random.choice(_DO).capitalize()} {random.choice(_WHAT)} {random.choice(_HOW)}"


def _recommendation(made: _Sheet, number: int, rows: int) -> int:
    """A recommendation over so many rows: merged, said once, or with several actions in one cell."""
    random, sheet = made.random, made.sheet
    wording, ref = _sentence(random, number), f"R{number}"
    merged = rows > 1 and random.random() < 0.5
    for at in range(rows):
        row = Expected(made.row + 1, recommendation=wording if at == 0 or merged else "")
        if at == 0:
            row.number = ref
            sheet.write_string(made.row, REF, ref)
            if not merged:
                sheet.write_string(made.row, WORDING, wording)
        row.actions = _actions(made)
        sheet.write_string(made.row, AGENCY, random.choice(_WHO))
        sheet.write_string(made.row, ROLE, random.choice(_POSTS))
        row.first = _day(made, FIRST, "Timescale Original", row)
        row.due = _day(made, DUE, "Timescale Revised", row)
        _colour(made, row)
        sheet.write_string(made.row, STATUS, random.choice(("Complete", "In progress", "Not started", "Ongoing")))
        if random.random() < 0.7:
            sheet.write_string(made.row, UPDATE, f"{random.randint(1, 28)}/06/2026: Work goes on.\nNext: a draft.")
        if random.random() < 0.2:
            sheet.write_string(made.row, EVIDENCE, "Minutes of the group\nThe protocol")
        if random.random() < 0.3:
            row.kept.append(f"X{number}")
            sheet.write_string(made.row, CODE, f"X{number}")
        made.expected.append(row)
        made.row += 1
    if merged:
        sheet.merge_range(made.row - rows, WORDING, made.row - 1, WORDING, wording)
    return rows


def _actions(made: _Sheet) -> tuple[str, ...]:
    random = made.random
    tasks = tuple(_task(random) for _ in range(random.choice((1, 1, 1, 2, 3))))
    mark = random.choice(("{0}. ", "• ", "{1}) ", "- ", "Action {0}: ", "4.{0} ")) if len(tasks) > 1 else ""
    lines = (f"{mark.format(at, chr(96 + at))}{task}" for at, task in enumerate(tasks, 1))
    made.sheet.write_string(made.row, ACTION, "\n".join(lines))
    return tasks


def _day(made: _Sheet, column: int, heading: str, row: Expected) -> date | None:
    """A day in one of the ways in which people write one, or words that are none."""
    random = made.random
    day = date(2026, 1, 1) + timedelta(random.randrange(700))
    texts = (
        f"{day:%d/%m/%Y} 00:00",
        f"{day.day} {day:%B %Y}",
        f"{day:%a} {day.day} {day:%b %y}",
        f"By {day.day}th {day:%B} {day.year}",
        f"{day:%d.%m.%y}",
    )
    match random.randrange(8):
        case 0:
            return None
        case 1:
            words = random.choice(_VAGUE)
            made.sheet.write_string(made.row, column, words)
            row.kept.append(words)
            return None
        case 2 | 3:
            made.sheet.write_datetime(made.row, column, datetime(day.year, day.month, day.day), made.formats["day"])  # noqa: DTZ001
        case _:
            made.sheet.write_string(made.row, column, random.choice(texts))
    return day


def _colour(made: _Sheet, row: Expected) -> None:
    row.rag = made.random.choice(("", *_FILLS))
    match made.random.randrange(3):
        case _ if not row.rag:
            return
        case 0:
            made.sheet.write_blank(made.row, RAG, None, made.formats[row.rag])
        case 1:
            made.sheet.write_string(made.row, RAG, row.rag.capitalize())
        case _:
            made.sheet.write_string(made.row, RAG, row.rag[0].upper(), made.formats[row.rag])


def main() -> None:
    """Write one to the file that the command line names."""
    name, rows, seed = (*sys.argv[1:], *("council.xlsx", "200", "0")[len(sys.argv) - 1 :])
    Path(name).write_bytes(council_tracker(int(seed), int(rows))[0])


if __name__ == "__main__":
    main()
