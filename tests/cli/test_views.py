"""``timeline``, ``agencies`` and ``charts``: the views for scripts, screen readers and SSH."""

import pytest

from actionplan.domain.text import cells
from tests.cli.conftest import Cli
from tests.cli.test_nasty_texts import STEERING
from tests.nasty import NASTY_LINES

VIEWS = ("timeline", "agencies", "charts")
LATER = "2027-02-10"


@pytest.fixture
def worked(done: Cli) -> Cli:
    """Two dates, adopted; one of them moved by a meeting; the other overdue later, with its lead's view Green."""
    done("assign", "R4", "R5", "--agency", "pol", "--name", "Duty Officer")
    done("due", "R4", "2027-01-15")
    done("due", "R5", "2027-01-29")
    done("due", "R6", "2027-04-30")
    done("meeting", "add", "Executive", "2026-12-10")
    done("adopt", "R4", "R5", "--meeting", "executive-2026-12-10", today="2026-12-10")
    ask = ("extend", "ask", "R4", "2027-03-31", "--reason", "Two posts are empty", "--asked-by", "Superintendent")
    done(*ask, today="2026-12-10")
    done("extend", "grant", "R4", "--meeting", "executive-2026-12-10", today="2026-12-10")
    done("update", "R5", "All is well", "--declare", "green", today="2026-12-20")
    return done


def test_the_timeline_draws_the_dates_and_says_them_in_columns(worked: Cli) -> None:
    shown = worked("timeline", today=LATER).out
    moved, overdue = (next(line for line in shown.splitlines() if line.startswith(ref)) for ref in ("R04", "R05"))
    assert moved.split()[1].replace("-", "") == "A|E"
    assert "A=|" in overdue
    assert "15 Jan 27  31 Mar 27  +75 d" in shown
    assert "29 Jan 27  29 Jan 27  0 d    12 d  ■ RED" in shown
    assert "proposed   30 Apr 27" in shown
    assert "Meetings, Executive: 10 Dec 26." not in shown  # before the axis begins
    assert shown.index("Without a date:") < shown.index("R11")


def test_the_timeline_takes_filters_and_says_where_nothing_matches(worked: Cli) -> None:
    assert [i["ref"] for i in worked("timeline", "is:overdue", "--json", today=LATER).json["items"]] == ["SAM-R05"]
    none = worked("timeline", "is:overdue").out
    assert "No item matches" in none


def test_the_timeline_s_json_has_the_export_s_names(worked: Cli) -> None:
    found = worked("timeline", "--json", today=LATER).json
    assert found["as_at"] == LATER
    four, five, six = found["items"]
    assert (four["adopted_date"], four["approved_date"], four["slip_days"]) == ("2027-01-15", "2027-03-31", 75)
    assert (five["days_overdue"], five["rag"]) == (12, "Red")
    assert (six["date_state"], six["adopted_date"], six["slip_days"]) == ("proposed", None, None)
    assert len(found["undated"]) == 8


def test_agencies_say_where_the_lead_sees_it_better(worked: Cli) -> None:
    shown = worked("agencies", today=LATER).out
    assert "lead's view Green, rating ■ RED (Merseyside Police)" in shown
    found = worked("agencies", "--json", today=LATER).json
    police, unassigned, whole = found["recommendations"]
    assert (police["agency"], police["live"], police["overdue"]) == ("Merseyside Police", 2, 1)
    assert (police["declared_better"], police["days_since_update"], police["without_update"]) == (["SAM-R05"], 52, 1)
    assert (unassigned["agency"], unassigned["live"], whole["agency"], whole["live"]) == (
        "Not yet assigned",
        9,
        "All",
        11,
    )


def test_charts_show_each_month_end_as_it_was_known_then(worked: Cli) -> None:
    points = worked("charts", "--json", today=LATER).json["points"]
    assert [point["day"] for point in points] == ["2026-11-30", "2026-12-31", "2027-01-31", LATER]
    assert [point["Grey"] for point in points[:1]] == [11]
    assert [(point["due_first"], point["due"]) for point in points] == [(0, 0), (0, 0), (2, 1), (2, 1)]
    for point in points:
        assert sum(point[c] for c in ("Red", "Amber", "Green", "Grey")) == point["live"]
        as_then = worked("status", "--json", "--as-at", point["day"], today=LATER).json["totals"]
        assert as_then["live"] == point["live"]
    assert len(worked("charts", "--months", "1", "--json", today=LATER).json["points"]) == 2


@pytest.mark.parametrize("months", ["0", "25", "-1", "many"])
def test_charts_refuse_another_number_of_months(cli: Cli, months: str) -> None:
    ran = cli("charts", f"--months={months}")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("view", VIEWS)
def test_a_past_day_shows_the_same_ever_after(worked: Cli, view: str) -> None:
    then = worked(view, today="2026-12-20").out
    assert worked(view, "--as-at", "2026-12-20", today=LATER).out == then


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_line_fits_its_width(worked: Cli, monkeypatch: pytest.MonkeyPatch, view: str, width: int) -> None:
    worked("action", "add", "R2", "Audit ten records", "--for", "CSC,pol", today=LATER)
    worked("due", "R2", "2099-12-31", today=LATER)
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(cells(line) for line in worked(view, today=LATER).out.splitlines()) <= width


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_plan_is_a_report_too(done: Cli, view: str) -> None:
    done("init", "--empty")
    assert done(view).out
    assert "as_at" in done(view, "--json").json


@pytest.mark.parametrize("text", NASTY_LINES, ids=range(len(NASTY_LINES)))
def test_nasty_names_and_titles_are_inert(done: Cli, text: str) -> None:
    done("agency", "add", "--", text)
    done("action", "add", "R4", "--", text)
    done("assign", "R4", "R4-A1", f"--agency={text}")
    done("due", "R4", "2026-12-31")
    done("update", "R4", "All is well", "--declare", "green", today=LATER)
    for view in VIEWS:
        for ran in (done(view, today=LATER), done(view, "--json", today=LATER)):
            assert not STEERING & set(ran.out + ran.err), view
    names = [line["agency"] for line in done("agencies", "--json", today=LATER).json["recommendations"]]
    assert text in names
