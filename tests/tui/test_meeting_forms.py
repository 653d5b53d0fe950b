"""What meetings decide, recorded by key presses."""

from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.state.entities import Item
from actionplan.domain.vocabulary import Colour, DateState, MeetingKind, Status
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.question import Question
from tests.tui.app_driver import NARROW, Desk, desk_at, desk_on
from tests.tui.quarter import ADOPTED, COMPLETE, DUE, PROPOSED, WAITING, a_quarter


def item(desk: Desk, ref: str) -> Item:
    """The item as the ledger has it."""
    row = desk.app.ledger.view().snapshot.row(ref)
    assert row is not None
    return row.item


async def by_name(desk: Desk, act: str) -> None:
    """What the palette does."""
    desk.main.action_act(act)
    await desk.settle()


async def test_an_extension_is_asked_for_and_the_date_in_force_stays(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(ADOPTED)
        await desk.press("x")
        assert "In force: 30 July 2027" in desk.note("to")
        await desk.type("29/10/27")
        assert "Friday 29 October 2027" in desk.note("to")
        await desk.press("tab")
        await desk.type("Analyst time")
        await desk.press("ctrl+s")
        assert "z undoes it" in desk.words("#status")
        assert item(desk, ADOPTED).extension_to == date(2027, 10, 29)
        assert item(desk, ADOPTED).due_on == DUE


async def test_a_request_is_granted_at_the_latest_meeting_with_its_own_date(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(WAITING)
        await desk.press("x")
        asked = desk.note("decision")
        assert "29 October 2027 instead of 30 July 2027: The audit is late. (Head of Service)" in asked
        assert desk.field("meeting").typed == "executive-2027-06-10"
        assert desk.field("to").typed == "2027-10-29"
        assert not desk.field("reason").display
        await desk.press("enter", "enter", "enter")
        await desk.type("Monthly updates")
        await desk.press("enter")
        got = item(desk, WAITING)
        assert (got.due_on, got.extension_to, got.extended_at) == (date(2027, 10, 29), None, date(2027, 6, 10))
        assert got.condition is not None


@pytest.mark.parametrize(("rights", "kind"), [(1, "refused"), (2, "returned"), (3, "withdrawn")])
async def test_a_request_is_refused_returned_or_withdrawn(tmp_path: Path, rights: int, kind: str) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(WAITING)
        await desk.press("x", *["right"] * rights)
        assert not desk.field("to").display
        assert desk.field("meeting").display == (rights != 3)
        await desk.press("ctrl+s")
        got = item(desk, WAITING)
        assert (got.due_on, got.extension_to) == (DUE, None)
        last = desk.app.ledger.history(desk.app.ledger.last_number())[-1]
        assert last.entry.fact.kind == f"extension-{kind}"


async def test_an_earlier_meeting_is_chosen_with_the_arrows(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(PROPOSED)
        await by_name(desk, "adopt")
        await desk.press("down")
        assert desk.field("meeting").typed == "executive-2027-03-11"
        await desk.press("enter")
        assert item(desk, PROPOSED).date_state is DateState.ADOPTED
        assert item(desk, PROPOSED).adopted_at == date(2027, 3, 11)


async def test_a_click_on_a_meeting_chooses_it_and_saves_nothing(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(PROPOSED)
        await by_name(desk, "adopt")
        await desk.pilot.click("#input-meeting", offset=(3, 1))
        await desk.settle()
        assert desk.field("meeting").typed == "executive-2027-03-11"
        assert desk.shows(Form)


async def test_sign_off_offers_an_impact_review_counted_from_the_meeting(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path), NARROW) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s")
        assert "Friday 10 December 2027" in desk.note("impact-review")
        await desk.press("tab", "down")
        assert "Saturday 11 September 2027" in desk.note("impact-review")
        await desk.press("up", "enter")
        await desk.type("Independent Chair")
        await desk.press("enter", *["backspace"] * len("6 months"))
        assert "6 months or 12 months" in desk.note("impact-review")
        await desk.type("12 months")
        await desk.press("ctrl+s")
        got = item(desk, COMPLETE)
        assert got.status is Status.SIGNED_OFF
        assert (got.signed_off_on, got.impact_review_on) == (date(2027, 6, 10), date(2028, 6, 10))


async def test_sign_off_by_nobody_is_not_saved(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s", "ctrl+s")
        assert "empty" in desk.note("agreed-by")
        assert item(desk, COMPLETE).status is Status.REPORTED_COMPLETE


async def test_the_lead_cannot_agree_its_own_work_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s", "tab", "tab")
        await desk.type("Detective Superintendent")
        await desk.press("ctrl+s")
        assert "somebody else has to agree" in desk.words("#form-problem")
        assert desk.field("agreed-by").typed == "Detective Superintendent"
        assert desk.field("meeting").typed == "executive-2027-06-10"


async def test_a_meeting_that_is_not_satisfied_sends_it_back(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(COMPLETE)
        await desk.press("s", "right")
        assert not desk.field("agreed-by").display
        await desk.press("ctrl+s")
        assert "empty" in desk.note("reason")
        await desk.type("No sign of it in practice")
        await desk.press("ctrl+s")
        assert item(desk, COMPLETE).status is Status.IN_PROGRESS


async def test_a_pause_has_a_review_date_and_ends_with_the_same_key(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(ADOPTED)
        await desk.press("k")
        await desk.type("next executive")
        assert "Thursday 9 September 2027" in desk.note("until")
        await desk.press("tab")
        await desk.type("Court proceedings")
        await desk.press("ctrl+s")
        assert item(desk, ADOPTED).paused_until == date(2027, 9, 9)
        assert item(desk, ADOPTED).due_on == DUE
        await desk.press("k")
        assert desk.shows(Question)
        await desk.press("y")
        assert item(desk, ADOPTED).paused_until is None


async def test_something_else_takes_an_items_place(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(ADOPTED)
        await by_name(desk, "supersede")
        await desk.type("99")
        await desk.press("ctrl+s")
        assert desk.shows(Form)
        assert desk.note("by-item")
        await desk.press("backspace", "backspace")
        await desk.type("SAM-R01")
        await desk.press("tab")
        await desk.type("Same work")
        await desk.press("ctrl+s")
        assert item(desk, ADOPTED).status is Status.SUPERSEDED
        assert item(desk, ADOPTED).superseded_by == "SAM-R01"


async def test_a_meeting_shows_another_colour(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to("SAM-R01")
        await by_name(desk, "override")
        await desk.press("tab")
        await desk.type("Work is in hand")
        await desk.press("ctrl+s")
        assert desk.shows(Form), "it needs somebody who agreed it"
        assert "Agreed by is empty" in desk.note("agreed-by")
        await desk.type("Independent Chair")
        await desk.press("ctrl+s")
        if desk.shows(Form):
            raise AssertionError(desk.words("#form-problem"))
        overridden = item(desk, "SAM-R01")
        assert overridden.override_colour is Colour.AMBER
        assert desk.app.view.text_of(overridden, "override_agreed_by") == "Independent Chair"


async def test_what_is_odd_about_the_day_of_a_sitting_is_pointed_out_and_a_chairs_action_may_be_any_day(
    tmp_path: Path,
) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await by_name(desk, "add-meeting")
        await desk.press("tab")
        await desk.type("29/12/27")
        assert "29 December 2027 falls between Christmas and New Year." in desk.note("on")
        await desk.press("enter", "right")
        assert "Christmas" not in desk.note("on")
        await desk.press("left", "shift+tab", "ctrl+u")
        await desk.type("27/12/27")
        assert "27 December 2027 is a bank holiday in England" in desk.note("on")
        assert "falls between" not in desk.note("on")
        await desk.press("ctrl+s")
        assert date(2027, 12, 27) in [each.on for each in desk.app.view.snapshot.meetings]


async def test_where_no_meeting_has_sat_the_form_says_how_to_add_one_and_the_palette_adds_it(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.set_date("31/3/27")
        await by_name(desk, "adopt")
        assert "Add a meeting" in desk.note("meeting")
        await desk.press("ctrl+s")
        assert desk.shows(Form)
        await desk.press("escape")
        await desk.press("ctrl+p")
        await desk.type("add a meeting")
        await desk.press("enter")
        await desk.press("tab")
        await desk.type("today")
        await desk.press("enter", "right", "ctrl+s")
        meeting = desk.app.view.snapshot.meetings[0]
        assert (meeting.on, meeting.kind) == (date(2026, 11, 22), MeetingKind.CHAIRS_ACTION)
        await by_name(desk, "adopt")
        await desk.press("enter")
        assert item(desk, "SAM-R01").date_state is DateState.ADOPTED


async def test_a_deadline_can_be_a_meeting_of_a_body_on_record(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to("SAM-R01")
        await desk.set_date("next executive")
        assert item(desk, "SAM-R01").due_on == date(2027, 9, 9)


async def test_the_plan_is_shown_as_at_a_meetings_day(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.press("t")
        await desk.type("executive-2027-03")
        assert "No papers were issued" in desk.note("on")
        await desk.type("-11:day")
        assert "Thursday 11 March 2027" in desk.note("on")
        await desk.press("ctrl+s")
        assert "as at Thursday 11 March 2027" in desk.words("#banner")
        await desk.press("x")
        assert any("read only" in toast for toast in desk.toasts)
        await desk.press("escape", "t")
        await desk.type("next executive:day")
        assert "after today" in desk.note("on")
