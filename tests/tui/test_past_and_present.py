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
from tests.tui.app_driver import BROAD, open_app, open_app_on_new_plan

pytestmark = pytest.mark.both_databases

COLLEAGUE = "Head of Safeguarding"


def elsewhere(ledger: Ledger) -> Ledger:
    """The same plan, opened by somebody else."""
    return Ledger.open(ledger.location, ledger.clock)


async def test_a_past_day_is_marked_and_refuses_to_be_changed(tmp_path: Path) -> None:
    started = new_ledger(tmp_path, date(2026, 6, 1))
    later = on_day(started, date(2026, 11, 22))
    later.record(ProposeDate(refs=("SAM-R01",), on=date(2027, 3, 31)), BY)
    async with open_app(later) as driver:
        assert "31 Mar 27" in driver.row("SAM-R01")
        await driver.press("t")
        await driver.type("1 september 2026")
        await driver.press("ctrl+s")
        assert "READ ONLY · as at Tuesday 1 September 2026" in driver.words("#banner")
        assert "as at Tue 1 Sep 2026" in driver.words("#title-line")
        assert "31 Mar 27" not in driver.row("SAM-R01")
        for key in "aduecnrlz":
            await driver.press(key)
            assert driver.in_front is driver.main
        assert any("read only" in toast for toast in driver.toasts)
        await driver.press("t")
        assert not driver.in_front.query_one("#banner").display
        assert "31 Mar 27" in driver.row("SAM-R01")


async def test_escape_comes_back_from_a_past_day(tmp_path: Path) -> None:
    later = on_day(new_ledger(tmp_path, date(2026, 6, 1)), date(2026, 11, 22))
    async with open_app(later) as driver:
        await driver.press("t")
        await driver.type("1/9/26")
        await driver.press("ctrl+s")
        assert driver.main.past
        await driver.press("escape")
        assert not driver.main.past


async def test_a_day_before_the_plan_or_after_today_is_refused_in_the_form(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("t")
        await driver.type("tomorrow")
        assert "after today" in driver.note("on")
        await driver.press(*["backspace"] * 8)
        await driver.type("1/1/2020")
        await driver.press("ctrl+s")
        assert "began on 22 November 2026" in driver.words("#form-problem")
        await driver.press("escape", "escape")
        assert not driver.main.past


async def test_another_process_writes_and_the_list_follows_with_cursor_marks_and_filter_kept(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("space")
        await driver.go_to("SAM-R07")
        await driver.press("5")
        other = elsewhere(driver.app.ledger)
        other.record(AddActions(refs=("SAM-R02",), title="Agree the scope"), COLLEAGUE)
        other.record(ProposeDate(refs=("SAM-R07",), on=date(2027, 11, 1)), COLLEAGUE)
        driver.app.look_for_news()
        await driver.settle()
        assert "SAM-R02-A1" in driver.table.refs
        assert driver.table.cursor_ref == "SAM-R07"
        assert "1 Nov 27" in driver.row("SAM-R07")
        assert "1 November 2027" in driver.words("#page")
        assert driver.main.marks == {"SAM-R01"}
        assert driver.main.listing.narrowed


async def test_where_nothing_was_written_nothing_is_read_anew(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        before = driver.app.view
        driver.app.look_for_news()
        await driver.settle()
        assert driver.app.view is before


async def test_after_midnight_the_screen_speaks_for_the_new_day(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 22, 23, 50, tzinfo=UTC)]
    made = new_ledger(tmp_path)
    ledger = Ledger.open(made.location, Clock(now=lambda: now[0]))
    async with open_app(ledger) as driver:
        now[0] += timedelta(minutes=20)
        driver.app.look_for_news()
        await driver.settle()
        assert "as at Mon 23 Nov 2026" in driver.words("#title-line")


async def test_overtaken_by_somebody_it_says_who_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("d")
        await driver.type("31/3/27")
        elsewhere(driver.app.ledger).record(ProposeDate(refs=("SAM-R01",), on=date(2027, 2, 1)), COLLEAGUE)
        await driver.press("ctrl+s")
        assert driver.shows(Form)
        assert f"changed since you opened it, by {COLLEAGUE}" in driver.words("#form-problem")
        assert driver.field("on").typed == "31/3/27"
        assert "1 Feb 27" in driver.row("SAM-R01"), "the list behind shows the newer state"
        await driver.press("ctrl+s")
        assert "31 Mar 27" in driver.row("SAM-R01")


async def test_a_refused_save_adds_no_agency_and_saving_again_adds_it(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, BROAD) as driver:
        await driver.press("a")
        await driver.type("Local Housing Trust")
        await driver.press("enter")
        elsewhere(driver.app.ledger).record(ProposeDate(refs=("SAM-R01",), on=date(2027, 2, 1)), COLLEAGUE)
        before = driver.app.ledger.last_number()
        await driver.press("ctrl+s")
        assert f"changed since you opened it, by {COLLEAGUE}" in driver.words("#form-problem")
        assert driver.app.ledger.last_number() == before, "refused means that nothing was written"
        await driver.press("enter", "ctrl+s")
        assert "Local Housing Trust" in driver.row("SAM-R01")
        assert driver.words("#status").startswith("Saved · SAM-R01")
        await driver.press("z", "enter")
        assert "no owner yet" in driver.row("SAM-R01")
        assert "Local Housing Trust" not in [agency.name for agency in driver.app.view.agencies]


async def test_quitting_waits_for_what_is_being_written(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        may_write, record = threading.Event(), driver.app.ledger.record

        def slowly(*args: object, **kwargs: object) -> object:
            may_write.wait(10)
            return record(*args, **kwargs)  # type: ignore[arg-type]

        driver.app.ledger.record = slowly  # type: ignore[method-assign, assignment]
        update = RecordUpdate(refs=("SAM-R01",), words="Just in time", on=date(2026, 11, 22))
        driver.app.run_worker(driver.app.save(PendingWrite(update)))
        await driver.pilot.press("q")
        await driver.pilot.pause()
        assert driver.app.is_running
        assert "Saving" in driver.words("#status")
        may_write.set()
        await driver.settle()
        records = elsewhere(driver.app.ledger).records("SAM-R01", 999)
        assert len(records) == 1
        assert driver.app._exit


async def test_quitting_with_nothing_to_write_is_at_once(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("q")
        assert driver.app._exit


async def test_quitting_from_a_form_asks_about_what_was_typed(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u")
        await driver.type("Half a sentence")
        await driver.press("ctrl+q")
        assert "Throw away" in driver.words("#form-problem")
        assert not driver.app._exit
