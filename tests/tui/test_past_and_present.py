"""A past day is read-only; other people's writes and midnight show by themselves; nothing is overwritten unseen."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from actionplan.tui.forms.form import Form
from actionplan.tui.writes import PendingWrite
from tests.factories import BY, new_ledger, on_day
from tests.tui.app_driver import BROAD, desk_at, desk_on

pytestmark = pytest.mark.both_databases

COLLEAGUE = "Head of Safeguarding"


def elsewhere(ledger: Ledger) -> Ledger:
    """The same plan, opened by somebody else."""
    return Ledger.open(ledger.location, ledger.clock)


async def test_a_past_day_is_marked_and_refuses_to_be_changed(tmp_path: Path) -> None:
    started = new_ledger(tmp_path, date(2026, 6, 1))
    later = on_day(started, date(2026, 11, 22))
    later.record(ProposeDate(refs=("SAM-R01",), on=date(2027, 3, 31)), BY)
    async with desk_on(later) as desk:
        assert "31 Mar 27" in desk.row("SAM-R01")
        await desk.press("t")
        await desk.type("1 september 2026")
        await desk.press("ctrl+s")
        assert "READ ONLY · as at Tuesday 1 September 2026" in desk.words("#banner")
        assert "as at Tue 1 Sep 2026" in desk.words("#title-line")
        assert "31 Mar 27" not in desk.row("SAM-R01")
        for key in "aduecnrlz":
            await desk.press(key)
            assert desk.in_front is desk.main
        assert any("read only" in toast for toast in desk.toasts)
        await desk.press("t")
        assert not desk.in_front.query_one("#banner").display
        assert "31 Mar 27" in desk.row("SAM-R01")


async def test_escape_comes_back_from_a_past_day(tmp_path: Path) -> None:
    later = on_day(new_ledger(tmp_path, date(2026, 6, 1)), date(2026, 11, 22))
    async with desk_on(later) as desk:
        await desk.press("t")
        await desk.type("1/9/26")
        await desk.press("ctrl+s")
        assert desk.main.past
        await desk.press("escape")
        assert not desk.main.past


async def test_a_day_before_the_plan_or_after_today_is_refused_in_the_form(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("t")
        await desk.type("tomorrow")
        assert "after today" in desk.note("on")
        await desk.press(*["backspace"] * 8)
        await desk.type("1/1/2020")
        await desk.press("ctrl+s")
        assert "began on 22 November 2026" in desk.words("#form-problem")
        await desk.press("escape", "escape")
        assert not desk.main.past


async def test_another_process_writes_and_the_list_follows_with_cursor_marks_and_filter_kept(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("space")
        await desk.go_to("SAM-R07")
        await desk.press("5")
        other = elsewhere(desk.app.ledger)
        other.record(AddActions(refs=("SAM-R02",), title="Agree the scope"), COLLEAGUE)
        other.record(ProposeDate(refs=("SAM-R07",), on=date(2027, 11, 1)), COLLEAGUE)
        desk.app.look_for_news()
        await desk.settle()
        assert "SAM-R02-A1" in desk.table.refs
        assert desk.table.cursor_ref == "SAM-R07"
        assert "1 Nov 27" in desk.row("SAM-R07")
        assert "1 November 2027" in desk.words("#page")
        assert desk.main.marks == {"SAM-R01"}
        assert desk.main.listing.narrowed


async def test_where_nothing_was_written_nothing_is_read_anew(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        before = desk.app.view
        desk.app.look_for_news()
        await desk.settle()
        assert desk.app.view is before


async def test_after_midnight_the_screen_speaks_for_the_new_day(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 22, 23, 50, tzinfo=UTC)]
    made = new_ledger(tmp_path)
    ledger = Ledger.open(made.location, Clock(now=lambda: now[0]))
    async with desk_on(ledger) as desk:
        now[0] += timedelta(minutes=20)
        desk.app.look_for_news()
        await desk.settle()
        assert "as at Mon 23 Nov 2026" in desk.words("#title-line")


async def test_overtaken_by_somebody_it_says_who_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("d")
        await desk.type("31/3/27")
        elsewhere(desk.app.ledger).record(ProposeDate(refs=("SAM-R01",), on=date(2027, 2, 1)), COLLEAGUE)
        await desk.press("ctrl+s")
        assert desk.shows(Form)
        assert f"changed since you opened it, by {COLLEAGUE}" in desk.words("#form-problem")
        assert desk.field("on").typed == "31/3/27"
        assert "1 Feb 27" in desk.row("SAM-R01"), "the list behind shows the newer state"
        await desk.press("ctrl+s")
        assert "31 Mar 27" in desk.row("SAM-R01")


async def test_a_refused_save_adds_no_agency_and_saving_again_adds_it(tmp_path: Path) -> None:
    async with desk_at(tmp_path, BROAD) as desk:
        await desk.press("a")
        await desk.type("Local Housing Trust")
        await desk.press("enter")
        elsewhere(desk.app.ledger).record(ProposeDate(refs=("SAM-R01",), on=date(2027, 2, 1)), COLLEAGUE)
        before = desk.app.ledger.last_number()
        await desk.press("ctrl+s")
        assert f"changed since you opened it, by {COLLEAGUE}" in desk.words("#form-problem")
        assert desk.app.ledger.last_number() == before, "refused means that nothing was written"
        await desk.press("enter", "ctrl+s")
        assert "Local Housing Trust" in desk.row("SAM-R01")
        assert desk.words("#status").startswith("Saved · SAM-R01")
        await desk.press("z", "enter")
        assert "no owner yet" in desk.row("SAM-R01")
        assert "Local Housing Trust" not in [agency.name for agency in desk.app.view.agencies]


async def test_quitting_waits_for_what_is_being_written(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        may_write, record = threading.Event(), desk.app.ledger.record

        def slowly(*args: object, **kwargs: object) -> object:
            may_write.wait(10)
            return record(*args, **kwargs)  # type: ignore[arg-type]

        desk.app.ledger.record = slowly  # type: ignore[method-assign, assignment]
        update = RecordUpdate(refs=("SAM-R01",), words="Just in time", on=date(2026, 11, 22))
        desk.app.run_worker(desk.app.save(PendingWrite(update)))
        await desk.pilot.press("q")
        await desk.pilot.pause()
        assert desk.app.is_running
        assert "Saving" in desk.words("#status")
        may_write.set()
        await desk.settle()
        records = elsewhere(desk.app.ledger).records("SAM-R01", 999)
        assert len(records) == 1
        assert desk.app._exit


async def test_quitting_with_nothing_to_write_is_at_once(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("q")
        assert desk.app._exit


async def test_quitting_from_a_form_asks_about_what_was_typed(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("Half a sentence")
        await desk.press("ctrl+q")
        assert "Throw away" in desk.words("#form-problem")
        assert not desk.app._exit
