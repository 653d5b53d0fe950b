"""What a tracker's columns are: by whole words, by two rows of headings, by what the cells hold, as corrected."""

import pytest

from actionplan.domain.errors import BadInput
from actionplan.intake.tracker.cells import Cell, Grid
from actionplan.intake.tracker.fields import TrackerField, field_of_heading
from actionplan.intake.tracker.headings import Headings, headings_of
from actionplan.intake.tracker.mapping import ColumnUse, mapping_of


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid("Actions", tuple(tuple(map(Cell, row)) for row in rows))


def mapped(*rows: tuple[str, ...], corrections: dict[str, str] | None = None) -> tuple[ColumnUse, ...]:
    sheet = grid(*rows)
    headings = headings_of(sheet)
    assert headings is not None
    return mapping_of(sheet, headings, corrections or {}, ["Merseyside Police", "Health Services", "Police"])


def fields(*rows: tuple[str, ...], corrections: dict[str, str] | None = None) -> list[TrackerField | None]:
    return [each.field for each in mapped(*rows, corrections=corrections)]


F = TrackerField


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Rec. No.", F.NUMBER),
        ("RECOMMENDATION", F.RECOMMENDATION),
        ("Recommendation (from the review)", F.RECOMMENDATION),
        ("BRAG", F.RAG),
        ("Paragraph", None),
        ("Storage", None),
        ("Update – March 2026", F.UPDATE),
        ("Target date for completion", F.DATE),
        ("Original target date", F.FIRST_DATE),
        ("Date completed", F.COMPLETED_ON),
        ("What difference will it make?", F.OUTCOME),
        ("Lead officer's name", F.LEAD),
        ("Notes", F.UPDATE),
        ("Notes for the board", None),
    ],
)
def test_headings_name_fields_by_whole_words(heading: str, field: TrackerField | None) -> None:
    found = field_of_heading(heading)
    assert (found and found[0]) == field


def test_the_headings_are_found_below_titles_and_over_two_rows() -> None:
    rows = (
        ("Action plan 2026", "", "", "", ""),
        ("", "", "", "", ""),
        ("Ref", "Recommendation", "Lead", "", "Timescale"),
        ("", "", "Agency", "Officer", "Revised"),
        ("1", "Review the pathway.", "Police", "Inspector", "31/03/2027"),
    )
    found = headings_of(grid(*rows))
    assert found is not None
    assert (found.first, found.below) == (2, 4)
    assert found.titles == ("Ref", "Recommendation", "Lead Agency", "Lead Officer", "Revised Timescale")
    assert fields(*rows) == [F.NUMBER, F.RECOMMENDATION, F.AGENCY, F.ROLE, F.DATE]


def test_cells_decide_where_the_heading_does_not() -> None:
    heads = ("Recommendation", "Lead", "Owner", "Progress", "Complete")
    rows = (
        heads,
        ("Agencies should review it.", "Police", "Detective Inspector", "Green", "31/03/2026"),
        ("Agencies should audit it.", "Health Services", "Head of Service", "Red", "30/04/2026"),
    )
    assert fields(*rows) == [F.RECOMMENDATION, F.AGENCY, F.ROLE, F.RAG, F.COMPLETED_ON]


def test_of_two_columns_of_dates_the_revised_one_counts_and_of_two_alike_one_is_left_out_and_says_why() -> None:
    rows = (("Action", "Target date", "Revised date"), ("Review it.", "31/03/2026", "30/06/2026"))
    assert fields(*rows) == [F.ACTION, F.FIRST_DATE, F.DATE]
    twice = mapped(("Action", "Due date", "Deadline"), ("Review it.", "", "30/06/2026"), ("Audit it.", "", "1/7/2026"))
    assert [each.field for each in twice] == [F.ACTION, None, F.DATE]
    assert twice[1].why == 'column C, "Deadline" is taken for date already'


def test_a_correction_names_a_heading_or_a_letter_and_what_it_does_not_know_is_told() -> None:
    rows = (("Ref", "Wording of it", "Who does it", "Status"), ("1", "Review it.", "Police", "Closed"))
    corrections = {"Recommendation": "B", "lead-agency": "who does it", "Status": "-"}
    assert fields(*rows, corrections=corrections) == [F.NUMBER, F.RECOMMENDATION, F.AGENCY, None]
    with pytest.raises(BadInput, match="is not something that"):
        fields(*rows, corrections={"Smell": "B"})
    with pytest.raises(BadInput, match="is no column of"):
        fields(*rows, corrections={"Recommendation": "Z9"})


def test_without_recommendations_and_actions_it_asks_and_guesses_nothing() -> None:
    with pytest.raises(BadInput, match="No column with recommendations, their numbers or actions was found"):
        mapping_of(grid(("Blob",)), Headings(("Blob",), 0, 1), {}, ())


def test_a_heading_in_brackets_or_cells_of_ratings_tell_what_no_words_before_them_do() -> None:
    brackets = mapped(("Recommendation", "Lead", "How is it going? (BRAG)"), ("Do it well.", "Police", "early days"))
    assert (brackets[2].field, brackets[2].why) == (F.RAG, "a part of its heading")
    cells = mapped(
        ("Recommendation", "Lead", "Where are we"), ("Do it well.", "Police", "Amber"), ("Do it.", "", "Red")
    )
    assert (cells[2].field, cells[2].why) == (F.RAG, "its cells are ratings")
