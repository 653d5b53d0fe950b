"""Which form an act opens, and what the questions without a form say."""

from datetime import date
from typing import Final

from actionplan.domain.commands import AnyCommand, ClearOwner, VacatePost
from actionplan.domain.dates import long_day
from actionplan.domain.meeting_commands import AdoptDates, GrantExtension, RefuseExtension, Resume, ReturnExtension
from actionplan.tui.forms import actions, deadlines, owners, plan_wide
from actionplan.tui.forms import at_meeting as deciding
from actionplan.tui.forms import planning as headings
from actionplan.tui.forms import progress as happening
from actionplan.tui.forms import rulings as standing
from actionplan.tui.forms.form import Form, Subject, Typed

FORMS: Final[dict[str, type[Form]]] = {
    "assign": owners.AssignForm,
    "deadline": deadlines.DeadlineForm,
    "plan": headings.PlanForm,
    "response": headings.RespondForm,
    "new-action": actions.NewActionForm,
    "edit-action": actions.RetitleForm,
    "theme": headings.ThemeForm,
    "confirm-owner": owners.ConfirmOwnerForm,
    "update": happening.UpdateForm,
    "note": happening.NoteForm,
    "evidence": happening.EvidenceForm,
    "complete": happening.CompleteForm,
    "reopen": happening.ReopenForm,
    "extension": deciding.AskExtensionForm,
    "sign-off": deciding.SignOffForm,
    "adopt": deciding.AdoptForm,
    "at-sign-off": deciding.SignOffForm,
    "at-return": deciding.ReturnForm,
    "at-add": plan_wide.AddMeetingForm,
    "pause": standing.PauseForm,
    "supersede": standing.SupersedeForm,
    "override": standing.OverrideForm,
    "add-meeting": plan_wide.AddMeetingForm,
    "add-agency": plan_wide.AddAgencyForm,
    "redact": plan_wide.RedactForm,
    "as-at": plan_wide.DayForm,
}


def form_for(act_id: str, subject: Subject, typed: Typed | None = None, problem: str = "") -> Form:
    """A new form for the act, with what was typed before, if anything."""
    waiting = subject.rows and all(row.item.extension_to is not None for row in subject.rows)
    if act_id == "extension" and waiting:
        return deciding.AnswerExtensionForm(subject, typed, problem)
    return FORMS[act_id](subject, typed, problem)


def plain_question(act_id: str, subject: Subject) -> tuple[str, str, AnyCommand] | None:
    """Heading, words and command of an act that needs no more than a yes; None for the others."""
    match act_id:
        case "clear-owner":
            return "Take the lead away?", subject.words, ClearOwner(refs=subject.refs)
        case "vacate-post":
            return "Has the lead officer left the post?", subject.words, VacatePost(refs=subject.refs)
        case "pause" if all(row.item.paused_until is not None for row in subject.rows):
            return "End the pause?", subject.words, Resume(refs=subject.refs)
        case "at-grant" | "at-refuse" | "at-return" | "at-adopt":
            return _at_meeting(act_id, subject)
        case _:
            return None


def _at_meeting(act_id: str, subject: Subject) -> tuple[str, str, AnyCommand] | None:
    """What a meeting decides about one item of its running list; None where that takes a form."""
    row = subject.one
    meeting = next((each for each in subject.view.snapshot.meetings if each.id == subject.meeting), None)
    if row is None or meeting is None:
        return None
    item, refs = row.item, subject.refs
    words = f"{subject.words}\n\n{meeting.title}"
    if act_id == "at-adopt":
        return f"Adopt the date {_day(item.due_on)}?", words, AdoptDates(refs=refs, meeting=meeting.id)
    if item.extension_to is None:
        return None
    reason = subject.view.text_of(item, "extension_reason")
    words = f"{words}\n\nIn force: {_day(item.due_on)}. Asked for: {_day(item.extension_to)}. {reason}"
    match act_id:
        case "at-grant":
            asked_for = _day(item.extension_to)
            return f"Grant the extension to {asked_for}?", words, GrantExtension(refs=refs, meeting=meeting.id)
        case "at-refuse":
            return "Refuse the extension?", words, RefuseExtension(refs=refs, meeting=meeting.id)
        case _:
            heading = "Send the request back, for more to be said?"
            return heading, words, ReturnExtension(refs=refs, meeting=meeting.id)


def _day(day: date | None) -> str:
    return "none" if day is None else long_day(day)
