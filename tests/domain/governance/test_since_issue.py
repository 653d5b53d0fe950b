"""What changed between two issues of a meeting's papers: each kind of change, and that asks add up."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.since_issue import EarlierIssue, SinceIssue, since_issue
from actionplan.domain.moment import Moment
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import RenameAgency
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import MoveMeeting
from actionplan.domain.subjects.owners import AssignOwner, VacatePost
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import EvidenceKind, Response
from tests.domain.plan_with_sittings import A1, AT_MARCH, DUE, LATER, MARCH, POLICE, R4, R5, PlanWithSittings

FIRST, SECOND = date(2027, 2, 1), date(2027, 2, 8)
ISSUE = EarlierIssue(1, FIRST, FIRST, 20, "0" * 64)


def begun() -> PlanWithSittings:
    """On the day of the first issue: two items led and dated, an action due between the issues."""
    plan = PlanWithSittings()
    plan.does(AssignOwner(refs=(R4, R5), agency=POLICE, role="Superintendent", name="Jo Quill"))
    plan.does(ProposeDate(refs=(R4, R5), on=DUE))
    plan.does(Respond(refs=(R5,), response=Response.ACCEPTED))
    plan.does(AddActions(refs=(R4,), title="Survey", agencies=(POLICE,), due_on=date(2027, 2, 5)))
    return plan.on(FIRST)


def march(plan: PlanWithSittings) -> Meeting:
    return next(each for each in plan.meetings() if each.id == AT_MARCH)


def compared(plan: PlanWithSittings, head: int) -> SinceIssue:
    return since_issue(ISSUE, plan.view(Moment(FIRST, head)), plan.view(), march(plan), plan.history())


def changed_by(*commands: Command, day: date = FIRST) -> tuple[SinceIssue, PlanWithSittings]:
    plan = begun()
    head = plan.last_number()
    plan.on(day)
    for command in commands:
        plan.does(command)
    return compared(plan, head), plan


@pytest.mark.parametrize(
    ("command", "ref", "what", "why"),
    [
        (
            ProposeDate(refs=(R5,), on=LATER),
            R5,
            ("date 31 August 2027, proposed (was 30 June 2027, proposed)",),
            ("1 February 2027: Proposed date set to 31 August 2027.",),
        ),
        (
            AssignOwner(refs=(R5,), agency="camhs"),
            R5,
            ("lead CAMHS (was Merseyside Police, Superintendent)",),
            ("1 February 2027: Lead: CAMHS.",),
        ),
        (
            VacatePost(refs=(R5,)),
            R5,
            ("lead Merseyside Police, Superintendent, post vacant (was Merseyside Police, Superintendent)",),
            None,
        ),
        (
            RecordUpdate(refs=(R5,), words="Half done.", on=FIRST),
            R5,
            ("rating ● GREEN (was ○ GREY)", "status in progress (was not started)"),
            ("Progress (1 February 2027): Half done.",),
        ),
        (
            AddActions(refs=(R5,), title="Audit", due_on=DUE),
            f"{R5}-A1",
            ("new in the plan",),
            None,
        ),
    ],
)
def test_each_kind_of_change_is_told_with_what_was_recorded(
    command: Command, ref: str, what: tuple[str, ...], why: tuple[str, ...] | None
) -> None:
    since, _ = changed_by(command)
    (item,) = (each for each in since.items if each.ref == ref)
    assert item.what == what
    assert item.why == why or why is None
    assert since.recorded == 2 if ref.endswith("-A1") else since.recorded == 1


def test_what_time_did_is_told_of_the_action_and_counts_as_nothing_recorded() -> None:
    since, _ = changed_by(day=SECOND)
    told = {item.ref: item for item in since.items}
    assert told[A1].why == ("Fell overdue on 6 February 2027.",)
    assert told[R4].what == ("rating ■ RED (was ▲ AMBER)",)
    assert since.recorded == 0
    assert [ask.partition(":")[0] for ask in since.new_asks] == [f"{A1}, Survey"]


def test_a_name_a_renamed_agency_and_another_word_are_no_change() -> None:
    since, _ = changed_by(
        RenameAgency(agency=POLICE, name="Another Force"),
        AssignOwner(refs=(R5,), agency=POLICE, role="Superintendent", name="Al Other"),
    )
    assert (since.items, since.new_asks, since.gone_asks, since.recorded) == ((), (), (), 2)


def test_an_action_taken_back_and_a_meeting_that_was_moved_are_told() -> None:
    plan = begun()
    step, head = plan.entries[-1].step, plan.last_number()
    plan.undoes(step)
    plan.does(MoveMeeting(meeting=AT_MARCH, on=date(2027, 3, 18)))
    since = compared(plan, head)
    assert [item.what for item in since.items if item.ref == A1] == [("no longer in the plan",)]
    assert since.moved_from == MARCH


_COMMANDS: tuple[Callable[[], Command], ...] = (
    lambda: ProposeDate(refs=(R5,), on=LATER),
    lambda: ProposeDate(refs=(R4,), on=LATER),
    lambda: Respond(refs=(R4,), response=Response.ACCEPTED),
    lambda: AssignOwner(refs=("SAM-R06", "SAM-R07"), agency=POLICE),
    lambda: RecordEvidence(refs=(R5,), title="Audit", evidence_kind=EvidenceKind.IMPACT, on=FIRST),
    lambda: ReportComplete(refs=(R5,), on=FIRST, summary="Done."),
    lambda: AddActions(refs=(R5,), title="Audit", due_on=DUE),
    lambda: RecordUpdate(refs=(R4, R5), words="Half done.", on=FIRST),
)


@given(st.lists(st.sampled_from(range(len(_COMMANDS))), unique=True, max_size=5), st.sampled_from((FIRST, SECOND)))
def test_new_and_gone_asks_lead_from_one_agenda_to_the_other(chosen: list[int], day: date) -> None:
    plan = begun()
    head = plan.last_number()
    then = agenda(plan.view().snapshot, march(plan))
    for number in chosen:
        plan.record(_COMMANDS[number]())
    plan.on(day)
    since, now = compared(plan, head), plan.view()
    assert len(then) + len(since.new_asks) - len(since.gone_asks) == len(agenda(now.snapshot, march(plan)))
    before = plan.view(Moment(FIRST, head)).snapshot
    recoloured = {
        row.ref for row in now.rows if (was := before.row(row.ref)) and was.rating.colour != row.rating.colour
    }
    assert {item.ref for item in since.items if any(each.startswith("rating ") for each in item.what)} == recoloured
