"""Which entries a command leads to, or the sentence that refuses it: the first of the two pure functions.

``decide`` reads nothing but its arguments and writes nothing. The rules of each family stand in a module of their own.
"""

from datetime import date

from actionplan.domain import commands
from actionplan.domain.commands import AnyCommand
from actionplan.domain.decide import extensions, governing, headings, owners, progress, reviews, undoing
from actionplan.domain.entries import Draft
from actionplan.domain.state.context import PlanState


def decide(state: PlanState, command: AnyCommand, today: date) -> tuple[Draft, ...]:  # noqa: C901 - one line a command
    """The entries that follow from ``command``; none where it would change nothing.

    ``state`` holds the items that the command names, with parents, actions and the plan's own state, policy included.
    ``today`` is the Europe/London day. Raises ``Refused`` or ``BadInput`` with the sentence that a person reads.
    """
    if not isinstance(command, commands.BeginPlan) and not state.begun:
        raise ValueError("the plan has not begun: BeginPlan comes first")
    match command:
        case commands.BeginPlan():
            return tuple(reviews.begin(state, command))
        case commands.SetPolicy():
            return tuple(reviews.set_policy(state, command))
        case commands.LoadReview():
            return tuple(reviews.load(state, command, today))
        case commands.EditReview():
            return tuple(reviews.edit_review(state, command))
        case commands.AddAgency():
            return tuple(reviews.add_agency(state, command))
        case commands.RenameAgency():
            return tuple(reviews.rename_agency(state, command))
        case commands.MergeAgency():
            return tuple(reviews.merge_agency(state, command))
        case commands.AddActions():
            return tuple(headings.add_actions(state, command))
        case commands.RetitleAction():
            return tuple(headings.retitle(state, command))
        case commands.SetPlan():
            return tuple(headings.set_plan(state, command))
        case commands.SetTheme():
            return tuple(headings.set_theme(state, command))
        case commands.Respond():
            return tuple(headings.respond(state, command, today))
        case commands.AssignOwner():
            return tuple(owners.assign(state, command))
        case commands.ConfirmOwner():
            return tuple(owners.confirm(state, command))
        case commands.ClearOwner():
            return tuple(owners.clear(state, command))
        case commands.VacatePost():
            return tuple(owners.vacate(state, command))
        case commands.ProposeDate():
            return tuple(extensions.set_date(state, command, today))
        case commands.RecordUpdate():
            return tuple(progress.update(state, command, today))
        case commands.RecordNote():
            return tuple(progress.note(state, command, today))
        case commands.RecordEvidence():
            return tuple(progress.evidence(state, command, today))
        case commands.ReportComplete():
            return tuple(progress.complete(state, command, today))
        case commands.Reopen():
            return tuple(progress.reopen(state, command))
        case commands.Undo():
            return tuple(undoing.undo(state, command, today))
        case commands.Redact():
            return tuple(undoing.redact(state, command))
        case _:
            return tuple(governing.decide_at_meetings(state, command, today))
