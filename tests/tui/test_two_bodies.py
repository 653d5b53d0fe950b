"""Two reviews under two bodies: Today leads to each body's papers, which count the gaps of its own review alone."""

from datetime import timedelta
from pathlib import Path

from actionplan.domain.governance.agenda import sittings_to_come
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.tui.present.screen import MeetingScreen
from tests.factories import BY, new_ledger
from tests.stories.two_bodies import ELM
from tests.tui.app_driver import WIDE, open_app


async def test_today_leads_to_the_papers_of_each_body(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    today = ledger.clock.today()
    ledger.record(LoadReview(file=ELM), BY)
    ledger.record(AddMeetings(body="Executive", days=(today + timedelta(days=20),)), BY)
    ledger.record(AddMeetings(body="Adults Board", days=(today + timedelta(days=30),)), BY)
    assert [each.body for each in sittings_to_come(ledger.snapshot())] == ["Executive", "Adults Board"]
    async with open_app(ledger, WIDE) as desk:
        await desk.press("N")
        await desk.press("down", "down", "down", "down", "down", "enter")
        assert desk.words("#papers-heading").startswith("Papers for the Adults Board of ")
        # Owner, date, outcome and measure of both, and a finding that none answers.
        assert "Check finds 9 gaps" in desk.words("#papers-heading")


async def test_today_leads_to_the_meeting_view_of_the_body_whose_papers_are_out(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    today = ledger.clock.today()
    ledger.record(LoadReview(file=ELM), BY)
    ledger.record(AddMeetings(body="Executive", days=(today + timedelta(days=2),)), BY)
    ledger.record(AddMeetings(body="Adults Board", days=(today + timedelta(days=3),)), BY)
    _, second = sittings_to_come(ledger.snapshot())
    papers = IssuePack(meeting=second.id, cut_off=ledger.last_number(), as_at=today, manifest_sha256="0" * 64)
    ledger.record(papers, BY)
    async with open_app(ledger, WIDE) as desk:
        await desk.press("N")
        await desk.press("down", "down", "down", "enter")
        assert isinstance(desk.in_front, MeetingScreen)
        shown = desk.in_front.shown.meeting
        assert shown is not None
        assert shown.id == second.id
