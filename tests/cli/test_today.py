"""``today``: what needs the manager now, for a terminal, a script and a past day."""

from datetime import date

import pytest

from actionplan.domain.moment import Moment
from actionplan.domain.text import cells
from actionplan.services.faults import state_folder
from actionplan.services.last_look import FILE, last_look, looked
from tests.cli.conftest import Cli
from tests.cli.test_nasty_texts import STEERING
from tests.nasty import NASTY_LINES

LATER = "2027-02-10"
AT = "executive-2026-12-10"


@pytest.fixture
def worked(done: Cli) -> Cli:
    """One item overdue without a request, one silent, and a sitting that asked for something."""
    done("assign", "R4", "R5", "--agency", "pol", "--role", "Superintendent")
    done("due", "R4", "2027-01-15")
    done("due", "R5", "2027-06-30")
    done("meeting", "add", "Executive", "2026-12-10")
    done("meeting", "add", "Executive", "2027-03-11")
    done("adopt", "R4", "R5", "--meeting", AT, today="2026-12-10")
    done("meeting", "decide", AT, "Write to the trust", "--owner", "Chair", "--due", "2027-01-31", today="2026-12-10")
    done("update", "R5", "Begun", today="2026-12-12")
    return done


def lines(worked: Cli, what: str, *options: str, today: str = LATER) -> list[dict[str, str]]:
    found = worked("today", "--json", *options, today=today).json
    return [line for line in found if line["what"] == what]


def test_what_is_late_silent_and_promised_is_in_it_with_what_deals_with_it(worked: Cli) -> None:
    (late,) = lines(worked, "overdue")
    assert (late["ref"], late["since"]) == ("SAM-R04", "2027-01-15")
    assert late["words"].endswith("26 days overdue, no extension asked for")
    assert late["does"].startswith("actionplan extend ask SAM-R04 ")
    assert [line["ref"] for line in lines(worked, "chase")] == ["SAM-R04", "SAM-R05"]
    assert "Merseyside Police, Superintendent: not heard from for 60 days" in lines(worked, "chase")[1]["words"]
    (promised,) = lines(worked, "follow-up")
    assert (promised["ref"], promised["since"]) == ("F1", "2027-01-31")
    assert "10 days late" in promised["words"]


def test_a_gap_of_check_is_in_it_once_in_one_part_or_another(worked: Cli, cli: Cli) -> None:
    found = worked("today", "--json", today=LATER).json
    check = cli("check", "--json", today=LATER).json
    told = {line["ref"] for line in found if line["what"] in {"gap", "overdue", "chase", "follow-up"}}
    unplanned = {gap["ref"] for gap in check if gap["gap"] in {"no-owner", "no-date"}}
    assert {gap["ref"] for gap in check} - unplanned <= told
    gaps = [line for line in found if line["what"] == "gap"]
    assert not {line["ref"] for line in gaps if "overdue" in line["words"] or "heard" in line["words"]}


def test_it_leads_through_the_quarter(worked: Cli) -> None:
    steps = [(line["words"], line["does"]) for line in lines(worked, "next")]
    assert steps[0][0].startswith("9 without an owner")
    assert (f"actionplan meeting close {AT}") in [does for _, does in steps]
    assert steps[-1][1] == "actionplan pack executive-2027-03-11 -o FOLDER"
    assert "papers close on 4 March 2027" in steps[-1][0]


def test_the_next_four_weeks_hold_deadlines_and_sittings_in_order(worked: Cli) -> None:
    dates = lines(worked, "date", today="2027-02-12")
    assert [(line["ref"], line["since"]) for line in dates] == [
        ("executive-2027-03-11", "2027-03-04"),
        ("executive-2027-03-11", "2027-03-11"),
    ]
    assert not lines(worked, "date", today="2027-02-03")[1:]


def test_changes_are_those_since_the_last_look_or_of_the_last_week(worked: Cli) -> None:
    worked("update", "R5", "Half done", today="2027-02-09")
    assert [line["ref"] for line in lines(worked, "change")] == ["SAM-R05"]
    assert "Changed after 3 February 2027" in worked("today", today=LATER).out
    location = worked("info", "--json", today=LATER).json["plan"]
    newest = worked("history", "--json", today=LATER).json[-1]["entry"]
    assert looked(location, Moment(date(2027, 2, 9), newest))
    assert lines(worked, "change") == []
    worked("update", "R5", "More", today=LATER)
    (line,) = lines(worked, "change")
    assert "More" in line["words"]
    (state_folder() / FILE).write_text("[not json", encoding="utf-8")
    assert last_look(location) is None
    assert len(lines(worked, "change")) == 2


def test_a_past_day_shows_the_same_ever_after(worked: Cli) -> None:
    then = worked("today", "--json", today="2026-12-20").json
    worked("update", "R4", "Later", today=LATER)
    assert worked("today", "--json", "--as-at", "2026-12-20", today=LATER).json == then


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_line_fits_its_width(worked: Cli, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(cells(line) for line in worked("today", today=LATER).out.splitlines()) <= width


def test_an_empty_plan_says_where_to_begin(done: Cli) -> None:
    done("init", "--empty")
    (line, *rest) = done("today", "--json").json
    assert (line["what"], line["does"]) == ("next", "actionplan load FILE")
    assert {each["what"] for each in rest} == {"change"}
    assert [each["what"] for each in done("today", "--json", today="2026-12-24").json] == ["next"]


@pytest.mark.parametrize("text", NASTY_LINES[:6], ids=range(6))
def test_nasty_texts_are_inert(worked: Cli, text: str) -> None:
    worked("meeting", "decide", AT, "--owner", "Chair", "--due", "2027-01-31", "--", text, today="2026-12-12")
    for ran in (worked("today", today=LATER), worked("today", "--json", today=LATER)):
        assert not STEERING & set(ran.out + ran.err)
