"""Which form an act opens, and what the questions without a form say."""

from typing import Final

from actionplan.domain.commands import AnyCommand, ClearOwner, VacatePost
from actionplan.tui.forms import happening, keeping, plan_wide
from actionplan.tui.forms.form import Form, Subject, Typed

FORMS: Final[dict[str, type[Form]]] = {
    "assign": keeping.AssignForm,
    "deadline": keeping.DeadlineForm,
    "plan": keeping.PlanForm,
    "response": keeping.RespondForm,
    "new-action": keeping.NewActionForm,
    "edit-action": keeping.RetitleForm,
    "theme": keeping.ThemeForm,
    "confirm-owner": keeping.ConfirmOwnerForm,
    "update": happening.UpdateForm,
    "note": happening.NoteForm,
    "evidence": happening.EvidenceForm,
    "complete": happening.CompleteForm,
    "reopen": happening.ReopenForm,
    "add-agency": plan_wide.AddAgencyForm,
    "redact": plan_wide.RedactForm,
    "as-at": plan_wide.DayForm,
}


def form_for(act_id: str, subject: Subject, typed: Typed | None = None, problem: str = "") -> Form:
    """A new form for the act, with what was typed before, if anything."""
    return FORMS[act_id](subject, typed, problem)


def plain_question(act_id: str, subject: Subject) -> tuple[str, str, AnyCommand] | None:
    """Heading, words and command of an act that needs no more than a yes; None for the others."""
    match act_id:
        case "clear-owner":
            return "Take the lead away?", subject.words, ClearOwner(refs=subject.refs)
        case "vacate-post":
            return "Has the lead officer left the post?", subject.words, VacatePost(refs=subject.refs)
        case _:
            return None
