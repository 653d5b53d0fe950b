"""What people write in trackers beside values: dittos, marks, several updates. Nothing is guessed in silence."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from actionplan.intake.tracker.leads import lead_of
from actionplan.intake.tracker.row import TrackerRow
from actionplan.intake.tracker.tracker import Tracker, read_tracker
from actionplan.intake.tracker.values import HowFar

HEAD = ["No", "Recommendation", "Action", "Lead agency", "Target date", "RAG", "Update"]
WORDING = ["Boards should meet.", "Police should agree a protocol.", "Schools should publish an offer."]


def row(number: int, *cells: str) -> list[str]:
    return [str(number), WORDING[number - 1], *cells]


def tracker(*rows: list[str], head: list[str] | None = None) -> Tracker:
    out = StringIO(newline="")
    csv.writer(out).writerows([head or HEAD, *rows])
    found = read_tracker(out.getvalue().encode(), "plan.csv", sheet=None, corrections={}, agencies=())
    assert found.rows == sum(len(each.rows) for each in found.items) + len(below(found))
    return found


def below(found: Tracker) -> list[str]:
    return [each.why for each in found.left_out if "above the headings" not in each.why]


def rows_of(found: Tracker) -> list[TrackerRow]:
    return [each for item in found.items for each in item.rows]


def test_a_ditto_is_the_cell_above_it_and_is_named() -> None:
    found = tracker(
        row(1, "Meet", "Health", "31/03/2027", "R", "Begun"),
        row(2, "Agree", "As above", "ditto", "A", '"'),
        row(3, "Publish", "〃", "", "G", "Out"),
    )
    said = [(each.agency, each.due_on, [one.words for one in each.updates]) for each in rows_of(found)]
    day = date(2027, 3, 31)
    assert said == [("Health", day, ["Begun"]), ("Health", day, ["Begun"]), ("Health", None, ["Out"])]
    assert "These cells are read as the one above them: D3, E3, G3, D4." in found.remarks


def test_a_ditto_with_nothing_above_it_is_no_agency() -> None:
    found = tracker(row(1, "Meet", "as above", "31/03/2027", "R", "Begun"))
    (only,) = rows_of(found)
    assert only.agency == ""
    assert "Lead agency: as above, with nothing above it" in only.kept


def test_each_line_with_a_day_is_an_update_of_its_own() -> None:
    words = "12/03/26: Draft made.\nSent round.\n15/06/26 - Agreed.\n31/03/2027 is the target"
    (only,) = rows_of(tracker(row(1, "Meet", "Health", "31/03/2027", "R", words)))
    assert [(each.on, each.words) for each in only.updates] == [
        (date(2026, 3, 12), "Draft made.\nSent round."),
        (date(2026, 6, 15), "Agreed.\n31/03/2027 is the target"),
    ]


def test_where_one_day_has_its_month_first_no_other_of_the_column_is_guessed() -> None:
    found = tracker(
        row(1, "Meet", "Health", "03/14/2027", "R", "x"),
        row(2, "Agree", "Health", "04/05/2027", "R", "x"),
        row(3, "Publish", "Health", "31 March 2027", "R", "x"),
    )
    assert [each.due_on for each in rows_of(found)] == [None, None, date(2027, 3, 31)]
    assert "Target date: 04/05/2027" in rows_of(found)[1].kept
    assert any("Column E has days with the month first" in each for each in found.remarks)


def test_a_quarter_s_update_keeps_its_heading_and_the_latest_rating_counts() -> None:
    head = ["No", "Recommendation", "Action", "Q1 2026/27 update", "Q2 2026/27 update", "RAG Q1", "RAG Q2"]
    (only,) = rows_of(tracker(row(1, "Meet", "First", "Second", "A", "G"), head=head))
    assert [each.words for each in only.updates] == ["Q1 2026/27 update: First", "Q2 2026/27 update: Second"]
    assert only.declared is not None
    assert (only.declared.value, only.kept) == ("green", ("RAG Q1: A",))


def test_the_words_beside_a_colour_say_how_far_it_is() -> None:
    found = tracker(
        row(1, "Meet", "Health", "", "Blue - complete", "x"),
        row(2, "Agree", "Health", "", "Red (overdue)", "x"),
        row(3, "Publish", "Health", "", "Amber", "x"),
    )
    said = [(each.far, each.declared and each.declared.value) for each in rows_of(found)]
    assert said == [(HowFar.COMPLETE, None), (HowFar.UNDER_WAY, "red"), (None, "amber")]


def test_footers_are_no_themes_and_an_action_keeps_its_own_number() -> None:
    found = tracker(
        row(1, "", "Health", "", "", ""),
        ["1.1", "", "Meet", "Health", "", "A", "Begun"],
        ["Total: 2", "", "", "", "", "", ""],
        ["Produced by the performance team", "", "", "", "", "", ""],
    )
    assert below(found) == ["it adds up other rows", "it stands below the last row"]
    assert [each.kept for each in rows_of(found)] == [(), ("Number: 1.1",)]


def test_headings_may_have_three_rows_and_a_title_above_them_is_none() -> None:
    over = (["", "", "What", "Who", "When", "", ""], ["", "", "is to be done", "", "", "", ""])
    head = ["No", "Recommendation", "Action", "Agency", "Original", "Revised", "RAG"]
    found = tracker(over[1], head, row(1, "Meet", "Health", "31/03/2027", "30/06/2027", "A"), head=over[0])
    (only,) = rows_of(found)
    assert (only.first_on, only.due_on) == (date(2027, 3, 31), date(2027, 6, 30))
    titled = tracker([], HEAD, row(1, "Meet", "Health", "31/03/2027", "R", "x"), head=["Our plan"])
    assert [(each.row, each.text) for each in titled.left_out] == [(1, "Our plan")]


def test_what_is_struck_through_and_comments_are_kept_in_words() -> None:
    book: Any = Workbook()
    sheet = book.active
    sheet.append(HEAD)
    sheet.append(row(1, "Meet", "Health", "31/03/2027", "R", "Begun"))
    sheet["C2"].font = Font(strike=True)
    sheet["E2"].comment = Comment("Dropped in\nMarch", "Officer")
    out = BytesIO()
    book.save(out)
    found = read_tracker(out.getvalue(), "plan.xlsx", sheet=None, corrections={}, agencies=())
    assert rows_of(found)[0].kept == ("Comment on E2: Dropped in March", "Struck through in the tracker: C2")


@pytest.mark.parametrize(
    ("text", "role", "name", "addresses"),
    [
        ("Mx Example, Head of Service", "Head of Service", "Mx Example", ()),
        ("Head of Service (Mx Example)", "Head of Service", "Mx Example", ()),
        ("Mx Example - Detective Superintendent", "Detective Superintendent", "Mx Example", ()),
        ("Mx Example\nHead of Service\nmx@example.org", "Head of Service", "Mx Example", ("mx@example.org",)),
        ("Head, Public Protection", "Head, Public Protection", "", ()),
        ("mx@example.org", "", "", ("mx@example.org",)),
    ],
)
def test_a_lead_s_cell_is_taken_apart_so_that_no_name_is_in_the_role(
    text: str, role: str, name: str, addresses: tuple[str, ...]
) -> None:
    lead = lead_of(text)
    assert (lead.role, lead.name, lead.addresses) == (role, name, addresses)
