"""What the room sees: title and totals, exceptions, what is asked, one recommendation a page, twelve lines at most."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.dates import short_day
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.vocabulary import Declared, Response
from actionplan.intake.seed import read_seed
from actionplan.tui.present.heard import last_heard
from actionplan.tui.present.item_facts import item_facts
from tests.factories import BY, START, new_ledger, on_day
from tests.stories.two_sittings import (
    FIRST,
    PAPERS_DAY,
    ROLE,
    SECOND,
    SECOND_DAY,
    at_second,
    before_second,
    issue,
    planned,
    record,
    ref,
)
from tests.tui.present.present_driver import LARGE, MIDDLE, SMALL, present_on

TODAY = date(2026, 11, 22)
OFFICER = "Alex Zanzibar"


async def test_the_first_page_has_the_totals_and_what_they_are_compared_with(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        assert driver.key == "title"
        assert "Executive, 11 March 2027" in driver.lines[0]
        assert "papers as at 4 March 2027" in driver.lines[0]
        assert "Live 9 + signed off 1 + not taken forward 1 = 11 published." in driver.seen
        assert "Since papers of 3 Dec 26: ↑ 2 better · → 4 same · ↓ 4 worse" in driver.seen
        assert "Green: 1 on track, 1 done but not yet checked" in driver.seen
        asked = [line for page in driver.pages.pages if page.key.startswith("decisions") for line in page.lines]  # type: ignore[union-attr]
        assert f"asked for {len(asked)} decisions" in driver.seen
        for mark in ("■ RED", "▲ AMBER", "● GREEN", "✔ BLUE", "○ GREY"):
            assert driver.seen.count(mark) == 2, "on its block, and in the key"


async def test_the_ratings_of_then_by_those_of_now_come_after_the_title(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        pages = [page for page in driver.pages.pages if page.key.startswith("since")]
        said = [line.title for page in pages for line in page.lines]  # type: ignore[union-attr]
        await driver.press("n")
        assert driver.key == "since-1"
        assert "Since the papers of 10 December 2026" in driver.seen
    counted = [re.search(r"in the last papers (\d+): now ", words, re.IGNORECASE) for words in said]
    assert sum(int(found[1]) for found in counted if found) == 11, "each recommendation once"


async def test_exceptions_come_first_the_worst_and_longest_overdue_on_top(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        while driver.key != "exceptions-1":
            await driver.press("n")
        assert "Overdue by 17 days" in driver.seen
        assert "No owner, no date" in driver.seen
        found: list[str] = []
        while driver.key.startswith("exceptions"):
            found += [line for line in driver.lines if "R0" in line or "R1" in line]
            await driver.press("n")
        assert [line.split()[2] for line in found] == ["R04", "R09", "R10", "R02", "R07", "R08"]


async def test_then_what_the_meeting_is_asked(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        while not driver.key.startswith("decisions"):
            await driver.press("n")
        seen = ""
        while driver.key.startswith("decisions"):
            seen += driver.seen
            await driver.press("n")
        for words in (
            "Sign off",
            "Decide on an extension to 30 June 2027",
            "Review its impact",
            "Adopt 30 April 2027",
            "Adopt 31 July 2027",
        ):
            assert words in seen


async def test_a_recommendation_has_its_number_wording_reason_lead_and_what_is_asked(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        seen = " ".join((await driver.all_of("4")).split())
        assert driver.key == ref(4)
        for words in (
            "■ RED",
            "Police to review Organised Crime Group (OCG) management",
            "Overdue by 17 days. Due 15 February 2027 (agreed 10 December 2026).",
            f"Merseyside Police · {ROLE}",
            "Since 3 Dec 26: ↓ worse · was ● GREEN",
            "decide on an extension to 30 June 2027",
            driver.pages.progress,
        ):
            assert words in seen


@pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE], ids=["80x24", "120x40", "200x60"])
async def test_no_screen_has_more_than_twelve_lines_of_text_and_each_shows_the_key(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with present_on(at_second(tmp_path), size=size) as driver:
        for seen in await driver.every_page():
            told = [line for line in seen.split("\n") if any(character.isalnum() for character in line)]
            assert len(told) <= 12, seen
            assert "● GREEN on track, not done" in seen
            assert "○ GREY not planned or begun" in seen


@pytest.mark.parametrize("size", [SMALL, MIDDLE, (60, 16)], ids=["80x24", "120x40", "60x16"])
async def test_nothing_that_is_told_of_a_recommendation_is_cut(tmp_path: Path, size: tuple[int, int]) -> None:
    ledger = at_second(tmp_path)
    words = " ".join(f"word{number}" for number in range(150))
    record(ledger, RecordUpdate(refs=(ref(1),), words=words, on=SECOND_DAY))
    async with present_on(ledger, "executive-2027-03-11", size) as driver:
        shown = replace(driver.pages.shown, heard=last_heard(ledger, ledger.view()))
        driver.pages.show(shown)
        await driver.settle()
        for row in shown.recommendations[:2]:
            seen = "".join((await driver.all_of(row.ref[-2:])).split())
            facts = item_facts(row, shown, names=False)
            for told in (shown.view.text_of(row.item, "wording"), *(fact.words for fact in facts)):
                assert all(each in seen for each in told.split()), told


async def test_the_block_of_a_recommendation_cannot_be_read_as_a_count(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        await driver.press("4", "enter")
        assert "Organised crime group work and safeguarding · 1 of" in driver.seen
        ground = driver.app.theme_variables["red-block"].lower()
        on_it = [
            segment.text.strip()
            for strip in driver.in_front._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == ground
        ]
        assert [words for words in on_it if words] == ["■ RED"]


async def test_actions_stand_by_their_titles_with_owner_and_date(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, TODAY)
    agencies, due = ("merseyside-police",), date(2027, 1, 21)
    ledger.record(AddActions(refs=(ref(4),), title="Map the groups", agencies=agencies, due_on=due), BY)
    ledger.record(AddActions(refs=(ref(4),), title="Read ten plans"), BY)
    async with present_on(ledger) as driver:
        seen = " ".join((await driver.all_of("4")).split())
        assert "Map the groups · Merseyside Police" in seen
        assert "due 21 January 2027" in seen
        assert "Read ten plans · no owner yet · no date yet" in seen


async def test_the_last_words_heard_are_those_of_the_newest_update_that_is_not_restricted(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, TODAY)
    ledger.record(AddActions(refs=(ref(4),), title="Map", agencies=("merseyside-police",)), BY)
    ledger.record(AssignOwner(refs=(ref(5),), agency="merseyside-police", role=ROLE, name=OFFICER), BY)
    for about, words, on, restricted in (
        (ref(4), "An older one.", START, False),
        (f"{ref(4)}-A1", "Ten plans drawn.", TODAY, False),
        (ref(4), "Not for the room.", TODAY, True),
        (ref(5), f"{OFFICER} has begun.", TODAY, False),
    ):
        sender = f"{OFFICER}, Head of Crime"
        ledger.record(RecordUpdate(refs=(about,), words=words, on=on, sender=sender, restricted=restricted), BY)
    async with present_on(ledger) as driver:
        seen = " ".join((await driver.all_of("4")).split())
        assert f"{short_day(TODAY)}, Head of Crime, on A1: Ten plans drawn." in seen
        assert "An older one" not in seen
        assert "Not for the room" not in seen
        assert OFFICER not in await driver.all_of("5"), "nor in the words themselves"
        await driver.press("i")
        seen = " ".join((await driver.all_of("5")).split())
        assert f"{OFFICER}, Head of Crime: {OFFICER} has begun." in seen


async def test_one_that_was_not_accepted_says_why_not_and_at_which_meeting(tmp_path: Path) -> None:
    ledger = on_day(at_second(tmp_path), SECOND_DAY)
    reason = "Another review of this year asks the same."
    refused = Respond(refs=(ref(8),), response=Response.NOT_ACCEPTED, meeting=SECOND, reason=reason)
    record(ledger, refused)
    issue(ledger, SECOND)
    async with present_on(ledger, SECOND) as driver:
        seen = " ".join((await driver.all_of("8")).split())
        assert f"Why not Executive, 11 March 2027: {reason}" in seen


async def test_a_plan_that_nobody_planned_yet_has_no_exception_and_is_asked_for_each_owner_and_response(
    tmp_path: Path,
) -> None:
    async with present_on(new_ledger(tmp_path, TODAY)) as driver:
        assert "as it stands on 22 November 2026" in driver.lines[0]
        assert "no papers" not in driver.lines[0], "there is no meeting that papers could be for"
        await driver.press("n")
        assert driver.key == "decisions-1"
        assert "asked of the meeting · 1 of 8" in driver.seen
        assert "Respond: accept it" in driver.seen
        await driver.press(*"nnnnnnn")
        assert "asked of the meeting · 8 of 8" in driver.seen
        assert "Agree its owner and date" in driver.seen
        seen = await driver.all_of("1")
        assert driver.key == ref(1)
        assert "no owner yet" in seen
        assert "Since" not in seen, "there is nothing to compare with"


async def test_an_item_without_an_owner_says_so_beside_its_actions(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, TODAY)
    ledger.record(AddActions(refs=(ref(10),), title="Agree terms of reference with the units"), BY)
    async with present_on(ledger) as driver:
        assert "Lead     no owner yet · 1 action" in await driver.all_of("10")


async def test_an_empty_plan_has_one_page(tmp_path: Path) -> None:
    async with present_on(new_ledger(tmp_path, TODAY, seeded=False)) as driver:
        assert "No recommendation is in this plan yet." in driver.seen
        await driver.press("n", "p", "end", "down", "up")
        assert driver.pages.progress == "1 of 1"


async def test_without_a_meeting_named_the_next_sitting_is_shown(tmp_path: Path) -> None:
    ledger = on_day(planned(tmp_path), date(2026, 12, 10))
    async with present_on(ledger) as driver:
        assert "Executive, 10 December 2026" in driver.lines[0]


async def test_without_a_sitting_to_come_the_last_one_is_shown(tmp_path: Path) -> None:
    async with present_on(on_day(before_second(tmp_path), date(2027, 5, 1))) as driver:
        assert "Executive, 11 March 2027" in driver.lines[0]
        assert "papers as at 4 March 2027" in driver.lines[0]


async def test_a_cancelled_sitting_is_passed_over(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, TODAY)
    record(ledger, AddMeetings(body="Executive", days=(date(2026, 12, 10), date(2027, 3, 11))))
    record(ledger, CancelMeeting(meeting=FIRST, reason="Snow"))
    async with present_on(ledger) as driver:
        assert "Executive, 11 March 2027" in driver.lines[0]
        assert "no papers issued · as it stands on 22 November 2026" in driver.lines[0]


async def test_a_past_meeting_shows_the_papers_that_it_had(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path), FIRST) as driver:
        assert "papers as at 3 December 2026" in driver.lines[0]
        await driver.press("5", "enter")
        assert "■ RED" in driver.seen
        assert "≠ since papers of 3 Dec: ✔ BLUE" in driver.lines[0]


async def test_before_its_papers_a_meeting_sees_the_plan_as_it_stands(tmp_path: Path) -> None:
    ledger = on_day(planned(tmp_path), PAPERS_DAY)
    async with present_on(ledger, "next executive") as driver:
        assert "no papers issued · as it stands on 4 March 2027" in driver.lines[0]
        assert driver.pages.shown.meeting is not None
        assert driver.pages.shown.meeting.id == SECOND
        assert "≠" not in driver.seen


async def test_what_changed_since_the_papers_is_marked_on_the_page_the_list_and_the_title(tmp_path: Path) -> None:
    ledger = at_second(tmp_path)
    record(ledger, ProposeDate(refs=(ref(8),), on=date(2027, 8, 31)))
    async with present_on(ledger) as driver:
        assert "≠ 1 changed since" in driver.lines[0]
        while "R08" not in driver.seen:
            await driver.press("n")
        assert [line for line in driver.lines if "≠" in line and "R08" in line]
        seen = await driver.all_of("8")
        assert "≠ since papers of 4 Mar: due 31 Aug 27" in driver.lines[0]
        assert "31 July 2027" in seen, "the papers are what is shown"
        await driver.press("7", "enter")
        assert "≠" not in driver.seen


async def test_an_action_is_found_on_its_recommendation(tmp_path: Path) -> None:
    ledger = on_day(at_second(tmp_path), SECOND_DAY)
    record(ledger, AddActions(refs=(ref(2),), title="Later than the papers"))
    async with present_on(ledger) as driver:
        await driver.press("g", *"R6-A1", "enter")
        assert driver.key == ref(6)
        assert "1 action" in await driver.all_of("6")


async def test_of_several_reviews_each_page_names_the_ref_and_a_bare_number_is_not_guessed(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, TODAY)
    record(ledger, LoadReview(file=replace(read_seed(), ref="DHR", title="Another review")))
    async with present_on(ledger) as driver:
        assert "2 reviews" in driver.lines[0]
        assert "Child Sam · Another review" in driver.seen
        await driver.press("g", *"dhr-r4", "enter")
        assert driver.key == "DHR-R04"
        assert "DHR-R04 · " in driver.lines[-1]
        await driver.press("4", "enter")
        assert driver.key == "DHR-R04"
        assert "SAM-R04" in driver.words("#go-to-note")


async def test_an_overdue_action_is_counted_once_and_told_on_each_page_as_the_actions(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    ledger.record(AssignOwner(refs=("SAM-R04", "SAM-R05"), agency="merseyside-police"), BY)
    ledger.record(ProposeDate(refs=("SAM-R04", "SAM-R05"), on=date(2027, 6, 30)), BY)
    ledger.record(RecordUpdate(refs=("SAM-R05",), words="Stuck.", on=START, declared=Declared.RED), BY)
    for late, due in (("SAM-R04", date(2026, 12, 1)), ("SAM-R05", date(2026, 12, 11))):
        ledger.record(AddActions(refs=(late,), title="Map", agencies=("merseyside-police",), due_on=due), BY)
    async with present_on(on_day(ledger, date(2026, 12, 26)), size=MIDDLE) as driver:
        assert "overdue 2 (2 by an action)" in driver.seen
        await driver.press("n")
        assert "A1: overdue by 25 days" in driver.seen
        await driver.press("4", "enter")
        assert "From SAM-R04-A1: overdue by 25 days" in driver.seen
        assert "A1 overdue by 15 days" in await driver.all_of("5"), "its own rule is the worst"
