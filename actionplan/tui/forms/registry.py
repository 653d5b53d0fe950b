"""Which form, or which question, each command of the command table opens."""

from collections.abc import Callable
from typing import Final

from actionplan.tui.forms import (
    actions,
    agencies,
    amending,
    as_at,
    author,
    bodies,
    chasing,
    closing,
    completion,
    deadlines,
    extensions,
    findings,
    follow_ups,
    measures,
    meetings,
    overrides,
    owners,
    pauses,
    plan,
    planning,
    priorities,
    progress,
    publishing,
    raising,
    redaction,
    responses,
    reviews,
    scrutiny,
    signing_off,
)
from actionplan.tui.forms.choosing import Choosing
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.form import Form, Typed
from actionplan.tui.forms.question import YesNo

FORMS: Final[dict[str, Callable[[FormContext, Typed | None, str, str], Form]]] = {
    "assign": owners.AssignForm,
    "confirm-owner": owners.ConfirmOwnerForm,
    "deadline": deadlines.DeadlineForm,
    "correct-date": deadlines.CorrectDateForm,
    "adopt": deadlines.AdoptForm,
    "at-adopt": deadlines.AdoptForm,
    "extension": extensions.extension_form,
    "extend-by-meeting": extensions.ExtendByMeetingForm,
    "pause-again": pauses.PauseForm,
    "impact": signing_off.ImpactForm,
    "minute-words": meetings.DecisionInWordsForm,
    "at-grant": extensions.AnswerExtensionForm,
    "at-refuse": extensions.RefuseExtensionForm,
    "plan": planning.PlanForm,
    "theme": planning.ThemeForm,
    "public-line": publishing.PublicLineForm,
    "release": publishing.ReleaseForm,
    "priority": priorities.PriorityForm,
    "response": responses.RespondForm,
    "raise": raising.raise_form,
    "at-raise": raising.raise_form,
    "new-action": actions.NewActionForm,
    "edit-action": actions.RetitleActionForm,
    "update": progress.UpdateForm,
    "note": progress.NoteForm,
    "evidence": progress.EvidenceForm,
    "measure": measures.MeasureForm,
    "edit-measure": measures.EditMeasureForm,
    "withdraw-measure": measures.WithdrawMeasureForm,
    "reading": measures.ReadingForm,
    "scrutiny": scrutiny.ScrutinyForm,
    "complete": completion.CompleteForm,
    "reopen": completion.ReopenForm,
    "sign-off": signing_off.SignOffForm,
    "at-sign-off": signing_off.SignOffForm,
    "at-return": signing_off.return_form,
    "pause": pauses.PauseForm,
    "override": overrides.OverrideForm,
    "supersede": closing.SupersedeForm,
    "add-meeting": meetings.AddMeetingForm,
    "at-add": meetings.AddMeetingForm,
    "add-series": meetings.AddSeriesForm,
    "move-meeting": meetings.MoveMeetingForm,
    "cancel-meeting": meetings.CancelMeetingForm,
    "reopen-meeting": meetings.ReopenMeetingForm,
    "at-reopen": meetings.ReopenMeetingForm,
    "add-agency": agencies.AddAgencyForm,
    "edit-agency": agencies.EditAgencyForm,
    "chaser-address": agencies.EditAgencyForm,
    "rename-agency": agencies.RenameAgencyForm,
    "merge-agency": agencies.MergeAgencyForm,
    "attendance": meetings.AttendanceForm,
    "challenge": meetings.ChallengeForm,
    "meeting-words": meetings.MeetingWordsForm,
    "agreed-minutes": meetings.AgreedMinutesForm,
    "at-words": meetings.DecisionInWordsForm,
    "set-follow-up": follow_ups.SetFollowUpForm,
    "at-follow-up": follow_ups.SetFollowUpForm,
    "follow-up-done": follow_ups.FollowUpDoneForm,
    "drop-follow-up": follow_ups.DropFollowUpForm,
    "redate-follow-up": follow_ups.RedateFollowUpForm,
    "add-finding": findings.AddFindingForm,
    "answer-finding": findings.AnswerFindingForm,
    "edit-finding": findings.EditFindingForm,
    "withdraw-finding": findings.WithdrawFindingForm,
    "add-body": bodies.AddBodyForm,
    "edit-body": bodies.EditBodyForm,
    "delegate": bodies.DelegateForm,
    "set-policy": plan.SetPolicyForm,
    "edit-review": reviews.EditReviewForm,
    "amend": amending.AmendForm,
    "redact": redaction.RedactForm,
    "author": author.AuthorForm,
    "as-at": as_at.AsAtForm,
}

QUESTIONS: Final[dict[str, Callable[[FormContext], YesNo | None]]] = {
    "accept-suggested": owners.accept_suggested,
    "clear-owner": owners.clear_owner,
    "vacate-post": owners.vacate_post,
    "pause": pauses.end_pause,
    "close-meeting": meetings.close_meeting,
    "at-close": meetings.close_meeting,
    "chaser-sent": chasing.sent,
    "chaser-reply": chasing.reply,
    "chaser-no-reply": chasing.no_reply,
    "at-adopt": deadlines.adopt_at_meeting,
    "at-grant": extensions.grant_at_meeting,
    "at-refuse": extensions.refuse_at_meeting,
    "at-return": extensions.return_at_meeting,
}
"""The commands that may need no more than a yes; where the function returns None, their form opens."""

CHOICES: Final[dict[str, Callable[[FormContext], Choosing]]] = {
    "accept-suggested": owners.choose_suggested,
    "edit-measure": measures.choose_measure,
    "withdraw-measure": measures.choose_measure,
    "agreed-minutes": meetings.choose_minutes,
    "move-meeting": meetings.choose_coming_sitting,
    "cancel-meeting": meetings.choose_coming_sitting,
    "close-meeting": meetings.choose_open_meeting,
    "at-close": meetings.choose_open_meeting,
    "follow-up-done": follow_ups.choose_follow_up,
    "drop-follow-up": follow_ups.choose_follow_up,
    "redate-follow-up": follow_ups.choose_follow_up,
    "add-finding": findings.choose_review_of_finding,
    "answer-finding": findings.choose_finding,
    "edit-finding": findings.choose_finding,
    "withdraw-finding": findings.choose_finding,
    "edit-agency": agencies.choose_agency,
    "chaser-address": agencies.choose_agency,
    "rename-agency": agencies.choose_agency,
    "merge-agency": agencies.choose_agency,
    "set-policy": plan.choose_policy,
    "edit-review": reviews.choose_review,
    "edit-body": bodies.choose_body,
    "delegate": bodies.choose_body,
}
"""The commands whose form is about one of several things, which is chosen before it opens."""


def choosing_for(command: str, context: FormContext) -> Choosing | None:
    """What to choose from before the form of a command opens; None where it is about the items, or the plan."""
    choosing = CHOICES.get(command)
    return None if choosing is None else choosing(context)


def form_for(command: str, context: FormContext, typed: Typed | None = None, problem: str = "", at: str = "") -> Form:
    """A new form for a command, filled with what was typed before, if anything, and the cursor in the field ``at``."""
    form = FORMS[command](context, typed, problem, at)
    form.command_id = command
    return form


def question_for(command: str, context: FormContext) -> YesNo | None:
    """What to ask, where a command needs no more than a yes; None where it needs its form."""
    question = QUESTIONS.get(command)
    return None if question is None else question(context)
