"""What returned forms would record, as a value: the same for the preview as for the step that records it."""

from dataclasses import dataclass

from actionplan.domain.command import Command


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an agency filled in, beside what the plan says today."""

    field: str
    now: str
    value: str


@dataclass(frozen=True, slots=True)
class ReturnedItem:
    """What was filled in for an item, or for a measure of ``item``.

    ``stale`` says what happened to it since the form went out. ``taken``: whether it would be recorded. ``version`` is
    the item's today.
    """

    file: str
    row: int
    ref: str
    title: str
    agency: str
    item: str
    version: int
    changes: tuple[Change, ...]
    stale: str
    taken: bool
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A cell (or, without a column, a row) that is not taken, and why."""

    file: str
    cell: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Returned:
    """All of it. ``rows`` counts the items in the files, with something filled in or not."""

    items: tuple[ReturnedItem, ...]
    not_taken: tuple[NotTaken, ...]
    rows: int

    @property
    def taken(self) -> tuple[ReturnedItem, ...]:
        """The items of which something would be recorded."""
        return tuple(each for each in self.items if each.taken)

    @property
    def commands(self) -> tuple[Command, ...]:
        """All that would be recorded, in the order of the files."""
        return tuple(command for each in self.taken for command in each.commands)

    @property
    def expected(self) -> dict[str, int]:
        """The version of each item that the preview was made of."""
        return {each.item: each.version for each in self.taken}
