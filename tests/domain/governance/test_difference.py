"""What papers and the meeting view say of the difference made: measures in a line, scrutiny by role."""

from datetime import date

import pytest

from actionplan.domain.governance.difference import measure_lines, scrutiny_lines
from actionplan.domain.governance.pack import pack_paper
from actionplan.domain.people.roles import role_in
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.measures import AddMeasure, RecordReading, WithdrawMeasure
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.formats.markdown import to_markdown
from actionplan.papers.formats.text import to_text
from actionplan.tui.present.model import Shown, for_the_room
from actionplan.tui.present.text import pages_document
from tests.domain.memory_plan import MemoryPlan

BEGAN = date(2027, 1, 4)
AT = "executive-2027-03-11"


@pytest.fixture
def plan() -> MemoryPlan:
    plan = MemoryPlan.seeded(BEGAN)
    plan.record(AddMeetings(body="Executive", days=(date(2027, 3, 11),)))
    plan.record(AddActions(refs=("SAM-R04",), title="Train"))
    plan.record(AddMeasure(refs=("SAM-R04-A1", "SAM-R05"), title="Staff trained", unit="people", target="40"))
    plan.record(AddMeasure(refs=("SAM-R05",), title="Counted twice"))
    plan.record(WithdrawMeasure(measure="SAM-R05-M1"))
    plan.record(RecordReading(measure="SAM-R04-A1-M1", value="20", on=BEGAN, words="Of the night shift."))
    for sender in ("J Other, Independent scrutineer", "J Other"):
        plan.record(RecordScrutiny(refs=("SAM-R04",), words="Not seen by children.", sender=sender, on=BEGAN))
    return plan


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("Independent scrutineer", "Independent scrutineer"),
        ("J Other, Independent scrutineer", "Independent scrutineer"),
        ("Independent scrutineer (J Other)", "Independent scrutineer"),
        ("J Other", ""),
        ("", ""),
    ],
)
def test_the_role_is_what_is_printed_of_a_name_and_a_role(typed: str, role: str) -> None:
    assert role_in(typed) == role


def test_a_measure_in_use_is_told_once_in_papers_and_on_the_page_of_each_item_that_it_serves(plan: MemoryPlan) -> None:
    line = "20 (4 Jan 27); target 40"
    assert [(each.ref, each.title, each.line) for each in measure_lines(plan.view())] == [
        ("SAM-R04-A1-M1", "Staff trained (people)", line)
    ]
    assert [each.ref for each in measure_lines(plan.view(), "SAM-R05")] == ["SAM-R04-A1-M1"]


def test_papers_print_measures_and_scrutiny_since_the_last_ones_and_no_name(plan: MemoryPlan) -> None:
    paper = pack_paper(AT, plan.view(), None, plan.history())
    summary = to_markdown(pack_summary(paper)).decode()
    assert "What the measures show: 1" in summary
    assert "The scrutineer's view since the last papers: 2" in summary
    assert "Independent scrutineer, 4 January 2027" in summary
    assert "the scrutineer, 4 January 2027" in summary
    assert "J Other" not in summary
    assert scrutiny_lines(plan.view(), after=plan.last_number()) == ()


def test_the_meeting_view_shows_both_with_the_recommendation(plan: MemoryPlan) -> None:
    view = plan.view()
    (meeting,) = plan.meetings()
    room = Shown(for_the_room(view), meeting, None, None, None, plan.last_number(), BEGAN, scrutiny_lines(view))
    shown = " ".join(to_text(pages_document(room), 100).split())
    assert shown.count("Staff trained (people): 20 (4 Jan 27); target 40") == 2
    assert "Not seen by children." in shown
    assert "J Other" not in shown
    assert "Of the night shift." not in shown
