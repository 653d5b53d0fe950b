"""Dates for diaries, read by another library: the same days, each under one name, put right by a second import."""

from datetime import date
from typing import Any

import icalendar
import pytest
from ics import Calendar

from tests.cli.conftest import Cli
from tests.nasty import NASTY_LINES

MARCH = "executive-2027-03-11"


@pytest.fixture
def dated(cli: Cli) -> Cli:
    cli("init")
    cli("meeting", "add", "Executive", "2027-03-11")
    cli("meeting", "add", "Executive", "2027-06-10")
    cli("due", "R4", "2027-03-31")
    cli("assign", "R4", "--agency", "Merseyside Police", "--role", "Head of Service")
    return cli


def days(cli: Cli, **options: str) -> dict[str, Any]:
    """The days by the beginning of their names, as another library reads them."""
    written = cli("paper", "calendar", "--format", "ics", **options)
    assert written.code == 0, written.err
    return {each.uid.partition("@")[0]: each for each in Calendar(written.raw.decode()).events}


def sequences(cli: Cli) -> dict[str, int]:
    read: Any = icalendar.Calendar.from_ical(cli("export", "ics").raw)
    return {str(each["uid"]).partition("@")[0]: int(each["sequence"]) for each in read.walk("VEVENT")}


def test_deadlines_sittings_and_the_days_on_which_papers_close_are_whole_days(dated: Cli) -> None:
    found = days(dated)
    assert set(found) == {
        "due-SAM-R04",
        MARCH,
        f"papers-{MARCH}",
        "executive-2027-06-10",
        "papers-executive-2027-06-10",
    }
    assert {name: each.begin.date() for name, each in found.items() if "06-10" not in name} == {
        "due-SAM-R04": date(2027, 3, 31),  # summer time began three days before
        MARCH: date(2027, 3, 11),
        f"papers-{MARCH}": date(2027, 3, 4),
    }
    assert all(each.all_day for each in found.values())
    assert found["due-SAM-R04"].description == "Lead: Merseyside Police."
    written = dated("paper", "calendar", "--format", "ics").raw
    assert b"TZID" not in written
    assert b"VTIMEZONE" not in written
    assert max(map(len, written.split(b"\r\n"))) <= 75


def test_a_later_file_puts_each_day_right_under_the_same_name(dated: Cli) -> None:
    before, counted = days(dated), sequences(dated)
    dated("due", "R4", "2027-04-30")
    dated("meeting", "move", MARCH, "2027-03-18", "--reason", "The room")
    dated("meeting", "cancel", "executive-2027-06-10", "--reason", "No quorum")
    after, later = days(dated), sequences(dated)
    assert {each.uid for each in after.values()} == {each.uid for each in before.values()}
    assert after["due-SAM-R04"].begin.date() == date(2027, 4, 30)
    assert after[MARCH].begin.date() == date(2027, 3, 18)
    assert after[f"papers-{MARCH}"].begin.date() == date(2027, 3, 11)
    assert after["executive-2027-06-10"].status == "CANCELLED"
    assert all(later[name] > count for name, count in counted.items())
    dated("undo")
    assert days(dated)["executive-2027-06-10"].status == "CONFIRMED"
    assert sequences(dated)["executive-2027-06-10"] > later["executive-2027-06-10"]


def test_a_timetable_moves_the_day_on_which_papers_close(dated: Cli) -> None:
    before = sequences(dated)
    done = dated("body", "edit", "Executive", "--papers-close", "14")
    assert done.code == 0, done.err
    assert days(dated)[f"papers-{MARCH}"].begin.date() == date(2027, 2, 25)
    assert sequences(dated)[f"papers-{MARCH}"] > before[f"papers-{MARCH}"]


def test_words_are_kept_as_they_are_but_for_what_steers(dated: Cli) -> None:
    for text in NASTY_LINES:
        added = dated("action", "add", "R4", "--", text)
        assert added.code == 0, (text, added.err)
    dated("due", *(f"R4-A{at + 1}" for at in range(len(NASTY_LINES))), "2027-05-01")
    found = days(dated)
    titles = [found[f"due-SAM-R04-A{at + 1}"].name for at in range(len(NASTY_LINES))]
    for text, title in zip(NASTY_LINES, titles, strict=True):
        assert not text.isprintable() or title.endswith(text)
        assert "\x1b" not in title


def test_other_documents_are_none_and_the_day_asked_for_stamps_it(dated: Cli) -> None:
    refused = dated("paper", "status-page", "--format", "ics")
    assert (refused.code, refused.raw) == (2, b"")
    assert "paper calendar" in refused.err
    assert b"DTSTAMP:20270101T000000Z" in dated("export", "ics", "--as-at", "2027-01-01", today="2027-02-02").raw
