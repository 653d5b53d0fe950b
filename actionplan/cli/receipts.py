"""Tells the user what a command wrote: one line an entry on stdout, and how to undo it on stderr."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from actionplan.cli.output import OutputFailed, print_lines, say
from actionplan.domain.errors import ActionplanError
from actionplan.domain.text import shorten

if TYPE_CHECKING:
    from actionplan.cli.context import OpenPlan
    from actionplan.domain.entry import Entry
    from actionplan.domain.rating.view import PlanView
    from actionplan.ledger.writing import Receipt

_LONGEST_LINE = 400
"""In cells: room for an ordinary update, but not for a pasted report."""


@contextmanager
def telling(done: str) -> Iterator[None]:
    """What is inside only tells of what is ``done``: where it cannot be printed, the command has not failed.

    A script that took it for a refusal would do the same once more.
    """
    try:
        yield
    except OutputFailed as failed:
        say(f"{done} Only the receipt cannot be written: {failed.reason}.")
    except ActionplanError:  # the server went away in the meantime, and its sentence would say that nothing was written
        say(f"{done} Only the receipt cannot be shown: the plan cannot be read just now.")


def print_receipt(plan: "OpenPlan", written: "Receipt", unchanged: str) -> None:
    """Print what was written; where nothing was, ``unchanged`` says why: "SAM-R04 is due then already"."""
    if written.step is None:
        print_lines(f"Nothing changed: {unchanged}.")
        return
    with telling("It is recorded."):
        view = plan.ledger.view()  # read again: the command may have added the agency
        lines = [entry_line(entry, view) for entry in written.entries]
        if len(written.refs) > 1:
            lines.insert(0, f"{len(written.refs)} items:")
        print_lines(*lines)
    say_step(plan, written)


def entry_line(entry: "Entry", view: "PlanView") -> str:
    """One entry in words, after its ref, on one line.

    Meetings are named by their titles. One that was just arranged has its id too, by which commands name it.
    """
    from actionplan.domain.kinds import describe
    from actionplan.domain.subjects.meetings import MeetingAdded

    titles = str if isinstance(entry.fact, MeetingAdded) else view.meeting_title
    words = describe(entry, view.snapshot.agency_name, meeting_title=titles)
    return shorten("  ".join(part for part in (entry.ref, words) if part), _LONGEST_LINE)


def say_step(plan: "OpenPlan", receipt: "Receipt") -> None:
    """Say the step's number, and the command that undoes it."""
    say(f"Step {receipt.step}; undo with: actionplan undo {receipt.step}{plan.db_option}")
