"""What returned forms would record, as lines for a terminal and as the documented JSON. Decides nothing."""

from collections.abc import Iterator
from typing import Any

from actionplan.domain.dates import counted
from actionplan.domain.text import shorten, visible
from actionplan.services.returns.model import Change, Returned, ReturnedItem

_AT_LEAST = 20


def summed_up(found: Returned) -> str:
    """How much would be recorded: "3 changes to 2 items"."""
    changes = sum(len(each.changes) for each in found.taken)
    return f"{counted(changes, 'change')} to {counted(len(found.expected), 'item')}"


def returned_lines(found: Returned, width: int, to_take_it: str) -> list[str]:
    """Each change beside what the plan says today, what is not taken and why, and the sum.

    ``to_take_it`` says how an item that is left out is taken all the same; its ref follows.
    """
    lines = [line for each in found.items for line in _item(each, max(width, _AT_LEAST), to_take_it)]
    if found.not_taken:
        lines += ["", "Not taken"] if lines else ["Not taken"]
        for cell in found.not_taken:
            said = f": {visible(cell.text, newlines=False)}" if cell.text else ""
            lines.append(shorten(f"  {cell.file}, {cell.cell}: {cell.why}{said}", max(width, _AT_LEAST)))
    left = len(found.items) - len(found.taken)
    items = f" {counted(left, 'item')} left out." if left else ""
    cells = f" {counted(len(found.not_taken), 'cell')} not taken." if found.not_taken else ""
    if lines:
        lines.append("")
    return [*lines, f"{counted(found.rows, 'row')} read: {summed_up(found)}.{items}{cells}"]


def _item(each: ReturnedItem, width: int, to_take_it: str) -> Iterator[str]:
    yield shorten(f"{each.ref}  {visible(each.title, newlines=False)}", width)
    yield shorten(f"    from {each.agency} ({each.file}, row {each.row})", width)
    if each.stale:
        yield f"    stale: {each.stale}"
    if not each.taken:
        yield f"    left out{f': {to_take_it} {each.item}' if each.stale else ''}"
    for change in each.changes:
        yield from _change(change, width)


def _change(change: Change, width: int) -> Iterator[str]:
    yield shorten(f"    {change.field}: {visible(change.value, newlines=False)}", width)
    yield shorten(f"        today: {visible(change.now, newlines=False) or 'nothing'}", width)


def returned_as_json(found: Returned) -> dict[str, Any]:
    """The documented object."""
    return {
        "found": [
            {
                "ref": each.ref,
                "text": each.title,
                "agency": each.agency,
                "file": each.file,
                "row": each.row,
                "stale": each.stale or None,
                "taken": each.taken,
                "changes": [{"field": one.field, "now": one.now or None, "value": one.value} for one in each.changes],
            }
            for each in found.items
        ],
        "not_taken": [
            {"file": each.file, "cell": each.cell, "text": each.text, "why": each.why} for each in found.not_taken
        ],
        "rows": found.rows,
    }
