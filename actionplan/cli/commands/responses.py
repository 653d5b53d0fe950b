"""``respond``: the partnership's response to recommendations, and what is with others."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Final

import typer

from actionplan.cli.context import OpenPlan, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import By, Db, OnDay, OptionalReason, RecordedLate, refs_and_last_word
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Response

if TYPE_CHECKING:
    from actionplan.domain.command import Command

commands = typer.Typer()

_RESPONSES: Final = {
    "accepted": Response.ACCEPTED,
    "part": Response.PART,
    "accepted-in-part": Response.PART,
    "not-accepted": Response.NOT_ACCEPTED,
}
_WITH_OTHERS: Final = "with-others"
_OURS: Final = "ours"
_ANSWERED: Final = "--answered"

_TAKES: Final = {
    _WITH_OTHERS: ("--body", "--answer-due", "--meeting", "--reason"),
    _OURS: ("--meeting", "--reason"),
    _ANSWERED: ("--on",),
}
"""The options that say something about each; a response takes those of ``ours``."""

_UNCHANGED: Final = {_WITH_OTHERS: "that body has it to do already, and is to answer by that day"}


@commands.command(cls=PlainCommand, epilog='For example: actionplan respond R4 R5 accepted --meeting "last executive"')
def respond(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="REF... accepted|part|not-accepted|with-others|ours",
            help="The recommendations, then the response; with --answered, the recommendations alone.",
        ),
    ],
    *,
    reason: OptionalReason = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="MEETING", help="The meeting that decided it.")
    ] = None,
    body: Annotated[
        str | None, typer.Option("--body", metavar="NAME", help="With others: the body that has it to do.")
    ] = None,
    answer_due: Annotated[
        str | None, typer.Option("--answer-due", metavar="DATE", help="With others: by when that body is to answer.")
    ] = None,
    answered: Annotated[
        str | None, typer.Option("--answered", metavar="TEXT", help="With others: what that body answered.")
    ] = None,
    on: OnDay = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record the partnership's response to recommendations."""
    refs, typed = (list(words), _ANSWERED) if answered is not None else refs_and_last_word(words, "the response")
    what = typed.lower()
    given = {"--reason": reason, "--meeting": meeting, "--body": body, "--answer-due": answer_due, "--on": on}
    _refuse_what_it_does_not_take(what, [name for name, value in given.items() if value is not None])
    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        decided_at = None if meeting is None else plan.meeting(meeting).id
        if answered is not None:
            command = _answer(plan, full, answered, on)
        elif what == _WITH_OTHERS:
            command = _with_others(plan, full, (body, answer_due, decided_at), reason)
        elif what == _OURS:
            command = _taken_back(full, decided_at, reason)
        else:
            command = _response(full, typed, decided_at, reason)
        receipt = plan.record(as_recorded(command, late=recorded_late))
        print_receipt(plan, receipt, _UNCHANGED.get(what, "that is the response already"))


def _refuse_what_it_does_not_take(what: str, given: Collection[str]) -> None:
    other = [name for name in given if name not in _TAKES.get(what, _TAKES[_OURS])]
    if other and (what in _TAKES or what in _RESPONSES):
        raise BadInput(f"{other[0]} says nothing about {what}: leave it out.")


def _answer(plan: OpenPlan, refs: tuple[str, ...], answer: str, on: str | None) -> "Command":
    from actionplan.domain.subjects.others import RecordOthersAnswer

    return RecordOthersAnswer(refs=refs, answer=answer, on=plan.day_or_today(on))


def _with_others(
    plan: OpenPlan, refs: tuple[str, ...], asked: tuple[str | None, str | None, str | None], reason: str | None
) -> "Command":
    from actionplan.domain.subjects.others import GiveToOthers

    body, answer_due, meeting = asked
    if body is None or answer_due is None or meeting is None:
        raise BadInput(
            "with-others needs the body that has it to do, the day by which it is to answer, and the meeting that "
            "decided it. Use: --body, --answer-due and --meeting"
        )
    due = plan.day(answer_due, remarks=True)
    return GiveToOthers(refs=refs, body=body, answer_due=due, meeting=meeting, reason=reason)


def _taken_back(refs: tuple[str, ...], meeting: str | None, reason: str | None) -> "Command":
    from actionplan.domain.subjects.others import TakeBack

    if meeting is None or reason is None:
        raise BadInput(
            "Taking a recommendation back needs the meeting that decided it, and the reason. "
            "Use: --meeting and --reason"
        )
    return TakeBack(refs=refs, meeting=meeting, reason=reason)


def _response(refs: tuple[str, ...], typed: str, meeting: str | None, reason: str | None) -> "Command":
    from actionplan.domain.subjects.responses import Respond

    response = _RESPONSES.get(typed.lower())
    if response is None:
        raise BadInput(
            f"{quoted(typed)} is not a response: end with accepted, part, not-accepted, with-others or ours."
        )
    return Respond(refs=refs, response=response, reason=reason, meeting=meeting)
