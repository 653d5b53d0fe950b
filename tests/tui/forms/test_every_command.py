"""Each command of the domain has a form or a question that the palette offers, or a reason why it has none."""

import sys
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.kinds import SUBJECTS
from actionplan.domain.subjects import (
    actions,
    agencies,
    amending,
    bodies,
    bringing,
    chasing,
    closing,
    completion,
    deadlines,
    extensions,
    finding_edits,
    findings,
    follow_ups,
    guarding,
    holding,
    measures,
    meetings,
    others,
    overrides,
    owners,
    packs,
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
    undo,
)
from actionplan.tui import workflow
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.registry import FORMS, QUESTIONS, form_for
from tests.factories import BY, on_day
from tests.stories.between_meetings import COMPLETE, plan_between_meetings
from tests.tui.app_driver import open_app

ASKED_FOR_BY: Final[dict[type[Command], tuple[str, ...]]] = {
    actions.AddActions: ("new-action",),
    actions.RetitleAction: ("edit-action",),
    agencies.MergeAgency: ("merge-agency",),
    agencies.EditAgency: ("edit-agency", "chaser-address"),
    agencies.RenameAgency: ("rename-agency",),
    agencies.AddAgency: ("add-agency",),
    amending.Amend: ("amend",),
    bodies.AddBody: ("add-body",),
    bodies.DelegatePowers: ("delegate",),
    bodies.EditBody: ("edit-body",),
    chasing.RecordChase: ("chaser-sent",),
    chasing.RecordChaseAnswer: ("chaser-reply", "chaser-no-reply"),
    closing.Supersede: ("supersede",),
    completion.Reopen: ("reopen",),
    completion.ReportComplete: ("complete",),
    deadlines.AdoptDates: ("adopt",),
    deadlines.ProposeDate: ("deadline", "correct-date"),
    extensions.AskExtension: ("extension",),
    extensions.ExtendByMeeting: ("extend-by-meeting",),
    extensions.GrantExtension: ("extension", "at-grant"),
    extensions.RefuseExtension: ("extension", "at-refuse"),
    extensions.ReturnExtension: ("extension", "at-return"),
    extensions.WithdrawExtension: ("extension",),
    findings.AddFinding: ("add-finding",),
    findings.AnswerFinding: ("answer-finding",),
    finding_edits.EditFinding: ("edit-finding",),
    finding_edits.WithdrawFinding: ("withdraw-finding",),
    follow_ups.DropFollowUp: ("drop-follow-up",),
    follow_ups.FollowUpIsDone: ("follow-up-done",),
    follow_ups.RedateFollowUp: ("redate-follow-up",),
    follow_ups.SetFollowUp: ("set-follow-up", "at-follow-up"),
    holding.ReleaseUpdate: ("release",),
    measures.AddMeasure: ("measure",),
    measures.EditMeasure: ("edit-measure",),
    measures.RecordReading: ("reading",),
    measures.WithdrawMeasure: ("withdraw-measure",),
    meetings.AddMeetings: ("add-meeting", "add-series"),
    meetings.CancelMeeting: ("cancel-meeting",),
    meetings.CloseMeeting: ("close-meeting", "at-close"),
    meetings.MoveMeeting: ("move-meeting",),
    meetings.AgreeMinutes: ("agreed-minutes",),
    meetings.MinuteDecision: ("minute-words", "at-words"),
    meetings.RecordAttendance: ("attendance",),
    meetings.RecordChallenge: ("challenge",),
    meetings.ReopenMeeting: ("reopen-meeting",),
    meetings.WordMeeting: ("meeting-words",),
    others.GiveToOthers: ("response",),
    others.RecordOthersAnswer: ("response",),
    others.TakeBack: ("response",),
    overrides.OverrideRating: ("override",),
    owners.AssignOwner: ("assign", "accept-suggested"),
    owners.ClearOwner: ("clear-owner",),
    owners.ConfirmOwner: ("confirm-owner",),
    owners.VacatePost: ("vacate-post",),
    pauses.PauseItems: ("pause",),
    pauses.ResumeItems: ("pause",),
    plan.SetPolicy: ("set-policy",),
    planning.SetPlan: ("plan",),
    planning.SetTheme: ("theme",),
    priorities.SetPriority: ("priority",),
    progress.RecordEvidence: ("evidence",),
    progress.RecordNote: ("note",),
    progress.RecordUpdate: ("update",),
    publishing.WithholdFromPublic: ("public-line",),
    publishing.WritePublicLine: ("public-line",),
    raising.RaiseItems: ("raise",),
    raising.RecordRaiseAnswer: ("raise",),
    redaction.Redact: ("redact",),
    reviews.EditReview: ("edit-review",),
    responses.Respond: ("response",),
    scrutiny.RecordScrutiny: ("scrutiny",),
    signing_off.ReviewImpact: ("impact",),
    signing_off.ReturnSignOff: ("at-return",),
    signing_off.SignOffItems: ("sign-off", "at-sign-off"),
    undo.Undo: ("undo",),
}
"""The screen's commands whose form, question or workflow asks for each command of the domain."""

AT_A_SHELL: Final[dict[type[Command], str]] = {
    bringing.RecordSource: "it is recorded with a tracker's rows: bring",
    guarding.LetThrough: "what the guard stops is let through where it was stopped, or by guard allow",
    packs.IssuePack: "papers go into a folder: pack",
    plan.BeginPlan: "before there is a plan there is no screen: init",
    reviews.LoadReview: "it is asked about what its file holds, which tui.review_loading reads: load-review",
}
"""Why the others have no form, and what does them."""

NO_DECISION: Final = {
    meetings.CancelMeeting,
    meetings.CloseMeeting,
    meetings.MoveMeeting,
    meetings.RecordAttendance,
    meetings.RecordChallenge,
    meetings.ReopenMeeting,
    meetings.WordMeeting,
    packs.IssuePack,
}
"""Commands that name a meeting, and record no decision of it: none of them is recorded late."""

LONG_AFTER = date(2027, 8, 30)


def commands() -> set[type[Command]]:
    """Every command of the domain."""
    return {each.command for subject in SUBJECTS for each in subject.commands}


def test_each_command_has_a_form_or_a_reason_and_none_has_both() -> None:
    assert commands() == {*ASKED_FOR_BY, *AT_A_SHELL}
    assert not set(ASKED_FOR_BY) & set(AT_A_SHELL)
    assert all(ASKED_FOR_BY.values())
    asked = {name for opened in FORMS.values() for name in vars(sys.modules[opened.__module__])}
    assert not asked & {each.__name__ for each in AT_A_SHELL}, "what has a form needs no reason any more"


def test_the_form_of_each_command_asks_for_it_and_the_palette_offers_it() -> None:
    for command, ids in ASKED_FOR_BY.items():
        assert any(COMMAND_BY_ID[each].writes for each in ids)
        for each in ids:
            opened = [found for found in (FORMS.get(each), QUESTIONS.get(each)) if found is not None]
            modules = {sys.modules[found.__module__] for found in opened} or {workflow}
            # A form that answers for another subject imports the form of that one.
            known = {name for module in modules for name in vars(module)}
            assert command.__name__ in known, f"{each} never asks for {command.__name__}"


async def test_what_a_meeting_decided_long_ago_asks_why_it_is_recorded_only_now(tmp_path: Path) -> None:
    """Of each command that records a decision of a meeting; what the page of meetings has no form for, it refuses."""
    deciding = {
        command
        for command in ASKED_FOR_BY
        if {"meeting", "at"} & {each.name for each in fields(command)} and command not in NO_DECISION
    }
    without = {"extension", "deadline"}  # where none is asked for; and a proposed date is nobody's decision
    ledger = plan_between_meetings(tmp_path)
    ledger.close()
    async with open_app(on_day(ledger, LONG_AFTER)) as driver:
        row = driver.app.view.snapshot.row(COMPLETE)
        assert row is not None
        about = {"agreed-minutes": "executive-2027-03-11", "edit-body": "Executive", "delegate": "Executive"}
        about |= {"set-policy": "stale_days", "edit-review": "SAM"}
        seen: dict[str, bool] = {}
        for command in deciding:
            for each in ASKED_FOR_BY[command]:
                if each in seen:
                    continue
                at = "" if each == "extension" else "executive-2027-06-10"
                context = FormContext(driver.app.view, (row,), LONG_AFTER, BY, at, about.get(each, "1"))
                form = form_for(each, context)
                driver.app.push_screen(form)
                await driver.settle()
                assert isinstance(driver.in_front, Form)
                seen[each] = "late-reason" in form.typed
                driver.app.pop_screen()
        assert not [each for each, asks in seen.items() if not asks and each not in without]
